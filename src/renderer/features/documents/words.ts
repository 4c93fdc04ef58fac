/** What the sheets are called on screen, and why one is void. */

import type { RegisteredSheet, SheetKind } from '#contract/documents.ts';

export interface SheetWords {
  readonly kind: SheetKind;
  readonly name: string;
  readonly says: string;
  readonly way: 'portrait' | 'landscape';
}

/** In the order of the sheets of a packet. */
export const SHEETS: readonly SheetWords[] = [
  { kind: 'card', name: 'Individual card', says: 'Four weeks a page, boxes for every set', way: 'landscape' },
  { kind: 'session', name: 'Session sheet', says: 'One session, large boxes, cues', way: 'portrait' },
  { kind: 'rack', name: 'Rack sheet', says: 'Four athletes a page, lightest first', way: 'landscape' },
  { kind: 'coach', name: 'Coach’s copy', says: 'Substitutions and dates; not for display', way: 'landscape' },
  { kind: 'plan', name: 'Plan only', says: 'The program without boxes', way: 'portrait' },
  { kind: 'attendance', name: 'Attendance', says: 'Names down, training days across', way: 'landscape' },
  { kind: 'progress', name: 'Progress report', says: 'Maxima and bodyweight over time', way: 'portrait' },
  { kind: 'technique', name: 'Technique cards', says: 'Set-up, figures, errors, evidence', way: 'portrait' },
  { kind: 'blank', name: 'Blank forms', says: 'Card, session and rack, empty', way: 'landscape' },
];

export const KIND_NAMES: Readonly<Record<RegisteredSheet, string>> = {
  card: 'Individual card',
  session: 'Session sheet',
  rack: 'Rack sheet',
  coach: 'Coach’s copy',
  plan: 'Plan only',
};

export const VOID_WORDS = {
  reprinted: 'printed again',
  ended: 'program ended',
  changed: 'program changed',
  held: 'on hold',
  shared: 'another athlete on it changed',
} as const;
