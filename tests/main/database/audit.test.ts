import { describe, expect, it } from 'vitest';
import { openRackside, withSample } from '../../support/application.ts';
import { rosterPath, withFile } from './roster-file.ts';

/** A roster with some forty audit events. */
async function audited() {
  const rackside = await openRackside();
  await withSample(rackside);
  await rackside.close();
  return rackside.dataFolder;
}

const LIFT = 'UPDATE append_only_guard SET lifted = 1';

describe('the audit trail', () => {
  it('holds as it was written, across opening and closing', async () => {
    const dataFolder = await audited();
    const rackside = await openRackside({ dataFolder });
    const page = await rackside.ask('audit.page', { limit: 500 });
    expect(page.chainHolds).toBe(true);
    expect(page.events[0]).toMatchObject({ action: 'facility.startWithSample', who: 'Coach' });
    expect(page.events.map(({ seq }) => seq)).toEqual(
      page.events.map(({ seq }) => seq).toSorted((a, b) => b - a),
    );
  });

  it.each([
    ['the day', "UPDATE audit_event SET today = '2026-11-22' WHERE seq = 5"],
    ['the moment', "UPDATE audit_event SET at = '2026-11-22T09:00:00.000Z' WHERE seq = 5"],
    ['who did it', "UPDATE audit_event SET who = 'somebody' WHERE seq = 5"],
    ['what was done', "UPDATE audit_event SET action = 'clearance.view' WHERE seq = 5"],
    ['whom it was about', "UPDATE audit_event SET subject = 'another' WHERE seq = 5"],
    ['what changed', "UPDATE audit_event SET change = '{}' WHERE seq = 5"],
    ['the reason', "UPDATE audit_event SET reason = 'another' WHERE seq = 5"],
    ['the policy', 'UPDATE audit_event SET policy_version = 2 WHERE seq = 5'],
    ['its own hash', "UPDATE audit_event SET hash = printf('%064d', 1) WHERE seq = 5"],
    ['an event in the middle by removing it', 'DELETE FROM audit_event WHERE seq = 5'],
    ['the first event by removing it', 'DELETE FROM audit_event WHERE seq = 1'],
    [
      'the order of two events',
      'UPDATE audit_event SET seq = 9001 WHERE seq = 5; UPDATE audit_event SET seq = 5 WHERE seq = 6; UPDATE audit_event SET seq = 6 WHERE seq = 9001',
    ],
  ])('breaks when somebody edits %s', async (_, edit) => {
    const dataFolder = await audited();
    withFile(rosterPath(dataFolder), (file) =>
      file.exec(`${LIFT}; ${edit}; UPDATE append_only_guard SET lifted = 0`),
    );
    const rackside = await openRackside({ dataFolder });
    expect(await rackside.ask('audit.page', { limit: 1 })).toMatchObject({ chainHolds: false });
  });

  it('is read in pages, newest first', async () => {
    const rackside = await openRackside({ dataFolder: await audited() });
    const whole = await rackside.ask('audit.page', { limit: 500 });
    const first = await rackside.ask('audit.page', { limit: 10 });
    const before = first.events.at(-1)?.seq ?? 0;
    const second = await rackside.ask('audit.page', { limit: 10, before });
    expect([...first.events, ...second.events]).toEqual(whole.events.slice(0, 20));
  });

  it('says who acted on which record, and holds neither names nor what was found', async () => {
    const dataFolder = await audited();
    const names = withFile(rosterPath(dataFolder), (file) =>
      (file.prepare('SELECT last_name FROM athlete').all() as { last_name: string }[]).map(
        (row) => row.last_name,
      ),
    );
    const trail = withFile(rosterPath(dataFolder), (file) =>
      JSON.stringify(file.prepare('SELECT * FROM audit_event').all()),
    );
    expect(names.filter((name) => trail.includes(name))).toEqual([]);
    expect(trail).not.toMatch(/deliveryDate|painNow|caesarean|providerName/);
  });
});
