/** Sheets of which only some cells can be typed in, and rules for what is typed: where the library needs a hand. */

import type ExcelJS from 'exceljs';

/** Columns can be made wider and rows filtered, whatever is locked. */
const LOCK: Partial<ExcelJS.WorksheetProtection> = {
  formatColumns: true,
  formatRows: true,
  autoFilter: true,
};

/** The library writes the lock behind the rules of the cells, where Excel offers to repair the file. */
export function lock(worksheet: ExcelJS.Worksheet): void {
  void worksheet.protect('', LOCK);
  const writer = worksheet as unknown as Writer;
  const [closeRows, writeLock] = [writer._writeCloseSheetData, writer._writeSheetProtection];
  writer._writeCloseSheetData = () => {
    closeRows.call(writer);
    writeLock.call(writer);
  };
  writer._writeSheetProtection = () => undefined;
}

interface Writer {
  _writeCloseSheetData(): void;
  _writeSheetProtection(): void;
}

/** A rule for a whole range. The library keeps such rules where its types show those of single cells alone. */
export function ruleRange(worksheet: ExcelJS.Worksheet, range: string, rule: ExcelJS.DataValidation): void {
  (worksheet as unknown as { dataValidations: RangeRules }).dataValidations.add(range, rule);
}

interface RangeRules {
  add(range: string, rule: ExcelJS.DataValidation): void;
}
