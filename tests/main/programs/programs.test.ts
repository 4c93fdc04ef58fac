/** Programs: drafts keep what is unfinished, versions never change, files carry a program to another Rackside. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ResultOf } from '#contract/channels.ts';
import { addLine, removeLine } from '#domain/program/edit.ts';
import type { Program } from '#domain/program/program.ts';
import { openRackside, type Rackside } from '../../support/application.ts';

type Draft = ResultOf<'programs.draft'>;

async function guide(rackside: Rackside): Promise<Program> {
  const [program] = await rackside.ask('library.programs', {});
  return rackside.ask('library.program', { id: program?.id ?? '' });
}

async function copyOfGuide(rackside: Rackside, name = 'Spring block'): Promise<Draft> {
  return rackside.ask('programs.startDraft', { from: { id: (await guide(rackside)).id as never }, name });
}

const save = (rackside: Rackside, { id, version }: Draft, program: Program) =>
  rackside.ask('programs.saveDraft', { id, version, program });
const publish = (rackside: Rackside, { id, version }: Draft) =>
  rackside.ask('programs.publish', { id, version });

describe('a draft', () => {
  it('is a copy under a new name; the program it comes from stays as it is', async () => {
    const rackside = await openRackside();
    const before = await guide(rackside);
    const draft = await copyOfGuide(rackside);
    expect(draft).toMatchObject({ name: 'Spring block', becomes: 1, version: 1, problems: [] });
    expect(draft.program.phases).toEqual(before.phases);
    await save(rackside, draft, removeLine(draft.program, { block: 0, session: 0, line: 0 }));
    expect(await guide(rackside)).toEqual(before);
  });
  it('of a shipped program needs a name of its own', async () => {
    const rackside = await openRackside();
    const { code, fields } = await rackside.refused('programs.startDraft', {
      from: { id: (await guide(rackside)).id },
    });
    expect([code, fields?.[0]?.path]).toEqual(['PROGRAM_REFUSED', 'name']);
  });
  it('starts empty with warm-up and foundation block, and says what it still needs', async () => {
    const rackside = await openRackside();
    const draft = await rackside.ask('programs.startDraft', { name: 'Off-season' });
    expect(draft.program.foundation.lines.length).toBeGreaterThan(0);
    expect(draft.problems).toEqual([
      { path: 'phases.0.sessions.0', sentence: 'Session A has no exercise yet.' },
    ]);
    const { code, fields } = await rackside.refused('programs.publish', {
      id: draft.id,
      version: draft.version,
    });
    expect([code, fields?.[0]?.path]).toEqual(['PROGRAM_REFUSED', 'phases.0.sessions.0']);
  });
  it('is kept as it stands, and is there again after Rackside was closed', async () => {
    const rackside = await openRackside();
    const draft = await copyOfGuide(rackside);
    const shorter = removeLine(draft.program, { block: 0, session: 0, line: 0 });
    await save(rackside, draft, shorter);
    await rackside.close();
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    const [kept] = await again.ask('programs.drafts', {});
    expect(kept).toMatchObject({ name: 'Spring block', version: 2 });
    expect((await again.ask('programs.draft', { id: kept?.id as never })).program).toEqual(shorter);
  });
  it('that somebody saved meanwhile is not overwritten', async () => {
    const rackside = await openRackside();
    const draft = await copyOfGuide(rackside);
    await save(rackside, draft, draft.program);
    expect(
      await rackside.code('programs.saveDraft', { id: draft.id, version: 1, program: draft.program }),
    ).toBe('STALE_ROW');
  });
  it('keeps whose it is, whatever the program says of itself', async () => {
    const rackside = await openRackside();
    const draft = await copyOfGuide(rackside);
    const saved = await save(rackside, draft, {
      ...draft.program,
      id: (await guide(rackside)).id,
      version: 9,
    });
    expect([saved.program.id, saved.program.version]).toEqual([draft.programId, 1]);
  });
  it('can be thrown away', async () => {
    const rackside = await openRackside();
    const draft = await copyOfGuide(rackside);
    await rackside.ask('programs.discard', { id: draft.id });
    expect(await rackside.ask('programs.drafts', {})).toEqual([]);
    expect(await rackside.code('programs.draft', { id: draft.id })).toBe('NOT_FOUND');
  });
});

describe('publishing', () => {
  it('makes versions one after the other, each as it was published', async () => {
    const rackside = await openRackside();
    const first = await publish(rackside, await copyOfGuide(rackside));
    const draft = await rackside.ask('programs.startDraft', { from: { id: first.id } });
    expect(draft.becomes).toBe(2);
    const shorter = removeLine(draft.program, { block: 0, session: 0, line: 0 });
    const second = await publish(rackside, await save(rackside, draft, shorter));
    expect([first.version, second.version, second.id]).toEqual([1, 2, first.id]);
    expect(await rackside.ask('library.program', { id: first.id, version: 1 })).toEqual({
      ...draft.program,
      version: 1,
    });
    expect((await rackside.ask('library.program', { id: first.id })).phases).toEqual(shorter.phases);
    expect(await rackside.ask('programs.drafts', {})).toEqual([]);
  });
  it('gives one draft of a program at a time, to whoever asks', async () => {
    const rackside = await openRackside();
    const first = await publish(rackside, await copyOfGuide(rackside));
    const draft = await rackside.ask('programs.startDraft', { from: { id: first.id } });
    expect((await rackside.ask('programs.startDraft', { from: { id: first.id } })).id).toBe(draft.id);
  });
  it.each<[string, (program: Program) => Program, string, RegExp]>([
    [
      'an exercise nobody knows',
      (program) =>
        addLine(
          program,
          { block: 0, session: 0, line: 0 },
          {
            exerciseId: 'flying',
            sourceText: '',
            prescription: program.phases[0]?.sessions[0]?.lines[0]?.prescription as never,
          },
        ),
      'phases.0.sessions.0.lines.0',
      /no exercise “flying”/,
    ],
    [
      'a percentage that nobody could have typed',
      (program) =>
        JSON.parse(
          JSON.stringify(program).replaceAll('"low":70,"high":70', '"low":70,"high":200'),
        ) as Program,
      'phases.1.sessions.0.lines.0',
      /A percentage here is 1 to 100 %/,
    ],
    [
      'a gap in the weeks',
      (program) => ({ ...program, phases: program.phases.slice(1) }),
      'phases.0',
      /begin with week 1/,
    ],
    ['no phase', (program) => ({ ...program, phases: [] }), 'phases', /at least one phase/],
    ['no name', (program) => ({ ...program, name: ' ' }), 'name', /Give the program a name/],
    [
      'an empty foundation block',
      (program) => ({ ...program, foundation: { ...program.foundation, lines: [] } }),
      'foundation',
      /nothing to do/,
    ],
    [
      'a loaded foundation block',
      (program) => ({
        ...program,
        foundation: {
          ...program.foundation,
          lines: [{ ...program.foundation.lines[0], exerciseId: 'back-squat' } as never],
        },
      }),
      'foundation.lines.0',
      /no external load/,
    ],
    [
      'a line twice',
      (program) => ({
        ...program,
        foundation: {
          ...program.foundation,
          lines: [program.foundation.lines[0], program.foundation.lines[0]] as never,
        },
      }),
      'foundation.lines.1',
      /stands here twice/,
    ],
  ])('is refused with %s', async (_what, spoil, path, sentence) => {
    const rackside = await openRackside();
    const draft = await copyOfGuide(rackside);
    const saved = await save(rackside, draft, spoil(draft.program));
    const { code, fields } = await rackside.refused('programs.publish', {
      id: saved.id,
      version: saved.version,
    });
    expect(code).toBe('PROGRAM_REFUSED');
    expect(fields?.find((field) => field.path === path)?.sentence).toMatch(sentence);
    expect(await rackside.ask('library.programs', {})).toHaveLength(1);
  });
});

describe('a program as a file', () => {
  const bytesOf = async (rackside: Rackside) => {
    const { file } = await rackside.ask('programs.export', { id: (await guide(rackside)).id as never });
    return {
      name: file.name,
      bytes: new Uint8Array(readFileSync(rackside.application.files.outgoing(file.token).path)),
    };
  };
  const bring = (rackside: Rackside, bytes: Uint8Array) =>
    rackside.application.files.receive({ name: 'x.json', bytes }).token as never;

  it('comes back the same, as a draft of a program of its own', async () => {
    const rackside = await openRackside();
    const { name, bytes } = await bytesOf(rackside);
    expect(name).toMatch(/ v1\.rackside\.json$/);
    const other = await openRackside();
    const draft = await other.ask('programs.import', { file: bring(other, bytes) });
    const original = await guide(rackside);
    expect(draft.program).toEqual({ ...original, id: draft.programId, version: 1 });
    expect(draft.programId).not.toBe(original.id);
    await publish(other, draft);
  });
  const text = (content: unknown) =>
    new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', text(''), /not a program file/],
    ['no JSON', text('PK\u0003\u0004'), /not a program file/],
    ['no text', new Uint8Array([0xff, 0xfe, 0x00]), /not a program file/],
    ['another JSON', text({ format: 'other' }), /not a program file/],
    ['null', text('null'), /not a program file/],
    ['a newer one', text({ format: 'rackside-program', formatVersion: 3, program: {} }), /newer Rackside/],
    [
      'a damaged one',
      text({ format: 'rackside-program', formatVersion: 1, program: { name: 'x' } }),
      /damaged: what it says of the program as a whole cannot be read/,
    ],
  ])('is refused when it holds %s', async (_what, bytes, sentence) => {
    const rackside = await openRackside();
    const { code, message } = await rackside.refused('programs.import', { file: bring(rackside, bytes) });
    expect(code).toBe('FILE_REFUSED');
    expect(message).toMatch(sentence);
    expect(await rackside.ask('programs.drafts', {})).toEqual([]);
  });
});
