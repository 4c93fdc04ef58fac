/**
 * What a changed policy would do today, and for whom. Reads only; the same in a worker, for the preview, and inside
 * the transaction that saves, so that one digest tells whether both saw the same.
 */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { AffectedAthlete, PolicyPreview } from '#contract/policy.ts';
import type { AthleteId } from '#contract/values.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Clearance } from '#domain/clearance/evaluate.ts';
import type { Permission } from '#domain/clearance/permission.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import { digestOf } from '../assignments/digest.ts';
import { acceptedOf } from '../assignments/given.ts';
import { hasWork, permissionNow } from '../assignments/work.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import type { Tables } from '../database/schema.ts';
import { facilityOf } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { squadsOf } from '../roster/athletes.ts';
import { orderOfNames, shownName } from '../roster/names.ts';
import { differenceOf, tightens } from './compare.ts';
import { Gates, sameWork } from './gates.ts';
import { differencesBetween } from './settings.ts';

export interface PolicyChange {
  /** In force. */
  readonly before: ClearancePolicy;
  readonly after: ClearancePolicy;
  readonly today: CalendarDate;
}

export interface Reporting {
  readonly signal?: AbortSignal;
  readonly progress?: (step: string, done: number, of: number) => void;
}

/** Athletes between two turns of the event loop. */
const AT_ONCE = 20;

type Outcome = AffectedAthlete['programs'][number]['outcome'];

/** Evaluates and gates everybody with anything on record under both policies. */
export async function policyEffect(
  executor: Kysely<Tables>,
  { before, after, today }: PolicyChange,
  library: Library,
  { signal, progress }: Reporting = {},
): Promise<PolicyPreview> {
  const changes = differencesBetween(before, after);
  const changed = new Set(changes.map(({ id }) => id));
  const gates = await Gates.open(executor, library);
  const people = await peopleOnRecord(executor);
  const athletes: AffectedAthlete[] = [];
  for (let start = 0; start < people.length; start += AT_ONCE) {
    signal?.throwIfAborted();
    const part = people.slice(start, start + AT_ONCE);
    const ids = part.map(({ id }) => id);
    const were = await clearancesOf(executor, ids, { today, policy: before });
    const are = await clearancesOf(executor, ids, { today, policy: after });
    const squads = await squadsOf(executor, ids);
    const running = await runningOf(executor, ids);
    for (const person of part) {
      const [was, is] = [were.get(person.id), are.get(person.id)];
      if (!was || !is) throw new Error('An athlete has no clearance');
      const runs = running.get(person.id) ?? [];
      const lines = await gates.changedLines(was.permission, is.permission, runs);
      const difference = differenceOf(was, is, lines, changed);
      if (!difference) continue;
      const programs: AffectedAthlete['programs'] = [];
      for (const row of runs) {
        const outcome = await outcomeFor(row, was, is, gates);
        if (outcome) programs.push({ name: row.program_name, outcome });
      }
      athletes.push({
        athleteId: person.id as AthleteId,
        name: shownName(person),
        squads: squads.get(person.id) ?? [],
        archived: person.status === 'archived',
        fromTier: was.tier,
        toTier: is.tier,
        ...difference,
        programs,
      });
    }
    progress?.('Looking at who is affected', Math.min(start + AT_ONCE, people.length), people.length);
    await nextTurn();
  }
  const standing = { version: before.version, changes, today, ...(await lastRecords(executor)) };
  return {
    digest: digestOf(
      standing,
      athletes.map((athlete) => JSON.stringify(athlete)),
    ),
    version: before.version,
    changes,
    athletes,
    looked: people.length,
    programs: countsOf(athletes),
  };
}

/** Archived athletes too: their programs and sheets come back with them. */
async function peopleOnRecord(executor: Kysely<Tables>) {
  const rows = await executor
    .selectFrom('athlete')
    .select(['id', 'first_name', 'last_name', 'preferred_name', 'sort_name', 'status'])
    .where('id', 'in', (query) => query.selectFrom('episode').select('athlete_id'))
    .orderBy('id')
    .execute();
  return rows.sort((a, b) => orderOfNames(a.sort_name, b.sort_name));
}

type Running = Awaited<ReturnType<typeof runningRows>>[number];

async function runningOf(executor: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Running[]>> {
  return Map.groupBy(await runningRows(executor, ids), (row) => row.athlete_id);
}

function runningRows(executor: Kysely<Tables>, ids: readonly string[]) {
  return executor
    .selectFrom('assignment')
    .innerJoin('program_version', (join) =>
      join
        .onRef('program_version.program_id', '=', 'assignment.program_id')
        .onRef('program_version.version', '=', 'assignment.program_version'),
    )
    .select([
      'assignment.athlete_id',
      'assignment.program_id',
      'assignment.program_version',
      'assignment.start_week',
      'assignment.rack_id',
      'assignment.decision',
      'assignment.given',
      'program_version.name as program_name',
    ])
    .where('assignment.athlete_id', 'in', ids)
    .where('assignment.state', '<>', 'ended')
    .orderBy('assignment.id')
    .execute();
}

/** What becomes of one running program; undefined when it stays as it is and nothing more would be possible. */
async function outcomeFor(
  row: Running,
  was: Clearance,
  is: Clearance,
  gates: Gates,
): Promise<Outcome | undefined> {
  const accepted = acceptedOf(row);
  const work = (permission: Permission) => gates.workOf(row, permission);
  const given = permissionNow(accepted, was);
  const gives = permissionNow(accepted, is);
  const [today, then] = [await work(given), await work(gives)];
  if (!today || !then) return undefined;
  if (hasWork(today, row.start_week) && !hasWork(then, row.start_week)) return 'held';
  if (!sameWork(today, then)) return 'changes';
  const anew = await work(is.permission);
  const allowsMore = tightens(is.permission, was.permission) && !tightens(was.permission, is.permission);
  return anew && allowsMore && !sameWork(anew, then) ? 'couldLoosen' : undefined;
}

function countsOf(athletes: readonly AffectedAthlete[]): PolicyPreview['programs'] {
  const all = athletes.flatMap(({ programs }) => programs);
  const count = (outcome: Outcome) => all.filter((program) => program.outcome === outcome).length;
  return {
    changes: count('changes'),
    held: count('held'),
    couldLoosen: count('couldLoosen'),
  };
}

/** Whatever was recorded since makes the preview old, even where it changes nothing that is shown. */
async function lastRecords(executor: Kysely<Tables>) {
  const { evidence } = await executor
    .selectFrom('evidence')
    .select(({ fn }) => fn.max('seq').as('evidence'))
    .executeTakeFirstOrThrow();
  return { evidence, facility: (await facilityOf(executor)).version };
}
