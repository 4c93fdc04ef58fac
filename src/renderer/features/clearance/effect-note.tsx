/** What saving would do, said while it is typed. Only an emergency shouts. */

import { useDebouncedValue } from '@mantine/hooks';
import { useRef } from 'react';
import type { EpisodeView, EvidenceInput, RecordEffect, RecordView } from '#contract/clearance.ts';
import { useChannel } from '../../app/queries.ts';
import { TIER_WORDS } from '../../ui/tier-chip.tsx';
import classes from './clearance.module.css';

/** Undefined while the form is too empty to say, and for a failure, which saving would show anyway. */
export function useEffectOf(
  episode: EpisodeView,
  evidence: EvidenceInput | undefined,
  correct: RecordView | undefined,
): RecordEffect | undefined {
  const [settled] = useDebouncedValue(evidence, 120);
  const { data } = useChannel(
    'clearance.preview',
    {
      episodeId: episode.id,
      evidence: settled ?? { kind: 'struckOut', content: { reason: '-' } },
      ...(correct && { replaces: correct.id }),
    },
    { enabled: settled !== undefined },
  );
  // The last answer stays until the next one is there, so that nothing flickers while somebody types.
  const last = useRef<RecordEffect>(undefined);
  if (data) last.current = data;
  return evidence ? last.current : undefined;
}

/** True where the record would stop training: the button says so as well. */
export function stopsTraining(effect: RecordEffect | undefined): boolean {
  return Boolean(effect?.stops || effect?.emergency);
}

export function EffectNote({ effect }: { effect: RecordEffect | undefined }) {
  if (!effect) return null;
  const { emergency, stops, tier, wasTier, notCounted } = effect;
  const [first = '', ...rest] = (stops ?? '').split(/(?<=\.) /);
  if (emergency) {
    return (
      <div className="shout" role="status">
        {emergency} {first}
      </div>
    );
  }
  if (stops) {
    return (
      <div className={classes.stops} role="status">
        <b>{first}</b> {rest.join(' ')}
      </div>
    );
  }
  // Whoever may not see health details is told only what gets stricter.
  if (tier === null) return null;
  return (
    <p className={classes.effect} role="status">
      {tier === wasTier
        ? `After saving: still ${TIER_WORDS[tier]}.`
        : `After saving: ${TIER_WORDS[tier]}, now ${TIER_WORDS[wasTier]}.`}
      {notCounted && ` It is kept, but does not count: ${notCounted}.`}
    </p>
  );
}
