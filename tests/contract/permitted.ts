/**
 * What may be done today, worked out from the stored facts by the rules alone: evidence, overrides and policy are read
 * from the file, and nothing of the use cases is asked. The measure for whatever they hand out.
 */

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { addDays, type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import { combinePermissions } from '#domain/clearance/combine.ts';
import { evaluateClearance } from '#domain/clearance/evaluate.ts';
import { assembleEpisode, type EvidenceRecord } from '#domain/clearance/evidence.ts';
import { withOverride } from '#domain/clearance/override.ts';
import { capInPhase, type Permission, tierPermission } from '#domain/clearance/permission.ts';
import { type ClearancePolicy, DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import type { Equipment, Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { type Room, rackById, racksOf } from '#domain/facility/equipment.ts';
import { gateProgram } from '#domain/gate/gate.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import type { Program } from '#domain/program/program.ts';

interface Assignment {
  readonly id: string;
  readonly athlete_id: string;
  readonly program_id: string;
  readonly program_version: number;
  readonly start_date: CalendarDate;
  readonly start_week: number;
  readonly paused_on: CalendarDate | null;
  readonly state: 'active' | 'paused' | 'ended';
  readonly rack_id: string;
}

export interface Permitted {
  readonly assignment: Assignment;
  readonly program: Program;
  /** What is at hand where it is trained. */
  readonly has: readonly Equipment[];
  readonly permission: Permission;
  readonly work: GatedProgram;
  /** What today's limits leave of the foundation block. */
  readonly foundation: GatedProgram['foundation'];
  /** Newest one-repetition maximum by lift, hundredths of a kilogram. */
  readonly maxima: ReadonlyMap<ExerciseId, number>;
  /** What sheets that are valid were printed for. */
  readonly paper: readonly { readonly number: string; readonly permission: Permission }[];
}

type Row = Record<string, string>;

/** For every program that has not ended. */
export function permittedToday(
  dataFolder: string,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
  today: CalendarDate,
): Permitted[] {
  const file = new Database(join(dataFolder, 'roster.sqlite'), { readonly: true });
  const rows = (sql: string, ...values: unknown[]) => file.prepare(sql).all(...values) as Row[];
  const [policyRow] = rows('SELECT version, content FROM policy_version ORDER BY version DESC LIMIT 1');
  const policy: ClearancePolicy = { ...DEFAULT_POLICY, ...JSON.parse(policyRow?.['content'] ?? '{}') };
  const racks = racksOf(
    rows('SELECT content FROM room ORDER BY place').map((row) => JSON.parse(row['content'] ?? '{}') as Room),
  );
  const assignments = rows("SELECT * FROM assignment WHERE state <> 'ended'") as unknown as Assignment[];
  const found = assignments.map((assignment): Permitted => {
    const { athlete_id, program_id, program_version } = assignment;
    const { has } = rackById(racks, assignment.rack_id);
    const [stored] = rows(
      'SELECT content FROM program_version WHERE program_id = ? AND version = ?',
      program_id,
      program_version,
    );
    const program = JSON.parse(stored?.['content'] ?? '{}') as Program;
    const episodes = rows('SELECT * FROM episode WHERE athlete_id = ?', athlete_id).map((episode) =>
      assembleEpisode(
        episode['id'] ?? '',
        episode['kind'] as 'joint',
        rows('SELECT * FROM evidence WHERE episode_id = ? ORDER BY seq', episode['id']).map(
          (row) =>
            ({
              id: row['id'],
              kind: row['kind'],
              content: JSON.parse(row['content'] ?? '{}'),
              ...(row['replaces'] && { replaces: row['replaces'] }),
              recordedBy: row['recorded_by'],
              recordedAt: row['recorded_at'],
            }) as EvidenceRecord,
        ),
      ),
    );
    let clearance = evaluateClearance({
      episodes,
      today,
      policy,
      phaseStart: startOfPhase(program, assignment, today),
    });
    const overrides = rows(
      `SELECT * FROM override_given WHERE athlete_id = ?
       AND id NOT IN (SELECT override_id FROM override_ended)`,
      athlete_id,
    );
    for (const row of overrides) {
      const given = {
        id: row['id'] ?? '',
        tier: row['tier'] as 'T2',
        reason: '',
        from: row['first_day'] as CalendarDate,
        until: row['last_day'] as CalendarDate,
        against: JSON.parse(row['against'] ?? '[]'),
        lead: '',
        secondPerson: '',
      };
      clearance = withOverride(clearance, given, policy);
    }
    const { permission } = clearance;
    return {
      assignment,
      has,
      program,
      permission,
      work: gateProgram(program, permission, exercises, has),
      foundation: gateProgram(
        program,
        combinePermissions(permission, tierPermission('T1', policy, { flagged: true })),
        exercises,
        has,
      ).foundation,
      maxima: new Map(
        rows(
          "SELECT exercise_id, hundredths, unit FROM maximum WHERE athlete_id = ? AND kind <> 'trainingMax' AND date <= ? ORDER BY date, seq",
          athlete_id,
          today,
        ).flatMap((row) => (row['unit'] === 'kg' ? [[row['exercise_id'], Number(row['hundredths'])]] : [])),
      ) as never,
      paper: rows(
        'SELECT number, given FROM sheet WHERE assignment_id = ? AND void_since IS NULL',
        assignment.id,
      ).map((row) => ({
        number: row['number'] ?? '',
        permission: JSON.parse(row['given'] ?? '{}').permission,
      })),
    };
  });
  file.close();
  // Sheets are measured at the rack as it is: whatever equipment changed, they would be void.
  return found.map((each) => ({
    ...each,
    paper: each.paper.filter((sheet) => isLooser(sheet, each, exercises)),
  }));
}

/** Day by day from the start: the last on which another phase was under way than on the day before. */
function startOfPhase(
  program: Program,
  { start_date, start_week, paused_on }: Assignment,
  today: CalendarDate,
): CalendarDate {
  const last = paused_on !== null && paused_on < today ? paused_on : today;
  const phaseOn = (day: number) =>
    program.phases.find((phase) => phase.lastWeek >= start_week + Math.floor(day / 7))?.number;
  let began = 0;
  for (let day = 1; day <= daysBetween(start_date, last); day += 1) {
    const phase = phaseOn(day);
    if (phase !== undefined && phase !== phaseOn(day - 1)) began = day;
  }
  return addDays(start_date, began);
}

/** True when a sheet has any line that comes out otherwise once today’s limits are added to its own. */
function isLooser(
  { permission }: { readonly permission: Permission },
  { program, permission: today, has }: Permitted,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
): boolean {
  const lines = (limits: Permission) => {
    const { held, foundation, phases } = gateProgram(program, limits, exercises, has);
    if (held) return '[]';
    const all = foundation?.lines ?? phases.flatMap(({ sessions }) => sessions.flatMap((each) => each.lines));
    return JSON.stringify(all.flatMap(({ line, capPercent }) => (line ? [[line, capPercent]] : [])));
  };
  return lines(permission) !== lines(combinePermissions(permission, today));
}

interface PlannedLine {
  readonly lineId: string;
  readonly exerciseId: ExerciseId;
  readonly loads: readonly { readonly load?: { hundredths: number; unit: 'kg' | 'lb' } | undefined }[];
}

/** What is wrong with a planned line, in words; undefined when it is permitted. */
export function excessOf(
  planned: PlannedLine,
  { permission, program, work, foundation, maxima }: Permitted,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
): string | undefined {
  const { lineId, exerciseId, loads } = planned;
  const phase = work.phases.find(({ sessions }) =>
    sessions.some(({ lines }) => lines.some(({ original }) => original.id === lineId)),
  );
  const lines = [
    // The foundation block, or what is left of it, is less than any session: who accepts nothing more stays in it.
    ...(foundation?.lines ?? []),
    ...(phase?.sessions.flatMap((session) => session.lines) ?? []),
  ];
  const allowed = lines.find(({ original }) => original.id === lineId);
  if (!allowed?.line) return `${lineId} may not be done in ${program.name}`;
  const exercise = exercises.get(exerciseId);
  const ladder = exercises.get(allowed.original.exerciseId)?.ladder.map((step) => step.exerciseId) ?? [];
  const rungs = [allowed.original.exerciseId, ...ladder];
  if (rungs.indexOf(exerciseId) < rungs.indexOf(allowed.line.exerciseId))
    return `${lineId} is ${exerciseId}, allowed is ${allowed.line.exerciseId}`;
  const tag = exercise?.tags.find((each) => permission.blockedTags.includes(each));
  if (tag) return `${lineId} has ${tag}`;
  const cap = phase ? (capInPhase(permission, phase.number) ?? null) : permission.capPercent;
  if (cap === null) return undefined;
  if (cap === 0 && exercise?.externallyLoaded) return `${lineId} is loaded`;
  const maximum = maxima.get(exercise?.maximumOf ?? exerciseId);
  const heaviest = Math.max(0, ...loads.map(({ load }) => (load?.unit === 'kg' ? load.hundredths : 0)));
  if (maximum !== undefined && heaviest > (maximum * cap) / 100)
    return `${lineId} at ${heaviest / 100} kg is over ${cap} % of ${maximum / 100} kg`;
  return undefined;
}
