import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES, CHANNELS, type ChannelName } from '#contract/channels.ts';
import { applicationEvent } from '#contract/events.ts';
import { type Rackside, shareRackside } from '../support/application.ts';
import { IN_ORDER, OTHER_BEGINNINGS, SAMPLE_CALLS, type Way } from '../support/sample-calls.ts';

const rackside = shareRackside();
const wayOf = (opened: Rackside): Way => ({
  ask: (channel, input) => opened.ask(channel, input),
  handIn: async (name, bytes) => opened.application.files.receive({ name, bytes }).token,
});

describe('every channel on the sample facility', () => {
  it('is called here', () => {
    expect([...IN_ORDER, ...OTHER_BEGINNINGS].sort()).toEqual([...CHANNEL_NAMES].sort());
  });

  // In order: a restore comes before the roster is filled further, an undo after a change.
  for (const name of IN_ORDER) {
    it(`${name} answers what its schema says`, async () => {
      const input = await SAMPLE_CALLS[name](wayOf(rackside()));
      const value = await rackside().ask(name as ChannelName, input as never);
      expect(CHANNELS[name].output.safeParse(value).error).toBeUndefined();
    });
  }

  it('says what its events promise', () => {
    expect(rackside().events.length).toBeGreaterThan(0);
    for (const event of rackside().events) expect(applicationEvent.safeParse(event).error).toBeUndefined();
  });

  it('names a later revision in each event of a change', () => {
    const revisions = rackside().events.flatMap((event) =>
      event.type === 'changed' ? [event.revision] : [],
    );
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
    expect(new Set(revisions).size).toBe(revisions.length);
  });
});
