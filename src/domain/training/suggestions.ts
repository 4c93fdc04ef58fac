/**
 * What comes next after what was logged (A7): a load for a line, a maximum to record, an easier week, a retest, a step on
 * the ladder, the way back after a restriction. Each with its reason, none of them done by itself.
 *
 * A session in which the line was changed never progresses anything, and neither does one that hurt anywhere. The
 * figures without another source are Rackside's.
 */

import { addDays, type CalendarDate, daysBetween, formatDate } from '../calendar/calendar-date.ts';
import type { ExerciseId } from '../exercise/exercise.ts';
import { estimateMax, estimateRemark, FORMULA_IDS, type PerformedSet } from '../load/estimated-max.ts';
import { asReckoned, formatLoad, inKilograms, type Load } from '../load/load.ts';
import { type MaximumBasis, needsRetest, type PercentPolicy, trainingMaxFrom } from '../load/maximum.ts';
import { basisLoad } from '../load/plan-load.ts';
import { type OwnLoad, standingLoad } from '../load/plan-program.ts';
import { MOST_PAIN } from './performed.ts';
import {
  LOWER_BY_PERCENT,
  type LoggedSession,
  type ProgressionQuestion,
  STEP_PERCENT,
  suggestProgression,
} from './progression.ts';
import { ADVISED_RIR, mainGroup, repsAsked } from './progression-rules.ts';
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
  /**
   * Something hurt that day, in whatever line: pain above what is tolerable, a sore back, a worse morning after it, or
   * something named that a coach has not looked at.
   */
  readonly hurt?: true;
}

export interface LineHistory {
  /** As it would be done next. */
  readonly line: LinePlan;
  /** Oldest first, of this line alone. */
  readonly sessions: readonly LineSession[];
  /** The newest day on which something hurt, whatever was trained on it; absent where nothing did. */
  readonly hurtOn?: CalendarDate;
  /** The last day on which something kept the athlete from it: a pause, a restriction, the foundation block. */
  readonly restrictedOn?: CalendarDate;
  /** The load a coach accepted for it. */
  readonly own?: OwnLoad;
  readonly today: CalendarDate;
  /** What the program itself would have it lift; absent where that is left open. */
  readonly planned?: Load;
  readonly loadable: ProgressionQuestion['loadable'];
  /** Next step down the ladder, and what this is a step down from. */
  readonly easier?: { readonly id: ExerciseId; readonly name: string };
  readonly harder?: { readonly id: ExerciseId; readonly name: string };
}

/** In the order in which they are said; most lines have none or one. Pure; never throws. */
export function suggestForLine(history: LineHistory): Suggestion[] {
  const { line, sessions } = history;
  const last = sessions.at(-1);
  if (!last || line.modified) return [];
  const { restrictedOn, today } = history;
  const restricted = restrictedOn !== undefined && restrictedOn >= last.date;
  const until = restricted ? restrictedOn : last.date;
  const subject = { subject: line.lineId, exerciseId: line.exerciseId, until };
  if (last.modified || restricted || daysBetween(last.date, today) > LONG_BREAK_DAYS)
    return reentry(history, subject);
  const twice = line.progression === 'twoForTwo' && sessions.at(-2)?.hurt;
  // Also where it hurt since, in another line: what was lifted before that says nothing of today.
  const since = history.hurtOn !== undefined && history.hurtOn >= last.date;
  const hurts = since || last.hurt || twice || last.sets.some(({ pain }) => (pain ?? 0) > MOST_PAIN);
  return suggestFromSessions(history, last, subject).filter(({ kind }) => !(hurts && RAISING.has(kind)));
}

/** What goes up, or stays up, on the strength of a session: none of it where that session hurt. */
const RAISING: ReadonlySet<SuggestionKind> = new Set(['load', 'fullLoad', 'wave', 'harder']);

/** After more days than this without a session a line begins a step lighter. */
const LONG_BREAK_DAYS = 28;

function suggestFromSessions(history: LineHistory, last: LineSession, subject: Subject): Suggestion[] {
  const { line, sessions, own, planned } = history;
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
  const standing = own && standingLoad(own);
  const below = standing && planned && inKilograms(standing) < inKilograms(planned);
  if (below && stood(last, line)) return stepBack(history, last, standing, planned, subject);
  const rule = line.progression ?? (isOpen(line) ? 'doubleProgression' : undefined);
  if (!rule) return [];
  const lightest = line.sets[0]?.ceiling;
  const said = suggestProgression({
    rule,
    prescription: line.prescription,
    sessions,
    rirFloor: floorOf(line),
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
  else if (said.percent && !below)
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
  else if (isOpen(line) && !saysWhatToLift(own, line) && now && now.hundredths > 0)
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

/** After a restriction or a long break: the last load before it, a step lighter, down to what can be loaded. */
function reentry({ line, sessions, own, loadable }: LineHistory, subject: Subject): Suggestion[] {
  const before = sessions.findLast(({ modified }) => !modified);
  const lifted = before && lastLoad(before);
  const load = lifted && own && inKilograms(own.load) < inKilograms(lifted) ? own.load : lifted;
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
      sentence: `The line is as written again. Before the break it stood at ${formatLoad(load)} (${formatDate(before.date)}): begin ${LOWER_BY_PERCENT} % lighter, ${formatLoad(lighter)}.`,
    },
  ];
}

/**
 * On the way back to the load of the program: the next load of the room, where every set stood with its reserve; the
 * program's own once that is no more than a step away.
 */
function stepBack(
  { line, loadable }: LineHistory,
  last: LineSession,
  own: Load,
  planned: Load,
  subject: Subject,
): Suggestion[] {
  const lifted = lastLoad({ ...last, sets: mainSets(last, line) });
  const reserve = last.sets.every(({ rir }) => rir !== undefined && rir >= floorOf(line));
  if (!lifted || lifted.hundredths === 0 || !reserve) return [];
  const most = (inKilograms(lifted) * (100 + STEP_PERCENT.most)) / 100;
  const stands = `Every rep stood at ${formatLoad(lifted)} with at least ${floorOf(line)} in reserve, without pain`;
  if (inKilograms(planned) <= most)
    return [
      {
        kind: 'fullLoad',
        ...subject,
        now: formatLoad(own),
        next: formatLoad(planned),
        load: planned,
        sentence: `${stands}: back to the ${formatLoad(planned)} of the program.`,
      },
    ];
  const next = loadable((lifted.hundredths * (100 + STEP_PERCENT.least)) / 100, lifted.unit).above;
  if (!next || inKilograms(next) > most || inKilograms(next) <= inKilograms(own)) return [];
  return [
    {
      kind: 'load',
      ...subject,
      now: formatLoad(own),
      next: formatLoad(next),
      load: next,
      sentence: `${stands}: a step back towards the ${formatLoad(planned)} of the program.`,
    },
  ];
}

/** The sets that the load of the line is stated for. */
function mainSets({ sets }: LineSession, { prescription }: LinePlan): LineSession['sets'] {
  const group = mainGroup(prescription);
  const place = group ? prescription.groups.indexOf(group) : 0;
  return sets.filter((set) => (set.group ?? place) === place);
}

/** True where the next sheet has a number from it. */
function saysWhatToLift(own: OwnLoad | undefined, { prescription }: LinePlan): boolean {
  return own !== undefined && !own.toTakeUpAgain && own.reps === repsAsked(prescription);
}

function floorOf({ rir }: LinePlan): number {
  return rir ?? ADVISED_RIR;
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
  /** The best unchanged set of each session of the last weeks in which nothing hurt, oldest first. */
  readonly best: readonly (PerformedSet & { readonly date: CalendarDate })[];
  /** The newest day on which something hurt: only a set done after it speaks for more, and nothing is tested before that. */
  readonly hurtOn?: CalendarDate;
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
  const { exerciseId, name, basis, hurtOn, policy, today } = history;
  const subject = { subject: exerciseId, exerciseId };
  const now = basis && basisLoad(basis);
  const best = history.best.filter(({ date }) => hurtOn === undefined || date > hurtOn);
  if (hurtOn !== undefined && best.length === 0) return undefined;
  const top = bestEstimate({ ...history, best });
  const next = top && maximumFrom(top.made, policy);
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
      sentence: `${said} speaks for ${of}. ${estimateRemark(counted(top.made, policy))}`,
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

type Estimate = Extract<ReturnType<typeof estimateMax>, { kind: 'estimate' }>;

/**
 * The estimate that counts, by one rule for everybody: another for those on file would tell who they are. Where
 * percentages stand on estimates it is Epley's, which is read by the lowest formula wherever a flagged athlete is
 * planned. A training max is planned with as it is, so it is made from the lowest to begin with.
 */
function counted(made: Estimate, { basis }: PercentPolicy): Estimate {
  if (basis === 'e1RM') return made;
  const lowest = FORMULA_IDS.find((id) => made.byFormula[id].hundredths === made.lowest.hundredths);
  return { ...made, estimate: made.lowest, formula: lowest ?? made.formula };
}

/** Settled: what is shown is what is recorded once it is accepted; the set it comes from stays beside it. */
function maximumFrom(made: Estimate, policy: PercentPolicy): Load {
  const { estimate } = counted(made, policy);
  return policy.basis === 'trainingMax' ? trainingMaxFrom(estimate, policy) : asReckoned(estimate, 'down');
}

/**
 * Of the last weeks the set that says most; none of before the maximum it would take the place of. Above 10 reps none
 * counts.
 */
function bestEstimate({ best, basis, today }: LiftHistory) {
  const sets = best
    .filter(({ date }) => addDays(date, RECENT_DAYS) >= today && (!basis || date > basis.maximum.date))
    .flatMap(({ date, ...set }) => {
      const made = estimateMax(set);
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
