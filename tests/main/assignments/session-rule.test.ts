/** The rule of one session (§1.6): what pain during it asks for, and the session after a worse morning. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { clockOn } from '#main/clock.ts';
import { NOW, openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { train } from '../training/sessions.ts';
import { ago, assign, athlete, calmBack, checklist, pain, print, record, running, sheet } from './gym.ts';

/** Monday and Thursday; a maximum, so that loads can be read. */
async function training(change: object = {}) {
  const rackside = await openRackside();
  const id = await athlete(rackside);
  await rackside.ask('maxima.record', {
    entries: [
      {
        athleteId: id,
        exerciseId: 'barbell-hip-thrust',
        kind: 'tested',
        load: { hundredths: 10_000, unit: 'kg' },
        date: ago(20),
      },
    ],
  });
  const assignment = await assign(rackside, id, { startDate: ago(7), ...change });
  const episode = await calmBack(rackside, id);
  await rackside.ask('assignments.resume', { ids: [assignment as never] });
  return { rackside, id, episode, assignment };
}

const planOf = (rackside: Rackside, id: string, week: number) =>
  rackside.ask('assignments.plan', { id: id as never, week });

async function wordsOf(rackside: Rackside, athleteId: string, order: object = {}): Promise<string[]> {
  const { file } = await rackside.ask('documents.print', { athleteIds: [athleteId], ...order });
  const path = rackside.application.files.outgoing(file.token).path;
  return (await readPdf(new Uint8Array(readFileSync(path)))).pages.map(({ words }) => words);
}

describe('pain during a session', () => {
  it.each([
    [2, 'continue', true, 'active'],
    [4, 'holdLoad', false, 'active'],
    [6, 'stopExercise', false, 'paused'],
  ] as const)('of %i: %s', async (level, action, mayProgress, state) => {
    const { rackside, id, episode } = await training();
    const { duringSession, tier } = await record(rackside, episode, pain(TODAY, level, { during: true }));
    expect(duringSession).toMatchObject({
      action,
      mayProgress,
      text: expect.stringContaining(`Pain ${level} of 10`),
    });
    expect(await running(rackside, id)).toMatchObject({ state });
    expect(tier === 'T0').toBe(state === 'paused');
  });

  it('asked outside a session asks for nothing at once', async () => {
    const { rackside, episode } = await training();
    expect((await record(rackside, episode, pain(TODAY, 4))).duringSession).toBeNull();
  });
});

describe('a worse morning', () => {
  const rise = { painNextMorning: 3 };

  it('eases the next session alone: lighter, a step down, with neutral words', async () => {
    const { rackside, episode, assignment } = await training();
    // Sunday’s session, Monday morning worse; the next training day is this Monday, session A of week 2.
    const before = await planOf(rackside, assignment, 2);
    expect(before.sessions.map(({ eased }) => eased)).toEqual([null, null]);
    const { conflicts } = await record(rackside, episode, pain(ago(1), 1, rise));
    expect(conflicts[0]?.changes.join(' ')).toContain(
      '23 Nov 2026, session A: 10 % lighter, one step easier.',
    );
    const after = await planOf(rackside, assignment, 2);
    const [a, b] = after.sessions;
    expect(a?.eased).toEqual({ on: TODAY, words: '10 % lighter, one step easier' });
    expect(b?.eased).toBeNull();
    const thrust = a?.lines.find(({ lineId }) => lineId === '1A2');
    expect(thrust?.exercise).toBe('Banded hip thrust');
    const hinge = a?.lines.find(({ lineId }) => lineId === '1A3');
    expect(hinge).toMatchObject({ exercise: 'Cable pull-through' });
    expect(hinge?.changes).toContain('10 % lighter');
    expect(thrust?.changes).toContain('for Barbell hip thrust');
    expect((await planOf(rackside, assignment, 1)).sessions.every(({ eased }) => eased === null)).toBe(true);
  });

  it('voids the printed sheet; the new one has that session on a page of its own, without a word on health', async () => {
    const { rackside, id, episode } = await training();
    const number = await print(rackside, id);
    await record(rackside, episode, pain(ago(1), 1, rise));
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
    const pages = await wordsOf(rackside, id);
    const [first, ...others] = pages;
    expect(first).toContain('23 Nov 2026');
    expect(first).toContain('EASE');
    expect(first).toContain('For 23 Nov 2026 only: 10 % lighter, one step easier.');
    expect(first).toContain('Banded hip thrust');
    const usual = others.find((words) => words.includes('Week 2: see 23 Nov 2026.'));
    expect(usual).toMatch(/Week 1\b/);
    expect(pages.join(' ')).not.toMatch(/pain|worse|morning|back pain|BP-/i);
  });

  it('is over when the record of it is corrected', async () => {
    const { rackside, id, episode, assignment } = await training();
    await record(rackside, episode, pain(ago(1), 1, rise));
    const { episodes } = await rackside.ask('clearance.ofAthlete', { athleteId: id as never });
    const last = episodes[0]?.evidence.at(-1)?.id;
    await rackside.ask('clearance.record', {
      episodeId: episode,
      evidence: pain(ago(1), 1),
      ...(last && { replaces: last }),
    });
    expect((await planOf(rackside, assignment, 2)).sessions.every(({ eased }) => eased === null)).toBe(true);
  });

  it('is not over with a calmer entry made before that session', async () => {
    const { rackside, episode, assignment } = await training();
    await record(rackside, episode, pain(ago(1), 1, rise));
    await record(rackside, episode, pain(TODAY, 1));
    expect((await planOf(rackside, assignment, 2)).sessions[0]?.eased).not.toBeNull();
  });

  it('is not over with pain asked during that very session', async () => {
    const { rackside, episode, assignment } = await training();
    await record(rackside, episode, pain(ago(1), 1, rise));
    await record(rackside, episode, pain(TODAY, 2, { during: true }));
    expect((await planOf(rackside, assignment, 2)).sessions[0]?.eased).not.toBeNull();
  });

  it.each([true, false])('is past the day after, if somebody trained on it (%s)', async (trained) => {
    const { rackside, episode, assignment } = await training();
    await record(rackside, episode, pain(ago(1), 1, rise));
    if (trained) await train(rackside);
    await rackside.close();
    const later = await openRackside({
      dataFolder: rackside.dataFolder,
      clock: clockOn(addDays(TODAY, 1), NOW),
    });
    const { sessions } = await planOf(later, assignment, 2);
    expect(sessions.flatMap(({ eased }) => (eased ? [eased.on] : []))).toEqual(
      trained ? [] : [addDays(TODAY, 3)],
    );
  });

  describe('followed by a pause', () => {
    const on = async (rackside: Rackside, days: number) => {
      await rackside.close();
      const clock = clockOn(addDays(TODAY, days), NOW);
      return openRackside({ dataFolder: rackside.dataFolder, clock });
    };
    /** Paused by the pain of this day, calm and resumed three days later. */
    const resumed = async (rackside: Rackside, episode: string, assignment: string, days: number) => {
      const later = await on(rackside, days);
      await record(later, episode, pain(addDays(TODAY, days), 1));
      await record(later, episode, checklist(addDays(TODAY, days)));
      const ids = [assignment as never];
      expect(await later.ask('assignments.resume', { ids })).toMatchObject({ resumed: ids });
      return later;
    };
    const easedOf = async (rackside: Rackside, assignment: string) => {
      const weeks = [1, 2, 3].map((week) => planOf(rackside, assignment, week));
      return (await Promise.all(weeks)).flatMap(({ sessions }) =>
        sessions.flatMap(({ eased }) => (eased ? [eased.on] : [])),
      );
    };

    it('eases the first session after it, however bad that morning was', async () => {
      const { rackside, id, episode, assignment } = await training();
      await record(rackside, episode, pain(ago(1), 1, { painNextMorning: 7 }));
      const later = await resumed(rackside, episode, assignment, 4);
      // Friday; the next training day is Monday.
      expect(await easedOf(later, assignment)).toEqual([addDays(TODAY, 7)]);
      expect((await wordsOf(later, id))[0]).toContain('For 30 Nov 2026 only: 10 % lighter');
    });

    it('is over where that session was done before it', async () => {
      const { rackside, episode, assignment } = await training();
      await record(rackside, episode, pain(ago(1), 1, rise));
      await train(rackside);
      const stopped = await on(rackside, 2);
      await record(stopped, episode, pain(addDays(TODAY, 2), 7));
      const later = await resumed(stopped, episode, assignment, 4);
      expect(await easedOf(later, assignment)).toEqual([]);
    });
  });

  it('still eases when the clock is set back', async () => {
    const { rackside, episode, assignment } = await training();
    await record(rackside, episode, checklist(ago(3)));
    await rackside.close();
    const tuesday = await openRackside({
      dataFolder: rackside.dataFolder,
      clock: clockOn(addDays(TODAY, 1), NOW),
    });
    await record(tuesday, episode, pain(TODAY, 1, rise));
    const planned = await planOf(tuesday, assignment, 2);
    expect(planned.sessions[1]?.eased).toMatchObject({ on: addDays(TODAY, 3) });
    await tuesday.close();
    const sunday = await openRackside({ dataFolder: rackside.dataFolder, clock: clockOn(ago(1), NOW) });
    expect((await planOf(sunday, assignment, 2)).sessions[1]).toMatchObject({
      eased: planned.sessions[1]?.eased,
      lines: planned.sessions[1]?.lines.map(({ exercise }) => ({ exercise })),
    });
  });

  it('recorded twice eases once', async () => {
    const { rackside, episode, assignment } = await training();
    await record(rackside, episode, pain(ago(1), 1, rise));
    const once = await planOf(rackside, assignment, 2);
    await record(rackside, episode, pain(ago(1), 2, rise));
    expect((await planOf(rackside, assignment, 2)).sessions).toEqual(once.sessions);
  });

  it('eases a phase that is repeated past its weeks, on paper', async () => {
    const { rackside, id, episode } = await training({ startDate: ago(28) });
    await record(rackside, episode, pain(ago(1), 1, rise));
    const [first] = await wordsOf(rackside, id);
    expect(first).toContain('For 23 Nov 2026 only');
    expect(first).toContain('EASE');
    const chosen = await wordsOf(rackside, id, { weeks: { first: 2, last: 2 } });
    expect(chosen.join(' ')).toContain('For 23 Nov 2026 only');
  });
});
