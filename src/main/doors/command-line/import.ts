/** `import`: a roster file from the command line, through the same preview and the same transaction. */

import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ROSTER_FILE } from '../../database/open.ts';
import { ExpectedError } from '../../errors.ts';
import { MOST_INCOMING_BYTES } from '../../files.ts';
import { askToEnd } from './call-to-end.ts';
import { sayPreview, shortened } from './import-preview.ts';
import { type CommandLine, UsageError } from './index.ts';
import { type Refused, refused } from './refusals.ts';

export async function importFile({ flags, rest, dataFolder, use, print, say }: CommandLine): Promise<number> {
  const [path, ...more] = rest;
  if (!path || more.length > 0) throw new UsageError('Write: import <file> [--as-named] [--dry-run [--all]]');
  const answers = {
    sheet: flags.sheet,
    headerRow: headerRowFrom(flags['header-row']),
    mapping: mappingFrom(flags.column),
    dateOrder: oneOf(flags['date-order'], '--date-order', ['dmy', 'mdy'] as const),
    weightUnit: oneOf(flags['weight-unit'], '--weight-unit', ['kg', 'lb'] as const),
    maximaUnit: oneOf(flags['maxima-unit'], '--maxima-unit', ['kg', 'lb'] as const),
  };
  const dryRun = flags['dry-run'] ?? false;
  const asNamed = flags['as-named'] ?? false;
  const bytes = await readWhole(path);
  // What an empty roster would make of the file can be told without beginning one.
  const where = dryRun && !holdsRoster(dataFolder) ? 'temporary' : 'chosen';
  return use(where, async (application) => {
    const file = application.files.receive({ name: basename(path), bytes });
    const preview = await askToEnd(application, 'roster.previewImport', {
      file: file.token,
      ...answers,
      everyRow: true,
    });
    sayPreview(preview, { all: flags.all ?? false, asNamed }, say);
    if (dryRun) {
      print({ ok: true, value: flags.all ? preview : shortened(preview) });
      return 0;
    }
    const { step: _, ...done } = await askToEnd(application, 'roster.import', {
      preview: preview.id,
      asNamed,
    });
    const { added, updated, unchanged, skipped, maxima } = done;
    say(
      `Imported: ${added} new, ${updated} updated, ${unchanged} unchanged, ${skipped} left out, ${maxima} maxima.`,
    );
    print({ ok: true, value: { ...done, problems: preview.problems } });
    return 0;
  });
}

/** True where a roster is, or was: a lost one has to be told, not taken for an empty one. */
function holdsRoster(dataFolder: string): boolean {
  return [ROSTER_FILE, 'backups', 'quarantine'].some((name) => existsSync(join(dataFolder, name)));
}

async function readWhole(path: string): Promise<Uint8Array> {
  const place = resolve(path);
  try {
    const { size } = await stat(place);
    if (size > MOST_INCOMING_BYTES)
      throw new ExpectedError('TOO_LARGE', {
        message: 'This file is larger than 50 MB. Nothing was changed.',
      });
    return new Uint8Array(await readFile(place));
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    throw unreadable(place, error);
  }
}

/** Before anything is known of its content: the file system's reason, in words. */
function unreadable(place: string, error: unknown): Refused {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const [message, wayOut] =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? [`There is no file at ${place}.`, 'Correct the path and import again.']
      : code === 'EISDIR'
        ? [`There is a folder at ${place}, not a file.`, 'Name the .xlsx or .csv file in it.']
        : [`The file at ${place} cannot be read.`, 'Allow reading it and import again.'];
  return refused('FILE_REFUSED', { message: `${message} Nothing was changed.`, wayOut }, error);
}

function headerRowFrom(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError('--header-row takes the number of a row, or none.');
  return Number(text);
}

/** Which fields there are is for the channel to say. */
function mappingFrom(texts: readonly string[] | undefined): Record<string, string | null> | undefined {
  const pairs = texts?.map((text) => {
    const [, column, field] = /^([A-Za-z]{1,3})=(\w*)$/.exec(text) ?? [];
    if (!column)
      throw new UsageError(`--column takes a letter and a field, such as A=fullName, not "${text}".`);
    return [column.toUpperCase(), field || null] as const;
  });
  return pairs && Object.fromEntries(pairs);
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
