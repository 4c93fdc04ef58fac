/** An evidence card: what the guide says, the caveat, who was measured, and only then the figures. */

import type { EvidenceCard as Card } from '#contract/guide.ts';
import styles from './library.module.css';

const KINDS: Readonly<Record<Card['kind'], string>> = {
  study: 'Study',
  review: 'Review of studies',
  claim: 'Claim without a source',
  distinction: 'A distinction to keep in mind',
};

export function EvidenceCard({ card }: { card: Card }) {
  return (
    <article className={styles['card']} aria-labelledby={card.id}>
      <div className={styles['kind']}>{KINDS[card.kind]}</div>
      <h2 id={card.id}>{card.title}</h2>
      <p>{card.guide}</p>
      <p className={styles['caveat']}>{card.caveat}</p>
      <p className="quiet">{card.original}</p>
      {card.figures.map((figure) => (
        <Figure key={figure.label} figure={figure} scale={scaleOf(card, figure.unit)} />
      ))}
    </article>
  );
}

type Drawn = Card['figures'][number];

function Figure({ figure, scale }: { figure: Drawn; scale: Scale }) {
  const share = (value: number) => ((value - scale.from) / (scale.to - scale.from)) * 100;
  const zero = share(0);
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <span>
          {figure.label}
          {figure.notInGuide && <span className="quiet"> (from the original; not in the guide)</span>}
        </span>
        <span className="quiet">{figure.unit}</span>
      </figcaption>
      {figure.values.map(({ of, value }) => (
        <div key={of} className={styles['bar']}>
          <span>{of}</span>
          <span className={styles['track']} aria-hidden>
            <i
              style={{ left: `${Math.min(zero, share(value))}%`, width: `${Math.abs(share(value) - zero)}%` }}
            />
            {scale.from < 0 && <span className={styles['zero']} style={{ left: `${zero}%` }} />}
          </span>
          <span className={styles['value']}>{String(value).replace('-', '−')}</span>
        </div>
      ))}
    </figure>
  );
}

interface Scale {
  readonly from: number;
  readonly to: number;
}

/** One scale for all figures of a unit on a card, so that bars can be compared; a correlation ends at 1. */
function scaleOf({ figures }: Card, unit: string): Scale {
  const values = figures.filter((figure) => figure.unit === unit).flatMap((figure) => figure.values);
  const amounts = values.map(({ value }) => value);
  return { from: Math.min(0, ...amounts), to: Math.max(unit === 'r' ? 1 : 0, ...amounts) };
}
