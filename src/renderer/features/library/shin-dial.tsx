/** The shin's angle at the top of a thrust: both feet faults and the right place between them, on one dial. */

import type { Guide } from '#contract/guide.ts';
import styles from './library.module.css';

/** Degrees from upright, as they are drawn, in the order of the dial. */
const LEANS = [24, 0, -24] as const;

export function ShinDial({ dial }: { dial: Guide['questions']['dial'] }) {
  return (
    <ol className={styles['dial']}>
      {dial.map(({ seen, means, change }, place) => (
        <li key={seen}>
          <Shin lean={LEANS[place] ?? 0} />
          <b>{seen}</b>
          {means}. {change}.
        </li>
      ))}
    </ol>
  );
}

/** From the side, head to the left: bench, trunk and thigh level, the shin at its lean. */
function Shin({ lean }: { lean: number }) {
  const [knee, length] = [{ x: 104, y: 44 }, 48];
  const radians = (lean * Math.PI) / 180;
  const ankle = { x: knee.x - Math.sin(radians) * length, y: knee.y + Math.cos(radians) * length };
  return (
    <svg viewBox="0 0 160 104" aria-hidden data-right={lean === 0 || undefined}>
      <g fill="none" stroke="currentColor" strokeWidth="5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M12 96 H148" strokeWidth="1" opacity="0.5" />
        <path d="M18 58 h26 v36" strokeWidth="1.5" opacity="0.5" />
        <path d={`M34 46 L72 44 L${knee.x} ${knee.y} L${ankle.x.toFixed(1)} ${ankle.y.toFixed(1)}`} />
        <path d={`M${(ankle.x - 4).toFixed(1)} 93 h18`} />
        <circle cx="20" cy="46" r="8" strokeWidth="3" />
        <path d={`M${knee.x} ${knee.y} v52`} strokeWidth="1" strokeDasharray="3 4" opacity="0.7" />
      </g>
    </svg>
  );
}
