/**
 * Text that a spreadsheet would take for a formula, kept as text in CSV files.
 *
 * A CSV cell has no type, so text that begins with `= + - @` or a tab gets an apostrophe in front, which
 * spreadsheets understand as "this is text". Text that already looks guarded gets one more, so that
 * `unguarded` gives back exactly what was written.
 */

const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/;

export function guarded(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

export function unguarded(text: string): string {
  return text.startsWith("'") && RISKY.test(text) ? text.slice(1) : text;
}
