/** When an athlete must be looked at again (C7): one row for each state of the tables, and what must hold for all. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import type { Episode } from '#domain/clearance/episode.ts';
import { type Clearance, evaluateClearance, stricterOf } from '#domain/clearance/evaluate.ts';
import { statesBelow, withOverride } from '#domain/clearance/override.ts';
import { type ClearancePolicy, DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { episode, TODAY } from './arbitraries.ts';
import {
  BACK_TODAY,
  backClearance,
  backPain,
  checklist,
  decision,
  joint,
  noPain,
  obClearance,
  on,
  painEntry,
  postpartum,
  stopScreen,
} from './builders.ts';

interface Settings {
  readonly policy?: Partial<ClearancePolicy>;
  readonly phaseStart?: CalendarDate;
}

function evaluate(today: CalendarDate, episodes: readonly Episode[], settings: Settings = {}): Clearance {
  const { phaseStart, policy } = settings;
  return evaluateClearance({
    episodes,
    today,
    policy: { ...DEFAULT_POLICY, ...policy },
    ...(phaseStart && { phaseStart }),
  });
}

type Row = readonly [
  state: string,
  what: string,
  today: CalendarDate,
  episode: Episode,
  reviewOn: CalendarDate | undefined,
  settings?: Settings,
];

const closed = { date: on('02-01'), reason: 'Over', by: 'Lee' };
const held = { decision: 'declined' } as const;
const BEFORE = on('02-10');

const POSTPARTUM_ROWS: readonly Row[] = [
  ['PP-NA', 'never, once it is closed', on('02-11'), postpartum(on('02-11'), { closed }), undefined],
  [
    'PP-STOP',
    'never: waiting lifts no stop',
    on('02-26'),
    postpartum(on('02-26'), { screens: [stopScreen(on('02-26'), 'fever')] }),
    undefined,
  ],
  [
    'PP-PREGNANT',
    'on the expected date',
    on('02-26'),
    {
      ...postpartum(on('02-26'), { status: 'pregnant', edd: on('06-01') }),
      deliveryDate: undefined,
    } as never,
    on('06-01'),
  ],
  [
    'PP-PREGNANT',
    'on the recorded date, where it lies ahead',
    on('02-26'),
    postpartum(on('02-26'), { deliveryDate: on('03-01') }),
    on('03-01'),
  ],
  [
    'PP-INCOMPLETE',
    'at once',
    on('02-26'),
    { ...postpartum(on('02-26')), deliveryDate: undefined } as never,
    on('02-26'),
  ],
  [
    'PP-HELD',
    'never: waiting lifts no refusal',
    on('02-26'),
    postpartum(on('02-26'), { clearances: [obClearance('02-20', held)] }),
    undefined,
  ],
  ['PP-EARLY', 'when the window opens, day 42', on('02-11'), postpartum(on('02-11')), on('02-12')],
  [
    'PP-EARLY',
    'when the window opens, day 56',
    on('02-11'),
    postpartum(on('02-11'), { mode: 'caesarean' }),
    on('02-26'),
  ],
  ['PP-WINDOW', 'when it ends, day 56', on('02-12'), postpartum(on('02-12')), on('02-26')],
  ['PP-AWAITING', 'overdue since it ended', on('03-10'), postpartum(on('03-10')), on('02-26')],
  [
    'PP-EARLYCLEARED',
    'when the floor is reached',
    BEFORE,
    postpartum(BEFORE, { clearances: [obClearance('01-29')] }),
    on('02-12'),
  ],
  [
    'PP-EARLYCLEARED',
    'before that, when the letter runs out first',
    BEFORE,
    postpartum(BEFORE, { clearances: [obClearance('01-29', { validUntil: on('02-11') })] }),
    on('02-11'),
  ],
  [
    'PP-CONFIRM',
    'overdue since the floor was reached',
    on('02-14'),
    postpartum(BEFORE, { clearances: [obClearance('01-29')] }),
    on('02-12'),
  ],
  [
    'PP-EXPIRED',
    'overdue since the last valid day',
    on('04-20'),
    postpartum(on('04-20'), { clearances: [obClearance('03-01', { validUntil: on('04-10') })] }),
    on('04-10'),
  ],
  [
    'PP-REVIEW',
    'overdue since the screen was no longer fresh',
    on('04-20'),
    postpartum(on('03-20'), { clearances: [obClearance('03-01')] }),
    on('04-17'),
  ],
  [
    'PP-REVIEW',
    'overdue since the phase began',
    on('04-20'),
    postpartum(on('04-10'), { clearances: [obClearance('03-01')] }),
    on('04-14'),
    { phaseStart: on('04-14') },
  ],
  [
    'PP-REVIEW',
    'at once without any screen',
    on('04-20'),
    postpartum(on('04-20'), { clearances: [obClearance('03-01')], screens: [] }),
    on('04-20'),
  ],
  [
    'PP-RESTRICTED',
    'when the restricted period ends, day 84',
    on('03-10'),
    postpartum(on('03-10'), { clearances: [obClearance('03-01')] }),
    on('03-26'),
  ],
  [
    'PP-RESTRICTED',
    'earlier, when a screen falls due first',
    on('03-10'),
    postpartum(on('02-20'), { clearances: [obClearance('02-20')] }),
    on('03-20'),
  ],
  [
    'PP-RESTRICTED',
    'earlier, when a phase starts first',
    on('03-10'),
    postpartum(on('03-10'), { clearances: [obClearance('03-01')] }),
    on('03-16'),
    { phaseStart: on('03-16') },
  ],
  [
    'PP-RESTRICTED',
    'not for a phase whose screen is near enough',
    on('03-10'),
    postpartum(on('03-10'), { clearances: [obClearance('03-01')] }),
    on('03-26'),
    { phaseStart: on('03-16'), policy: { phaseScreenLeadDays: 7 } },
  ],
  [
    'PP-RESTRICTED',
    'earlier, when the physiotherapist is seen first',
    on('03-10'),
    postpartum(on('03-10'), {
      clearances: [obClearance('03-01')],
      physio: { state: 'booked', date: on('03-15') },
    }),
    on('03-15'),
  ],
  [
    'PP-RESTRICTED',
    'earlier, when the letter runs out first',
    on('03-10'),
    postpartum(on('03-10'), { clearances: [obClearance('03-01', { validUntil: on('03-12') })] }),
    on('03-12'),
  ],
  [
    'PP-CLEARED',
    'when the next screen falls due',
    on('04-20'),
    postpartum(on('04-20'), { clearances: [obClearance('03-01')] }),
    on('05-18'),
  ],
  [
    'PP-CLEARED',
    'when impact opens, where that is later than the restricted period',
    on('04-20'),
    postpartum(on('04-20'), { clearances: [obClearance('03-01')] }),
    on('05-01'),
    { policy: { impactFromDay: 120 } },
  ],
];

const chronic = { days: 100, pain: 2 };
const cleared = { clearances: [backClearance(50)] };
const ago = (days: number) => addDays(BACK_TODAY, -days);

const BACK_PAIN_ROWS: readonly Row[] = [
  ['BP-NA', 'never, once it is closed', BACK_TODAY, backPain(chronic, { closed }), undefined],
  [
    'BP-EMERGENCY',
    'never: it cannot wait',
    BACK_TODAY,
    backPain(chronic, { redFlags: [checklist(BACK_TODAY, { saddleNumbness: 'yes' })] }),
    undefined,
  ],
  [
    'BP-STOP',
    'never, for a warning sign',
    BACK_TODAY,
    backPain({ days: 100, pain: 8 }, { redFlags: [checklist(BACK_TODAY, { weightLoss: 'yes' })] }),
    undefined,
  ],
  [
    'BP-STOP',
    'the day after, for pain',
    BACK_TODAY,
    backPain({ days: 100, pain: 6 }),
    addDays(BACK_TODAY, 1),
  ],
  ['BP-SCREEN', 'at once', BACK_TODAY, backPain(chronic, { redFlags: [] }), BACK_TODAY],
  [
    'BP-HELD',
    'never: waiting lifts no refusal',
    BACK_TODAY,
    backPain(chronic, { clearances: [backClearance(5, held)] }),
    undefined,
  ],
  [
    'BP-WATCH',
    'when the watch ends, a year after it resolved',
    BACK_TODAY,
    backPain({ days: 100, pain: 0 }, { painFreeSince: ago(42), pain: noPain(42, 28, 14) }),
    addMonths(ago(14), 12),
  ],
  ['BP-AWAITING', 'at once', BACK_TODAY, backPain(chronic), BACK_TODAY],
  [
    'BP-AWAITING',
    'overdue since the watch ended, once it resolved long ago',
    BACK_TODAY,
    backPain({ days: 600, pain: 0 }, { painFreeSince: ago(500), pain: noPain(500, 486, 472, 0) }),
    addMonths(ago(472), 12),
  ],
  [
    'BP-EXPIRED',
    'overdue since the last valid day',
    BACK_TODAY,
    backPain(chronic, { clearances: [backClearance(50, { validUntil: ago(3) })] }),
    ago(3),
  ],
  [
    'BP-REVIEW',
    'overdue since the checklist was no longer fresh',
    BACK_TODAY,
    backPain(chronic, { ...cleared, redFlags: [checklist(ago(30))] }),
    ago(2),
  ],
  [
    'BP-REVIEW',
    'overdue since the phase began',
    BACK_TODAY,
    backPain(chronic, { ...cleared, redFlags: [checklist(ago(5))] }),
    ago(4),
    { phaseStart: ago(4) },
  ],
  [
    'BP-CLEARED',
    'not for a phase whose checklist is near enough',
    BACK_TODAY,
    backPain(chronic, { ...cleared, redFlags: [checklist(ago(5))], pain: [painEntry(ago(0), 2)] }),
    ago(-14),
    { phaseStart: ago(4), policy: { phaseScreenLeadDays: 1 } },
  ],
  [
    'BP-CLEARED',
    'when a phase that lies ahead starts first',
    BACK_TODAY,
    backPain(chronic, cleared),
    ago(-3),
    { phaseStart: ago(-3) },
  ],
  [
    'BP-REVIEW',
    'overdue since the pain entry was no longer fresh',
    BACK_TODAY,
    backPain(chronic, { ...cleared, pain: [painEntry(ago(20), 2)] }),
    ago(6),
  ],
  [
    'BP-RESTRICTED',
    'when the early period ends, day 84',
    BACK_TODAY,
    backPain({ days: 80, pain: 2 }, cleared),
    addDays(BACK_TODAY, 4),
  ],
  [
    'BP-RESTRICTED',
    'when the next pain entry falls due',
    BACK_TODAY,
    backPain({ days: 100, pain: 4 }, cleared),
    addDays(BACK_TODAY, 14),
  ],
  [
    'BP-CLEARED',
    'when the next checklist falls due',
    BACK_TODAY,
    backPain(chronic, { ...cleared, redFlags: [checklist(ago(20))] }),
    addDays(BACK_TODAY, 8),
  ],
  [
    'BP-CLEARED',
    'earlier, when the letter runs out first',
    BACK_TODAY,
    backPain(chronic, { clearances: [backClearance(50, { validUntil: addDays(BACK_TODAY, 1) })] }),
    addDays(BACK_TODAY, 1),
  ],
];

const knee = (changes: Parameters<typeof decision>[2] = {}) =>
  joint({ clearances: [decision('jt', on('02-01'), { providerRole: 'doctor', ...changes })] });

const JOINT_ROWS: readonly Row[] = [
  ['JT-NA', 'never, once it is closed', on('03-01'), joint({ closed }), undefined],
  ['JT-HELD', 'never: waiting lifts no refusal', on('03-01'), knee(held), undefined],
  ['JT-AWAITING', 'at once', on('03-01'), joint(), on('03-01')],
  [
    'JT-EXPIRED',
    'overdue since the last valid day',
    on('03-01'),
    knee({ validUntil: on('02-20') }),
    on('02-20'),
  ],
  [
    'JT-RESTRICTED',
    'when the letter runs out',
    on('03-01'),
    knee({ restrictions: [{ text: 'No lunges' }] }),
    on('2026-02-01'),
  ],
  ['JT-CLEARED', 'when the letter runs out', on('03-01'), knee(), on('2026-02-01')],
];

describe.each([
  ['postpartum', POSTPARTUM_ROWS],
  ['back pain', BACK_PAIN_ROWS],
  ['joint', JOINT_ROWS],
])('%s: the next look', (_, rows) => {
  for (const [state, what, today, one, reviewOn, settings] of rows) {
    it(`${state}: ${what}`, () => {
      const clearance = evaluate(today, [one], settings);
      expect(clearance.states[0]?.state).toBe(state);
      expect(clearance.reviewOn).toBe(reviewOn);
    });
  }
});

describe('the next look of an athlete', () => {
  it('is the earliest of all episodes', () => {
    const early = postpartum(on('02-11'));
    expect(evaluate(on('02-11'), [knee(), early]).reviewOn).toBe(on('02-12'));
    expect(evaluate(on('02-11'), [early, knee()]).reviewOn).toBe(on('02-12'));
  });

  it('is named for nobody without an episode', () => {
    expect(evaluate(on('02-11'), [])).not.toHaveProperty('reviewOn');
  });

  it('is the earlier of both days when the clock was set back', () => {
    const one = postpartum(on('02-11'));
    const [before, after] = [evaluate(on('02-11'), [one]), evaluate(on('02-20'), [one])];
    expect(stricterOf(before, after).reviewOn).toBe(on('02-12'));
    expect(stricterOf(after, before).reviewOn).toBe(on('02-12'));
  });

  it('is the last day of an override, unless something falls due before', () => {
    const awaiting = evaluate(on('03-01'), [joint()]);
    const early = { ...evaluate(on('03-01'), [joint()]), reviewOn: on('03-04') };
    const override = {
      id: 'o',
      tier: 'T2' as const,
      reason: 'Letter is in the post',
      from: on('03-01'),
      until: on('03-08'),
      against: statesBelow(awaiting, 'T2'),
      lead: 'Lee',
      secondPerson: 'Sam',
    };
    const { reviewOn: _at, ...undated } = awaiting;
    expect(withOverride(undated, override, DEFAULT_POLICY).reviewOn).toBe(on('03-08'));
    expect(withOverride(early, override, DEFAULT_POLICY).reviewOn).toBe(on('03-04'));
  });
});

describe('until the next look', () => {
  const heldAgainst = ({ tier, newAssignment, permission, states }: Clearance) => ({
    tier,
    newAssignment,
    // At Hold nothing is permitted, so its limits are of no account.
    ...(tier !== 'T0' && { permission: { ...permission, why: [] } }),
    states: states.map(({ state }) => state),
  });
  /** Evidence of tomorrow is refused on entry; here it would change the state by itself. */
  const ofThePast = episode.filter((one) => !datesOf(one).some((date) => date > TODAY));

  it('time alone changes nothing: neither state nor tier nor permission', () => {
    fc.assert(
      fc.property(
        fc.array(ofThePast, { minLength: 1, maxLength: 2 }),
        fc.nat({ max: 500 }),
        (episodes, days) => {
          const today = evaluate(TODAY, episodes);
          const { reviewOn } = today;
          const until = reviewOn === undefined ? 500 : daysBetween(TODAY, reviewOn) - 1;
          if (until < 1) return;
          const later = evaluate(addDays(TODAY, 1 + (days % until)), episodes);
          expect(heldAgainst(later)).toEqual(heldAgainst(today));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

/** Days on which something is recorded; not those on which something ends. */
function datesOf(one: Episode): CalendarDate[] {
  const decided = one.clearances.map(({ date }) => date);
  switch (one.kind) {
    case 'postpartum':
      return [...decided, ...one.screens.map(({ date }) => date)];
    case 'backPain':
      return [
        ...decided,
        ...[one.pain, one.redFlags, one.legSymptoms].flatMap((all) => all.map(({ date }) => date)),
        ...(one.onset ? [one.onset] : []),
      ];
    case 'joint':
      return decided;
  }
}
