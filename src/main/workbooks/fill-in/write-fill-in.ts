/**
 * A workbook to fill in, as bytes: how to do it, one locked sheet for each squad's week with open cells for what was
 * done, and a hidden sheet of ids. Locked without a password: it keeps a slip of the hand out, nobody else.
 */

import { addDays, formatDate } from '#domain/calendar/calendar-date.ts';
import type { AnySheet } from '../report-sheets.ts';
import { writeWorkbook } from '../write-report.ts';
import { type CellValue, dateCell, type SheetColumn, type SheetDefinition } from '../writing/sheet-style.ts';
import { GUIDE_SHEET, IDS_SHEET, OPEN, REFERENCE, TELLING } from './fill-in-layout.ts';
import type { FillInModel, FillInRow, SquadWeek } from './fill-in-model.ts';
import { idsSheet } from './ids-sheet.ts';
import { LOAD_RULE, PAIN_RULE, REPS_RULE, RPE_RULE } from './open-cell-rules.ts';

/** The same model gives the same bytes. Throws only for a bug. */
export function writeFillIn(model: FillInModel): Promise<Uint8Array> {
  const referenced = withReferences(model.weeks);
  const names = sheetNames(model.weeks);
  const weeks = referenced.map((rows, at) => weekSheet(names[at] ?? '', rows));
  return writeWorkbook(
    [guideSheet(model), ...weeks, idsSheet(model, referenced.flat())] as AnySheet[],
    model.madeOn,
  );
}

export interface ReferencedRow extends FillInRow {
  readonly reference: string;
}

function withReferences(weeks: readonly SquadWeek[]): ReferencedRow[][] {
  let count = 0;
  return weeks.map(({ rows }) => rows.map((row) => ({ ...row, reference: `r${++count}` })));
}

function guideSheet({ weeks, madeOn }: FillInModel): SheetDefinition<readonly [string, string]> {
  return {
    name: GUIDE_SHEET,
    table: false,
    locked: true,
    rows: [
      ...weeks.map(({ squad, monday }): [string, string] => [
        squad,
        `${formatDate(monday)} to ${formatDate(addDays(monday, 6))}`,
      ]),
      ['Made on', `${formatDate(madeOn)}. What is asked is as it stood on that day.`],
      [
        'Before anybody lifts by it',
        'look at Today in Rackside: a hold, a limit or a maximum recorded since is not in here. Then make it anew.',
      ],
      [
        'Load done',
        'What was on the bar, in the unit of the row: 102.5. Write skip for a set that was left out, bw for bodyweight alone.',
      ],
      ['Reps done', 'One number: 8. Of each side where the row says each.'],
      ['RPE', 'From 1 to 10 in halves: 8 or 8.5. May stay empty.'],
      [
        'Pain (0–10)',
        'One number, 0 for none. May stay empty, or stand alone for a set left out because it hurt. It acts only once this is imported: tell a coach at once.',
      ],
      [
        'Only the coloured cells',
        'can be typed in. Keep the rows and sheets as they are; a row that stays empty changes nothing.',
      ],
      [
        'When it is filled in',
        'save it as .xlsx and import it into Rackside. You see every set before anything is saved.',
      ],
    ],
    columns: [
      { header: 'This workbook', width: 26, format: 'text', value: ([name]) => name },
      { header: 'How to fill it in', width: 110, format: 'text', value: ([, value]) => value },
    ],
  };
}

function weekSheet(name: string, rows: readonly ReferencedRow[]): SheetDefinition<ReferencedRow> {
  return { name, rows, columns: COLUMNS, frozenColumns: 2, locked: true };
}

const COLUMNS: readonly SheetColumn<ReferencedRow>[] = [
  { header: REFERENCE, width: 8, format: 'text', hidden: true, value: (row) => row.reference },
  { header: TELLING.athlete, width: 26, format: 'text', value: (row) => row.athlete },
  { header: 'Date', width: 12, format: 'date', value: (row) => dateCell(row.date) },
  { header: 'Session', width: 9, format: 'text', value: (row) => row.session },
  { header: 'Order', width: 7, format: 'text', value: (row) => row.order },
  { header: TELLING.exercise, width: 28, format: 'text', value: (row) => row.exercise },
  { header: TELLING.set, width: 6, format: 'whole', value: (row) => row.key.set },
  { header: 'Side', width: 7, format: 'text', value: (row) => (row.eachSide ? 'each' : undefined) },
  { header: 'Target load', width: 14, format: 'load', value: (row) => targetLoad(row) },
  { header: 'Unit', width: 6, format: 'text', value: (row) => row.unit },
  { header: 'Target reps', width: 9, format: 'general', value: (row) => row.target.reps },
  { header: 'Target RPE', width: 8, format: 'load', value: (row) => row.target.rpe },
  { header: OPEN.load, width: 10, format: 'load', rule: LOAD_RULE, value: (row) => loadDone(row) },
  {
    header: OPEN.reps,
    width: 9,
    format: 'whole',
    rule: REPS_RULE,
    value: ({ logged }) => (logged?.kind === 'done' ? logged.reps : undefined),
  },
  {
    header: OPEN.rpe,
    width: 8,
    format: 'load',
    rule: RPE_RULE,
    value: ({ logged }) => (logged?.kind === 'done' ? logged.rpe : undefined),
  },
  { header: OPEN.pain, width: 8, format: 'whole', rule: PAIN_RULE, value: () => undefined },
];

function targetLoad({ target: { load } }: FillInRow): CellValue {
  return typeof load === 'object' ? load.hundredths / 100 : load;
}

function loadDone({ logged, unit }: FillInRow): CellValue {
  if (!logged) return undefined;
  if (logged.kind === 'skipped') return 'skip';
  if (!logged.load) return 'bw';
  const amount = logged.load.hundredths / 100;
  return logged.load.unit === unit ? amount : `${amount} ${logged.load.unit}`;
}

const LONGEST_NAME = 31;
/** Also what Excel keeps for itself. */
const TAKEN = [GUIDE_SHEET, IDS_SHEET, 'History'];

/** Squads as names of sheets, each once, whatever they are called. */
function sheetNames(weeks: readonly SquadWeek[]): string[] {
  const taken = new Set(TAKEN.map((name) => name.toLowerCase()));
  return weeks.map(({ squad }) => {
    const tidy = squad
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[ ']+|[ ']+$/g, '');
    let name = cut(tidy || 'Squad', LONGEST_NAME);
    for (let count = 2; taken.has(name.toLowerCase()); count++)
      name = `${cut(tidy || 'Squad', LONGEST_NAME - 6)} (${count})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** At most so many characters as a spreadsheet counts them, no letter cut in two. */
function cut(text: string, most: number): string {
  const letters = [...text];
  while (letters.join('').length > most) letters.pop();
  return letters.join('').replace(/[ ']+$/, '');
}
