/** The print register: every sheet with its number and revision; changed work voids the older sheets of all kinds. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { RegisteredSheet } from '#contract/documents.ts';
import { sheetNumber } from '#domain/paper/sheet-number.ts';
import { givenOf } from '../assignments/given.ts';
import { loadsFrom } from '../assignments/paper-loads.ts';
import { voidSheetsOf } from '../assignments/void-sheets.ts';
import type { SheetTable, Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { inParts } from '../roster/athletes.ts';
import type { Change } from '../session.ts';
import type { DraftPaper } from './compose-packet.ts';
import type { LaidOutCard } from './lay-out.ts';
import { newestSerial } from './register-rows.ts';

/** A sheet with its number; on a rack sheet each athlete's part has a revision of its own. */
export interface PrintedSheet {
  readonly paper: DraftPaper & { readonly kind: RegisteredSheet };
  readonly serial: number;
  readonly number: string;
  /** What the paper says: the highest of its parts. */
  readonly revision: number;
  readonly parts: readonly { readonly laid: LaidOutCard; readonly revision: number }[];
  /** Already in the register: the same paper printed again. */
  readonly again: boolean;
}

/** Rows between two turns of the event loop. */
const AT_ONCE = 100;

/** Serials handed out in this run, so that two jobs at once never share one. */
let lastSerial = 0;

/** True for a sheet that carries somebody's work: it gets a number. */
export function isRegistered(paper: DraftPaper): paper is PrintedSheet['paper'] {
  return paper.parts.length > 0;
}

/**
 * The number of each paper: the one it already has where the same paper is valid, or the next. A part has the revision
 * of a valid sheet that shows the same work, of whatever kind, or one more than there ever was.
 */
export async function numberPapers(
  executor: Kysely<Tables>,
  papers: readonly PrintedSheet['paper'][],
): Promise<readonly PrintedSheet[]> {
  const ids = papers.flatMap(({ parts }) => parts.map(({ running }) => running.assignmentId));
  const known = await sheetsOf(executor, [...new Set(ids)]);
  lastSerial = Math.max(lastSerial, await newestSerial(executor));
  return papers.map((paper): PrintedSheet => {
    const parts = paper.parts.map((laid) => ({
      laid,
      revision: revisionOf(laid, known.get(laid.running.assignmentId) ?? []),
    }));
    const revision = Math.max(...parts.map((part) => part.revision));
    const before = samePaper(paper, known);
    if (before) {
      return { paper, parts, revision, serial: before.serial, number: before.number, again: true };
    }
    lastSerial += 1;
    return { paper, parts, revision, serial: lastSerial, number: sheetNumber(lastSerial), again: false };
  });
}

type Known = Pick<
  SheetTable,
  'serial' | 'number' | 'kind' | 'assignment_id' | 'revision' | 'content_hash' | 'paper_hash' | 'void_since'
>;

async function sheetsOf(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Known[]>> {
  const rows: Known[] = [];
  for (const part of inParts(assignmentIds)) {
    rows.push(
      ...(await executor
        .selectFrom('sheet')
        .select([
          'serial',
          'number',
          'kind',
          'assignment_id',
          'revision',
          'content_hash',
          'paper_hash',
          'void_since',
        ])
        .where('assignment_id', 'in', part)
        .execute()),
    );
  }
  return Map.groupBy(rows, (row) => row.assignment_id);
}

function revisionOf({ card }: LaidOutCard, known: readonly Known[]): number {
  const same = known.find((row) => row.void_since === null && row.content_hash === card.contentHash);
  return same?.revision ?? Math.max(0, ...known.map((row) => row.revision)) + 1;
}

function samePaper(
  paper: PrintedSheet['paper'],
  known: ReadonlyMap<string, readonly Known[]>,
): Known | undefined {
  const rowOf = ({ running, card }: LaidOutCard) =>
    known
      .get(running.assignmentId)
      ?.find(
        (row) =>
          row.void_since === null &&
          row.kind === paper.kind &&
          row.paper_hash === paper.hash &&
          row.content_hash === card.contentHash,
      );
  const [first, ...others] = paper.parts.map(rowOf);
  return others.every((row) => row?.serial === first?.serial) ? first : undefined;
}

/**
 * Enters printed sheets; older sheets of the same assignments that show other work are void from now on. `healthReason`:
 * why health details stand on them, where they do.
 */
export async function register(
  { trx, touch, audit }: Change,
  sheets: readonly PrintedSheet[],
  stamp: { who: string; at: string },
  healthReason?: string,
): Promise<void> {
  const fresh = sheets
    .filter((sheet) => !sheet.again)
    .flatMap((sheet) => sheet.parts.map((part, place) => ({ sheet, place, ...part })));
  for (let start = 0; start < fresh.length; start += AT_ONCE) {
    if (start > 0) await nextTurn();
    const part = fresh.slice(start, start + AT_ONCE);
    const overtaken = await outdated(trx, part);
    await voidSheetsOf(trx, overtaken, stamp.at, 'reprinted');
  }
  for (let start = 0; start < fresh.length; start += AT_ONCE) {
    if (start > 0) await nextTurn();
    const part = fresh.slice(start, start + AT_ONCE);
    const maxima = await planningMaxima(
      trx,
      part.map(({ laid }) => laid.running.athleteId),
    );
    const facility = await facilityOf(trx);
    await trx
      .insertInto('sheet')
      .values(
        part.map((each) => {
          const { sheet, place, laid, revision } = each;
          const { running, card } = laid;
          return {
            serial: sheet.serial,
            number: sheet.number,
            place,
            kind: sheet.paper.kind,
            covers: sheet.paper.covers,
            athlete_id: running.athleteId,
            assignment_id: running.assignmentId,
            program_version: running.program.version,
            tier: running.work.tier,
            policy_version: running.policyVersion,
            revision,
            content_hash: card.contentHash,
            paper_hash: sheet.paper.hash,
            printed_by: stamp.who,
            printed_at: stamp.at,
            with_health: healthReason === undefined ? 0 : 1,
            void_since: null,
            void_reason: null,
            given: JSON.stringify({
              ...givenOf(running),
              loadsFrom: loadsFrom(
                maxima.get(running.athleteId) ?? [],
                running.ownLoads,
                facility,
                running.clearance.on,
              ),
            }),
          };
        }),
      )
      .execute();
  }
  audit(
    ...sheets.flatMap(({ number, paper, parts }) =>
      parts.map(({ laid: { running }, revision }) => ({
        action: 'documents.print',
        subject: running.athleteId,
        change: {
          sheet: number,
          kind: paper.kind,
          revision,
          ...(healthReason !== undefined && { health: true }),
        },
        ...(healthReason !== undefined && { reason: healthReason }),
        policyVersion: running.policyVersion,
      })),
    ),
  );
  touch('sheet');
}

/**
 * Assignments of which a valid sheet shows other work than these. Throws PRINT_CHANGED where another print of the same
 * assignment came first: its sheet carries the revision that this one claims, or is the same paper.
 */
async function outdated(
  trx: Change['trx'],
  parts: readonly { readonly sheet: PrintedSheet; readonly laid: LaidOutCard; readonly revision: number }[],
): Promise<readonly string[]> {
  const known = await sheetsOf(trx, [...new Set(parts.map(({ laid }) => laid.running.assignmentId))]);
  const found = new Set<string>();
  for (const { sheet, laid, revision } of parts) {
    const { assignmentId } = laid.running;
    for (const row of known.get(assignmentId) ?? []) {
      const same = row.content_hash === laid.card.contentHash;
      if (row.revision >= revision && !same) throw new ExpectedError('PRINT_CHANGED');
      if (
        same &&
        row.void_since === null &&
        row.kind === sheet.paper.kind &&
        row.paper_hash === sheet.paper.hash
      )
        throw new ExpectedError('PRINT_CHANGED');
      if (!same && row.void_since === null) found.add(assignmentId);
    }
  }
  return [...found];
}
