/** How the values of the policy read on screen. */

import type { SettingValue, SettingView } from '#contract/policy.ts';
import { EVIDENCE_WORDS, ROLE_WORDS } from '../clearance/words.ts';

/** A rule that was chosen here is never called a guideline. */
export const KIND_WORDS: Readonly<Record<SettingView['kind'], string>> = {
  guide: 'Guide',
  guideline: 'Guideline',
  facilityRule: 'Facility rule',
};

const CHOICE_WORDS: Readonly<Record<string, string>> = { ...ROLE_WORDS, ...EVIDENCE_WORDS };

export function choiceWord(choice: string): string {
  return CHOICE_WORDS[choice] ?? choice;
}

/** `60 %`, `on`, `Midwife, Doctor`, `none`. */
export function valueInWords(value: SettingValue, unit: string): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return unit ? `${value} ${unit}` : String(value);
  if (typeof value === 'string') return value || 'none';
  return value.map(choiceWord).join(', ') || 'none';
}

export function sameValue(a: SettingValue, b: SettingValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function dayAndTime(moment: string): string {
  return new Date(moment).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
