/** Loads that a coach accepted for lines: what they fill, what they limit, and what easing leaves of them. */

import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import { type LineToPlan, type OwnLoad, ownLoadKey, plannerFor } from '#domain/load/plan-program.ts';
import { formatPlannedLine } from '#domain/load/word-load.ts';
import { parsePrescription } from '#domain/prescription/parse.ts';
import { EXERCISES } from '../gate/builders.ts';
import { room, STOCK_WITHOUT_HALVES } from './rooms.ts';

const TODAY = calendarDateOf('2026-11-23');
const SQUAT = 'back-squat';

/** What stands on the sheet of a back squat, 1RM 100 kg. */
function said(text: string, own: OwnLoad, more: Partial<LineToPlan> = {}): string {
  const exercise = EXERCISES.get(SQUAT);
  const { prescription } = parsePrescription(text);
  if (!exercise || !prescription) throw new Error(`${text} is a line`);
  const planner = plannerFor({
    maxima: [{ exerciseId: SQUAT, kind: 'tested', load: load(100, 'kg'), date: TODAY }],
    room: room({ plates: STOCK_WITHOUT_HALVES }),
    today: TODAY,
    own: new Map([[ownLoadKey('1A1', SQUAT), own]]),
  });
  const written = { id: '1A1', exerciseId: SQUAT, prescription };
  return formatPlannedLine(prescription, planner.line({ exercise, prescription, written, ...more }));
}

const of = (amount: number, reps = '8', unit: 'kg' | 'lb' = 'kg'): OwnLoad => ({
  load: load(amount, unit),
  reps,
});

describe('a load of one’s own', () => {
  it.each<[string, string, OwnLoad, Partial<LineToPlan>, string]>([
    ['fills what is left open', '4 x 8', of(60), {}, '60 kg'],
    ['limits a percentage', '4 x 8 @ 70%', of(25), {}, '25 kg'],
    ['raises none', '4 x 8 @ 70%', of(90), {}, '70 kg'],
    ['keeps the beginning of a range', '4 x 8 @ 60-70%', of(65), {}, '60 kg'],
    ['of other reps fills nothing', '4 x 3', of(60), {}, '4 × 3'],
    ['of other reps still limits', '4 x 3 @ 70%', of(25), {}, '25 kg'],
    ['in pounds limits kilograms, rounded down', '4 x 8 @ 70%', of(100, '8', 'lb'), {}, '45 kg'],
    ['is lighter where it is taken up again', '4 x 8', { ...of(100), toTakeUpAgain: true }, {}, '90 kg'],
    ['is lighter in a session that is eased', '4 x 8', of(25), { easedPercent: 10 }, '22.5 kg'],
    ['is never lost in one', '4 x 8 @ 63%', of(25), { easedPercent: 10 }, '22.5 kg'],
    [
      'is lighter twice for both',
      '4 x 8',
      { ...of(100), toTakeUpAgain: true },
      { easedPercent: 10 },
      '80 kg',
    ],
  ])('%s', (_, text, own, more, expected) => {
    expect(said(text, own, more)).toContain(expected);
  });

  it('limits what another lift is done with for one session', () => {
    const other = EXERCISES.get('barbell-hip-thrust');
    if (!other) throw new Error('The library has the lift');
    const stepped = { exercise: { ...other, maximumOf: SQUAT } };
    expect(said('4 x 8 @ 70%', of(25), stepped)).toContain('70 kg');
    expect(said('4 x 8 @ 63%', of(25), { ...stepped, easedPercent: 10 })).toContain('22.5 kg');
  });

  it('leaves no other set of the line above it', () => {
    const text = said('top set of 5 @ 85%, back-off 2×8 @ 72%', of(40, '5'));
    expect(text).toContain('40 kg');
    expect(text).not.toContain('72');
  });
});
