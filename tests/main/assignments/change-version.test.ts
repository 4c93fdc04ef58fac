/** Moving athletes to another version of their program: seen first, through the gate, nothing else of it changes. */

import { describe, expect, it } from 'vitest';
import { addLine, removeBlock, removeLine, setBlockWeeks } from '#domain/program/edit.ts';
import { exerciseNames, readLine } from '#domain/program/line-text.ts';
import type { Program } from '#domain/program/program.ts';
import type { Rackside } from '../../support/application.ts';
import { TODAY } from '../../support/application.ts';
import {
  ago,
  assign,
  athlete,
  COACH,
  calmBack,
  decision,
  gym,
  open,
  PROGRAM,
  print,
  record,
  running,
  sheet,
} from './gym.ts';

/** An own program in its first version, and a way to publish the next. */
async function ownProgram(rackside: Rackside) {
  const draft = await rackside.ask('programs.startDraft', { from: { id: PROGRAM as never }, name: 'Ours' });
  const { id } = await rackside.ask('programs.publish', { id: draft.id, version: draft.version });
  const next = async (change: (program: Program) => Program) => {
    const begun = await rackside.ask('programs.startDraft', { from: { id } });
    const saved = await rackside.ask('programs.saveDraft', {
      id: begun.id,
      version: begun.version,
      program: change(begun.program),
    });
    return rackside.ask('programs.publish', { id: saved.id, version: saved.version });
  };
  return { programId: id, next };
}

const withoutSecond = (program: Program) => removeLine(program, { block: 0, session: 0, line: 1 });

async function withLine(rackside: Rackside, text: string) {
  const names = exerciseNames(await rackside.ask('library.exercises', {}));
  const { content } = readLine(text, names);
  if (!content) throw new Error(`${text} is a line`);
  return (program: Program) => addLine(program, { block: 0, session: 0, line: 0 }, content);
}

async function move(
  rackside: Rackside,
  request: { programId: never; version?: number; athleteIds?: string[] },
) {
  const { digest } = await rackside.ask('assignments.previewVersion', request as never);
  return rackside.ask('assignments.changeVersion', { ...request, digest } as never);
}

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

describe('a newer version', () => {
  it('changes nobody’s program by being published, and shows what it would change', async () => {
    const { rackside } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const zoe = await athlete(rackside);
    await assign(rackside, zoe, { programId });
    await next(withoutSecond);
    expect((await running(rackside, zoe)).program.version).toBe(1);
    const preview = await rackside.ask('assignments.previewVersion', { programId });
    expect(preview).toMatchObject({
      program: { id: programId, version: 2 },
      asWritten: [{ athleteId: zoe }],
      withChanges: [],
      notAssigned: [],
      differences: [
        {
          from: 1,
          athletes: 1,
          sessions: [
            {
              where: 'Weeks 1–2, session A',
              lines: [{ before: 'Barbell hip thrust 4 × 12 @ 40–60 % (light)', after: null }],
            },
          ],
        },
      ],
    });
    expect((await running(rackside, zoe)).program.version).toBe(1);
  });

  it('is given by a move, and start, days and week stay; the sheets of the old one are void', async () => {
    const { rackside } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const zoe = await athlete(rackside);
    await assign(rackside, zoe, { programId, startDate: ago(7), trainingDays: [2, 5] });
    const number = await print(rackside, zoe);
    const before = await running(rackside, zoe);
    await next(withoutSecond);
    expect(await move(rackside, { programId: programId as never })).toEqual({
      asWritten: 1,
      withChanges: 0,
      notMoved: 0,
      moved: [{ from: 1, athleteIds: [zoe] }],
    });
    const after = await running(rackside, zoe);
    expect(after).toEqual({
      ...before,
      program: { ...before.program, version: 2 },
      version: expect.any(Number),
    });
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
    const plan = await rackside.ask('assignments.plan', { id: after.id, week: 1 });
    expect(plan.sessions[0]?.lines.map(({ lineId }) => lineId)).toEqual(['1A1', '1A3', '1A4']);
    const { events } = await rackside.ask('audit.page', { limit: 50 });
    const entry = events.find(({ action }) => action === 'assignments.changeVersion');
    expect(entry).toMatchObject({ subject: zoe });
  });

  it('is taken back by moving to the version before, through the gate like any move', async () => {
    const { rackside } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const zoe = await athlete(rackside);
    await assign(rackside, zoe, { programId });
    await next(withoutSecond);
    const { moved } = await move(rackside, { programId: programId as never });
    await move(rackside, {
      programId: programId as never,
      version: moved[0]?.from ?? 0,
      athleteIds: moved[0]?.athleteIds ?? [],
    });
    expect((await running(rackside, zoe)).program.version).toBe(1);
  });

  it('is given to those who are chosen alone', async () => {
    const { rackside } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const [zoe, ana] = [await athlete(rackside), await athlete(rackside, 'Ana', 'Abé')];
    for (const id of [zoe, ana]) await assign(rackside, id, { programId });
    await next(withoutSecond);
    await move(rackside, { programId: programId as never, athleteIds: [ana] });
    expect((await running(rackside, ana)).program.version).toBe(2);
    expect((await running(rackside, zoe)).program.version).toBe(1);
  });

  it('gives no more than was accepted, whatever stands in it', async () => {
    const { rackside } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const zoe = await athlete(rackside);
    const { id } = await open(rackside, zoe, 'joint', {
      area: 'knee',
      restrictions: [{ text: 'No squats', blocks: ['AX'], capPercent: 50 }],
    });
    await record(rackside, id, decision(TODAY));
    await assign(rackside, zoe, { programId });
    await next(await withLine(rackside, 'Back squat 4 × 5 @ 80 %'));
    const preview = await rackside.ask('assignments.previewVersion', { programId });
    expect(names(preview.withChanges)).toEqual(['Zoë Núñez']);
    await move(rackside, { programId: programId as never });
    const plan = await rackside.ask('assignments.plan', { id: (await running(rackside, zoe)).id, week: 1 });
    const lines = plan.sessions.flatMap((session) => session.lines);
    expect(lines.map(({ exerciseId }) => exerciseId)).not.toContain('back-squat');
    expect(lines[0]).toMatchObject({ exerciseId: 'step-up' });
  });

  it('is given to nobody on hold, who is told by rule', async () => {
    const { rackside } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const zoe = await athlete(rackside);
    await assign(rackside, zoe, { programId });
    const { id } = await open(rackside, zoe, 'joint', { area: 'hip' });
    await record(rackside, id, decision(ago(1), 'declined'));
    await next(withoutSecond);
    const preview = await rackside.ask('assignments.previewVersion', { programId });
    expect(preview.notAssigned).toMatchObject([
      { athleteId: zoe, work: null, reasons: [{ rule: 'PROGRAM', source: 'Program' }, {}] },
    ]);
    expect(
      await rackside.refused('assignments.changeVersion', { programId, digest: preview.digest }),
    ).toMatchObject({
      code: 'NOBODY_ASSIGNABLE',
      message: expect.stringMatching(/can be moved/),
    });
    expect((await running(rackside, zoe)).program.version).toBe(1);
  });

  it('keeps the pause of an athlete in the foundation block: those weeks do not count', async () => {
    const { rackside } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const zoe = await athlete(rackside);
    await open(rackside, zoe, 'joint', { area: 'knee' });
    await assign(rackside, zoe, { programId, startDate: ago(0) });
    await next(withoutSecond);
    expect(await move(rackside, { programId: programId as never })).toMatchObject({ withChanges: 1 });
    const plan = await rackside.ask('assignments.plan', { id: (await running(rackside, zoe)).id, week: 1 });
    expect(plan.sessions.map(({ letter }) => letter)).toEqual(['F']);
  });

  it('that is over before the week an athlete is in is not given, in a sentence', async () => {
    const { rackside } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const [late, early] = [await athlete(rackside), await athlete(rackside, 'Ana', 'Abé')];
    await assign(rackside, late, { programId, startDate: ago(49) });
    await assign(rackside, early, { programId });
    await next((program) => removeBlock(program, 3));
    const preview = await rackside.ask('assignments.previewVersion', { programId });
    expect(names(preview.asWritten)).toEqual(['Ana Abé']);
    expect(preview.notAssigned).toMatchObject([
      { reasons: [{ rule: 'PROGRAM', text: 'In week 8, and version 2 ends with week 6.' }] },
    ]);
    expect(preview.differences[0]?.sentences).toEqual(['It lasts 6 weeks instead of 8.']);
  });

  it('takes nobody with an open episode past a phase', async () => {
    const { rackside } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const [sore, sound] = [await athlete(rackside), await athlete(rackside, 'Ana', 'Abé')];
    for (const id of [sore, sound]) await assign(rackside, id, { programId, startDate: ago(7) });
    await calmBack(rackside, sore);
    await rackside.ask('assignments.resume', { ids: [(await running(rackside, sore)).id] });
    // A first phase that is one week shorter: week 2 belongs to the second one.
    await next((program) => setBlockWeeks(program, 0, 1));
    const preview = await rackside.ask('assignments.previewVersion', { programId });
    expect(names(preview.asWritten)).toEqual(['Ana Abé']);
    expect(preview.notAssigned).toMatchObject([
      {
        athleteId: sore,
        reasons: [{ rule: 'R11', text: expect.stringMatching(/week 2 is in phase 1 now/) }, {}, {}],
      },
    ]);
  });

  it('is not given when anything changed after the lists', async () => {
    const { rackside } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const zoe = await athlete(rackside);
    await assign(rackside, zoe, { programId });
    await next(withoutSecond);
    const { digest } = await rackside.ask('assignments.previewVersion', { programId });
    await open(rackside, zoe, 'joint', { area: 'knee' });
    expect(await rackside.refused('assignments.changeVersion', { programId, digest })).toMatchObject({
      code: 'PREVIEW_CHANGED',
      message: expect.stringMatching(/Nobody was moved/),
    });
    expect((await running(rackside, zoe)).program.version).toBe(1);
  });

  it('shows who may not see health details no reason of health', async () => {
    const { rackside, coach } = await gym();
    const { programId, next } = await ownProgram(rackside);
    const zoe = await athlete(rackside);
    await assign(rackside, zoe, { programId });
    await open(rackside, zoe, 'backPain', { onset: ago(20) });
    await next(withoutSecond);
    await rackside.ask('people.signOut', {});
    await rackside.ask('people.signIn', { id: coach as never, pin: COACH.pin });
    const preview = await rackside.ask('assignments.previewVersion', { programId });
    expect(preview.notAssigned).toMatchObject([
      { states: [], wouldChange: [], reasons: [{ rule: 'PROGRAM' }, { rule: 'T0' }, {}] },
    ]);
    expect(JSON.stringify(preview)).not.toMatch(/back pain|BP-/i);
  });

  it('of a program nobody has is a sentence', async () => {
    const { rackside } = await gym();
    expect(await rackside.code('assignments.previewVersion', { programId: 'nothing' })).toBe('NOT_FOUND');
    expect(await rackside.code('assignments.previewVersion', { programId: PROGRAM, version: 9 })).toBe(
      'NOT_FOUND',
    );
    expect(
      await rackside.refused('assignments.previewVersion', { programId: PROGRAM, athleteIds: ['nobody'] }),
    ).toMatchObject({ code: 'NOT_FOUND', message: expect.stringMatching(/Nobody was moved/) });
  });
});
