/** The import that is looked at, so that a reload comes back to it: a token and answers, nothing of the file itself. */

import type { InputOf } from '#contract/channels.ts';

type Looked = InputOf<'roster.previewImport'>;
export type NearDecisions = NonNullable<InputOf<'roster.import'>['near']>;

export interface KeptImport {
  readonly file: Looked['file'];
  readonly choices: Omit<Looked, 'file'>;
  /** Rows like somebody on the roster, as decided so far. */
  readonly near: NearDecisions;
}

/** Of this tab alone, and gone with it. */
const KEY = 'rackside.import';

export function keptImport(): KeptImport | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as KeptImport | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Undefined once it was imported or left. */
export function keepImport(kept: KeptImport | undefined): void {
  if (kept) sessionStorage.setItem(KEY, JSON.stringify(kept));
  else sessionStorage.removeItem(KEY);
}
