/** Answers as they leave for somebody who may not see health details: tier and rule stay, what lies behind them goes. */

import type { z } from 'zod';
import type { threeLists } from '#contract/assignments.ts';
import type { ClearanceView, EpisodeView, RecordEffect } from '#contract/clearance.ts';
import { REVIEW_MATTERS, type ReviewItem } from '#contract/review.ts';
import type { AthleteRow } from '#contract/roster.ts';
import type { Reason } from '#domain/clearance/tier.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import type { LeftOutAthlete } from '../documents/lay-out.ts';
import { neutralReason, neutralReasons } from './neutral-words.ts';

/** The panel: which forms there are, the tier, the limits in words, and what an emergency asks of everybody. */
export function withoutDetails(view: ClearanceView): ClearanceView {
  return {
    ...view,
    details: false,
    reasons: view.episodes.length === 0 ? [] : neutralReasons(view.reasons, view.tier),
    wouldChange: [],
    // It is counted from a birth, an onset or a letter.
    reviewOn: null,
    permits: withoutQuotes(view.permits),
    episodes: view.episodes.map(withoutEpisodeDetails),
  };
}

/** What a person wrote down is quoted; quotes are details. That there is something to ask for is none. */
function withoutQuotes(permits: readonly string[]): string[] {
  const kept = permits.filter((text) => !text.startsWith('“'));
  if (kept.length === permits.length) return kept;
  return [...kept, 'A restriction applies; whoever may see health details can say which.'];
}

/** The kind stays: it decides which questions are the right ones to ask. */
function withoutEpisodeDetails(episode: EpisodeView, place: number): EpisodeView {
  return {
    ...episode,
    title: `Record ${place + 1}`,
    state: episode.tier,
    reasons: episode.closed ? [] : neutralReasons(episode.reasons, episode.tier),
    wouldChange: [],
    evidence: [],
  };
}

/**
 * Asked date by date, what a record would do tells the day of a birth or of a letter. So it is said only of what happened
 * today, and only where that is stricter; an emergency is said of any day.
 */
export function withoutEffectDetails(effect: RecordEffect, ofToday: boolean): RecordEffect {
  const { wasTier, tier, stops } = effect;
  return {
    ...effect,
    tier: ofToday && tier !== null && tier < wasTier ? tier : null,
    stops: ofToday && stops ? 'Saving this stops training here.' : null,
    notCounted: null,
  };
}

/** A row of the roster: its tier stays; at Full it does not say whether something is on file. */
export function withoutOnFile<Row extends Pick<AthleteRow, 'chip'>>(row: Row): Row {
  return { ...row, chip: { ...row.chip, onFile: false } };
}

type Lists = Pick<z.input<typeof threeLists>, 'asWritten' | 'withChanges' | 'notAssigned' | 'work'>;
type Listed = Lists['asWritten'][number];

/** The three lists: who is on which, with tier and rule, and the work itself. */
export function listsWithoutDetails({ asWritten, withChanges, notAssigned, work }: Lists): Lists {
  return {
    asWritten: asWritten.map(listedWithoutDetails),
    withChanges: withChanges.map(listedWithoutDetails),
    notAssigned: notAssigned.map(listedWithoutDetails),
    work: Object.fromEntries(
      Object.entries(work).map(([key, program]) => [key, workWithoutDetails(program)]),
    ),
  };
}

function listedWithoutDetails(listed: Listed): Listed {
  const isPlain = ({ rule }: { readonly rule: string }) => rule === 'ROSTER' || rule === 'PROGRAM';
  const plain = listed.reasons.filter(isPlain);
  const health = listed.reasons.filter((reason) => !isPlain(reason));
  return {
    ...listed,
    states: [],
    reasons: [...plain, ...(health.length > 0 ? neutralReasons(health, listed.tier) : [])],
    wouldChange: [],
  };
}

/** The lines stay, for they are what the athlete does; why each is not as written goes. */
function workWithoutDetails(work: GatedProgram): GatedProgram {
  const neutral = <Holder extends { readonly reasons: readonly Reason[] }>(holder: Holder): Holder => ({
    ...holder,
    reasons: holder.reasons.map((reason) => neutralReason(reason, work.tier)),
  });
  return {
    ...neutral(work),
    foundation: work.foundation && {
      ...work.foundation,
      lines: work.foundation.lines.map((line) => neutral(line)),
    },
    phases: work.phases.map((phase) => ({
      ...neutral(phase),
      sessions: phase.sessions.map((session) => ({
        ...session,
        lines: session.lines.map((line) => neutral(line)),
      })),
    })),
  };
}

export function leftOutWithoutDetails(athletes: readonly LeftOutAthlete[]): LeftOutAthlete[] {
  return athletes.map((athlete) => {
    // An overdue check limits and holds nothing.
    const tier = athlete.rule.endsWith('-REVIEW') ? 'T2' : 'T0';
    const { rule, text } = neutralReason({ rule: athlete.rule, text: athlete.reason }, tier);
    return { ...athlete, rule, reason: text, from: null };
  });
}

/** Only the end of an exception is a day that the facility chose; any other is counted from a date of health. */
/** Days that count back to nothing: that of an exception, of a session and of an import. */
const PLAIN_DAYS: ReadonlySet<ReviewItem['matter']> = new Set(['override', 'training', 'ask']);

export function reviewWithoutDetails(items: readonly ReviewItem[]): ReviewItem[] {
  return items
    .map((item) => ({
      ...item,
      rule: neutralReasons([item], item.tier)[0]?.rule ?? item.tier,
      ...(!PLAIN_DAYS.has(item.matter) && { on: null, overdueDays: null }),
    }))
    .toSorted(
      // The order by day would say it again.
      (a, b) =>
        REVIEW_MATTERS.indexOf(a.matter) - REVIEW_MATTERS.indexOf(b.matter) ||
        (b.overdueDays ?? 0) - (a.overdueDays ?? 0) ||
        a.name.localeCompare(b.name, 'en'),
    );
}
