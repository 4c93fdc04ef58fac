/** A column that says no more than "Date": the day of what the list measures, said as an assumption, or left alone. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { completedYears } from '#domain/calendar/calendar-date.ts';
import { decidedColumn, type Findings, said } from './column-decisions.ts';
import type { ColumnMapping, MappingCorrections } from './column-mapping.ts';
import { type FoundList, rowsBelow } from './find-header.ts';
import { BARE_DATES } from './header-aliases.ts';
import { headerKey } from './header-key.ts';
import { parseDate } from './parse-date.ts';

/** Nobody on a roster is younger, and hardly a list of weights is older. */
const YOUNGEST = 8;

/** Says that a bare date was taken for the day of the weights or maxima, unless the coach said so. */
export function noteBareDate(
  list: FoundList,
  corrections: MappingCorrections | undefined,
  findings: Findings,
): void {
  const column = bareDate(list, corrections);
  if (!column) return;
  const has = (field: ColumnMapping['field']) => list.columns.some((each) => each.field === field);
  const dated = [
    has('bodyweight') && !has('weighed') && 'bodyweights',
    has('maximum') && !has('tested') && 'maxima',
  ].filter(Boolean);
  findings.assumptions.push(
    `${said(column)} does not say of what: it was read as the day of the ${dated.join(' and ')}, not as a date of birth.`,
  );
}

/**
 * Without a column of birthdays, a bare date may be one: where most of its days lie as far back as people are old it
 * is read as nothing, and said.
 */
export function withoutBirthdays(
  list: FoundList,
  corrections: MappingCorrections | undefined,
  today: CalendarDate,
  findings: Findings,
): FoundList {
  const column = bareDate(list, corrections);
  if (!column || list.columns.some(({ field }) => field === 'dateOfBirth')) return list;
  const years = decidedColumn(column, rowsBelow(list)).cells.flatMap((cell) => {
    // The year is the same whichever of day and month comes first.
    const day = parseDate(cell, { order: undefined, monthAllowed: false });
    const read = day.kind === 'open' ? parseDate(cell, { order: 'dmy', monthAllowed: false }) : day;
    return read.kind === 'date' ? [completedYears(read.date, today)] : [];
  });
  if (years.filter((age) => age >= YOUNGEST).length <= years.length / 2) return list;
  findings.assumptions.push(
    `${said(column)} may be dates of birth or the days of what was measured: it was left out. Say under Sheet and columns what it is.`,
  );
  return {
    ...list,
    columns: list.columns.map((each) => (each === column ? { ...each, field: 'ignored' as const } : each)),
  };
}

function bareDate(list: FoundList, corrections: MappingCorrections | undefined): ColumnMapping | undefined {
  const column = list.columns.find(({ field }) => field === 'measured');
  if (!column || !BARE_DATES.has(headerKey(column.header).words)) return undefined;
  return corrections?.[column.column] ? undefined : column;
}
