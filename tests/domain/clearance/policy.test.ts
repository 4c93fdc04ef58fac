/** The policy table: defaults of the specification, every setting with its source, edits checked. */

import { describe, expect, it } from 'vitest';
import { checkPolicy, DEFAULT_POLICY, NEEDS_CLINICAL_REVIEW } from '#domain/clearance/policy.ts';
import { POLICY_SETTINGS } from '#domain/clearance/policy-settings.ts';

describe('policy settings', () => {
  it.each([
    ['vaginalEarliestDay', 42, 'guide'],
    ['vaginalWindowEndDay', 56, 'guide'],
    ['caesareanEarliestDay', 56, 'guide'],
    ['caesareanWindowEndDay', 84, 'guide'],
    ['restrictedUntilDay', 84, 'facilityRule'],
    ['honourProvidersEarlierDate', false, 'facilityRule'],
    ['foundationBeforeFloor', false, 'facilityRule'],
    ['clearanceMonths', 12, 'guideline'],
    ['screenFreshDays', 28, 'facilityRule'],
    ['bleedingOrdinaryUntilDay', 56, 'guideline'],
    ['overrideDays', 14, 'facilityRule'],
    ['subacuteFromDays', 28, 'guideline'],
    ['chronicFromDays', 84, 'guideline'],
    ['resolvedPainFreeDays', 28, 'facilityRule'],
    ['painHoldsLoadFrom', 3, 'guideline'],
    ['painStopsFrom', 6, 'guideline'],
    ['restrictedCapPercent', 60, 'facilityRule'],
    ['laterPhaseCapPercent', 70, 'facilityRule'],
    ['laterPhaseScreensApartDays', 14, 'facilityRule'],
    ['restrictedRirFloor', 3, 'facilityRule'],
    ['fullRirFloor', 2, 'guide'],
    ['impactFromDay', 84, 'guideline'],
    ['heavyHingePercent', 60, 'facilityRule'],
    ['valsalvaReps', 5, 'facilityRule'],
    ['valsalvaPercent', 80, 'facilityRule'],
  ] as const)('%s is %s and shown as %s', (id, value, kind) => {
    expect(DEFAULT_POLICY[id]).toBe(value);
    expect(POLICY_SETTINGS.find((setting) => setting.id === id)?.kind).toBe(kind);
  });

  it('lists every setting of the policy once, with label and source', () => {
    const ids = POLICY_SETTINGS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids, 'version'].sort()).toEqual(Object.keys(DEFAULT_POLICY).sort());
    for (const { label, source } of POLICY_SETTINGS) expect(label && source).toBeTruthy();
  });

  it('never calls a rule of the facility a guideline', () => {
    for (const { kind, source, id } of POLICY_SETTINGS) {
      if (source.startsWith('Facility rule')) expect([id, kind]).toEqual([id, 'facilityRule']);
    }
  });

  it('says that clinicians should review the defaults', () => {
    expect(NEEDS_CLINICAL_REVIEW).toContain('pelvic-health physiotherapist and a doctor');
  });
});

describe('checking an edited policy', () => {
  it('accepts the defaults', () => expect(checkPolicy(DEFAULT_POLICY)).toEqual([]));
  it.each([
    [{ overrideDays: 15 }, 'overrideDays'],
    [{ vaginalEarliestDay: -1 }, 'vaginalEarliestDay'],
    [{ restrictedCapPercent: 59.5 }, 'restrictedCapPercent'],
    [{ vaginalEarliestDay: 57 }, 'vaginalWindowEndDay'],
    [{ painHoldsLoadFrom: 7 }, 'painStopsFrom'],
    [{ restrictedCapPercent: 80 }, 'laterPhaseCapPercent'],
    [{ fullRirFloor: 4 }, 'restrictedRirFloor'],
  ])('refuses %j with a sentence at %s', (change, id) => {
    expect(checkPolicy({ ...DEFAULT_POLICY, ...change }).map((problem) => problem.id)).toContain(id);
  });
});
