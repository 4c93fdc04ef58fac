/** A policy setting as it stands in a "why": its label, its present value, and whether that is the default. */

import type { SettingNow } from '#contract/clearance.ts';
import type { ClearancePolicy, PolicySettingId } from '#domain/clearance/policy.ts';
import { POLICY_SETTINGS } from '#domain/clearance/policy-settings.ts';
import type { Reason } from '#domain/clearance/tier.ts';

export function settingNow(policy: ClearancePolicy, id: PolicySettingId): SettingNow | undefined {
  const setting = POLICY_SETTINGS.find((each) => each.id === id);
  if (!setting) return undefined;
  const { label, unit } = setting;
  const [value, byDefault] = [copied(policy[id]), copied(setting.default)];
  const differs = JSON.stringify(value) !== JSON.stringify(byDefault);
  return { id, label, unit, value, default: byDefault, differs };
}

/** The reason with the present value of the setting that could change it. */
export function withSetting({ setting, ...reason }: Reason, policy: ClearancePolicy) {
  const now = setting && settingNow(policy, setting);
  return { ...reason, ...(now && { setting: now }) };
}

function copied(value: ClearancePolicy[PolicySettingId]): SettingNow['value'] {
  return typeof value === 'object' ? [...value] : value;
}
