/** Folders and files for the owner's eyes alone: a roster holds health. */

import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

/**
 * Makes a folder and the parents it lacks; one that is there already stays as it is. Throws what the system says.
 * Node's own recursive mkdir never comes back from places where nothing can be made, such as /proc.
 */
export function makeFolder(path: string, mode?: number): void {
  const missing: string[] = [];
  for (let folder = resolve(path); !isFolder(folder); folder = dirname(folder)) {
    missing.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of missing) {
    try {
      mkdirSync(folder, { mode });
    } catch (error) {
      // Another process was quicker.
      if (!isFolder(folder)) throw error;
    }
  }
}

/** The same, and nobody else may look into what is made. */
export function makePrivateFolder(path: string): void {
  makeFolder(path, OWNER_ONLY_FOLDER);
}

/**
 * Makes sure that a file, if need be an empty one, is its owner's alone before anything is written into it. SQLite
 * gives its side files the mode of the file itself. Never fails: whoever writes the file says why it cannot be.
 */
export function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', OWNER_ONLY_FILE));
  } catch {
    keepPrivate(path);
  }
}

/** Takes a file that is there away from everybody else, where the file system knows owners. */
export function keepPrivate(path: string): void {
  try {
    chmodSync(path, OWNER_ONLY_FILE);
  } catch {
    // Not there, not ours, or on a disk without modes.
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
