/** What may come next on a line that is being written: whole words of the language, for the editor's list. */

import { WORDS } from './grammar.ts';

export interface Completion {
  /** The part of the text that a choice takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly string[];
}

/** Words that begin with what stands before the caret; none where nothing of two letters stands there. */
export function completionsAt(text: string, caret: number): Completion {
  const before = /[\p{L}-]+(?: [\p{L}-]+)*$/u.exec(text.slice(0, caret))?.[0] ?? '';
  // `each s` may begin a phrase of several words: the longest beginning that fits counts.
  for (let at = 0; at < before.length; at = nextWord(before, at)) {
    const typed = before.slice(at).toLowerCase();
    if (typed.length < 2) break;
    const options = WORDS.filter(
      (word) => word.toLowerCase().startsWith(typed) && word.toLowerCase() !== typed,
    );
    if (options.length > 0) return { from: caret - typed.length, to: caret, options };
  }
  return { from: caret, to: caret, options: [] };
}

function nextWord(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 ? text.length : space + 1;
}
