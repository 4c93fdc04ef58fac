/** What workers can do: pure functions of a model. A new kind of heavy work is one more entry here. */

import type { ErrorCode } from '#contract/errors.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { ListModel, ListOptions } from '../documents/print-list.ts';
import type { SheetModel } from '../documents/sheet-model.ts';
import type { Look } from '../facility/look.ts';
import type { PreviewOrder } from '../policy/preview-task.ts';
import type { PreviewInput } from '../roster/preview-file.ts';
import type { FillInModel } from '../workbooks/fill-in/fill-in-model.ts';
import type { CellProblem } from '../workbooks/roster/roster-reading.ts';
import type { ReportModel } from '../workbooks/writing/report-model.ts';

export type ReportProgress = (step: string, done: number, of: number) => void;

interface SheetsToRender {
  /** Each a SheetModel as JSON. */
  readonly models: readonly string[];
  /** Of the document; never a person's name. */
  readonly title: string;
  readonly paper: 'A4' | 'Letter';
  readonly look: Look;
  readonly printedAt: Date;
  /** Folder of the fonts. */
  readonly fonts: string;
}

interface ProblemsToWrite {
  readonly problems: readonly CellProblem[];
  readonly today: CalendarDate;
}

interface FileToRead {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

type ListToPrint = ListOptions & { readonly model: ListModel };

/** Modules load on first use, so that a worker that prints never loads the spreadsheet library. */
export const TASKS = {
  renderSheets: async (input: SheetsToRender, progress: ReportProgress) => {
    const { renderPacket } = await import('../documents/render-pdf.ts');
    const models = input.models.map((model) => JSON.parse(model) as SheetModel);
    return renderPacket(models, input, (done, of) => progress('Drawing sheets', done, of));
  },
  printList: async ({ model, ...options }: ListToPrint, progress: ReportProgress) => {
    const { printList } = await import('../documents/print-list.ts');
    progress('Drawing the list', 0, 0);
    return printList(model, options);
  },
  readLogo: async ({ bytes }: { readonly bytes: Uint8Array }) => {
    const { readLogo } = await import('../facility/logo/read-logo.ts');
    return readLogo(bytes);
  },
  checkpoint: async ({ roster }: { readonly roster: string }) => {
    const { checkpoint } = await import('../database/long-change.ts');
    checkpoint(roster);
  },
  readRoster: async (input: PreviewInput, progress: ReportProgress) => {
    const [{ previewRosterFile }, { packed }] = await Promise.all([
      import('../roster/preview-file.ts'),
      import('../roster/preview-crossing.ts'),
    ]);
    progress('Reading the file', 0, 0);
    return packed(await previewRosterFile(input), input.everyRow ?? false);
  },
  writeReport: async (model: ReportModel, progress: ReportProgress) => {
    const { writeReport } = await import('../workbooks/write-report.ts');
    progress('Writing the workbook', 0, 0);
    return writeReport(model);
  },
  writeFillIn: async (model: FillInModel, progress: ReportProgress) => {
    const { writeFillIn } = await import('../workbooks/fill-in/write-fill-in.ts');
    progress('Writing the workbook', 0, 0);
    return writeFillIn(model);
  },
  readFillIn: async ({ bytes, fileName }: FileToRead, progress: ReportProgress) => {
    const { readFillIn } = await import('../workbooks/fill-in/read-fill-in.ts');
    progress('Reading the workbook', 0, 0);
    return readFillIn(bytes, fileName);
  },
  writeProblems: async ({ problems, today }: ProblemsToWrite, progress: ReportProgress) => {
    const [{ writeWorkbook }, { problemsSheet }] = await Promise.all([
      import('../workbooks/write-report.ts'),
      import('../workbooks/writing/sheets/problems-sheet.ts'),
    ]);
    progress('Writing the problems', 0, 0);
    return writeWorkbook([problemsSheet(problems)], today);
  },
  /** The one sheet of this report. */
  writeCsv: async (model: ReportModel, progress: ReportProgress) => {
    const [{ reportSheets }, { writeCsv }] = await Promise.all([
      import('../workbooks/report-sheets.ts'),
      import('../workbooks/writing/write-csv.ts'),
    ]);
    progress('Writing the table', 0, 0);
    return reportSheets(model).map(writeCsv)[0] ?? new Uint8Array();
  },
  previewPolicy: async (order: PreviewOrder, progress: ReportProgress) => {
    const { previewPolicy } = await import('../policy/preview-task.ts');
    return previewPolicy(order, progress);
  },
} as const;

export type TaskName = keyof typeof TASKS;
export type TaskInput<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]>>;

export interface TaskProgress {
  readonly step: string;
  readonly done: number;
  readonly of: number;
}

/** How a task ended; an expected error is a value, since classes do not cross threads. */
export type TaskEnd =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly message: string | undefined;
      readonly details: unknown;
    };
