/** What is different between versions, session by session: the old line struck beside the new one. */

import type { VersionDifference } from '#contract/assignments.ts';
import classes from './assign.module.css';
import { athletes } from './counted.ts';

interface Props {
  readonly to: number;
  readonly differences: readonly VersionDifference[];
}

export function VersionDifferences({ to, differences }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse
    <section className={classes.differences} aria-label="What is different" tabIndex={0}>
      {differences.map((difference) => (
        <div key={difference.from}>
          <h3>
            Version {difference.from} to {to}
            <span className="quiet"> {athletes(difference.athletes)}</span>
          </h3>
          <Difference difference={difference} />
        </div>
      ))}
    </section>
  );
}

function Difference({ difference: { sentences, sessions } }: { difference: VersionDifference }) {
  if (sentences.length === 0 && sessions.length === 0) return <p>Every line is the same.</p>;
  return (
    <>
      {sentences.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
      <div className={classes.sessions}>
        {sessions.map(({ where, lines, reordered }) => (
          <div key={where}>
            <div className="section-title">{where}</div>
            {lines.map(({ before, after }) => (
              <div key={`${before} ${after}`} className={classes.difference}>
                {before && <s className="quiet">{before}</s>}
                {after && <mark>{after}</mark>}
                {!before && <span className="quiet"> added</span>}
                {!after && <span className="quiet"> removed</span>}
              </div>
            ))}
            {reordered && <div className="quiet">The lines come in another order.</div>}
          </div>
        ))}
      </div>
    </>
  );
}
