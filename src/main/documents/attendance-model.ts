/** What the roster and attendance sheet says (sheet E): who belongs here, with a box for each day. It carries no work. */

import type { SheetIdentity } from './sheet-model.ts';

export interface AttendanceModel extends SheetIdentity {
  readonly sheet: 'attendance';
  readonly facility: string;
  readonly coach: string;
  /** The squad they share, or `Roster`. */
  readonly squad: string;
  /** `30 Nov – 24 Dec 2026` */
  readonly span: string;
  readonly people: readonly { readonly name: string; readonly squads: string }[];
  readonly days: readonly { readonly weekday: string; readonly date: string }[];
}
