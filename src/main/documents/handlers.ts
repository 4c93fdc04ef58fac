/** The use cases of documents: printing sheets, looking at them before, the register of what was printed. */

import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { type documents, type printOrder, registeredSheet } from '#contract/documents.ts';
import { accentProblem } from '#domain/paper/accent.ts';
import { assignmentsWithNames } from '../assignments/running.ts';
import { NO_HEALTH } from '../clearance/neutral-words.ts';
import { leftOutWithoutDetails } from '../clearance/redact.ts';
import { noteViews, seesHealth } from '../clearance/views-audit.ts';
import { type Context, stampOf } from '../context.ts';
import type { AthleteTable, Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import { lookOf } from '../facility/look.ts';
import { receivedLogo } from '../facility/received-logo.ts';
import type { HandlersOf } from '../handler.ts';
import { storedByIds } from '../roster/athletes.ts';
import { orderOfNames, shownName } from '../roster/names.ts';
import type { JobControl } from '../work/jobs.ts';
import { attendancePeople } from './attendance.ts';
import { composePacket, type DraftPaper, type Packet } from './compose-packet.ts';
import { drawableName } from './fonts.ts';
import { refuseHealth } from './health-on-paper.ts';
import { lastDone } from './last-done.ts';
import { type LeftOutAthlete, layOutCards } from './lay-out.ts';
import { lookSample } from './look-sample.ts';
import { progressOf } from './progress.ts';
import { isRegistered, numberPapers, register } from './register.ts';
import { registerRows } from './register-rows.ts';
import { PREVIEW, type SheetModel } from './sheet-model.ts';

type PrintOrder = z.output<typeof printOrder>;

/** Sheets of a preview: enough to look at, and as many as a screen draws at once; more only where there are more kinds. */
const MOST_PREVIEWED = 8;

export const documentHandlers: HandlersOf<typeof documents> = {
  'documents.print': async (input, context, control) => {
    const { session } = context;
    const { kysely } = session;
    const stamp = stampOf(context);
    refuseHealth(input, context);
    const changesBefore = session.changes;
    const called: Called = new Map();
    const packet = await packetOf(kysely, context, input, control, called);
    const leftOut = await leftOutFor(context, packet.leftOut);
    if (packet.papers.length === 0) throw new ExpectedError('NOTHING_TO_PRINT', { details: { leftOut } });
    await noteDetails(context, packet);
    const sheets = await numberPapers(kysely, packet.papers.filter(isRegistered));
    const numbers = new Map(sheets.map((sheet) => [sheet.paper.model, sheet]));
    const models = packet.papers.map(({ model }) => {
      const sheet = numbers.get(model);
      return sheet ? { ...model, sheetNumber: sheet.number, revision: sheet.revision } : model;
    });
    const { paper } = await facilityOf(kysely);
    const { bytes, pages } = await context.pool
      .run(
        'renderSheets',
        {
          models: await packed(models),
          title: titleOf(input),
          paper: input.paper ?? paper,
          look: await lookOf(kysely),
          printedAt: context.clock.now(),
          fonts: join(context.resourcesFolder, 'fonts'),
        },
        control,
      )
      .catch(sayWho(called));
    const file = await context.files.keep(
      `${titleOf(input)} ${stamp.today}.pdf`,
      bytes,
      'application/pdf',
      sheets.map(({ number }) => number),
    );
    try {
      if (sheets.length > 0) {
        await session.change({ stamp }, async (change) => {
          // Drawing takes seconds. A stop recorded meanwhile must not leave with the paper: what was drawn is what
          // would be drawn now, or nothing is kept. This change itself counts as one.
          if (session.changes !== changesBefore + 1) {
            const now = await packetOf(change.trx, context, input);
            if (!samePacket(packet, now)) throw new ExpectedError('PRINT_CHANGED');
          }
          await register(change, sheets, stamp, input.health?.reason.trim());
        });
      }
    } catch (error) {
      await context.files.discard(file.token);
      throw error;
    }
    return {
      file,
      pages,
      printed: sheets.flatMap(({ paper: { kind }, number, parts }) =>
        parts.map(({ laid: { running }, revision }) => ({
          athleteId: running.athleteId,
          name: running.name,
          kind,
          sheetNumber: number,
          revision,
        })),
      ),
      leftOut,
    };
  },

  'documents.preview': async ({ of, ...input }, context) => {
    const { kysely } = context.session;
    refuseHealth(input, context);
    // A rack sheet is of several: who stands on it is known only with all of them.
    const alone = of !== undefined && !input.sheets?.includes('rack');
    const called: Called = new Map();
    const packet = await packetOf(
      kysely,
      context,
      alone ? { ...input, athleteIds: [of] } : input,
      {},
      called,
    );
    const leftOut = await leftOutFor(context, packet.leftOut);
    const found = packet.papers.filter(
      (paper) =>
        !of ||
        paper.of === of ||
        (paper.parts.length === 0 && paper.of === undefined) ||
        paper.parts.some(({ running }) => running.athleteId === of),
    );
    const papers = firstOfEachKind(found);
    if (papers.length === 0) throw new ExpectedError('NOTHING_TO_PRINT', { details: { leftOut } });
    await noteDetails(context, { ...packet, papers });
    const { paper } = await facilityOf(kysely);
    const { bytes, pages } = await context.pool
      .run('renderSheets', {
        models: await packed(
          papers.map(({ model, parts }) => (parts.length > 0 ? { ...model, sheetNumber: PREVIEW } : model)),
        ),
        title: titleOf(input),
        paper: input.paper ?? paper,
        look: await lookOf(kysely),
        printedAt: context.clock.now(),
        fonts: join(context.resourcesFolder, 'fonts'),
      })
      .catch(sayWho(called));
    return {
      pdf: Buffer.from(bytes).toString('base64'),
      pages,
      drawn: { sheets: papers.length, of: found.length },
      sheets: packet.papers.length,
      athletes: athletesOn(packet),
      leftOut,
    };
  },

  'documents.lookPreview': async ({ logo, ...change }, context) => {
    const { kysely } = context.session;
    const facility = await facilityOf(kysely);
    const { logo: present, ...look } = await lookOf(kysely);
    const shown = logo ? await receivedLogo(logo, context) : logo === null ? undefined : present;
    const problem = accentProblem(change.accent ?? look.accent);
    if (problem)
      throw new ExpectedError('FACILITY_REFUSED', { fields: [{ path: 'accent', sentence: problem }] });
    const { bytes } = await context.pool.run('renderSheets', {
      models: await packed([lookSample({ ...facility, ...change })]),
      title: 'Look of paper',
      paper: change.paper ?? facility.paper,
      look: { ...look, ...change, ...(shown && { logo: shown }) },
      printedAt: context.clock.now(),
      fonts: join(context.resourcesFolder, 'fonts'),
    });
    return { pdf: Buffer.from(bytes).toString('base64') };
  },

  'documents.register': async (input, context) => registerRows(context.session.kysely, input),
};

const TITLES: Readonly<Record<NonNullable<PrintOrder['sheets']>[number], string>> = {
  card: 'Program cards',
  session: 'Session sheets',
  rack: 'Rack sheets',
  coach: 'Coach’s copy',
  plan: 'Plans',
  attendance: 'Attendance',
  progress: 'Progress reports',
  technique: 'Technique cards',
  blank: 'Blank forms',
};

function titleOf({ sheets = ['card'] }: PrintOrder): string {
  const [first = 'card', ...others] = sheets;
  return others.length === 0 ? TITLES[first] : 'Training sheets';
}

/**
 * Models on their way to a worker: as text, for a text is copied in one go where a tree of objects is walked through,
 * which for a thousand sheets takes longer than the window may stand still.
 */
async function packed(models: readonly SheetModel[]): Promise<string[]> {
  const texts: string[] = [];
  for (const [place, model] of models.entries()) {
    if (place % PACKED_AT_ONCE === 0) await nextTurn();
    texts.push(JSON.stringify(model));
  }
  return texts;
}

const PACKED_AT_ONCE = 50;

/** Ids of the athletes of a packet by what they are called on it; several may be called the same. */
type Called = Map<string, Set<string>>;

/** Adds to UNDRAWABLE_TEXT whom each name is of: sheets themselves know nobody's id. Throws what it was given. */
function sayWho(called: Called): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof ExpectedError) || error.code !== 'UNDRAWABLE_TEXT') throw error;
    const { all } = error.details as { all: readonly { athlete: string }[] };
    throw new ExpectedError('UNDRAWABLE_TEXT', {
      ...(error.sentence !== undefined && { message: error.sentence }),
      details: { all: all.map((each) => ({ ...each, athleteIds: [...(called.get(each.athlete) ?? [])] })) },
    });
  };
}

/**
 * Everything that will be on paper, from one look at the roster; notes what everybody is called. Throws NOT_FOUND, and
 * when the signal says so.
 */
async function packetOf(
  executor: Kysely<Tables>,
  context: Context,
  input: PrintOrder,
  control: Partial<JobControl> = {},
  called: Called = new Map(),
): Promise<Packet> {
  const { library } = context;
  const { sheets = ['card'], athleteIds, programId, exerciseIds } = input;
  if (exerciseIds?.some((id) => !library.exercises.has(id))) throw new ExpectedError('NOT_FOUND');
  const ofNobody = sheets.every((kind) => kind === 'blank' || (kind === 'technique' && exerciseIds));
  const today = context.clock.today();
  const facility = await facilityOf(executor);
  const fonts = join(context.resourcesFolder, 'fonts');
  const nameOf = (athlete: AthleteTable) => {
    const whole = shownName(athlete);
    const name = input.preferredNames ? drawableName(whole, athlete.preferred_name, fonts) : whole;
    called.set(name, (called.get(name) ?? new Set<string>()).add(athlete.id));
    return name;
  };
  const layout = ofNobody
    ? { cards: [], leftOut: [] }
    : await layOutCards(executor, library, today, { athleteIds, programId }, control, nameOf);
  const progress = sheets.includes('progress')
    ? await progressOf(executor, athleteIds ?? layout.cards.map(({ running }) => running.athleteId), {
        facility,
        library,
        today,
        nameOf,
      })
    : { reports: [], leftOut: [] };
  const packet = await composePacket(
    layout.cards,
    { ...input, sheets },
    {
      facility,
      library,
      today,
      dates: seesHealth(context),
      health: input.health !== undefined,
      people: sheets.includes('attendance') ? await attendancePeople(executor, athleteIds, nameOf) : [],
      lastDone: sheets.includes('coach')
        ? await lastDone(
            executor,
            library,
            facility.unit,
            layout.cards.map(({ running }) => running.athleteId),
          )
        : new Map(),
      progress: progress.reports,
    },
    control,
  );
  const over = await overSince(executor, input, layout.leftOut);
  // Whoever has no work today is missing from sheets of work, and of the exercises in it, alone.
  const ofWork = sheets.some(
    (kind) => registeredSheet.safeParse(kind).success || (kind === 'technique' && !exerciseIds),
  );
  const leftOut = [...(ofWork ? [...layout.leftOut, ...over, ...packet.leftOut] : []), ...progress.leftOut];
  return { papers: packet.papers, leftOut: await inOrder(executor, eachOnce(leftOut)) };
}

/** Whose program was ended or replaced since its sessions were looked at. */
async function overSince(
  executor: Kysely<Tables>,
  { only, athleteIds, programId }: PrintOrder,
  leftOut: readonly LeftOutAthlete[],
): Promise<LeftOutAthlete[]> {
  if (!only) return [];
  const assignmentIds = [...new Set(only.map(({ assignmentId }) => assignmentId))];
  const said = new Set(leftOut.map(({ athleteId }) => athleteId));
  const chosen = athleteIds && new Set<string>(athleteIds);
  const over = await assignmentsWithNames(executor, { assignmentIds, programId, ended: true });
  return over
    .filter(({ athleteId }) => !said.has(athleteId) && (!chosen || chosen.has(athleteId)))
    .map(({ athleteId, name, program }) => ({
      athleteId,
      name,
      rule: 'WEEKS',
      reason: `${program.name} has ended: nothing of it is asked any more.`,
      from: null,
    }));
}

/** Somebody may be missing from two kinds of sheets for one reason. */
function eachOnce(athletes: readonly LeftOutAthlete[]): LeftOutAthlete[] {
  return [...new Map(athletes.map((each) => [`${each.athleteId} ${each.reason}`, each])).values()];
}

/** As the roster has them, whatever each of them is missing from. */
async function inOrder(
  executor: Kysely<Tables>,
  athletes: readonly LeftOutAthlete[],
): Promise<LeftOutAthlete[]> {
  const stored = await storedByIds(executor, [...new Set(athletes.map(({ athleteId }) => athleteId))]);
  const sortNames = new Map(stored.map(({ id, sort_name }) => [id, sort_name]));
  const sortName = ({ athleteId }: LeftOutAthlete) => sortNames.get(athleteId) ?? '';
  return athletes.toSorted((a, b) => orderOfNames(sortName(a), sortName(b)));
}

/** True when both put the same words in the same hands. */
function samePacket(a: Packet, b: Packet): boolean {
  const words = ({ papers, leftOut }: Packet) =>
    JSON.stringify([
      papers.map(({ kind, parts, hash }) => [
        kind,
        hash,
        parts.map(({ running, card }) => [running.assignmentId, card.contentHash]),
      ]),
      leftOut.map(({ athleteId, rule }) => [athleteId, rule]),
    ]);
  return words(a) === words(b);
}

/** In their order; as many of each kind as of any other where there are enough. */
function firstOfEachKind(papers: readonly DraftPaper[]): readonly DraftPaper[] {
  const kinds = [...Map.groupBy(papers, ({ kind }) => kind).values()];
  const chosen = new Set<DraftPaper>();
  for (let place = 0; chosen.size < Math.min(papers.length, MOST_PREVIEWED); place += 1)
    for (const own of kinds) {
      const paper = own[place];
      if (paper && (place === 0 || chosen.size < MOST_PREVIEWED)) chosen.add(paper);
    }
  return papers.filter((paper) => chosen.has(paper));
}

/** How many people stand on any of it; a list names people without their ids. */
function athletesOn({ papers }: Packet): number {
  const own = new Set<string>();
  let listed = 0;
  for (const { of, parts, model } of papers) {
    if (of !== undefined) own.add(of);
    for (const { running } of parts) own.add(running.athleteId);
    if (model.sheet === 'attendance') listed = Math.max(listed, model.people.length);
  }
  return Math.max(own.size, listed);
}

/** Days of review are a look at health details, and so is what a lead asked for. */
async function noteDetails(context: Context, { papers }: Packet): Promise<void> {
  const seen = papers.filter(
    ({ kind, model }) =>
      'health' in model ||
      ('desk' in model && (model.desk?.dates.length ?? 0) > 0) ||
      (kind === 'card' && 'reviewOn' in model && seesHealth(context)),
  );
  await noteViews(
    context,
    seen.flatMap(({ parts }) => parts.map(({ running }) => running.athleteId)),
  );
}

/** Who was left out; why, as far as whoever prints may know. */
async function leftOutFor(context: Context, athletes: readonly LeftOutAthlete[]): Promise<LeftOutAthlete[]> {
  if (!seesHealth(context)) return leftOutWithoutDetails(athletes);
  const held = athletes.filter(({ rule }) => !NO_HEALTH.has(rule));
  await noteViews(
    context,
    held.map(({ athleteId }) => athleteId),
  );
  return [...athletes];
}
