/** Files that a command made: kept in the folder that the script names, never in the place of another file. */

import { accessSync, constants } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import { madeFile } from '#contract/documents.ts';
import type { Application } from '../../application.ts';
import { makeFolder } from '../../database/private-files.ts';
import { ExpectedError, storageErrorCode } from '../../errors.ts';
import type { OutgoingFile } from '../../files.ts';
import { refused } from './refusals.ts';

/** Makes the folder of `--out`, before any work is done for it. Throws Refused. */
export function outFolder(path: string): string {
  const folder = resolve(path);
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    const message = `No file can be written to ${folder}. Nothing was changed.`;
    throw refused('FILE_NOT_WRITTEN', { message, wayOut: 'Name another folder with --out.' }, error);
  }
}

/**
 * The value of a reply, each file in it kept in `folder` and told with its path. Without a folder nothing is kept;
 * `made` names the files either way. Throws ExpectedError FILE_NOT_WRITTEN or DISK_FULL.
 */
export async function keepMade(
  value: unknown,
  application: Pick<Application, 'outgoing'>,
  folder: string | undefined,
): Promise<{ value: unknown; made: readonly string[] }> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value, made: [] };
  const told: Record<string, unknown> = { ...value };
  const made: string[] = [];
  for (const [key, entry] of Object.entries(value)) {
    const file = madeFile.safeParse(entry);
    if (!file.success) continue;
    made.push(file.data.name);
    if (folder !== undefined)
      told[key] = { ...entry, path: await keepFile(await application.outgoing(file.data.token), folder) };
  }
  return { value: told, made };
}

/**
 * Writes a made file under its own name, or as `name (2).pdf` where that is taken. Answers the path. Throws ExpectedError
 * FILE_NOT_WRITTEN or DISK_FULL; Refused with the same code where printed sheets are in the register by now.
 */
export async function keepFile({ name, path, sheets }: OutgoingFile, folder: string): Promise<string> {
  const bytes = await readFile(path);
  const { name: stem, ext } = parse(name);
  try {
    for (let copy = 1; ; copy++) {
      const target = join(folder, copy === 1 ? name : `${stem} (${copy})${ext}`);
      if (await writeNew(target, bytes)) return target;
    }
  } catch (error) {
    if (!(error instanceof ExpectedError) || sheets.length === 0) throw error;
    const full = error.code === 'DISK_FULL' ? ': the disk is full' : '';
    throw refused(error.code, { message: `${PRINTED_UNKEPT}${full}.`, wayOut: PRINT_THE_SAME }, error);
  }
}

/** The register is written before the file leaves, for paper without a row in it could not be voided. */
const PRINTED_UNKEPT =
  'The sheets are in the register as printed, and older ones that they replace are void, but their file could not be written';
const PRINT_THE_SAME =
  'Free some space or name another folder, then print the same again: the sheets keep their numbers.';

/** False where a file of that name is there already; a failure leaves nothing behind. */
async function writeNew(path: string, bytes: Uint8Array): Promise<boolean> {
  let begun = false;
  try {
    const file = await open(path, 'wx', 0o600);
    begun = true;
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    if (begun) await rm(path, { force: true }).catch(() => undefined);
    const full = storageErrorCode(error) === 'DISK_FULL';
    throw new ExpectedError(full ? 'DISK_FULL' : 'FILE_NOT_WRITTEN', { cause: error });
  }
}
