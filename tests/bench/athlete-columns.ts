/** Ten thousand athletes in twenty columns: texts, numbers and dates as a roster has them. */

import { addDays, calendarDateOf } from '../../src/domain/calendar/calendar-date.ts';
import { dateCell, type SheetColumn } from '../../src/main/workbooks/writing/sheet-style.ts';

export const ROWS_OF_ATHLETES: readonly number[] = Array.from({ length: 10_000 }, (_, at) => at);

const BORN = calendarDateOf('1990-01-01');
const LAST = ['Quigley', 'Núñez', 'Okafor', 'Haddad', 'Sørensen', 'Dąbrowska', 'van der Berg', 'O’Brien'];

export function columnsOfAthletes(): SheetColumn<number>[] {
  const text = (header: string, value: (row: number) => string): SheetColumn<number> => ({
    header,
    width: 16,
    format: 'text',
    value,
  });
  const number = (header: string, value: (row: number) => number): SheetColumn<number> => ({
    header,
    width: 10,
    format: 'load',
    value,
  });
  const date = (header: string, from: number): SheetColumn<number> => ({
    header,
    width: 12,
    format: 'date',
    value: (row) => dateCell(addDays(BORN, from + (row % 6000))),
  });
  return [
    text('ID', (row) => `athlete-${row}`),
    text('Last name', (row) => `${LAST[row % LAST.length]} ${row}`),
    text('First name', (row) => `Zoë ${row % 700}`),
    text('Preferred name', (row) => (row % 9 === 0 ? `Zo ${row}` : '')),
    date('Date of birth', 0),
    text('Sex', (row) => (row % 2 ? 'female' : 'male')),
    text('Squads', (row) => `Squad ${row % 14}`),
    text('Sport', (row) => ['Rugby', 'Netball', 'Rowing'][row % 3] ?? ''),
    text('Position', (row) => `Position ${row % 15}`),
    text('Level', (row) => ['beginner', 'intermediate', 'advanced'][row % 3] ?? ''),
    number('Bodyweight (kg)', (row) => 50 + (row % 600) / 10),
    date('Weighed on', 12_000),
    number('Height (cm)', (row) => 150 + (row % 50)),
    number('Hip thrust (kg)', (row) => 60 + (row % 200) / 2),
    number('Back squat (kg)', (row) => 40 + (row % 160) / 2),
    number('Deadlift (kg)', (row) => 50 + (row % 180) / 2),
    date('Tested on', 12_500),
    text('Coach', (row) => `Coach ${row % 6}`),
    text('Status', () => 'active'),
    text('Notes', (row) => (row % 4 === 0 ? `Left knee up, ${row}` : '')),
  ];
}
