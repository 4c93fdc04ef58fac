/**
 * What the review list asks for (C7), one line an episode and matter: a screen or checklist, a clearance that ends, a
 * clearance that was never recorded. `on` is the last good day of what runs out and the first of what is missing; it is
 * absent where no day is known.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { BackPainFacts } from './back-pain-facts.ts';
import { isChecklistDueForPhase } from './back-pain-words.ts';
import type { JointFacts } from './joint.ts';
import type { PostpartumFacts } from './postpartum-facts.ts';
import { checklistEnds, clearanceEnds, earliest, painEntryEnds, screenEnds } from './review.ts';
import type { BackPainState, JointState, PostpartumState } from './tier.ts';

export interface Due {
  readonly matter: 'screen' | 'clearance' | 'awaiting';
  readonly on?: CalendarDate;
}

type Dues<Facts> = (facts: Facts) => readonly Due[];
type DueTable<State extends string, Facts> = Readonly<Record<State, Dues<Facts>>>;

/** A stop, a refusal, a pregnancy or an emergency is not waiting for a form: nothing is asked for. */
const nothing = (): readonly Due[] => [];

const screen = (facts: PostpartumFacts): Due => due('screen', screenEnds(facts));
const clearance = (facts: Parameters<typeof clearanceEnds>[0]): Due => due('clearance', clearanceEnds(facts));
const checklist = (facts: BackPainFacts): Due =>
  due('screen', earliest(checklistEnds(facts), painEntryEnds(facts)));

const POSTPARTUM: DueTable<PostpartumState, PostpartumFacts> = {
  'PP-NA': nothing,
  'PP-STOP': nothing,
  'PP-PREGNANT': nothing,
  'PP-INCOMPLETE': ({ today }) => [due('screen', today)],
  'PP-HELD': nothing,
  'PP-EARLY': nothing,
  'PP-WINDOW': ({ bounds }) => [due('awaiting', bounds?.windowEnd)],
  'PP-AWAITING': ({ bounds }) => [due('awaiting', bounds?.windowEnd)],
  'PP-EARLYCLEARED': nothing,
  'PP-CONFIRM': ({ bounds }) => [due('screen', bounds?.earliest)],
  'PP-EXPIRED': (facts) => [clearance(facts)],
  'PP-REVIEW': (facts) => [due('screen', earliest(screenEnds(facts), facts.phaseStart) ?? facts.today)],
  'PP-RESTRICTED': (facts) => [screen(facts), clearance(facts)],
  'PP-CLEARED': (facts) => [screen(facts), clearance(facts)],
};

const BACK_PAIN: DueTable<BackPainState, BackPainFacts> = {
  'BP-NA': nothing,
  'BP-EMERGENCY': nothing,
  'BP-STOP': nothing,
  'BP-SCREEN': ({ today }) => [due('screen', today)],
  'BP-HELD': nothing,
  'BP-WATCH': nothing,
  'BP-AWAITING': () => [due('awaiting', undefined)],
  'BP-EXPIRED': (facts) => [clearance(facts)],
  'BP-REVIEW': (facts) => [
    due(
      'screen',
      earliest(
        checklistEnds(facts),
        painEntryEnds(facts),
        isChecklistDueForPhase(facts) ? facts.phaseStart : undefined,
      ) ?? facts.today,
    ),
  ],
  'BP-RESTRICTED': (facts) => [checklist(facts), clearance(facts)],
  'BP-CLEARED': (facts) => [checklist(facts), clearance(facts)],
};

const JOINT: DueTable<JointState, JointFacts> = {
  'JT-NA': nothing,
  'JT-HELD': nothing,
  'JT-AWAITING': () => [due('awaiting', undefined)],
  'JT-EXPIRED': (facts) => [clearance(facts)],
  'JT-RESTRICTED': (facts) => [clearance(facts)],
  'JT-CLEARED': (facts) => [clearance(facts)],
};

export const postpartumDues = (state: PostpartumState, facts: PostpartumFacts) => POSTPARTUM[state](facts);
export const backPainDues = (state: BackPainState, facts: BackPainFacts) => BACK_PAIN[state](facts);
export const jointDues = (state: JointState, facts: JointFacts) => JOINT[state](facts);

function due(matter: Due['matter'], on: CalendarDate | undefined): Due {
  return { matter, ...(on && { on }) };
}
