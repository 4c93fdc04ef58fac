/** A week to fill in on any computer: made, looked at when it comes back, and entered as if it were typed. */

import { randomUUID } from 'node:crypto';
import { MOST_FILLED_IN } from '#contract/fill-in.ts';
import type { SetEntry, training } from '#contract/training.ts';
import { addDays, formatDate, mondayOf } from '#domain/calendar/calendar-date.ts';
import { stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { squadNamed } from '../workbooks/chosen-athletes.ts';
import { workbookName } from '../workbooks/file-name.ts';
import { XLSX } from '../workbooks/handlers.ts';
import { type CheckedPain, type CheckedSet, checkFillIn } from './fill-in-check.ts';
import { sayPain } from './fill-in-pain.ts';
import { fillInWeek } from './fill-in-week.ts';
import { entrySessions, recordEntries } from './record.ts';

type Handlers = HandlersOf<typeof training>;

export const exportFillIn: Handlers['training.exportFillIn'] = async (
  { monday, ...people },
  context,
  control,
) => {
  if (mondayOf(monday) !== monday) {
    const sentence = `A week begins on a Monday, such as ${formatDate(mondayOf(monday))}.`;
    throw new ExpectedError('INVALID_INPUT', { fields: [{ path: 'monday', sentence }] });
  }
  const named =
    people.squad === undefined ? undefined : await squadNamed(context.session.kysely, people.squad);
  const { rows, leftOut } = await fillInWeek(context, people, monday);
  if (rows.length === 0) throw new ExpectedError('NOTHING_TO_FILL_IN', { details: { leftOut } });
  if (rows.length > MOST_FILLED_IN) {
    throw new ExpectedError('REPORT_TOO_LONG', {
      message: `This week has ${rows.length.toLocaleString('en')} sets, more than the ${MOST_FILLED_IN.toLocaleString('en')} of one workbook. No file was made.`,
    });
  }
  const { today } = stampOf(context);
  const model = { madeOn: today, weeks: [{ squad: named ?? 'Week', monday, rows }] };
  const bytes = await context.pool.run('writeFillIn', model, control);
  const period = { from: monday, to: addDays(monday, 6) };
  const name = workbookName('Fill in', { period, madeOn: today });
  const file = await context.files.keep(`${name}.xlsx`, bytes, XLSX);
  return {
    file,
    athletes: new Set(rows.map(({ key }) => key.athleteId)).size,
    sets: rows.length,
    leftOut: [...leftOut],
  };
};

interface Prepared {
  readonly fileName: string;
  readonly sets: readonly CheckedSet[];
  readonly pains: readonly CheckedPain[];
}

/** Previews that can still be imported; the oldest make room. */
const prepared = new Map<string, Prepared>();
const MOST_PREPARED = 4;

export const previewFillIn: Handlers['training.previewFillIn'] = async (
  { file: token },
  context,
  control,
) => {
  const { bytes, name: fileName } = context.files.incoming(token);
  const file = await context.pool.run('readFillIn', { bytes, fileName }, control);
  if (!file.ok) throw new ExpectedError('FILE_REFUSED', { message: file.problem.sentence });
  const { entries, problems: unread, remarks } = file.reading;
  const { sets, same, problems: refused, pains } = await checkFillIn(context, entries);
  const id = randomUUID();
  prepared.set(id, { fileName, sets, pains });
  for (const oldest of prepared.keys()) {
    if (prepared.size <= MOST_PREPARED) break;
    prepared.delete(oldest);
  }
  const problems = [...unread, ...refused];
  const count = (outcome: string) => sets.filter(({ shown }) => shown.outcome === outcome).length;
  return {
    id,
    fileName,
    counts: {
      new: count('new'),
      same,
      conflict: count('conflict'),
      asks: count('asks'),
      wrong: new Set(problems.map(({ sheet, rowNumber }) => `${rowNumber} ${sheet}`)).size,
    },
    sets: sets.map(({ shown }) => shown),
    problems: problems.map(({ sheet, cell, of, value, sentence, pain }) => ({
      sheet,
      cell,
      of,
      value,
      sentence,
      pain,
    })),
    pains: pains.map(({ shown }) => shown),
    remarks: [...remarks],
  };
};

export const importFillIn: Handlers['training.importFillIn'] = async (
  { preview: id, take = [] },
  context,
) => {
  const stored = prepared.get(id);
  if (!stored) throw new ExpectedError('FILE_GONE');
  const taken = new Set(take);
  const isLeft = ({ shown }: CheckedSet) => shown.outcome !== 'new' && !taken.has(shown.number);
  const sets = stored.sets
    .filter((each) => !isLeft(each))
    .map(({ shown, entry }) => (taken.has(shown.number) ? { ...entry, sure: true } : entry));
  const apart = [
    ...stored.sets.filter(isLeft).flatMap(({ left }) => left ?? []),
    ...stored.pains.map((pain) => pain.apart),
  ];
  const hurting = apart.flatMap((each) => (each.becomes === 'entered' ? each.entry : []));
  const toReview = apart.flatMap((each) => (each.becomes === 'review' ? each.said : []));
  const sessions = await entrySessions(context, [...sets, ...hurting]);
  const change = { stamp: stampOf(context), undo: `Imported ${stored.fileName}` };
  const { value, step } = await context.session.step(change, async (underWay) => ({
    entered: await recordEntries(underWay, context, sessions),
    said: await sayPain(underWay, context, toReview),
  }));
  const { entered, said } = value;
  prepared.delete(id);
  const isPain = new Set(hurting.map(placeOfEntry));
  const outcomes = entered.outcomes.filter((each) => !isPain.has(placeOfEntry(each)));
  const saved = outcomes.filter(({ outcome }) => outcome === 'saved').length;
  return {
    saved,
    left: outcomes.length - saved,
    pains: apart.length,
    step,
    advice: [...entered.advice, ...said.advice],
    conflicts: [...entered.conflicts, ...said.conflicts],
  };
};

function placeOfEntry({
  assignmentId,
  plannedFor,
  lineId,
  place,
}: Omit<SetEntry, 'version' | 'set'>): string {
  return [assignmentId, plannedFor, lineId, place].join(' ');
}
