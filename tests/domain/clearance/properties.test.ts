/** What must hold for any evidence: more of it that is bad never permits more, and limits combine in any order. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { combinePermissions } from '#domain/clearance/combine.ts';
import type { BackPainEpisode, Episode, PainEntry, PostpartumEpisode } from '#domain/clearance/episode.ts';
import { type Clearance, evaluateClearance, stricterOf } from '#domain/clearance/evaluate.ts';
import { NEVER_OVERRIDDEN, statesBelow, withOverride } from '#domain/clearance/override.ts';
import { capInPhase, lowerCap, tierPermission } from '#domain/clearance/permission.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { RED_FLAG_ITEM_IDS, STOP_ITEM_IDS, SYMPTOM_IDS } from '#domain/clearance/warning-signs.ts';
import {
  backPainEpisode,
  episode,
  jointEpisode,
  permission,
  postpartumEpisode,
  restriction,
  TODAY,
} from './arbitraries.ts';

const RUNS = { numRuns: 2000 };
const evaluate = (...episodes: Episode[]) =>
  evaluateClearance({ episodes, today: TODAY, policy: DEFAULT_POLICY });

/** Fails with the part in which `after` permits more than `before`. */
function expectNoMore(after: Clearance, before: Clearance): void {
  const [a, b] = [after.permission, before.permission];
  expect(after.tier <= before.tier, `tier ${after.tier} after ${before.tier}`).toBe(true);
  expect(after.newAssignment && !before.newAssignment && after.tier === before.tier, 'new assignment').toBe(
    false,
  );
  expect(lowerCap(a.capPercent, b.capPercent)).toBe(a.capPercent);
  expect(a.rirFloor).toBeGreaterThanOrEqual(b.rirFloor);
  for (const tag of b.blockedTags) expect(a.blockedTags).toContain(tag);
  for (let phase = 1; phase <= 4; phase += 1) {
    const [capAfter, capBefore] = [capInPhase(a, phase), capInPhase(b, phase)];
    if (capAfter === undefined) continue;
    expect(capBefore, `phase ${phase} was not permitted`).toBeDefined();
    expect(lowerCap(capAfter, capBefore ?? null)).toBe(capAfter);
  }
}

describe('adding never permits more', () => {
  it('a flag', () => {
    fc.assert(
      fc.property(fc.array(episode, { maxLength: 2 }), episode, (have, more) => {
        expectNoMore(evaluate(...have, more), evaluate(...have));
      }),
      RUNS,
    );
  });

  it('a symptom or stop item on the latest screen', () => {
    fc.assert(
      fc.property(
        postpartumEpisode,
        fc.constantFrom(...SYMPTOM_IDS, ...STOP_ITEM_IDS),
        fc.constantFrom('mildStable', 'worseOrModerate'),
        (before, item, answer) => {
          const last = before.screens.toSorted((x, y) => (x.date < y.date ? -1 : 1)).at(-1);
          const was = last && (item in last ? last[item as 'leaking'] : last.stopItems[item as 'fever']);
          fc.pre(was === 'none');
          const screens = before.screens.map((screen) =>
            screen !== last
              ? screen
              : item in screen
                ? { ...screen, [item]: answer }
                : { ...screen, stopItems: { ...screen.stopItems, [item]: answer } },
          );
          expectNoMore(evaluate({ ...before, screens } as PostpartumEpisode), evaluate(before));
        },
      ),
      RUNS,
    );
  });

  it('a warning sign', () => {
    fc.assert(
      fc.property(backPainEpisode, fc.constantFrom(...RED_FLAG_ITEM_IDS), fc.nat(), (before, item, index) => {
        fc.pre(before.redFlags.length > 0);
        const at = index % before.redFlags.length;
        fc.pre(before.redFlags[at]?.items[item] === 'no');
        const redFlags = before.redFlags.map((list, place) =>
          place === at ? { ...list, items: { ...list.items, [item]: 'yes' as const } } : list,
        );
        expectNoMore(evaluate({ ...before, redFlags }), evaluate(before));
      }),
      RUNS,
    );
  });

  it('pain', () => {
    fc.assert(
      fc.property(backPainEpisode, fc.integer({ min: 1, max: 6 }), (before, more) => {
        fc.pre(before.pain.length > 0);
        const latest = before.pain
          .map(({ date }) => date)
          .toSorted()
          .at(-1);
        const worse = (entry: PainEntry): PainEntry => ({
          ...entry,
          painNow: entry.painNow + more,
          ...(entry.painWorst7d !== undefined && { painWorst7d: entry.painWorst7d + more }),
          ...(entry.painNextMorning !== undefined && { painNextMorning: entry.painNextMorning + more }),
        });
        const pain = before.pain.map((entry) => (entry.date === latest ? worse(entry) : entry));
        expectNoMore(evaluate({ ...before, pain }), evaluate(before));
      }),
      RUNS,
    );
  });

  it('an aggravating movement', () => {
    fc.assert(
      fc.property(
        backPainEpisode,
        fc.constantFrom('axial', 'flexion', 'hinge', 'extension', 'impact'),
        (before, movement) => {
          const after: BackPainEpisode = {
            ...before,
            aggravating: [...before.aggravating, movement as 'axial'],
          };
          expectNoMore(evaluate(after), evaluate(before));
        },
      ),
      RUNS,
    );
  });

  it('a restriction, from a provider or on the episode', () => {
    fc.assert(
      fc.property(episode, restriction, fc.nat(), (before, more, index) => {
        const at = before.clearances.length === 0 ? -1 : index % before.clearances.length;
        const clearances = before.clearances.map((decision, place) =>
          place === at ? { ...decision, restrictions: [...decision.restrictions, more] } : decision,
        );
        expectNoMore(evaluate({ ...before, clearances }), evaluate(before));
        if (before.kind !== 'postpartum') {
          expectNoMore(
            evaluate({ ...before, restrictions: [...before.restrictions, more] }),
            evaluate(before),
          );
        }
      }),
      RUNS,
    );
  });

  it('a refusal of today', () => {
    fc.assert(
      fc.property(fc.oneof(jointEpisode, postpartumEpisode), (before) => {
        const refusal = {
          id: 'no',
          episodeId: before.id,
          date: TODAY,
          decision: 'withdrawn' as const,
          scope: 'lightOnly' as const,
          providerName: 'J. Ruiz',
          providerRole: 'other' as const,
          evidence: 'athleteReported' as const,
          restrictions: [],
          recordedBy: 'Sam',
          recordedAt: '2025-06-30T00:00:00Z',
        };
        const after = evaluate({ ...before, clearances: [...before.clearances, refusal] });
        expectNoMore(after, evaluate(before));
        if (before.closed === undefined) expect(after.tier).toBe('T0');
      }),
      RUNS,
    );
  });
});

describe('combining', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(permission, permission, (a, b) => {
        expect(combinePermissions(a, b)).toEqual(combinePermissions(b, a));
      }),
      RUNS,
    );
  });
  it('is associative', () => {
    fc.assert(
      fc.property(permission, permission, permission, (a, b, c) => {
        expect(combinePermissions(combinePermissions(a, b), c)).toEqual(
          combinePermissions(a, combinePermissions(b, c)),
        );
      }),
      RUNS,
    );
  });
  it('changes nothing when the same limits come twice', () => {
    fc.assert(
      fc.property(permission, (a) => {
        expect(combinePermissions(a, structuredClone(a))).toEqual(a);
      }),
      RUNS,
    );
  });
});

describe('an override', () => {
  const override = fc.record({
    tier: fc.constantFrom('T1' as const, 'T2' as const, 'T3' as const),
    from: fc.integer({ min: -3, max: 3 }),
    days: fc.integer({ min: 0, max: 14 }),
  });
  const days = (from: number, length: number) => ({
    from: addDays(TODAY, from),
    until: addDays(TODAY, from + length),
  });

  it('never permits more than its tier with every limit of every episode', () => {
    fc.assert(
      fc.property(fc.array(episode, { maxLength: 3 }), override, (episodes, { tier, from, days: length }) => {
        const plain = evaluate(...episodes);
        const people = { id: 'o', reason: 'Any', lead: 'Lee', secondPerson: 'Sam' };
        const raised = withOverride(
          plain,
          { ...people, tier, against: statesBelow(plain, tier), ...days(from, length) },
          DEFAULT_POLICY,
        );
        if (raised === plain) return;
        const most = plain.states.reduce(
          (limits, state) => combinePermissions(limits, state.limits),
          tierPermission(tier, DEFAULT_POLICY, { flagged: true }),
        );
        expectNoMore(raised, { ...plain, tier, newAssignment: true, permission: most });
        expect(plain.states.some(({ state }) => NEVER_OVERRIDDEN.has(state))).toBe(false);
        expect(from <= 0 && from + length >= 0, 'outside its days').toBe(true);
      }),
      RUNS,
    );
  });

  it('lifts no episode that was opened after it was given', () => {
    fc.assert(
      fc.property(fc.array(episode, { maxLength: 2 }), episode, override, (episodes, news, { tier }) => {
        const before = evaluate(...episodes);
        const after = evaluate(...episodes, { ...news, id: 'opened later' });
        const people = { id: 'o', reason: 'Any', lead: 'Lee', secondPerson: 'Sam' };
        const given = { ...people, tier, against: statesBelow(before, tier), ...days(0, 1) };
        const raised = withOverride(after, given, DEFAULT_POLICY);
        const alone = evaluate({ ...news, id: 'opened later' });
        expect(raised.tier <= alone.tier).toBe(true);
        expectNoMore(raised, {
          ...raised,
          permission: combinePermissions(raised.permission, alone.permission),
        });
      }),
      RUNS,
    );
  });

  it('never takes anything away either', () => {
    fc.assert(
      fc.property(fc.array(episode, { maxLength: 3 }), override, (episodes, { tier }) => {
        const plain = evaluate(...episodes);
        const people = { id: 'o', reason: 'Any', lead: 'Lee', secondPerson: 'Sam' };
        const raised = withOverride(
          plain,
          { ...people, tier, against: statesBelow(plain, tier), ...days(0, 1) },
          DEFAULT_POLICY,
        );
        expect(raised.tier >= plain.tier).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('an evaluation', () => {
  it('is plain JSON', () => {
    fc.assert(
      fc.property(fc.array(episode, { maxLength: 3 }), (episodes) => {
        const clearance = evaluate(...episodes);
        expect(JSON.parse(JSON.stringify(clearance))).toEqual(clearance);
      }),
      RUNS,
    );
  });
  it('of two dates, taken together, permits no more than either', () => {
    fc.assert(
      fc.property(fc.array(episode, { maxLength: 2 }), fc.array(episode, { maxLength: 2 }), (one, other) => {
        const [a, b] = [evaluate(...one), evaluate(...other)];
        expectNoMore(stricterOf(a, b), a);
        expectNoMore(stricterOf(a, b), b);
        expect(stricterOf(a, b).permission).toEqual(stricterOf(b, a).permission);
      }),
      RUNS,
    );
  });
  it('never speaks of a baby', () => {
    fc.assert(
      fc.property(postpartumEpisode, (each) => {
        expect(JSON.stringify(evaluate(each))).not.toMatch(/\bbab(y|ies)\b/i);
      }),
      RUNS,
    );
  });
});
