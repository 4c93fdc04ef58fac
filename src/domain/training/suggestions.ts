/**
 * What comes next after what was logged (A7): a load for a line, a maximum to record, an easier week, a retest, a step on
 * the ladder, the way back after a restriction. Each with its reason, none of them done by itself.
 *
 * A session in which the line was changed never progresses anything. The figures without another source are Rackside's.
 */

import { addDays, type CalendarDate, daysBetween, formatDate } from '../calendar/calendar-date.ts';
import type { ExerciseId } from '../exercise/exercise.ts';
import { estimateMax, estimateRemark, type PerformedSet } from '../load/estimated-max.ts';
import { formatLoad, type Load } from '../load/load.ts';
import { type MaximumBasis, needsRetest, type PercentPolicy, trainingMaxFrom } from '../load/maximum.ts';
import { basisLoad } from '../load/plan-load.ts';
import {
  LOWER_BY_PERCENT,
  type LoggedSession,
  MOST_PAIN,
  type ProgressionQuestion,
  suggestProgression,
} from './progression.ts';
import { ADVISED_RIR, mainGroup } from './progression-rules.ts';
import type { LinePlan } from './session-plan.ts';

export type SuggestionKind =
  | 'load'
  | 'lighter'
  | 'reentry'
  | 'fullLoad'
  | 'wave'
  | 'deload'
  | 'maximum'
  | 'retest'
  | 'easier'
  | 'harder';

/** Whether accepting it changes something by itself; the others are for the coach to do. */
export const ACCEPTABLE: ReadonlySet<SuggestionKind> = new Set([
  'load',
  'lighter',
  'reentry',
  'fullLoad',
  'maximum',
]);

export interface Suggestion {
  readonly kind: SuggestionKind;
  /** Line id, or the lift of a maximum. */
  readonly subject: string;
  readonly exerciseId: ExerciseId;
  /** What is done now: `80 kg`; absent where there is nothing to compare. */
  readonly now?: string;
  /** What would be done: `82.5 kg`. */
  readonly next?: string;
  readonly load?: Load;
  /** The set a new maximum is estimated from. */
  readonly fromSet?: PerformedSet;
  readonly sentence: string;
  /** The last day it was made from. */
  readonly until: CalendarDate;
}

/** What was logged for a line in one session. */
export interface LineSession extends LoggedSession {
  readonly date: CalendarDate;
}

export interface LineHistory {
  /** As it would be done next. */
  readonly line: LinePlan;
  /** Oldest first, of this line alone. */
  readonly sessions: readonly LineSession[];
  /** The last day on which the foundation block was done in place of the sessions, where that was after the last of these. */
  readonly foundationOn?: CalendarDate;
  /** The load a coach accepted for it. */
  readonly own?: Load;
  /** What the program itself would have it lift; absent where that is left open. */
  readonly planned?: Load;
  readonly loadable: ProgressionQuestion['loadable'];
  /** Next step down the ladder, and what this is a step down from. */
  readonly easier?: { readonly id: ExerciseId; readonly name: string };
  readonly harder?: { readonly id: ExerciseId; readonly name: string };
}

/** In the order in which they are said; most lines have none or one. Pure; never throws. */
export function suggestForLine(history: LineHistory): Suggestion[] {
  const { line, sessions, own, planned } = history;
  const last = sessions.at(-1);
  if (!last || line.modified) return [];
  const { foundationOn } = history;
  const until = foundationOn && foundationOn > last.date ? foundationOn : last.date;
  const subject = { subject: line.lineId, exerciseId: line.exerciseId, until };
  if (last.modified || until > last.date) return reentry(history, subject);
  const hurts = last.sets.some(({ pain }) => (pain ?? 0) > MOST_PAIN);
  const unsound = (session: LineSession | undefined) =>
    session?.sets.some(({ techniqueOk }) => !techniqueOk) ?? false;
  if (history.easier && unsound(last) && unsound(sessions.at(-2)))
    return [
      {
        kind: 'easier',
        ...subject,
        next: history.easier.name,
        sentence: `Technique was not sound in two sessions: ${history.easier.name} is the next step down.`,
      },
    ];
  if (
    own &&
    planned &&
    own.unit === planned.unit &&
    own.hundredths < planned.hundredths &&
    stood(last, line) &&
    !hurts
  )
    return [
      {
        kind: 'fullLoad',
        ...subject,
        now: formatLoad(own),
        next: formatLoad(planned),
        load: planned,
        sentence: `Every rep stood at ${formatLoad(own)}, without pain: back to the ${formatLoad(planned)} of the program.`,
      },
    ];
  const rule = line.progression ?? (isOpen(line) ? 'doubleProgression' : undefined);
  if (!rule) return [];
  const lightest = line.sets[0]?.ceiling;
  const said = suggestProgression({
    rule,
    prescription: line.prescription,
    sessions,
    rirFloor: line.rir ?? ADVISED_RIR,
    ...(lightest && { most: lightest }),
    loadable: history.loadable,
  });
  const found: Suggestion[] = [];
  const now = lastLoad(last);
  if (said.load && (said.kind === 'raise' || said.kind === 'lower'))
    found.push({
      kind: said.kind === 'raise' ? 'load' : 'lighter',
      ...subject,
      ...(now && { now: formatLoad(now) }),
      next: formatLoad(said.load),
      load: said.load,
      sentence: said.sentence,
    });
  else if (said.percent)
    found.push({
      kind: 'wave',
      ...subject,
      next: `${said.percent.low}–${said.percent.high} %`,
      sentence: said.sentence,
    });
  else if (said.reason === 'withoutLoad' && history.harder)
    found.push({
      kind: 'harder',
      ...subject,
      next: history.harder.name,
      sentence: `${said.sentence} Next on the ladder: ${history.harder.name}.`,
    });
  else if (isOpen(line) && !own && now && now.hundredths > 0 && !hurts)
    // What the program leaves open goes on from where it was left, so that the next sheet has a number on it.
    found.push({
      kind: 'load',
      ...subject,
      now: formatLoad(now),
      next: formatLoad(now),
      load: now,
      sentence: `${said.sentence} The next sheet says ${formatLoad(now)} again.`,
    });
  if (said.deload && !said.load) found.push({ kind: 'deload', ...subject, sentence: said.sentence });
  return found;
}

type Subject = Pick<Suggestion, 'subject' | 'exerciseId' | 'until'>;

/** After a restriction: the last load before it, a step lighter, down to what can be loaded. */
function reentry({ line, sessions, loadable }: LineHistory, subject: Subject): Suggestion[] {
  const before = sessions.findLast(({ modified }) => !modified);
  const load = before && lastLoad(before);
  if (!before || !load || load.hundredths === 0 || !line.loaded) return [];
  const lighter = loadable((load.hundredths * (100 - LOWER_BY_PERCENT)) / 100, load.unit).below;
  if (!lighter) return [];
  return [
    {
      kind: 'reentry',
      ...subject,
      now: formatLoad(load),
      next: formatLoad(lighter),
      load: lighter,
      sentence: `The line is as written again. Before the change it stood at ${formatLoad(load)} (${formatDate(before.date)}): begin ${LOWER_BY_PERCENT} % lighter, ${formatLoad(lighter)}.`,
    },
  ];
}

/** The program names no load: what is lifted is found by effort. */
function isOpen({ prescription, loaded }: LinePlan): boolean {
  const group = mainGroup(prescription);
  return (
    loaded &&
    group?.reps.kind === 'reps' &&
    (group.load.kind === 'unstated' || group.load.kind === 'heaviestManageable')
  );
}

function stood({ sets }: LineSession, { prescription, sets: asked }: LinePlan): boolean {
  const group = mainGroup(prescription);
  const low = group?.reps.kind === 'reps' ? group.reps.low : 0;
  return sets.length >= asked.length && sets.every(({ reps, techniqueOk }) => reps >= low && techniqueOk);
}

/** The lightest of the sets: what each of them carried. */
function lastLoad({ sets }: LineSession): Load | undefined {
  const [first, ...others] = sets.map(({ load }) => load);
  if (!first || others.some(({ unit }) => unit !== first.unit)) return undefined;
  return others.reduce((least, load) => (load.hundredths < least.hundredths ? load : least), first);
}

export interface LiftHistory {
  readonly exerciseId: ExerciseId;
  readonly name: string;
  /** What percentages of this lift stand on; absent where nothing is known. */
  readonly basis?: MaximumBasis;
  /** The best unchanged set of each session of the last weeks, oldest first. */
  readonly best: readonly (PerformedSet & { readonly date: CalendarDate })[];
  readonly flagged: boolean;
  /** Whether percentages count from one-repetition maxima or from training maxima. */
  readonly policy: PercentPolicy;
  readonly today: CalendarDate;
}

/** Sets of this many days say something about a maximum of today. */
export const RECENT_DAYS = 28;
/** A new maximum is suggested from this much more, percent; and never more at once than the second. */
const WORTH_PERCENT = 2;
const MOST_PERCENT_UP = 10;

/** A maximum to record, or a retest; at most one. */
export function suggestForLift(history: LiftHistory): Suggestion | undefined {
  const { exerciseId, name, basis, policy, today } = history;
  const subject = { subject: exerciseId, exerciseId };
  const now = basis && basisLoad(basis);
  const top = bestEstimate(history);
  const next =
    top && (policy.basis === 'trainingMax' ? trainingMaxFrom(top.made.estimate, policy) : top.made.estimate);
  if (top && next && (!now || (now.unit === next.unit && rises(now, next, WORTH_PERCENT)))) {
    const said = `${formatLoad(top.set.load)} × ${top.set.reps} on ${formatDate(top.date)}`;
    const shown = now && { now: formatLoad(now) };
    if (now && rises(now, next, MOST_PERCENT_UP + 1))
      return {
        kind: 'retest',
        ...subject,
        until: top.date,
        ...shown,
        sentence: `${said} speaks for ${formatLoad(next)} in the ${name}, more than ${MOST_PERCENT_UP} % above ${formatLoad(now)}. Test it before loads follow.`,
      };
    const of = policy.basis === 'trainingMax' ? `a training max of ${formatLoad(next)}` : formatLoad(next);
    return {
      kind: 'maximum',
      ...subject,
      until: top.date,
      ...shown,
      next: formatLoad(next),
      load: next,
      fromSet: top.set,
      sentence: `${said} speaks for ${of}. ${estimateRemark(top.made)}`,
    };
  }
  if (!basis || !now || !needsRetest(basis.maximum, today)) return undefined;
  const weeks = Math.floor(daysBetween(basis.maximum.date, today) / 7);
  return {
    kind: 'retest',
    ...subject,
    until: basis.maximum.date,
    now: formatLoad(now),
    sentence: `The maximum of the ${name} is ${weeks} weeks old. Test it again.`,
  };
}

/** Of the last weeks the set that says most; flagged athletes by the lowest formula. Above 10 reps none counts. */
function bestEstimate({ best, flagged, today }: LiftHistory) {
  const sets = best
    .filter(({ date }) => addDays(date, RECENT_DAYS) >= today)
    .flatMap(({ date, ...set }) => {
      const made = estimateMax(set, { flagged });
      return made.kind === 'estimate' && made.confidence === 'normal' ? [{ date, set, made }] : [];
    });
  return sets.reduce<(typeof sets)[number] | undefined>(
    (a, b) => (a && a.made.estimate.hundredths >= b.made.estimate.hundredths ? a : b),
    undefined,
  );
}

function rises(now: Load, next: Load, percent: number): boolean {
  return next.hundredths * 100 >= now.hundredths * (100 + percent);
}
