/** A clearance tier: shape, word and colour, everywhere alike. Full has no mark. */

import { IconCircleHalf2, IconOctagonFilled, IconTriangleFilled } from '@tabler/icons-react';
import type { AthleteRow } from '#contract/roster.ts';

type Tier = AthleteRow['chip']['tier'];

export const TIER_WORDS: Readonly<Record<Tier, string>> = {
  T0: 'Hold',
  T1: 'Foundation',
  T2: 'Restricted',
  T3: 'Full',
};

const SHAPES = {
  T0: { icon: IconOctagonFilled, colour: 'var(--tier-hold)' },
  T1: { icon: IconTriangleFilled, colour: 'var(--tier-foundation)' },
  T2: { icon: IconCircleHalf2, colour: 'var(--tier-restricted)' },
} as const;

export function TierChip({ tier, title }: { tier: Tier; title?: string }) {
  if (tier === 'T3') {
    return (
      <span className="quiet" title={title}>
        Full
      </span>
    );
  }
  const { icon: Icon, colour } = SHAPES[tier];
  return (
    <span
      title={title}
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 5,
        color: colour,
        fontWeight: 600,
        whiteSpace: 'nowrap',
      }}
    >
      <Icon size={13} aria-hidden />
      {TIER_WORDS[tier]}
    </span>
  );
}
