/** §1.6, hip and knee: a provider's decision and restrictions, with the same rules of evidence. */

import { describe, expect, it } from 'vitest';
import type { JointEpisode } from '#domain/clearance/episode.ts';
import { jointState } from '#domain/clearance/joint.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { decision, joint, on } from './builders.ts';

const clearance = (date: string, changes: Parameters<typeof decision>[2] = {}) =>
  decision('jt', on(date), { providerRole: 'physiotherapist', ...changes });

describe('joint states', () => {
  it.each<[string, string, string, Partial<JointEpisode>]>([
    ['JT-NA', 'T3', 'closed', { closed: { date: on('05-01'), reason: 'Over', by: 'Lee' } }],
    [
      'JT-HELD',
      'T0',
      'withdrawn',
      { clearances: [clearance('03-01'), clearance('04-01', { decision: 'withdrawn' })] },
    ],
    ['JT-AWAITING', 'T1', 'no decision', {}],
    [
      'JT-AWAITING',
      'T1',
      'role not accepted',
      { clearances: [clearance('03-01', { providerRole: 'chiropractor' })] },
    ],
    ['JT-AWAITING', 'T1', 'before the onset', { clearances: [clearance('2024-12-31')] }],
    ['JT-AWAITING', 'T1', 'another episode', { clearances: [clearance('03-01', { episodeId: 'old' })] }],
    [
      'JT-EXPIRED',
      'T1',
      'past validUntil',
      { clearances: [clearance('03-01', { validUntil: on('04-30') })] },
    ],
    [
      'JT-RESTRICTED',
      'T2',
      'restriction of the provider',
      { clearances: [clearance('03-01', { restrictions: [{ text: 'x' }] })] },
    ],
    [
      'JT-RESTRICTED',
      'T2',
      'restriction on the episode',
      { clearances: [clearance('03-01')], restrictions: [{ text: 'x' }] },
    ],
    [
      'JT-RESTRICTED',
      'T2',
      'restrictions nobody wrote down',
      { clearances: [clearance('03-01', { decision: 'clearedWithRestrictions' })] },
    ],
    ['JT-CLEARED', 'T3', 'cleared', { clearances: [clearance('03-01')] }],
  ])('%s is %s: %s', (state, tier, _given, changes) => {
    expect(jointState(joint(changes), on('05-01'), DEFAULT_POLICY)).toMatchObject({ state, tier });
  });
});
