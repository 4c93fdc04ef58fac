/** Save dialogs, and what else a computer does with a file: the door keeps the path and tells nobody. */

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app, BrowserWindow, dialog, shell, type WebContents } from 'electron';
import { ExpectedError } from '../../errors.ts';
import { type OutgoingFile, writeWhole } from '../../files.ts';

export const SAVE_CANCELLED = Symbol('the coach closed the dialog');

export class FileDialogs {
  /** Dialogs start where the last file went; Electron itself would start in Downloads each time. */
  #lastFolder: string | undefined;
  readonly #savedAs = new Map<OutgoingFile, string>();

  windowOf(contents: WebContents): BrowserWindow | undefined {
    return BrowserWindow.fromWebContents(contents) ?? undefined;
  }

  /** Throws FILE_NOT_WRITTEN or DISK_FULL; a failed save leaves no part behind. */
  async save(window: BrowserWindow | undefined, file: OutgoingFile): Promise<string | typeof SAVE_CANCELLED> {
    const defaultPath = join(this.#lastFolder ?? app.getPath('documents'), file.name);
    const options = { defaultPath };
    const answer = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options);
    if (answer.canceled || !answer.filePath) return SAVE_CANCELLED;
    await writeWhole(answer.filePath, new Uint8Array(await readFile(file.path)));
    this.#lastFolder = dirname(answer.filePath);
    this.#savedAs.set(file, answer.filePath);
    return answer.filePath;
  }

  /** Throws FILE_NOT_OPENED where no program of this computer takes the file. `path` bears the file's own name. */
  async open(path: string): Promise<void> {
    const problem = await shell.openPath(path);
    if (problem !== '') throw new ExpectedError('FILE_NOT_OPENED', { cause: problem });
  }

  /** False when the file was not saved yet. */
  show(file: OutgoingFile): boolean {
    const path = this.#savedAs.get(file);
    if (path) shell.showItemInFolder(path);
    return path !== undefined;
  }
}
