/** The sentences for whoever may not see health details: in every state and tier they are true. */

import { describe, expect, it } from 'vitest';
import { BACK_PAIN_ROWS } from '#domain/clearance/back-pain.ts';
import { JOINT_ROWS } from '#domain/clearance/joint.ts';
import { POSTPARTUM_ROWS } from '#domain/clearance/postpartum.ts';
import type { RuleId, Tier } from '#domain/clearance/tier.ts';
import { neutralReasons } from '#main/clearance/neutral-words.ts';

const RULES: readonly RuleId[] = [
  ...(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11', 'R12'] as const),
];
const STATES = [...POSTPARTUM_ROWS, ...BACK_PAIN_ROWS, ...JOINT_ROWS].map(({ state }) => state);
const textOf = (rule: string, tier: Tier) => neutralReasons([{ rule }], tier)[0]?.text ?? '';

describe('a neutral sentence', () => {
  it.each([...RULES, ...STATES])(
    'of %s in a hold says that there is no training, and whom to ask',
    (rule) => {
      expect(textOf(rule, 'T0')).toMatch(
        /^(No training here until the lead has looked at it\.|Stop\. Contact a health professional|Emergency: get help now)/,
      );
      expect(textOf(rule, 'T0')).not.toMatch(/limit|left out|in reserve/i);
    },
  );
  it.each(STATES)('of %s names no state and no condition', (state) => {
    for (const tier of ['T0', 'T1', 'T2', 'T3'] as const)
      expect(textOf(state, tier)).not.toMatch(/[A-Z]{2}-|birth|deliver|pregnan|recover|pain|joint|symptom/i);
  });
  it.each(['PP-REVIEW', 'BP-REVIEW'])('of %s says that nothing new is assigned', (state) => {
    expect(textOf(state, 'T2')).toContain('nothing new is assigned');
  });
});
