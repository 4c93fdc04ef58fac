/** The tables of a report, in their order: a new one is a file in `writing/sheets/`, its rows in the model, and a line here. */

import type { ReportModel } from './writing/report-model.ts';
import type { SheetDefinition } from './writing/sheet-style.ts';
import { assignmentsSheet } from './writing/sheets/assignments-sheet.ts';
import { availabilitySheet } from './writing/sheets/availability-sheet.ts';
import { complianceSheet } from './writing/sheets/compliance-sheet.ts';
import { loadsSheets } from './writing/sheets/loads-sheet.ts';
import { logSheet } from './writing/sheets/log-sheet.ts';
import { maxMatrixSheet } from './writing/sheets/max-matrix-sheet.ts';
import { maxesSheet } from './writing/sheets/maxes-sheet.ts';
import { overridesSheet } from './writing/sheets/overrides-sheet.ts';
import { programSheet } from './writing/sheets/program-sheet.ts';
import { rankingsSheet } from './writing/sheets/rankings-sheet.ts';
import { rosterSheet } from './writing/sheets/roster-sheet.ts';
import { volumeSheet } from './writing/sheets/volume-sheet.ts';

/** Rows of each sheet are of their own kind; whoever writes them asks nothing more of them. */
// biome-ignore lint/suspicious/noExplicitAny: a list of tables with different rows has no common row type
export type AnySheet = SheetDefinition<any>;

export function reportSheets(model: ReportModel): AnySheet[] {
  const { roster, maxes, matrix, rankings, program, loads, assignments } = model;
  const { availability, overrides, log, volume, compliance, unit } = model;
  return [
    ...(roster ? [rosterSheet(roster)] : []),
    ...(maxes ? [maxesSheet(maxes)] : []),
    ...(matrix ? [maxMatrixSheet(matrix, unit)] : []),
    ...(rankings ? [rankingsSheet(rankings, unit)] : []),
    ...(program ? [programSheet(program, unit)] : []),
    ...(loads ? loadsSheets(loads) : []),
    ...(assignments ? [assignmentsSheet(assignments, model.includeHealth === true)] : []),
    ...(availability ? [availabilitySheet(availability)] : []),
    ...(overrides ? [overridesSheet(overrides)] : []),
    ...(log ? [logSheet(log)] : []),
    ...(volume ? [volumeSheet(volume)] : []),
    ...(compliance ? [complianceSheet(compliance)] : []),
  ];
}
