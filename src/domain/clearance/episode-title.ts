/** What an episode is called in front of people: a loss is a recovery, never a birth (§1.3). */

import type { Episode } from './episode.ts';

/** `Postpartum`, `Pregnancy`, `Recovery`, `Back pain` or `Joint`. */
export function episodeTitle(episode: Episode): string {
  if (episode.kind === 'backPain') return 'Back pain';
  if (episode.kind === 'joint') return 'Joint';
  return POSTPARTUM_TITLES[episode.status];
}

const POSTPARTUM_TITLES = { postpartum: 'Postpartum', pregnant: 'Pregnancy', loss: 'Recovery' } as const;
