/** `import`: a roster file from the command line, through the same preview and the same transaction. */

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportPreview } from '#contract/roster.ts';
import { ExpectedError } from '../../errors.ts';
import { MOST_INCOMING_BYTES } from '../../files.ts';
import { type CommandLine, UsageError } from './index.ts';

export async function importFile({ flags, rest, open, print, say }: CommandLine): Promise<number> {
  const [path, ...more] = rest;
  if (!path || more.length > 0) throw new UsageError('Write: import <file> [--dry-run]');
  const answers = {
    dateOrder: oneOf(flags['date-order'], '--date-order', ['dmy', 'mdy'] as const),
    weightUnit: oneOf(flags['weight-unit'], '--weight-unit', ['kg', 'lb'] as const),
    maximaUnit: oneOf(flags['maxima-unit'], '--maxima-unit', ['kg', 'lb'] as const),
  };
  const bytes = await readWhole(path);
  const application = await open();
  try {
    const file = application.files.receive({ name: basename(path), bytes });
    const started = await application.ask('roster.previewImport', {
      file: file.token,
      ...answers,
    });
    if (!started.ok) return fail(started.error);
    const status = await application.finished(started.value.job);
    if (status.state !== 'done') return fail(status.error);
    const preview = status.value as ImportPreview;
    describe(preview, say);
    if (flags['dry-run']) {
      print({ ok: true, value: preview });
      return 0;
    }
    const reply = await application.ask('roster.import', { preview: preview.id });
    if (!reply.ok) return fail(reply.error);
    const { added, updated, unchanged, skipped, maxima } = reply.value;
    say(
      `Imported: ${added} new, ${updated} updated, ${unchanged} unchanged, ${skipped} left out, ${maxima} maxima.`,
    );
    print({ ok: true, value: { ...reply.value, problems: preview.problems } });
    return 0;
  } finally {
    await application.close();
  }

  function fail(error: { message: string; wayOut: string } | undefined): number {
    print({ ok: false, error });
    if (error) say(`${error.message} ${error.wayOut}`);
    return 1;
  }
}

function describe(preview: ImportPreview, say: (text: string) => void): void {
  const { counts } = preview;
  say(`${preview.fileName}, sheet "${preview.sheet}"`);
  for (const assumption of preview.assumptions) say(`  ${assumption}`);
  for (const { sentence, answer } of preview.questions)
    say(`  ${sentence} ${answer ? `Taken as ${answer}.` : 'Not answered.'}`);
  say(
    `  ${counts.new} new, ${counts.update} to update, ${counts.unchanged} unchanged, ${counts.duplicate} duplicate, ` +
      `${counts.near} to decide, ${counts.error} with errors`,
  );
  for (const problem of preview.problems) {
    if (problem.severity === 'error') say(`  ${problem.sentence}`);
  }
}

async function readWhole(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MOST_INCOMING_BYTES)
      throw new ExpectedError('TOO_LARGE', {
        message: 'This file is larger than 50 MB. Nothing was changed.',
      });
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    throw new ExpectedError('FILE_REFUSED', {
      message: 'This file cannot be opened. Nothing was changed.',
      cause: error,
    });
  }
}

function oneOf<Choice extends string>(
  text: string | undefined,
  flag: string,
  choices: readonly Choice[],
): Choice | undefined {
  if (text === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === text);
  if (!choice) throw new UsageError(`${flag} takes ${choices.join(' or ')}.`);
  return choice;
}
