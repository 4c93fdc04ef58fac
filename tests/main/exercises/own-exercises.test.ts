/** Own exercises: untagged they count as having every tag; a tag reaches running programs; ladders end. */

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { OwnExercise } from '#contract/exercises.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import {
  assign,
  athlete,
  COACH,
  decision,
  gym,
  LEAD,
  open,
  PROGRAM,
  print,
  record,
  sheet,
} from '../assignments/gym.ts';

const BELT_SQUAT: OwnExercise = {
  name: 'Belt squat',
  pattern: 'squat',
  implement: 'machine',
  bilateral: true,
  tags: null,
  equipment: [],
  ladder: ['step-up'],
  setup: [],
  execution: [],
  cues: [],
  errors: [],
  muscles: [],
};

const save = (rackside: Rackside, change: Partial<OwnExercise> = {}, at: object = {}) =>
  rackside.ask('exercises.save', { ...at, exercise: { ...BELT_SQUAT, ...change } } as never);
const refused = (rackside: Rackside, change: Partial<OwnExercise>, at: object = {}) =>
  rackside.refused('exercises.save', { ...at, exercise: { ...BELT_SQUAT, ...change } } as never);

describe('an own exercise', () => {
  it('stands in the library beside the shipped ones, also after a restart', async () => {
    const rackside = await openRackside();
    const { id } = await save(rackside);
    await rackside.close();
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    const all = await again.ask('library.exercises', {});
    expect(all).toHaveLength(24);
    expect(all.at(-1)).toMatchObject({ id, name: 'Belt squat', externallyLoaded: true });
  });

  it('has a short name without half an emoji', async () => {
    const rackside = await openRackside();
    const { id } = await save(rackside, { name: `${'a'.repeat(22)}🏐 squat` });
    const all = await rackside.ask('library.exercises', {});
    expect(all.find((each) => each.id === id)?.shortName).toBe(`${'a'.repeat(22)}…`);
  });

  it('has faults with their corrections and muscles like a shipped one', async () => {
    const rackside = await openRackside();
    const errors = [{ fault: 'Knees fall in', seenAs: 'Knees inside the feet', correction: 'Push them out' }];
    const { id } = await save(rackside, { errors, muscles: ['Quadriceps'] });
    const all = await rackside.ask('library.exercises', {});
    expect(all.find((each) => each.id === id)).toMatchObject({ errors, muscles: ['Quadriceps'] });
    expect(
      await refused(rackside, { name: 'Hack squat', errors: [{ ...errors[0], correction: '' }] as never }),
    ).toMatchObject({
      code: 'EXERCISE_REFUSED',
      fields: [{ path: 'exercise.errors.0.correction', sentence: 'Say what to do about it.' }],
    });
  });

  it('from before there were faults and muscles has none', async () => {
    const rackside = await openRackside();
    const { id } = await save(rackside);
    await rackside.close();
    const file = new Database(join(rackside.dataFolder, 'roster.sqlite'));
    file.exec("UPDATE own_exercise SET content = json_remove(content, '$.errors', '$.muscles')");
    file.close();
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    const all = await again.ask('library.exercises', {});
    expect(all.find((each) => each.id === id)).toMatchObject({ errors: [], muscles: [] });
  });

  it('counts as loaded and as having every tag until it is tagged, whatever its pattern is called', async () => {
    const rackside = await openRackside();
    const every = ['LHT', 'PPT', 'AX', 'HNG', 'IMP', 'SUP', 'SL'];
    const untagged = await save(rackside);
    expect(untagged).toMatchObject({ tags: every, own: { tagged: false, version: 1 } });
    const at = { id: untagged.id, version: 1 };
    expect(await save(rackside, { tags: [] }, at)).toMatchObject({
      tags: [],
      own: { tagged: true, version: 2 },
    });
    const jump = { name: 'Box jump', pattern: 'mobility', implement: 'bodyweight' } as const;
    expect(await save(rackside, jump)).toMatchObject({ tags: every, externallyLoaded: true });
  });

  it('is tagged by a lead alone', async () => {
    const { rackside, coach } = await gym();
    await rackside.ask('people.signOut', {});
    await rackside.ask('people.signIn', { id: coach, pin: COACH.pin });
    const { id } = await save(rackside);
    expect(await refused(rackside, { tags: [] }, { id, version: 1 })).toMatchObject({ code: 'LEAD_NEEDED' });
    const [, ...cues] = [0, 'Tall chest'];
    expect(await save(rackside, { cues: cues as string[] }, { id, version: 1 })).toMatchObject({ cues });
  });

  it.each<[string, Partial<OwnExercise>]>([
    ['a tag', { tags: ['AX'] }],
    ['the load it is done with', { implement: 'bodyweight' }],
    ['the way down from it', { ladder: [] }],
    ['the lift whose maximum its percentages stand on', { maximumOf: 'back-squat' }],
    ['one leg or two', { bilateral: false }],
  ])('is let go of by a lead alone: %s', async (_, change) => {
    const { rackside, lead, coach } = await gym();
    const { id } = await save(rackside, { tags: ['AX', 'IMP'] });
    const tagged: Partial<OwnExercise> = { tags: ['AX', 'IMP'], ...change };
    await rackside.ask('people.signIn', { id: coach, pin: COACH.pin });
    expect(await refused(rackside, tagged, { id, version: 1 })).toMatchObject({ code: 'LEAD_NEEDED' });
    await rackside.ask('people.signIn', { id: lead, pin: LEAD.pin });
    expect(await save(rackside, tagged, { id, version: 1 })).toMatchObject({ own: { version: 2 } });
  });

  it.each<[string, Partial<OwnExercise>, string]>([
    ['a name that is taken, accents and case aside', { name: 'BACK SQUÁT' }, 'name'],
    ['a step that does not exist', { ladder: ['nothing'] }, 'ladder'],
    ['a step twice', { ladder: ['step-up', 'step-up'] }, 'ladder'],
    [
      'percentages of a lift that takes them from another',
      { maximumOf: 'barbell-hip-thrust-banded' },
      'maximumOf',
    ],
  ])('is refused with %s, and nothing is kept', async (_, change, field) => {
    const rackside = await openRackside();
    expect(await refused(rackside, change)).toMatchObject({
      code: 'EXERCISE_REFUSED',
      fields: [{ path: `exercise.${field}` }],
    });
    expect(await rackside.ask('library.exercises', {})).toHaveLength(23);
  });

  it('is refused with a ladder that loops, over any number of steps', async () => {
    const rackside = await openRackside();
    const first = await save(rackside);
    const second = await save(rackside, { name: 'Hack squat', ladder: [first.id] });
    for (const ladder of [[first.id], [second.id]]) {
      expect(await refused(rackside, { ladder }, { id: first.id, version: 1 })).toMatchObject({
        fields: [{ path: 'exercise.ladder' }],
      });
    }
  });

  it('that somebody else changed meanwhile is not overwritten', async () => {
    const rackside = await openRackside();
    const { id } = await save(rackside);
    await save(rackside, { cues: ['Slow down'] }, { id, version: 1 });
    expect(await refused(rackside, { cues: ['Fast down'] }, { id, version: 1 })).toMatchObject({
      code: 'STALE_ROW',
    });
  });

  it('that gets a tag changes running programs at once, and their sheets are void', async () => {
    const { rackside } = await gym();
    const { id } = await save(rackside, { tags: [] });
    const draft = await rackside.ask('programs.startDraft', {
      from: { id: PROGRAM },
      name: 'With belt squats',
    });
    const program = JSON.parse(
      JSON.stringify(draft.program).replaceAll('"romanian-deadlift"', JSON.stringify(id)),
    );
    const saved = await rackside.ask('programs.saveDraft', { id: draft.id, version: draft.version, program });
    const { id: programId } = await rackside.ask('programs.publish', {
      id: draft.id,
      version: saved.version,
    });
    const athleteId = await athlete(rackside);
    const episode = await open(rackside, athleteId, 'joint', {
      area: 'knee',
      restrictions: [{ text: 'No hinges', blocks: ['HNG'] }],
    });
    await record(rackside, episode.id, decision(TODAY));
    await assign(rackside, athleteId, { programId });
    const number = await print(rackside, athleteId);
    await save(rackside, { tags: ['HNG'] }, { id, version: 1 });
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
  });

  it('keeps its tags when a backup from before them is restored', async () => {
    const { rackside } = await gym();
    const { id } = await save(rackside, { tags: [] });
    const backup = await rackside.ask('system.backUp', {});
    await save(rackside, { tags: ['AX'] }, { id, version: 1 });
    await rackside.ask('system.restore', { id: backup.id });
    const all = await rackside.ask('library.exercises', {});
    expect(all.find((exercise) => exercise.id === id)).toMatchObject({ tags: ['AX'], own: { version: 2 } });
  });
});
