/** A past decision explains itself by the policy of its day. */

import { describe, expect, it } from 'vitest';
import { ago, assign, athlete, COACH, decision, gym, open, record } from '../assignments/gym.ts';

describe('a decision', () => {
  it('keeps its reasons and settings after the policy has changed, in neutral words without the right', async () => {
    const { rackside, coach } = await gym();
    const id = await athlete(rackside);
    const knee = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, knee.id, decision(ago(1)));
    await record(rackside, knee.id, {
      kind: 'details',
      content: { restrictions: [{ text: 'Planted words', rirFloor: 3 }] },
    });
    const assignmentId = (await assign(rackside, id)) as never;
    const then = await rackside.ask('clearance.ofDecision', { assignmentId });
    expect(then).toMatchObject({ tier: 'T2', policyVersion: 1, policyChanged: false });
    const floor = then.reasons.find(({ rule }) => rule === 'R11')?.setting;
    expect(floor).toMatchObject({ id: 'restrictedRirFloor', value: 3 });
    const changes = { restrictedCapPercent: 50 };
    const { digest } = await rackside.ask('policy.preview', { changes });
    await rackside.ask('policy.save', { changes, digest, reason: 'Agreed' });
    expect(await rackside.ask('clearance.ofDecision', { assignmentId })).toEqual({
      ...then,
      policyChanged: true,
    });
    await rackside.ask('people.signIn', { id: coach, pin: COACH.pin });
    const neutral = await rackside.ask('clearance.ofDecision', { assignmentId });
    expect(neutral.reasons.length).toBeGreaterThan(0);
    expect(JSON.stringify(neutral)).not.toMatch(/Planted|JT-|knee/i);
  });
});
