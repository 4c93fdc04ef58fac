/** What a report workbook holds, as plain data: the writer formats it and works nothing out. */

import type { AthleteStatus, Level, Sex } from '#domain/athlete/athlete.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Load, LoadUnit } from '#domain/load/load.ts';
import type { PercentBasis } from '#domain/prescription/prescription.ts';
import type { Measure } from '#domain/training/performed.ts';
import type { Volume } from '#domain/training/volume.ts';

export interface ReportModel {
  /** When the report was made, `2026-11-23 14:05` in the facility's own time: the only clock the file knows. */
  readonly generatedAt: string;
  readonly appVersion: string;
  /** The unit that loads of several athletes are compared in. */
  readonly unit: LoadUnit;
  /** Such as `Epley, at most 10 repetitions`. */
  readonly e1rmFormula: string;
  /** Who and what was chosen, one line each; empty for everybody. */
  readonly filters: readonly string[];
  /** How tonnage is counted: sides, bodyweight and warm-ups stated. */
  readonly tonnage: string;
  /** Off by default. Without it no sheet holds a reason, limit or state that reveals health. */
  readonly includeHealth?: boolean;
  /** The sheets wanted; each is written in this order when it is present, even when it is empty. */
  readonly roster?: readonly RosterSheetRow[];
  readonly maxes?: readonly MaxesSheetRow[];
  readonly matrix?: MaxMatrix;
  readonly rankings?: readonly RankingsSheetRow[];
  readonly program?: readonly ProgramSheetRow[];
  readonly assignments?: readonly AssignmentSheetRow[];
  readonly loads?: LoadsSheet;
  readonly availability?: readonly AvailabilitySheetRow[];
  readonly overrides?: readonly OverrideSheetRow[];
  readonly log?: readonly LogSheetRow[];
  readonly volume?: readonly VolumeSheetRow[];
  readonly compliance?: readonly ComplianceSheetRow[];
}

export interface RosterSheetRow {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly preferredName?: string;
  readonly dateOfBirth?: CalendarDate;
  readonly sex?: Sex;
  readonly squads: readonly string[];
  readonly sport?: string;
  readonly position?: string;
  readonly level?: Level;
  readonly bodyweight?: Load;
  readonly bodyweightOn?: CalendarDate;
  readonly status?: AthleteStatus;
}

export interface MaxesSheetRow {
  /** `Last, First` */
  readonly athlete: string;
  readonly exercise: string;
  /** Loads of one row are in its unit. */
  readonly unit: LoadUnit;
  readonly tested1rm?: Load;
  readonly e1rm?: Load;
  /** The set the estimate comes from, such as `5 × 100 kg, 3 Nov 2026`. */
  readonly e1rmFrom?: string;
  readonly trainingMax?: Load;
  /** The newest of the three, its day, and the one of its kind before it. */
  readonly newest: 'tested1rm' | 'e1rm' | 'trainingMax';
  readonly date: CalendarDate;
  readonly before?: Load;
  readonly bodyweight?: Load;
}

/** One-repetition maxima, tested or else estimated, in the unit of the report. */
export interface MaxMatrix {
  /** The lifts that most athletes have a maximum of come first. */
  readonly lifts: readonly string[];
  readonly rows: readonly MaxMatrixRow[];
}

export interface MaxMatrixRow {
  /** `Last, First` */
  readonly athlete: string;
  readonly squads: readonly string[];
  /** Hundredths of the unit, in the order of the lifts. */
  readonly hundredths: readonly (number | undefined)[];
}

export interface RankingsSheetRow {
  readonly exercise: string;
  readonly athlete: string;
  readonly squads: readonly string[];
  /** In the unit of the report. */
  readonly hundredths: number;
  /** Whether it was tested or estimated. */
  readonly how: 'tested' | 'estimated';
  readonly date: CalendarDate;
  /** Equal loads share a place; the next one is left out. */
  readonly place: number;
  readonly timesBodyweight?: number;
  /** Among those whose bodyweight is known. */
  readonly placeByBodyweight?: number;
}

export interface AvailabilitySheetRow {
  readonly athlete: string;
  readonly squads: readonly string[];
  /** `active`, `unavailable`, `away`. */
  readonly status: string;
  /** `Full`, `Modified`, `Held`: as far as work goes, and never why. */
  readonly availability: string;
  /** `MOD-2: cap 60 %, no axial load, 3 RIR`, as on the card. */
  readonly modifications?: string;
  /** A day that the facility chose; any other could be counted back to a date of health. */
  readonly reviewBy?: CalendarDate;
}

export interface ProgramSheetRow {
  readonly week: string;
  readonly phase: string;
  readonly session: string;
  /** `A1` */
  readonly order: string;
  readonly exercise: string;
  readonly sets: number;
  /** One number, or words such as `8–10` and `AMRAP`. */
  readonly reps: number | string;
  /** Percentages as numbers: 77.5 for 77.5 %. */
  readonly percentLow?: number;
  readonly percentHigh?: number;
  readonly percentOf?: PercentBasis;
  readonly load?: Load;
  /** `3-1-1-0` */
  readonly tempo?: string;
  readonly restSeconds?: number;
  readonly perSide: boolean;
  readonly notes?: string;
}

/** What everybody lifts, with the figures to reckon it anew: another maximum gives another load that can be made. */
export interface LoadsSheet {
  readonly rows: readonly LoadsSheetRow[];
  readonly stocks: readonly LoadStock[];
}

export interface LoadsSheetRow {
  readonly athlete: string;
  readonly squads: readonly string[];
  readonly program: string;
  readonly week: string;
  readonly session: string;
  readonly order: string;
  readonly exercise: string;
  /** The lift whose maximum it stands on. */
  readonly lift: string;
  readonly sets: number;
  readonly reps: number | string;
  readonly perSide: boolean;
  readonly percentLow?: number;
  readonly percentHigh?: number;
  readonly tempo?: string;
  readonly restSeconds?: number;
  readonly notes?: string;
  readonly rack: string;
  /** Absent where the line is not reckoned; then `words` say what it is. */
  readonly from?: { readonly load: Load; readonly what: string; readonly percent: number };
  /** At most this share of this maximum, in the unit of `from`. */
  readonly cap?: { readonly percent: number; readonly of: Load };
  /** Name of the stock it is made from. */
  readonly stock?: string;
  readonly rounding?: 'down' | 'nearest';
  /** Absent where the target is less than the least that can be made. */
  readonly load?: Load;
  /** `bodyweight`, `≤ 71 kg`, `60 % (no maximum)`. */
  readonly words?: string;
}

/** All loads that one bar, one row of dumbbells or one stack can make. */
export interface LoadStock {
  readonly name: string;
  /** What a lighter target falls short of. */
  readonly least: 'bar' | 'lightest';
  readonly unit: LoadUnit;
  /** Ascending, in its unit. */
  readonly hundredths: readonly number[];
}

export interface AssignmentSheetRow {
  readonly athlete: string;
  readonly program: string;
  readonly version: number;
  readonly start: CalendarDate;
  /** A word for the coach: `running`, `finished`, `ended`. */
  readonly state: string;
  /** Nothing about health: who ended it and why. */
  readonly reason?: string;
  /** Written only with `includeHealth`. */
  readonly healthReason?: string;
}

export interface OverrideSheetRow {
  readonly athlete: string;
  /** A word for the coach: `Foundation`, `Restricted`, `Full`. */
  readonly tier: string;
  readonly by: string;
  readonly secondPerson: string;
  readonly from: CalendarDate;
  /** Last day. */
  readonly until: CalendarDate;
  /** `in force`, `to come`, `passed`, `ended`. */
  readonly state: string;
  /** Tells of health: only for whoever may see that; one such reason makes the workbook one with health data. */
  readonly reason?: string;
  readonly endedBy?: string;
}

/** A set as it was done. */
export interface LogSheetRow {
  readonly date: CalendarDate;
  readonly athlete: string;
  readonly exercise: string;
  readonly kind: 'working' | 'top' | 'back-off' | 'warm-up';
  /** Where the line is for each side: both alike, or a row for each. */
  readonly side?: 'each' | 'left' | 'right';
  /** `8 @ 102.5 kg`, as it was asked that day. */
  readonly target?: string;
  /** Of a skipped set nothing but what it was to be. */
  readonly outcome: 'done' | 'skipped';
  readonly load?: Load;
  readonly measure?: Measure;
  /** In the measure. */
  readonly reps?: number;
  readonly rpe?: number;
  /** Not as written that day; never why. */
  readonly modified: boolean;
}

/** What one athlete did in one week. */
export interface VolumeSheetRow extends Volume {
  /** Its Monday. */
  readonly week: CalendarDate;
  readonly athlete: string;
}

export interface ComplianceSheetRow {
  readonly athlete: string;
  /** Above 0. */
  readonly assigned: number;
  readonly done: number;
  readonly lastSession?: CalendarDate;
}
