/** A roster from the bytes of a file or from pasted cells, in one step: the way in for workers. */

import { type CorrectedCells, withCorrectedCells, writtenCells } from './reading/corrected-cells.ts';
import type { ReadProblem } from './reading/read-problem.ts';
import { type ReadTablesResult, readPastedCells, readTables } from './reading/read-workbook.ts';
import { type RosterInput, type RosterResult, readRoster } from './roster/read-roster.ts';
import type { RosterReading } from './roster/roster-reading.ts';

/** What the coach chose and answered, and where the people come from. */
export type RosterFileInput = Omit<RosterInput, 'tables'> & { readonly cells?: CorrectedCells } & (
    | { readonly bytes: Uint8Array; readonly fileName: string }
    | { readonly pasted: string }
  );

export type RosterFileResult =
  | {
      readonly ok: true;
      readonly reading: RosterReading;
      /** What stands in the file where a cell was corrected, by `Sheet!F14`. */
      readonly asInFile: CorrectedCells;
    }
  | {
      readonly ok: false;
      readonly problem: {
        readonly code: ReadProblem['code'] | Extract<RosterResult, { ok: false }>['problem']['code'];
        readonly sentence: string;
      };
    };

/** Remarks on the file itself come before those on its list. Never throws for a bad file. */
export async function readRosterFile(input: RosterFileInput): Promise<RosterFileResult> {
  const file = await tablesOf(input);
  if (!file.ok) return file;
  const { today, mapping, dateOrder, units, cells = {} } = input;
  const roster = readRoster({
    tables: withCorrectedCells(file.tables, cells),
    today,
    ...(mapping && { mapping }),
    ...(dateOrder && { dateOrder }),
    ...(units && { units }),
  });
  if (!roster.ok)
    return { ok: false, problem: { code: roster.problem.code, sentence: roster.problem.sentence } };
  return {
    ok: true,
    reading: { ...roster.reading, remarks: [...file.remarks, ...roster.reading.remarks] },
    asInFile: writtenCells(file.tables, Object.keys(cells)),
  };
}

async function tablesOf(input: RosterFileInput): Promise<ReadTablesResult> {
  return 'pasted' in input ? readPastedCells(input.pasted) : readTables(input.bytes, input.fileName);
}
