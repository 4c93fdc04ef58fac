/** What importing a file would do, as a script reads it: the counts, then the rows with an error or a question. */

import type { ImportPreview } from '#contract/roster.ts';

/** Of a long list, as many as anybody reads. */
const MOST_PRINTED = 50;

type Row = ImportPreview['rows'][number];

/** The preview with nothing but what needs a look, and how much was left away. */
export function shortened(preview: ImportPreview) {
  const rows = preview.rows.filter(needsLook).slice(0, MOST_PRINTED);
  const problems = preview.problems.filter(isError).slice(0, MOST_PRINTED);
  return {
    ...preview,
    rows,
    problems,
    notPrinted: {
      rows: preview.rows.length - rows.length,
      problems: preview.problems.length - problems.length,
    },
  };
}

interface Wanted {
  /** The whole of a long list. */
  readonly all: boolean;
  /** Rows with the name of exactly one athlete are theirs. */
  readonly asNamed: boolean;
}

export function sayPreview(
  preview: ImportPreview,
  { all, asNamed }: Wanted,
  say: (text: string) => void,
): void {
  const { counts } = preview;
  say(`${preview.fileName}, sheet "${preview.sheet}"`);
  for (const sentence of [...preview.assumptions, ...preview.remarks]) say(`  ${sentence}`);
  for (const { sentence, answer } of preview.questions)
    say(`  ${sentence} ${answer ? `Taken as ${answer}.` : 'Not answered.'}`);
  say(
    `  ${counts.new} new, ${counts.update} to update, ${counts.unchanged} unchanged, ${counts.duplicate} duplicate, ` +
      `${counts.near} to decide, ${counts.error} with errors, ${counts.maxima + (asNamed ? counts.namedMaxima : 0)} maxima`,
  );
  if (counts.named > 0)
    say(
      asNamed
        ? `  Taken as they are named: ${counts.named} of those to decide.`
        : `  Name of one athlete, without a date of birth: ${counts.named} of those to decide. --as-named takes them so.`,
    );
  const { toAsk } = preview;
  if (toAsk.length > 0)
    say(
      `  ${toAsk.length === 1 ? '1 row says' : `${toAsk.length} rows say`} something about health. Ask before they train:`,
    );
  for (const { row, name } of all ? toAsk : toAsk.slice(0, MOST_PRINTED)) say(`    row ${row}: ${name}`);
  if (!all && toAsk.length > MOST_PRINTED) say(`    and ${toAsk.length - MOST_PRINTED} more`);
  if (preview.rows.length === 0) say('  Nobody stands in this list: there is a header and nothing under it.');
  const sentences = [
    ...preview.problems.filter(isError).map(({ row, sentence }) => ({ row, sentence })),
    ...preview.rows
      .filter((row) => isQuestion(row) && !(asNamed && row.named))
      .map(({ row, name, like }) => ({
        row,
        sentence: `row ${row}: ${name} looks like ${like ?? 'somebody on the roster'}`,
      })),
  ].sort((a, b) => a.row - b.row);
  const printed = all ? sentences : sentences.slice(0, MOST_PRINTED);
  for (const { sentence } of printed) say(`  ${sentence}`);
  if (printed.length < sentences.length) say(`  and ${sentences.length - printed.length} more`);
  const remarks = preview.problems.filter((problem) => !isError(problem));
  if (remarks.length > 0) say(`  ${remarks.length} remarks:`);
  for (const { sentence } of all ? remarks : remarks.slice(0, MOST_PRINTED)) say(`  ${sentence}`);
  if (!all && remarks.length > MOST_PRINTED) say(`  and ${remarks.length - MOST_PRINTED} more`);
}

const isQuestion = (row: Row) => row.outcome === 'near';
const needsLook = (row: Row) => row.outcome === 'error' || isQuestion(row);
const isError = ({ severity }: ImportPreview['problems'][number]) => severity === 'error';
