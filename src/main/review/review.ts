/** The review list (C7): what is due, expiring or waiting, for everybody or one squad. Reads only. */

import type { Kysely } from 'kysely';
import type { ReviewItem } from '#contract/review.ts';
import { REVIEW_MATTERS } from '#contract/review.ts';
import type { AthleteId } from '#contract/values.ts';
import { type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import type { Clearance } from '#domain/clearance/evaluate.ts';
import { urgencyOf } from '#domain/clearance/tier.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { overridesOf, type StoredOverride, stillRuns } from '../clearance/overrides.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { inParts, squadsOf, storedByIds } from '../roster/athletes.ts';
import { orderOfNames, shownName } from '../roster/names.ts';
import { openQuestions } from './health-questions.ts';

/** How far ahead a screen, and a clearance that ends, is announced. */
const SCREEN_DAYS_AHEAD = 7;
const CLEARANCE_DAYS_AHEAD = 30;

type Matter = Pick<ReviewItem, 'matter' | 'rule' | 'on'> & Partial<Pick<ReviewItem, 'session' | 'file'>>;

export async function reviewItems(
  executor: Kysely<Tables>,
  today: CalendarDate,
  squad?: string,
): Promise<ReviewItem[]> {
  const said = await saidInTraining(executor, squad);
  const toAsk = await openQuestions(executor, squad);
  const ids = [
    ...new Set([...(await athletesWithEpisodes(executor, squad)), ...said.keys(), ...toAsk.keys()]),
  ];
  const policy = await policyInForce(executor);
  const clearances = await clearancesOf(executor, ids, { today, policy });
  const athletes = await storedByIds(executor, ids);
  const squads = await squadsOf(executor, ids);
  const programs = await runningPrograms(executor, ids);
  const paused = await runningPrograms(executor, ids, 'paused');
  const overrides = (await overridesOf(executor, ids)).filter((override) => stillRuns(override, today));
  const items = athletes.flatMap((athlete): (ReviewItem & { sortName: string })[] => {
    const clearance = clearances.get(athlete.id);
    if (!clearance) return [];
    const running = programs.get(athlete.id) ?? 0;
    const matters: Matter[] = [
      ...(said.get(athlete.id) ?? []),
      ...askMatter(toAsk.get(athlete.id)),
      ...mattersOf(clearance, today),
      ...heldMatter(clearance, running, paused.get(athlete.id) ?? 0),
      ...overrides
        .filter(({ athleteId }) => athleteId === athlete.id)
        .slice(0, 1)
        .map(overrideMatter),
    ];
    return matters.map((matter) => ({
      athleteId: athlete.id as AthleteId,
      name: shownName(athlete),
      sortName: athlete.sort_name,
      squads: squads.get(athlete.id) ?? [],
      tier: clearance.tier,
      session: null,
      file: null,
      ...matter,
      overdueDays: matter.on && daysBetween(matter.on, today),
      programs: running,
    }));
  });
  items.sort(
    (a, b) =>
      REVIEW_MATTERS.indexOf(a.matter) - REVIEW_MATTERS.indexOf(b.matter) ||
      (b.overdueDays ?? 0) - (a.overdueDays ?? 0) ||
      orderOfNames(a.sortName, b.sortName),
  );
  return items.map(({ sortName: _sortName, ...item }) => item);
}

/** Pain, or soreness in the back, that was named in training and that nobody has looked at; by athlete. */
async function saidInTraining(
  executor: Kysely<Tables>,
  squad: string | undefined,
): Promise<Map<string, Matter[]>> {
  const rows = await executor
    .selectFrom('training_review')
    .innerJoin('athlete', 'athlete.id', 'training_review.athlete_id')
    .select(['training_review.athlete_id', 'assignment_id', 'planned_for', 'held_on'])
    .where('reviewed_at', 'is', null)
    .where('athlete.status', '<>', 'archived')
    .$if(squad !== undefined, (query) =>
      query.where('training_review.athlete_id', 'in', ({ selectFrom }) =>
        selectFrom('athlete_squad')
          .select('athlete_id')
          .where('squad_id', '=', squad ?? ''),
      ),
    )
    .orderBy('held_on')
    .execute();
  const found = new Map<string, Matter[]>();
  for (const row of rows) {
    const own = found.get(row.athlete_id) ?? [];
    found.set(row.athlete_id, own);
    const session = { assignmentId: row.assignment_id, plannedFor: row.planned_for };
    own.push({ matter: 'training', rule: 'R8', on: row.held_on, session: session as ReviewItem['session'] });
  }
  return found;
}

/** It is no rule that says so, and changes no tier. */
function askMatter(question: { readonly file: string; readonly on: CalendarDate } | undefined): Matter[] {
  return question ? [{ matter: 'ask', rule: 'IMPORT', ...question }] : [];
}

/** What one athlete stands on the list for; each matter once, with its nearest day. */
function mattersOf(clearance: Clearance, today: CalendarDate): Matter[] {
  const found = new Map<Matter['matter'], Matter>();
  for (const state of clearance.states) {
    for (const { matter, on } of state.dues) {
      if (!isNear(matter, on, today)) continue;
      const known = found.get(matter);
      if (known && (known.on ?? '') <= (on ?? '')) continue;
      found.set(matter, { matter, rule: state.state, on: on ?? null });
    }
  }
  return [...found.values()];
}

/** Held today, or paused by a hold that is over: a coach has to resume it. */
function heldMatter(clearance: Clearance, running: number, paused: number): Matter[] {
  if (clearance.tier === 'T0' && running > 0) {
    const [first] = clearance.states.toSorted((a, b) => urgencyOf(a) - urgencyOf(b));
    return [{ matter: 'held', rule: first?.state ?? 'T0', on: null }];
  }
  return paused > 0 ? [{ matter: 'held', rule: 'PAUSED', on: null }] : [];
}

/** Until its last day. */
function overrideMatter({ tier, until }: StoredOverride): Matter {
  return { matter: 'override', rule: tier, on: until };
}

function isNear(matter: Matter['matter'], on: CalendarDate | undefined, today: CalendarDate): boolean {
  if (on === undefined || matter === 'awaiting') return true;
  return daysBetween(today, on) <= (matter === 'clearance' ? CLEARANCE_DAYS_AHEAD : SCREEN_DAYS_AHEAD);
}

async function athletesWithEpisodes(executor: Kysely<Tables>, squad: string | undefined): Promise<string[]> {
  const rows = await executor
    .selectFrom('episode')
    .innerJoin('athlete', 'athlete.id', 'episode.athlete_id')
    .select('athlete.id')
    .distinct()
    .where('athlete.status', '<>', 'archived')
    .$if(squad !== undefined, (query) =>
      query
        .innerJoin('athlete_squad', 'athlete_squad.athlete_id', 'athlete.id')
        .where('athlete_squad.squad_id', '=', squad ?? ''),
    )
    .execute();
  return rows.map((row) => row.id);
}

async function runningPrograms(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
  state?: 'paused',
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('assignment')
      .select(['athlete_id', ({ fn }) => fn.countAll<number>().as('programs')])
      .where('athlete_id', 'in', part)
      .where('state', '<>', 'ended')
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'paused'))
      .groupBy('athlete_id')
      .execute();
    for (const row of rows) counts.set(row.athlete_id, row.programs);
  }
  return counts;
}
