/** What a spreadsheet itself asks for in an open cell. The reader checks again: not every program asks. */

import { MOST_REPS } from '#domain/training/cell-entry.ts';
import type { CellRule } from '../writing/sheet-style.ts';
import { columnName } from '../writing/sheet-style.ts';
import { FIRST_ID_ROW, ID_COLUMNS, IDS_SHEET, OPEN, PAINS, RPES } from './fill-in-layout.ts';

export const LOAD_RULE: CellRule = (first) => ({
  type: 'custom',
  allowBlank: true,
  formulae: [
    `OR(AND(ISNUMBER(${first}),N(${first})>=0,N(${first})<=2000),LOWER(TRIM(${first}))="skip",LOWER(TRIM(${first}))="bw",ISNUMBER(SEARCH("kg",${first})),ISNUMBER(SEARCH("lb",${first})))`,
  ],
  showErrorMessage: true,
  errorTitle: OPEN.load,
  error: 'Write a number such as 102.5, skip for a set left out, or bw for bodyweight alone.',
});

export const REPS_RULE: CellRule = () => ({
  type: 'whole',
  operator: 'between',
  allowBlank: true,
  formulae: [0, MOST_REPS],
  showErrorMessage: true,
  errorTitle: OPEN.reps,
  error: 'Write one whole number, such as 8.',
});

/** Choices stand on the hidden sheet as numbers: typed into the rule they would be text where commas mark decimals. */
export const CHOICE_COLUMNS = [RPES, PAINS] as const;

export const RPE_RULE: CellRule = () => chosenFrom(0, OPEN.rpe, 'Choose from 1 to 10 in halves.');
export const PAIN_RULE: CellRule = () => chosenFrom(1, OPEN.pain, 'Choose from 0, none, to 10.');

function chosenFrom(at: 0 | 1, errorTitle: string, error: string): ReturnType<CellRule> {
  const column = columnName(ID_COLUMNS.length + 1 + at);
  const last = FIRST_ID_ROW + CHOICE_COLUMNS[at].length - 1;
  return {
    type: 'list',
    allowBlank: true,
    formulae: [`'${IDS_SHEET}'!$${column}$${FIRST_ID_ROW}:$${column}$${last}`],
    showErrorMessage: true,
    errorTitle,
    error,
  };
}
