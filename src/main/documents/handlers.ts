/** The use cases of documents: printing cards, the register of what was printed. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { documents } from '#contract/documents.ts';
import { levelOn } from '#domain/athlete/athlete.ts';
import { displayName } from '#domain/athlete/names.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { DEFAULT_PERCENT_POLICY } from '#domain/load/maximum.ts';
import { plannerFor } from '#domain/load/plan-program.ts';
import { asMaximum } from '../assignments/preview.ts';
import { heldBecause, type RunningWork, runningWork } from '../assignments/running.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { type Facility, facilityOf } from '../facility/facility.ts';
import type { HandlersOf } from '../handler.ts';
import type { Library } from '../library/library.ts';
import { maximaOf } from '../loads/maxima.ts';
import { squadsOf, storedByIds } from '../roster/athletes.ts';
import { buildCard, type CardLine } from './build-card.ts';
import type { CardModel } from './card-model.ts';
import { nextSerial, type PrintedSheet, register, registerRows, sheetFor } from './register.ts';

/** Cards built between two turns of the event loop. */
const AT_ONCE = 20;

export const documentHandlers: HandlersOf<typeof documents> = {
  'documents.printCards': async (input, context, control) => {
    const { kysely } = context.session;
    const stamp = stampOf(context);
    const facility = await facilityOf(kysely);
    const running = await runningWork(kysely, context.library, stamp.today, input);
    const printable = running.filter((work) => !work.held);
    const leftOut = [
      ...running.flatMap(({ athleteId, name, held }) =>
        held ? [{ athleteId, name, rule: held.rule, reason: held.reason, from: held.from ?? null }] : [],
      ),
      ...(await withoutWork(kysely, running, input.athleteIds, stamp.today)),
    ];
    if (printable.length === 0) throw new ExpectedError('NOTHING_TO_PRINT', { details: { leftOut } });

    const athletes = await athletesFor(kysely, printable);
    const sheets: PrintedSheet[] = [];
    const models: CardModel[] = [];
    for (const [place, work] of printable.entries()) {
      if (place % AT_ONCE === 0) {
        control.signal.throwIfAborted();
        control.progress('Laying out cards', place, printable.length);
        await nextTurn();
      }
      const athlete = athletes.get(work.athleteId);
      if (!athlete) continue;
      const draft = cardOf(work, athlete, facility, context.library, stamp.today, {
        number: '',
        revision: 0,
      });
      const sheet = await sheetFor(kysely, work, contentHash(draft), () => nextSerial(kysely));
      sheets.push(sheet);
      models.push({ ...draft, sheetNumber: sheet.number, revision: sheet.revision });
    }
    const paper = input.paper ?? facility.paper;
    const { bytes, pages } = await context.pool.run(
      'renderCards',
      { models, paper, printedAt: context.clock.now(), fonts: join(context.resourcesFolder, 'fonts') },
      control,
    );
    const name = `Program cards ${stamp.today}.pdf`;
    const file = await context.files.keep(name, bytes, 'application/pdf');
    await context.session.change({ stamp }, async (change) => register(change, sheets, stamp));
    return {
      file,
      pages,
      printed: sheets.map(({ athleteId, name, number, revision }) => ({
        athleteId,
        name,
        sheetNumber: number,
        revision,
      })),
      leftOut,
    };
  },

  'documents.register': async (input, context) => registerRows(context.session.kysely, input),
};

/** Those chosen who have no program, and on a print of everyone those who are held: named, with the reason. */
async function withoutWork(
  executor: Kysely<Tables>,
  running: readonly RunningWork[],
  chosen: readonly string[] | undefined,
  today: CalendarDate,
) {
  const having = new Set(running.map((work) => work.athleteId));
  const asked =
    chosen ??
    (await executor.selectFrom('episode').select('athlete_id').distinct().execute()).map(
      (row) => row.athlete_id,
    );
  const others = (
    await storedByIds(
      executor,
      asked.filter((id) => !having.has(id)),
    )
  ).filter((athlete) => athlete.status !== 'archived');
  const policy = await policyInForce(executor);
  const clearances = await clearancesOf(
    executor,
    others.map((athlete) => athlete.id),
    { today, policy },
  );
  return others.flatMap((athlete) => {
    const clearance = clearances.get(athlete.id);
    const held =
      clearance && (clearance.tier === 'T0' || !clearance.newAssignment) ? heldBecause(clearance) : undefined;
    if (!held && !chosen) return [];
    return [
      {
        athleteId: athlete.id,
        name: displayName({
          firstName: athlete.first_name,
          lastName: athlete.last_name,
          preferredName: athlete.preferred_name,
        }),
        rule: held?.rule ?? 'ROSTER',
        reason: held?.reason ?? 'No program is assigned.',
        from: held?.from ?? null,
      },
    ];
  });
}

interface CardAthlete {
  readonly name: string;
  readonly squads: readonly string[];
  readonly level: string;
  readonly maxima: ReturnType<typeof asMaximum>[];
}

async function athletesFor(
  executor: Kysely<Tables>,
  running: readonly RunningWork[],
): Promise<Map<string, CardAthlete & { trainingSince: string | null }>> {
  const ids = [...new Set(running.map((work) => work.athleteId))];
  const stored = await storedByIds(executor, ids);
  const squads = await squadsOf(executor, ids);
  const maxima = Map.groupBy(await maximaOf(executor, ids), (maximum) => maximum.athleteId as string);
  return new Map(
    stored.map((athlete) => [
      athlete.id,
      {
        name: displayName({
          firstName: athlete.first_name,
          lastName: athlete.last_name,
          preferredName: athlete.preferred_name,
        }),
        squads: squads.get(athlete.id) ?? [],
        level: athlete.level_override ?? '',
        trainingSince: athlete.training_since,
        maxima: (maxima.get(athlete.id) ?? []).map(asMaximum),
      },
    ]),
  );
}

function cardOf(
  running: RunningWork,
  athlete: CardAthlete & { trainingSince: string | null },
  facility: Facility,
  library: Library,
  today: Parameters<typeof levelOn>[1],
  sheet: { number: string; revision: number },
): CardModel {
  const { work, program, clearance } = running;
  const flagged = clearance.states.some(({ state }) => !state.endsWith('-NA'));
  const modification = work.modification && /^(MOD-\d+): (.*)$/.exec(work.modification);
  const code = modification?.[1];
  const lines = new Map<string, CardLine>();
  const gated = work.foundation
    ? work.foundation.lines
    : work.phases.flatMap((phase) => phase.sessions.flatMap((session) => session.lines));
  for (const { original, line, outcome, capPercent } of gated) {
    const exercise = line && library.exercises.get(line.exerciseId);
    if (!line || !exercise) continue;
    lines.set(original.id, {
      exercise,
      prescription: line.prescription,
      flagged,
      ...(capPercent !== undefined && { capPercent }),
      ...(outcome === 'modified' && code && { code }),
    });
  }
  return buildCard({
    facility: { name: facility.name, unit: facility.unit },
    athlete: {
      name: athlete.name,
      squads: athlete.squads,
      level: athlete.level || levelOn((athlete.trainingSince ?? undefined) as never, today),
    },
    coach: facility.coach,
    program,
    exercises: library.exercises,
    work: work.foundation ? 'foundation' : 'program',
    lines,
    planner: plannerFor({
      maxima: athlete.maxima,
      room: facility.room,
      today,
      policy: { ...DEFAULT_PERCENT_POLICY, basis: facility.percentBasis },
    }),
    maxima: athlete.maxima,
    modifications: modification ? [{ code: modification[1] ?? '', text: modification[2] ?? '' }] : [],
    sheet,
    today,
  });
}

/** Of everything a reader would notice, without the date and the sheet's own number. */
function contentHash(model: CardModel): string {
  const { sheetNumber: _number, revision: _revision, printedOn: _printed, ...content } = model;
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
