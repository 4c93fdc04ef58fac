/** Files on their way in and out. The screens hold a token; only a door knows a path. */

import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError, storageErrorCode } from './errors.ts';

export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface HandedIn extends IncomingFile {
  /** Id of whoever handed it in; undefined for a door without people. */
  readonly by: string | undefined;
}

export interface OutgoingFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** Numbers of the sheets in it. */
  readonly sheets: readonly string[];
}

/** What a screen is told about a file that was made. */
export interface MadeFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** Bigger files are refused at every door. */
export const MOST_INCOMING_BYTES = 50 * 1024 * 1024;
/** Files kept at hand; the oldest make room. */
const MOST_HELD = 8;

export class Files {
  readonly #folder: string;
  readonly #person: () => string | undefined;
  readonly #incoming = new Map<string, HandedIn>();
  readonly #outgoing = new Map<string, OutgoingFile>();

  /**
   * `folder` is emptied now and when the application closes: printed sheets do not stay behind. `person`: the id of
   * whoever is signed in.
   */
  constructor(folder: string, person: () => string | undefined = () => undefined) {
    this.#folder = folder;
    this.#person = person;
    empty(folder);
  }

  /** Takes a file that a door received. Throws TOO_LARGE. */
  receive(file: IncomingFile): { token: string; name: string; bytes: number } {
    if (file.bytes.byteLength > MOST_INCOMING_BYTES) {
      throw new ExpectedError('TOO_LARGE', {
        message: 'This file is larger than 50 MB. Nothing was changed.',
      });
    }
    const token = newToken();
    const name = plainName(file.name);
    this.#incoming.set(token, { name, bytes: file.bytes, by: this.#person() });
    forgetOldest(this.#incoming);
    return { token, name, bytes: file.bytes.byteLength };
  }

  /**
   * A received file, for whoever handed it in alone: what a preview shows may be pain that they typed themselves. Throws
   * FILE_GONE for everybody else as well.
   */
  incoming(token: string): IncomingFile {
    const file = this.#incoming.get(token);
    if (!file || file.by !== this.#person()) throw new ExpectedError('FILE_GONE');
    return file;
  }

  /**
   * Keeps bytes that an exporter made, as a whole file or not at all; printed sheets with their numbers.
   * Throws FILE_NOT_WRITTEN or DISK_FULL.
   */
  async keep(
    name: string,
    bytes: Uint8Array,
    mediaType: string,
    sheets: readonly string[] = [],
  ): Promise<MadeFile> {
    const token = newToken();
    const path = join(this.#folder, token);
    // Half a surrogate pair, out of a text that was cut, is refused by headers.
    const whole = name.toWellFormed();
    makeFolder(this.#folder);
    await writeWhole(path, bytes);
    this.#outgoing.set(token, { name: whole, path, bytes: bytes.byteLength, mediaType, sheets });
    for (const forgotten of forgetOldest(this.#outgoing)) await remove(forgotten.path);
    return { token, name: whole, bytes: bytes.byteLength, mediaType };
  }

  /** Forgets a made file that turned out to be of no use. */
  async discard(token: string): Promise<void> {
    const file = this.#outgoing.get(token);
    this.#outgoing.delete(token);
    if (file) await remove(file.path);
  }

  /** A made file. Throws FILE_GONE. */
  outgoing(token: string): OutgoingFile {
    const file = this.#outgoing.get(token);
    if (!file) throw new ExpectedError('FILE_GONE');
    return file;
  }

  /**
   * A copy of a made file that bears its name, for programs that go by names; it goes when the file does.
   * Throws FILE_GONE, FILE_NOT_WRITTEN or DISK_FULL.
   */
  async underItsName(token: string): Promise<string> {
    const { name, path } = this.outgoing(token);
    const folder = underName(path);
    makeFolder(folder);
    const named = join(folder, name.replace(/[\\/:*?"<>|]/g, '-'));
    await writeWhole(named, await readFile(path));
    return named;
  }

  close(): void {
    this.#incoming.clear();
    this.#outgoing.clear();
    empty(this.#folder);
  }
}

/** Beside the file itself. */
const underName = (path: string) => `${path}.named`;

async function remove(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(underName(path), { recursive: true, force: true }).catch(leaveWhatIsOpen);
}

function empty(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    leaveWhatIsOpen(error);
  }
}

/** Windows keeps what another program has open. It goes the next time Rackside starts. */
function leaveWhatIsOpen(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!['EBUSY', 'EPERM', 'ENOTEMPTY'].includes(code)) throw error;
}

/** Writes `.part`, syncs, renames; a failure leaves nothing behind. Throws FILE_NOT_WRITTEN or DISK_FULL. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    // What went wrong first is what counts.
    await rm(part, { force: true }).catch(() => undefined);
    throw notWritten(error);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw notWritten(error);
  }
}

function notWritten(cause: unknown): ExpectedError {
  return new ExpectedError(storageErrorCode(cause) === 'DISK_FULL' ? 'DISK_FULL' : 'FILE_NOT_WRITTEN', {
    cause,
  });
}

/** The last part of a name, as a line that every screen and channel takes. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').trim();
  return [...plain].slice(0, 120).join('') || 'file';
}

function newToken(): string {
  return randomBytes(16).toString('base64url');
}

function forgetOldest<T>(files: Map<string, T>): T[] {
  const forgotten: T[] = [];
  for (const [token, file] of files) {
    if (files.size <= MOST_HELD) break;
    files.delete(token);
    forgotten.push(file);
  }
  return forgotten;
}
