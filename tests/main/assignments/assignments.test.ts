import { describe, expect, it } from 'vitest';
import type { InputOf } from '#contract/channels.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { clockOn } from '#main/clock.ts';
import { NOW, openRackside, type Rackside, TODAY, withSample } from '../../support/application.ts';

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

  it.each([
    [['nobody'], '1 of the 161 athletes named is not on this roster.'],
    [['nobody', 'no-one', 'nobody'], '2 of the 162 athletes named are not on this roster.'],
  ])(
    'leave nobody out in silence: %j are refused by their number, and nothing is shown or saved',
    async (unknown, sentence) => {
      const { rackside, choice } = await sample();
      const athleteIds = [...choice.athleteIds, ...unknown];
      const { digest } = await rackside.ask('assignments.preview', choice);
      for (const [channel, more] of [
        ['assignments.preview', {}],
        ['assignments.assign', { digest }],
      ] as const) {
        const refusal = await rackside.refused(channel, { ...choice, ...more, athleteIds });
        expect(refusal).toMatchObject({ code: 'NOT_FOUND', message: `${sentence} Nothing was saved.` });
      }
      expect(await running(rackside)).toEqual([]);
    },
  );

  it('have the same digest in another process, and for the same athletes in another order', async () => {
    const { rackside, choice } = await sample();
    const digestIn = async (process: Rackside, request = choice) =>
      (await process.ask('assignments.preview', request)).digest;
    const first = await digestIn(rackside);
    const athleteIds = [...choice.athleteIds, ...choice.athleteIds].toReversed();
    expect(await digestIn(rackside, { ...choice, athleteIds })).toBe(first);
    await rackside.close();
    expect(await digestIn(await openRackside({ dataFolder: rackside.dataFolder }))).toBe(first);
  });
});

describe('assigning', () => {
  it('saves the first two lists as they were shown, and what was decided with them', async () => {
    const { rackside, choice } = await sample();
    const lists = await rackside.ask('assignments.preview', choice);
    const saved = await rackside.ask('assignments.assign', { ...choice, digest: lists.digest });
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
    const { digest } = await rackside.ask('assignments.preview', choice);
    const jobs = await Promise.all(
      [0, 1].map(() => rackside.application.call('assignments.assign', { ...choice, digest })),
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
        const { version, rooms } = await rackside.ask('facility.get', {});
        return rackside.ask('facility.update', {
          version,
          rooms: rooms.map((room) => ({ ...room, has: ['band'] })),
        });
      },
    ],
    [
      'the roster',
      (rackside, athleteId) =>
        rackside.ask('roster.updateMany', { ids: [athleteId as never], status: 'archived' }),
    ],
    [
      'a squad',
      (rackside, athleteId) =>
        rackside.ask('roster.updateMany', { ids: [athleteId as never], addSquad: 'Rowing' }),
    ],
  ])('after a change of %s is refused, and assigns nobody', async (_, change) => {
    const { rackside, choice } = await sample();
    const lists = await rackside.ask('assignments.preview', choice);
    // Somebody whose lists would read the same with another maximum.
    const athlete = lists.asWritten.find(({ missingMaxima }) => missingMaxima.length === 0);
    await change(rackside, athlete?.athleteId ?? '');
    expect(await rackside.code('assignments.assign', { ...choice, digest: lists.digest })).toBe(
      'PREVIEW_CHANGED',
    );
    expect(await running(rackside)).toEqual([]);
  });

  it.each<[string, Partial<InputOf<'assignments.preview'>>]>([
    ['start', { startDate: addDays(TODAY, 7) }],
    ['first week', { startWeek: 2 }],
    ['training days', { trainingDays: [1, 5] }],
  ])('with another %s than the lists were made for is refused, and assigns nobody', async (_, change) => {
    const { rackside, choice } = await sample();
    const [someone] = (await rackside.ask('assignments.preview', choice)).asWritten;
    const request = { ...choice, athleteIds: [someone?.athleteId ?? ''] };
    const { digest } = await rackside.ask('assignments.preview', request);
    expect(await rackside.code('assignments.assign', { ...request, ...change, digest })).toBe(
      'PREVIEW_CHANGED',
    );
    expect(await running(rackside)).toEqual([]);
  });

  it('with fewer athletes than the lists show is refused, and assigns nobody', async () => {
    const { rackside, choice } = await sample();
    const { digest } = await rackside.ask('assignments.preview', choice);
    const fewer = { ...choice, athleteIds: choice.athleteIds.slice(1), digest };
    expect(await rackside.code('assignments.assign', fewer)).toBe('PREVIEW_CHANGED');
    expect(await running(rackside)).toEqual([]);
  });

  it('on a later day than the lists were made is refused, and assigns nobody', async () => {
    const { rackside, choice } = await sample();
    const { digest } = await rackside.ask('assignments.preview', choice);
    await rackside.close();
    const tomorrow = await openRackside({
      dataFolder: rackside.dataFolder,
      clock: clockOn(addDays(TODAY, 1), NOW),
    });
    expect(await tomorrow.code('assignments.assign', { ...choice, digest })).toBe('PREVIEW_CHANGED');
    expect(await running(tomorrow)).toEqual([]);
  });

  it('that is cancelled assigns everybody or nobody, as it says', async () => {
    const { rackside, choice } = await sample();
    const { digest } = await rackside.ask('assignments.preview', choice);
    const reply = await rackside.application.ask('assignments.assign', { ...choice, digest });
    if (!reply.ok) throw new Error('The job starts');
    const status = await rackside.ask('jobs.cancel', { id: reply.value.job as never });
    expect((await running(rackside)).length > 0).toBe(status.state === 'done');
  });

  it('the same athlete twice on one program is not possible', async () => {
    const { rackside, choice } = await sample();
    const assign = async () =>
      rackside.ask('assignments.assign', {
        ...choice,
        digest: (await rackside.ask('assignments.preview', choice)).digest,
      });
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
    const { digest } = await rackside.ask('assignments.preview', choice);
    const { assignments } = await rackside.ask('assignments.assign', { ...choice, digest });
    let explained = 0;
    for (const assignment of assignments.slice(0, 10)) {
      const plan = await rackside.ask('assignments.plan', { id: assignment, week: 1 });
      expect(plan.held).toBeNull();
      for (const line of plan.sessions.flatMap((session) => session.lines)) {
        expect(line.target).not.toBe('');
        for (const { load, steps, line: text } of line.loads)
          if (load) explained += Number(steps.length > 2 && text.length > 0);
      }
    }
    expect(explained).toBeGreaterThan(0);
  });

  it('that was ended is not there any more, and ends once', async () => {
    const { rackside, choice } = await sample();
    const { digest } = await rackside.ask('assignments.preview', choice);
    const { assignments } = await rackside.ask('assignments.assign', { ...choice, digest });
    expect(await rackside.ask('assignments.end', { ids: assignments.slice(0, 1) })).toEqual({ ended: 1 });
    expect(await rackside.code('assignments.end', { ids: assignments.slice(0, 1) })).toBe('NOT_FOUND');
    expect(await rackside.code('assignments.plan', { id: assignments[0], week: 1 })).toBe('NOT_FOUND');
    expect(await running(rackside)).toHaveLength(assignments.length - 1);
  });
});
