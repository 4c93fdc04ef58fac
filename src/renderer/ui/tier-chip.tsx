/** A clearance tier: shape, word and colour, everywhere alike. Full has no mark. */

import type { AthleteRow } from '#contract/roster.ts';

type Tier = AthleteRow['chip']['tier'];

export const TIER_WORDS: Readonly<Record<Tier, string>> = {
  T0: 'Hold',
  T1: 'Foundation',
  T2: 'Restricted',
  T3: 'Full',
};

/** Drawn on a 14 × 14 field, so that the corners of the octagon stay corners. */
const MARKS = {
  T0: { colour: 'var(--tier-hold)', path: 'M4.3 0.5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L0.5 9.7V4.3z' },
  T1: { colour: 'var(--tier-foundation)', path: 'M7 1.2 13.6 13H0.4z' },
  T2: {
    colour: 'var(--tier-restricted)',
    path: 'M7 0.5a6.5 6.5 0 0 0 0 13zM7 0.5v1.4a5.1 5.1 0 0 1 0 10.2v1.4a6.5 6.5 0 0 0 0-13z',
  },
} as const;

export function TierChip({ tier, title }: { tier: Tier; title?: string }) {
  if (tier === 'T3') {
    return (
      <span className="quiet" title={title}>
        Full
      </span>
    );
  }
  const { colour, path } = MARKS[tier];
  return (
    <span className="tier" title={title} style={{ color: colour }}>
      <svg width="13" height="13" viewBox="0 0 14 14" fill="currentColor" aria-hidden="true">
        <path d={path} />
      </svg>
      {TIER_WORDS[tier]}
    </span>
  );
}
