/** Where it is sore, on a body seen from behind: places to press, and the same as boxes to tick. */

import { Checkbox, Stack } from '@mantine/core';
import { SORE_PLACES, type SorePlace } from '#domain/training/performed.ts';
import classes from './entry.module.css';

export const SORE_WORDS: Readonly<Record<SorePlace, string>> = {
  glutes: 'Glutes',
  back: 'Back',
  hamstrings: 'Hamstrings',
  quads: 'Quads',
  other: 'Elsewhere',
};

/** Drawn in a box of 100 by 190. The quads lie on the other side: they are ticked. */
const AREAS: Readonly<Partial<Record<SorePlace, string>>> = {
  back: 'M36 58 h28 l-2 34 h-24 z',
  glutes: 'M35 93 h30 q4 14 -2 22 h-12 l-1 -6 -1 6 h-12 q-6 -8 -2 -22 z',
  hamstrings: 'M36 117 h12 l-1 28 h-9 z M52 117 h12 l-2 28 h-9 z',
};

export function BodyMap({
  value,
  onToggle,
}: {
  value: readonly SorePlace[];
  onToggle: (place: SorePlace) => void;
}) {
  return (
    <div className={classes.body}>
      <svg viewBox="0 0 100 190" width="110" aria-hidden="true">
        <circle className={classes.limb} cx="50" cy="16" r="11" />
        <path
          className={classes.limb}
          d="M44 28 h12 v6 h-12 z M28 36 h44 q6 2 7 10 l4 44 h-8 l-6 -32 h-38 l-6 32 h-8 l4 -44 q1 -8 7 -10 z"
        />
        <path className={classes.limb} d="M38 146 h9 l-1 36 h-7 z M53 146 h9 l-1 36 h-7 z" />
        {Object.entries(AREAS).map(([place, shape]) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the boxes beside it do the same for the keyboard
          <path
            key={place}
            data-place={place}
            data-on={value.includes(place as SorePlace) || undefined}
            d={shape}
            onClick={() => onToggle(place as SorePlace)}
          />
        ))}
      </svg>
      <Stack gap={8}>
        {SORE_PLACES.map((place) => (
          <Checkbox
            key={place}
            label={SORE_WORDS[place]}
            checked={value.includes(place)}
            onChange={() => onToggle(place)}
          />
        ))}
      </Stack>
    </div>
  );
}
