/** Whom to ask before they train, because the file says something about their health: by row and name, never in its words. */

import type { ImportPreview } from '#contract/roster.ts';
import classes from './import.module.css';

/** More than anybody reads above a list; the others unfold. */
const MOST_NAMED = 40;

export function AskFirst({ toAsk }: Pick<ImportPreview, 'toAsk'>) {
  if (toAsk.length === 0) return null;
  const named = toAsk.map(({ row, name }) => `${name || 'no name'} (row ${row})`);
  const more = named.splice(MOST_NAMED);
  return (
    <section className={classes.ask} aria-label="Ask before they train">
      <b>
        {toAsk.length === 1
          ? '1 row of the file says something about health.'
          : `${toAsk.length} rows of the file say something about health.`}
      </b>{' '}
      It flags nobody and clears nobody. Ask these athletes before they train, and open an episode for whoever
      needs one: {named.join(', ')}
      {more.length === 0 ? (
        '.'
      ) : (
        <details>
          <summary>and {more.length} more</summary>
          {more.join(', ')}.
        </details>
      )}
    </section>
  );
}
