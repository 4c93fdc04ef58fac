/** One side of a loaded bar as it looks from the front: the sleeve, its plates from the inside out, the collar. */

import { formatAmount, type Load, shownIn } from '#domain/load/load.ts';
import classes from './drawings.module.css';

interface Props {
  /** Heaviest, innermost, first. */
  readonly perSide: readonly Load[];
  readonly collar?: boolean;
}

/** What it shows stands beside it in words. */
export function BarDrawing({ perSide, collar = false }: Props) {
  return (
    <span className={classes.bar} aria-hidden>
      <span className={classes.shaft} />
      <span className={classes.stop} />
      {perSide.map((plate, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal plates hang side by side
        <PlateDrawing key={place} weight={plate} named />
      ))}
      {collar && <span className={classes.collar} />}
      <span className={classes.sleeve} />
    </span>
  );
}

/** Drawn as high as it is heavy, so that stocks of both units compare. */
export function PlateDrawing({ weight, named = false }: { weight: Load; named?: boolean }) {
  const kilograms = shownIn(weight, 'kg').hundredths / 100;
  // A 25 stands as high as a plate gets; the smallest still shows.
  const share = Math.min(1, Math.sqrt(kilograms / 25));
  return (
    <span className={classes.plate} style={{ height: 20 + 44 * share, width: named ? 20 : 12 + 6 * share }}>
      {named && <span className={classes.weight}>{formatAmount(weight)}</span>}
    </span>
  );
}
