/** Own exercises in program files: they come along, never replace what is here, and their tags only on a lead's word. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OwnExercise } from '#contract/exercises.ts';
import { openRackside, type Rackside } from '../../support/application.ts';
import { COACH, gym, PROGRAM } from '../assignments/gym.ts';

const BELT_SQUAT: OwnExercise = {
  name: 'Belt squat',
  pattern: 'squat',
  implement: 'machine',
  bilateral: true,
  tags: ['SUP'],
  equipment: [],
  ladder: ['step-up'],
  setup: ['Belt over the hips'],
  execution: [],
  cues: [],
  errors: [],
  muscles: [],
};

/** A facility with a program of two own exercises, one the step down of the other; and a third that it does not need. */
async function sender() {
  const rackside = await openRackside();
  const save = (change: Partial<OwnExercise>) =>
    rackside.ask('exercises.save', { exercise: { ...BELT_SQUAT, ...change } });
  const easier = await save({ name: 'Box squat', tags: null });
  const belt = await save({ ladder: [easier.id, 'step-up'] });
  await save({ name: 'Sled push' });
  const draft = await rackside.ask('programs.startDraft', { from: { id: PROGRAM as never }, name: 'Ours' });
  const program = JSON.parse(JSON.stringify(draft.program).replaceAll('"back-squat"', `"${belt.id}"`));
  const saved = await rackside.ask('programs.saveDraft', { id: draft.id, version: 1, program });
  const { id } = await rackside.ask('programs.publish', { id: draft.id, version: saved.version });
  const { file } = await rackside.ask('programs.export', { id });
  const bytes = new Uint8Array(readFileSync(rackside.application.files.outgoing(file.token).path));
  return { bytes, belt: belt.id, easier: easier.id };
}

const handIn = (rackside: Rackside, bytes: Uint8Array) =>
  rackside.application.files.receive({ name: 'ours.json', bytes }).token as never;
const ownOf = async (rackside: Rackside) =>
  (await rackside.ask('library.exercises', {})).filter(({ own }) => own);
type Content = { exercises: { id: string; content: OwnExercise }[]; [key: string]: unknown };
const spoilt = (bytes: Uint8Array, spoil: (content: Content) => unknown) => {
  const content = JSON.parse(new TextDecoder().decode(bytes)) as Content;
  spoil(content);
  return new TextEncoder().encode(JSON.stringify(content));
};

describe('a program file', () => {
  it('carries the own exercises that the program needs, with their ladders, and no others', async () => {
    const { bytes, belt, easier } = await sender();
    const { exercises } = JSON.parse(new TextDecoder().decode(bytes)) as Content;
    expect(exercises.map(({ id }) => id).toSorted()).toEqual([belt, easier].toSorted());
    expect(exercises.find(({ id }) => id === belt)?.content).toEqual({
      ...BELT_SQUAT,
      ladder: [easier, 'step-up'],
    });
  });

  it('brings them in untagged: they count as having every tag', async () => {
    const { bytes, belt, easier } = await sender();
    const other = await openRackside();
    const preview = await other.ask('programs.previewImport', { file: handIn(other, bytes) });
    expect(preview.exercises.find(({ name }) => name === 'Belt squat')).toEqual({
      name: 'Belt squat',
      pattern: 'squat',
      implement: 'machine',
      tags: ['SUP'],
      how: 'new',
      sentence: 'Belt squat is added.',
    });
    expect(await ownOf(other)).toEqual([]);
    const draft = await other.ask('programs.import', { file: handIn(other, bytes) });
    expect(draft.problems).toEqual([]);
    const own = await ownOf(other);
    expect(own.find(({ id }) => id === belt)).toMatchObject({
      tags: ['LHT', 'PPT', 'AX', 'HNG', 'IMP', 'SUP', 'SL'],
      own: { tagged: false },
      setup: ['Belt over the hips'],
      ladder: [{ exerciseId: easier }, { exerciseId: 'step-up' }],
    });
    await other.ask('programs.publish', { id: draft.id, version: draft.version });
  });

  it('brings their tags when a lead accepts them, and then alone', async () => {
    const { bytes, belt, easier } = await sender();
    const { rackside, coach } = await gym();
    await rackside.ask('programs.import', { file: handIn(rackside, bytes), acceptTags: true });
    const own = await ownOf(rackside);
    expect(own.find(({ id }) => id === belt)).toMatchObject({ tags: ['SUP'], own: { tagged: true } });
    expect(own.find(({ id }) => id === easier)).toMatchObject({ own: { tagged: false } });
    await rackside.ask('people.signOut', {});
    await rackside.ask('people.signIn', { id: coach as never, pin: COACH.pin });
    expect(await rackside.code('programs.import', { file: handIn(rackside, bytes), acceptTags: true })).toBe(
      'LEAD_NEEDED',
    );
  });

  it('never replaces an exercise that is here, whatever the file says of it', async () => {
    const { bytes, belt } = await sender();
    const other = await openRackside();
    await other.ask('programs.import', { file: handIn(other, bytes) });
    const before = await ownOf(other);
    const changed = spoilt(bytes, ({ exercises }) => {
      for (const { content } of exercises)
        Object.assign(content, { tags: [], ladder: [], pattern: 'abduction' });
    });
    const { exercises } = await other.ask('programs.previewImport', { file: handIn(other, changed) });
    expect(exercises.map(({ how }) => how)).toEqual(['present', 'present']);
    await other.ask('programs.import', { file: handIn(other, changed), acceptTags: true });
    expect(await ownOf(other)).toEqual(before);
    expect(before.some(({ id }) => id === belt)).toBe(true);
  });

  it('uses the exercise of the same name, pattern and implement that is here in its place', async () => {
    const { bytes } = await sender();
    const other = await openRackside();
    const mine = await other.ask('exercises.save', { exercise: { ...BELT_SQUAT, name: 'BELT SQUAT' } });
    const draft = await other.ask('programs.import', { file: handIn(other, bytes) });
    expect(draft.problems).toEqual([]);
    expect(JSON.stringify(draft.program)).toContain(mine.id);
    expect((await ownOf(other)).map(({ name }) => name).toSorted()).toEqual(['BELT SQUAT', 'Box squat']);
  });

  it('renames one whose name means something else here', async () => {
    const { bytes, belt } = await sender();
    const other = await openRackside();
    await other.ask('exercises.save', { exercise: { ...BELT_SQUAT, pattern: 'hinge' } });
    const { exercises } = await other.ask('programs.previewImport', { file: handIn(other, bytes) });
    expect(exercises.find(({ name }) => name === 'Belt squat')?.sentence).toBe(
      'Belt squat is the name of another exercise here, so it is added as Belt squat 2.',
    );
    await other.ask('programs.import', { file: handIn(other, bytes) });
    expect((await ownOf(other)).find(({ id }) => id === belt)?.name).toBe('Belt squat 2');
  });

  it('cuts a long name for its number, but no emoji in half', async () => {
    const { bytes, belt } = await sender();
    const name = `${'a'.repeat(57)}🏐`;
    const long = spoilt(bytes, ({ exercises }) => {
      const own = exercises.find(({ id }) => id === belt);
      if (own) own.content = { ...own.content, name };
    });
    const other = await openRackside();
    await other.ask('exercises.save', { exercise: { ...BELT_SQUAT, name, pattern: 'hinge' } });
    await other.ask('programs.import', { file: handIn(other, long) });
    expect((await ownOf(other)).find(({ id }) => id === belt)?.name).toBe(`${'a'.repeat(57)} 2`);
  });

  it('drops steps of a ladder that nobody here knows', async () => {
    const { bytes, belt } = await sender();
    const other = await openRackside();
    const strange = spoilt(bytes, ({ exercises }) => {
      for (const { content } of exercises) content.ladder = ['nobody-knows-it', 'step-up'];
    });
    await other.ask('programs.import', { file: handIn(other, strange) });
    expect((await ownOf(other)).find(({ id }) => id === belt)?.ladder).toEqual([{ exerciseId: 'step-up' }]);
  });

  it.each<[string, (content: Content) => unknown, RegExp]>([
    [
      'a ladder that loops',
      ({ exercises }) => {
        const [a, b] = exercises;
        if (!a || !b) throw new Error('There are two');
        a.content.ladder = [b.id];
        b.content.ladder = [a.id];
      },
      /a ladder only goes down/,
    ],
    [
      'percentages of nothing',
      ({ exercises }) => Object.assign(exercises[0]?.content ?? {}, { maximumOf: 'nothing-here' }),
      /no such exercise/,
    ],
    [
      'an id of a shipped exercise',
      ({ exercises }) => Object.assign(exercises[0] ?? {}, { id: 'back-squat' }),
      /what it says of its exercise 1 cannot be read/,
    ],
    [
      'an exercise twice',
      ({ exercises }) => exercises.push(exercises[0] as Content['exercises'][number]),
      /stands in this file twice/,
    ],
    [
      'an exercise without a name',
      ({ exercises }) => Object.assign(exercises[0]?.content ?? {}, { name: ' ' }),
      /Give the exercise a name/,
    ],
    [
      'a tag that does not exist',
      ({ exercises }) => Object.assign(exercises[0]?.content ?? {}, { tags: ['HARMLESS'] }),
      /what it says of its exercise 1 cannot be read/,
    ],
    [
      'more exercises than any program needs',
      (content) => {
        content.exercises = Array.from({ length: 201 }, (_, place) => ({
          id: `own-${place}`,
          content: { ...BELT_SQUAT, name: `Squat ${place}` },
        }));
      },
      /more exercises than any program needs/,
    ],
    ['a key that nobody knows', (content) => Object.assign(content, { script: 'x' }), /damaged/],
  ])('with %s is refused in a sentence, and nothing is kept', async (_what, spoil, sentence) => {
    const { bytes } = await sender();
    const other = await openRackside();
    for (const channel of ['programs.previewImport', 'programs.import'] as const) {
      const { code, message } = await other.refused(channel, { file: handIn(other, spoilt(bytes, spoil)) });
      expect(code).toBe('FILE_REFUSED');
      expect(message).toMatch(sentence);
      expect(message).toMatch(/Nothing was changed\.$/);
    }
    expect(await ownOf(other)).toEqual([]);
    expect(await other.ask('programs.drafts', {})).toEqual([]);
  });
});
