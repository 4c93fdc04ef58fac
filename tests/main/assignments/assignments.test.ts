import { describe, expect, it } from 'vitest';
import type { InputOf } from '#contract/channels.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { openRackside, type Rackside, TODAY, withSample } from '../../support/application.ts';

async function sample() {
  const rackside = await openRackside();
  await withSample(rackside);
  const { rows } = await rackside.ask('roster.page', { limit: 5000 });
  const [program] = await rackside.ask('library.programs', {});
  if (!program) throw new Error('There is a program');
  const choice: InputOf<'assignments.preview'> = {
    athleteIds: rows.map(({ id }) => id),
    programId: program.id,
    startDate: TODAY,
    trainingDays: [4, 1, 4],
  };
  return { rackside, rows, program, choice };
}

const running = (rackside: Rackside) => rackside.ask('assignments.list', {});

describe('the three lists', () => {
  it('hold everybody chosen once, in order of name, with a reason for each who gets less', async () => {
    const { rackside, rows, choice } = await sample();
    const lists = await rackside.ask('assignments.preview', {
      ...choice,
      athleteIds: [...choice.athleteIds, ...choice.athleteIds],
    });
    const all = [...lists.asWritten, ...lists.withChanges, ...lists.notAssigned];
    expect(all.map(({ athleteId }) => athleteId).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    const order = rows.map(({ id }) => id);
    for (const list of [lists.asWritten, lists.withChanges, lists.notAssigned]) {
      const places = list.map(({ athleteId }) => order.indexOf(athleteId));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
    for (const athlete of lists.notAssigned) {
      expect(athlete.work).toBeNull();
      expect(athlete.reasons.length).toBeGreaterThan(0);
      expect(athlete.wouldChange.length).toBeGreaterThan(0);
    }
    for (const { work } of [...lists.asWritten, ...lists.withChanges])
      expect(lists.work).toHaveProperty(work ?? '');
  });

  it('save nothing', async () => {
    const { rackside, choice } = await sample();
    await rackside.ask('assignments.preview', choice);
    expect(await running(rackside)).toEqual([]);
  });

  it.each<[string, Partial<InputOf<'assignments.preview'>>, string]>([
    ['a program that is not there', { programId: 'nothing' }, 'NOT_FOUND'],
    ['a version that is not there', { version: 99 }, 'NOT_FOUND'],
    ['a week past the end of the program', { startWeek: 40 }, 'INVALID_INPUT'],
  ])('of %s are refused', async (_, change, code) => {
    const { rackside, choice } = await sample();
    expect(await rackside.code('assignments.preview', { ...choice, ...change })).toBe(code);
  });
});

describe('assigning', () => {
  it('saves the first two lists as they were shown, and what was decided with them', async () => {
    const { rackside, choice } = await sample();
    const lists = await rackside.ask('assignments.preview', choice);
    const saved = await rackside.ask('assignments.assign', { preview: lists.id });
    expect(saved).toMatchObject({
      asWritten: lists.asWritten.length,
      withChanges: lists.withChanges.length,
      notAssigned: lists.notAssigned.length,
    });
    const list = await running(rackside);
    const shown = [...lists.asWritten, ...lists.withChanges];
    expect(list.map(({ athleteId }) => athleteId).toSorted()).toEqual(
      shown.map(({ athleteId }) => athleteId).toSorted(),
    );
    for (const assignment of list) {
      const athlete = shown.find(({ athleteId }) => athleteId === assignment.athleteId);
      expect(assignment).toMatchObject({
        decidedTier: athlete?.tier,
        outcome: lists.asWritten.includes(athlete as never) ? 'asWritten' : 'withChanges',
        trainingDays: [1, 4],
        startWeek: 1,
        state: 'active',
      });
    }
    const audit = await rackside.ask('audit.page', { limit: 500 });
    expect(audit.events.filter(({ action }) => action === 'assignments.assign')).toHaveLength(list.length);
    expect(audit.chainHolds).toBe(true);
  });

  it('happens once for a preview, also when asked for twice at once', async () => {
    const { rackside, choice } = await sample();
    const { id } = await rackside.ask('assignments.preview', choice);
    const jobs = await Promise.all(
      [0, 1].map(() => rackside.application.call('assignments.assign', { preview: id })),
    );
    const ends = await Promise.all(
      jobs.map((reply) => rackside.application.finished((reply as { value: { job: string } }).value.job)),
    );
    expect(ends.map(({ state, error }) => error?.code ?? state).toSorted()).toEqual([
      'PREVIEW_CHANGED',
      'done',
    ]);
    const list = await running(rackside);
    expect(new Set(list.map(({ athleteId }) => athleteId)).size).toBe(list.length);
  });

  it.each<[string, (rackside: Rackside, athleteId: string) => Promise<unknown>]>([
    [
      'a clearance',
      (rackside, athleteId) =>
        rackside.ask('clearance.openEpisode', {
          athleteId: athleteId as never,
          kind: 'backPain',
          details: { onset: addDays(TODAY, -3) },
        }),
    ],
    [
      'a maximum',
      (rackside, athleteId) =>
        rackside.ask('maxima.record', {
          entries: [
            {
              athleteId: athleteId as never,
              exerciseId: 'back-squat',
              kind: 'tested',
              load: { hundredths: 4000, unit: 'kg' },
              date: TODAY,
            },
          ],
        }),
    ],
    [
      'the equipment',
      async (rackside) => {
        const { version, room } = await rackside.ask('facility.get', {});
        return rackside.ask('facility.update', { version, room: { ...room, has: ['band'] } });
      },
    ],
    [
      'the roster',
      (rackside, athleteId) =>
        rackside.ask('roster.updateMany', { ids: [athleteId as never], status: 'archived' }),
    ],
  ])('after a change of %s is refused, and assigns nobody', async (_, change) => {
    const { rackside, choice } = await sample();
    const lists = await rackside.ask('assignments.preview', choice);
    await change(rackside, lists.asWritten[0]?.athleteId ?? '');
    expect(await rackside.code('assignments.assign', { preview: lists.id })).toBe('PREVIEW_CHANGED');
    expect(await running(rackside)).toEqual([]);
  });

  it('that is cancelled assigns everybody or nobody, as it says', async () => {
    const { rackside, choice } = await sample();
    const { id } = await rackside.ask('assignments.preview', choice);
    const reply = await rackside.application.ask('assignments.assign', { preview: id });
    if (!reply.ok) throw new Error('The job starts');
    const status = await rackside.ask('jobs.cancel', { id: reply.value.job as never });
    expect((await running(rackside)).length > 0).toBe(status.state === 'done');
  });

  it('the same athlete twice on one program is not possible', async () => {
    const { rackside, choice } = await sample();
    const assign = async () =>
      rackside.ask('assignments.assign', { preview: (await rackside.ask('assignments.preview', choice)).id });
    const first = await assign();
    const again = await rackside.ask('assignments.preview', choice);
    expect(again.asWritten.length + again.withChanges.length).toBe(0);
    expect(
      again.notAssigned.some(({ reasons }) => /^Already on this program/.test(reasons[0]?.text ?? '')),
    ).toBe(true);
    await rackside.ask('assignments.end', { ids: first.assignments });
    expect((await assign()).assignments).toHaveLength(first.assignments.length);
  });
});

describe('a running assignment', () => {
  it('gives each line of a week its loads, each explained', async () => {
    const { rackside, choice } = await sample();
    const { id } = await rackside.ask('assignments.preview', choice);
    const { assignments } = await rackside.ask('assignments.assign', { preview: id });
    let explained = 0;
    for (const assignment of assignments.slice(0, 10)) {
      const plan = await rackside.ask('assignments.plan', { id: assignment, week: 1 });
      expect(plan.held).toBeNull();
      for (const line of plan.sessions.flatMap((session) => session.lines)) {
        expect(line.target).not.toBe('');
        for (const { load, explanation } of line.loads) if (load) explained += Number(explanation.length > 0);
      }
    }
    expect(explained).toBeGreaterThan(0);
  });

  it('that was ended is not there any more, and ends once', async () => {
    const { rackside, choice } = await sample();
    const { id } = await rackside.ask('assignments.preview', choice);
    const { assignments } = await rackside.ask('assignments.assign', { preview: id });
    expect(await rackside.ask('assignments.end', { ids: assignments.slice(0, 1) })).toEqual({ ended: 1 });
    expect(await rackside.code('assignments.end', { ids: assignments.slice(0, 1) })).toBe('NOT_FOUND');
    expect(await rackside.code('assignments.plan', { id: assignments[0], week: 1 })).toBe('NOT_FOUND');
    expect(await running(rackside)).toHaveLength(assignments.length - 1);
  });
});
