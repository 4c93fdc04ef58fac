/** LibreOffice as the program on the other side: opens our files, reckons their formulas, saves them as its own. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';

/** Undefined where it is not installed: tests are skipped then, and say so in their names. */
export const SOFFICE = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
].find((path) => existsSync(path));

/** For a test in which it starts once or twice. */
export const PATIENCE = { timeout: 180_000 };

const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/** Each sheet as it shows it, as CSV by the sheet's name. */
export function sheetsShown(bytes: Uint8Array): Map<string, string> {
  const files = converted(bytes, EVERY_SHEET);
  return new Map(
    [...files].map(([name, content]) => [name.slice('file-'.length, -'.csv'.length), content.toString()]),
  );
}

/** The workbook opened and saved again. */
export function savedAgain(bytes: Uint8Array): Uint8Array {
  const [saved] = converted(bytes, 'xlsx').values();
  if (!saved) throw new Error('LibreOffice did not save the workbook');
  return new Uint8Array(saved);
}

/** The workbook with nothing to go by but its formulas. */
export async function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.Formula)
          cell.value = { formula: cell.formula } as ExcelJS.CellValue;
      }),
    ),
  );
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

function converted(bytes: Uint8Array, to: string): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'rackside-libreoffice-'));
  const made = join(folder, 'made');
  try {
    writeFileSync(join(folder, 'file.xlsx'), bytes);
    execFileSync(
      SOFFICE ?? '',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        made,
        join(folder, 'file.xlsx'),
      ],
      { stdio: 'ignore', timeout: 80_000 },
    );
    return new Map(readdirSync(made).map((name) => [name, readFileSync(join(made, name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
