/** The tables as Kysely sees them. The live schema is compared with a committed snapshot by a test. */

import type { Generated } from 'kysely';
import type { RegisteredSheet } from '#contract/documents.ts';
import type { AthleteStatus, Level, Sex } from '#domain/athlete/athlete.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { LoadUnit } from '#domain/load/load.ts';
import type { DateLanguage, DecimalSign } from '#domain/paper/wording.ts';
import type { SetKind } from '#domain/prescription/prescription.ts';
import type { Measure } from '#domain/training/performed.ts';

export interface Tables {
  facility: FacilityTable;
  /** One row, or none. Either a PNG or JSON: LogoShape[]. */
  facility_logo: { id: 1; width: number; height: number; png: Buffer | null; shapes: string | null };
  /** JSON: Room. In order of place. */
  room: { id: string; content: string; place: Generated<number> };
  person: PersonTable;
  athlete: AthleteTable;
  /** `trains_at`: `17:30`, for the order of the day. */
  squad: { id: string; name: string; trains_at: Generated<string | null> };
  athlete_squad: { athlete_id: string; squad_id: string };
  bodyweight: BodyweightTable;
  episode: EpisodeTable;
  evidence: EvidenceTable;
  override_given: OverrideGivenTable;
  override_ended: OverrideEndedTable;
  policy_version: PolicyVersionTable;
  program_version: ProgramVersionTable;
  program_draft: ProgramDraftTable;
  own_exercise: { id: string; content: string; updated_by: string; updated_at: string; version: number };
  maximum: MaximumTable;
  assignment: AssignmentTable;
  sheet: SheetTable;
  lost_sheet: LostSheetTable;
  training_session: TrainingSessionTable;
  training_review: TrainingReviewTable;
  health_question: HealthQuestionTable;
  logged_set: LoggedSetTable;
  session_lift: SessionLiftTable;
  leaderboard_opt_in: { athlete_id: string; noted_by: string; noted_at: string };
  schedule_change: ScheduleChangeTable;
  program_pause: { assignment_id: string; began: CalendarDate; resumed: CalendarDate };
  own_load: OwnLoadTable;
  suggestion_answer: SuggestionAnswerTable;
  holiday: { id: string; first_day: CalendarDate; last_day: CalendarDate; name: string };
  import_source: { key: string; choices: string; used_at: string };
  audit_event: AuditEventTable;
  undo_step: { id: Generated<number>; what: string; at: string; state: 'done' | 'undone' };
  row_image: {
    seq: Generated<number>;
    step_id: number;
    table_name: string;
    row_before: string | null;
    row_after: string | null;
  };
  append_only_guard: { id: number; lifted: 0 | 1 };
}

export interface FacilityTable {
  id: 1;
  name: string;
  unit: LoadUnit;
  percent_basis: 'e1RM' | 'trainingMax';
  /** JSON: LinkedMaximum[] */
  linked_maxima: Generated<string>;
  coach: string;
  paper: 'A4' | 'Letter';
  /** `#rrggbb` */
  accent: Generated<string>;
  date_language: Generated<DateLanguage>;
  decimal_sign: Generated<DecimalSign>;
  /** How the facility began; null until somebody chose on the first start. */
  begun: 'empty' | 'sample' | 'import' | null;
  version: number;
}

export interface PersonTable {
  id: string;
  name: string;
  role: 'coach' | 'lead';
  view_health: 0 | 1;
  /** `salt:hash` of scrypt. */
  pin: string | null;
  /** Their own id once they chose it themselves. */
  pin_set_by: string | null;
  wrong_tries: number;
  next_try_at: string | null;
  state: 'active' | 'former';
  version: number;
}

export interface AthleteTable {
  id: string;
  first_name: string;
  last_name: string;
  preferred_name: string | null;
  /** Last and first name, folded, for the order of lists. */
  sort_name: string;
  date_of_birth: CalendarDate | null;
  sex: Sex | null;
  sport: string | null;
  position: string | null;
  training_since: CalendarDate | null;
  level_override: Level | null;
  height_mm: number | null;
  email: string | null;
  phone: string | null;
  emergency_contact: string | null;
  guardian: string | null;
  coach: string | null;
  notes: string | null;
  status: AthleteStatus;
  /** The id the athlete has in the spreadsheet they came from. */
  external_id: string | null;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface BodyweightTable {
  id: string;
  athlete_id: string;
  date: CalendarDate;
  hundredths: number;
  unit: LoadUnit;
  recorded_at: string;
}

export interface EpisodeTable {
  id: string;
  athlete_id: string;
  kind: 'postpartum' | 'backPain' | 'joint';
  opened_by: string;
  opened_at: string;
}

export interface EvidenceTable {
  seq: Generated<number>;
  id: string;
  episode_id: string;
  athlete_id: string;
  kind: string;
  /** JSON of one record. */
  content: string;
  /** The record that this one corrects. */
  replaces: string | null;
  recorded_by: string;
  recorded_at: string;
}

export interface OverrideGivenTable {
  seq: Generated<number>;
  id: string;
  athlete_id: string;
  tier: 'T1' | 'T2' | 'T3';
  reason: string;
  first_day: CalendarDate;
  /** Still in force on it. */
  last_day: CalendarDate;
  /** JSON: OverriddenState[] */
  against: string;
  lead: string;
  second_person: string;
  policy_version: number;
  given_at: string;
}

export interface OverrideEndedTable {
  seq: Generated<number>;
  override_id: string;
  reason: string;
  ended_by: string;
  ended_at: string;
}

export interface PolicyVersionTable {
  version: number;
  content: string;
  reason: string;
  decided_by: string;
  decided_at: string;
}

export interface ProgramVersionTable {
  program_id: string;
  version: number;
  name: string;
  content: string;
  origin: 'shipped' | 'own';
  created_at: string;
}

export interface MaximumTable {
  seq: Generated<number>;
  id: string;
  athlete_id: string;
  exercise_id: string;
  kind: 'tested' | 'e1RM' | 'trainingMax';
  hundredths: number;
  unit: LoadUnit;
  date: CalendarDate;
  /** The set an estimate was made from, in the unit of the maximum; null for other kinds. */
  set_hundredths: number | null;
  set_reps: number | null;
  /** Reps in reserve; null counts as none. */
  set_rir: number | null;
  formula: string | null;
  note: string | null;
  recorded_by: string;
  recorded_at: string;
}

export interface AssignmentTable {
  id: string;
  athlete_id: string;
  program_id: string;
  program_version: number;
  start_date: CalendarDate;
  start_week: number;
  /** JSON array of ISO weekdays, 1 = Monday. */
  training_days: string;
  state: 'active' | 'paused' | 'ended';
  outcome: 'asWritten' | 'withChanges';
  /** JSON: tier, permission and reasons as they were decided. */
  decision: string;
  policy_version: number;
  assigned_by: string;
  assigned_at: string;
  version: number;
  /** JSON of what it gave when last looked at; null while nobody has. */
  given: string | null;
  /** Since when its weeks do not count: paused, or in the foundation block. Null while they count; once it has ended, where it was not paused. */
  paused_on: CalendarDate | null;
  /** The day it was last resumed after a pause; null where it never was. */
  resumed_on: Generated<CalendarDate | null>;
  /** The start as it was assigned: a pause moves `start_date`, never this. */
  first_day: Generated<CalendarDate | null>;
  /** The day a coach ended it; null while it runs, and where that was not kept. */
  ended_on: Generated<CalendarDate | null>;
  /** The last day a coach accepted more than was given before. */
  accepted_on: Generated<CalendarDate | null>;
  /** JSON of what it gave until then. */
  given_before: Generated<string | null>;
  /** When clearance last paused it or took something from it; null where it never did. */
  restricted_at: Generated<string | null>;
  /** Where it is trained; a rack that is gone is answered by the usual one. */
  rack_id: Generated<string>;
}

/** One athlete's part of one paper; a rack sheet has several, with one number. */
export interface SheetTable {
  serial: number;
  /** What is typed or scanned: the serial with its checksum. */
  number: string;
  kind: RegisteredSheet;
  /** In words: `weeks 1–4`. */
  covers: string;
  athlete_id: string;
  assignment_id: string;
  program_version: number;
  tier: string;
  policy_version: number;
  revision: number;
  /** Health details stand on it, by a lead's order. */
  with_health: Generated<0 | 1>;
  /** Where the athlete stands on a sheet of several, from 0. */
  place: Generated<number>;
  /** Of the athlete's whole work: two valid sheets of one assignment never disagree. */
  content_hash: string;
  /** Of this paper: the same paper printed again keeps its number. */
  paper_hash: string;
  printed_by: string;
  printed_at: string;
  void_since: string | null;
  /** JSON of what stands on it; null on sheets from before it was kept. */
  given: string | null;
  void_reason: VoidReason | null;
}

/** Paper that was printed after the backup that was restored; its athlete and assignment may not be here. */
export interface LostSheetTable {
  serial: number;
  number: string;
  kind: RegisteredSheet;
  covers: string;
  athlete_id: string;
  assignment_id: string;
  program: string;
  program_version: number;
  revision: number;
  with_health: 0 | 1;
  printed_at: string;
  void_since: string;
  void_reason: VoidReason;
}

/** `held`: the athlete is at Hold. `changed`: the program gives something else now. `shared`: another part of it is void. */
export type VoidReason = 'reprinted' | 'ended' | 'changed' | 'held' | 'shared';

export interface AuditEventTable {
  seq: Generated<number>;
  at: string;
  today: CalendarDate;
  who: string;
  action: string;
  subject: string;
  change: string;
  reason: string | null;
  policy_version: number;
  previous_hash: string;
  hash: string;
}

export interface ProgramDraftTable {
  id: string;
  program_id: string;
  name: string;
  /** A program, unfinished. */
  content: string;
  updated_by: string;
  updated_at: string;
  version: number;
}

/** One training day of an assignment as it was held. */
export interface TrainingSessionTable {
  id: Generated<number>;
  assignment_id: string;
  athlete_id: string;
  /** The day its schedule gave it: what it is known by, whenever it was held. */
  planned_for: CalendarDate;
  held_on: CalendarDate;
  week: number;
  phase: number;
  letter: string;
  state: 'open' | 'done';
  /** JSON: SessionPlan, as it was when the first entry was made. */
  plan: string;
  rpe_halves: number | null;
  minutes: number | null;
  pain_before: number | null;
  pain_next_morning: number | null;
  /** JSON: SorePlace[] */
  sore: string;
  note: string | null;
  recorded_by: string;
  recorded_at: string;
  version: number;
}

/** Pain or soreness named in training; the last two are null until a coach has looked. */
export interface TrainingReviewTable {
  id: string;
  assignment_id: string;
  planned_for: CalendarDate;
  athlete_id: string;
  held_on: CalendarDate;
  said_at: string;
  worst_pain: number | null;
  reviewed_by: string | null;
  reviewed_at: string | null;
}

export interface HealthQuestionTable {
  athlete_id: string;
  file_digest: string;
  file_name: string;
  imported_on: CalendarDate;
  asked_by: string | null;
  asked_at: string | null;
}

export interface LoggedSetTable {
  session_id: number;
  line_id: string;
  /** From 1, over all groups of the line's sets. */
  place: number;
  exercise_id: string;
  kind: SetKind;
  measure: Measure;
  /** 2 where the reps are of each side. */
  sides: 1 | 2;
  /** The exercise as the program has it, where another was done. */
  in_place_of: string | null;
  modified: 0 | 1;
  skipped: 0 | 1;
  load_hundredths: number | null;
  load_unit: LoadUnit | null;
  reps: number | null;
  /** Of the right side, where it differs. */
  reps_right: number | null;
  rir_halves: number | null;
  pain: number | null;
  technique_ok: 0 | 1;
  note: string | null;
  entered_by: string;
  entered_at: string;
  version: number;
}

/** What one exercise came to in one session; kept by triggers on `logged_set`, never written by hand. */
export interface SessionLiftTable {
  athlete_id: string;
  exercise_id: string;
  held_on: CalendarDate;
  session_id: number;
  modified: 0 | 1;
  sets: number;
  hard_sets: number;
  unrated_sets: number;
  /** Both sides counted. */
  reps: number;
  /** Hundredths of the unit times reps. */
  tonnage_kg: number;
  tonnage_lb: number;
  loaded_reps_kg: number;
  loaded_reps_lb: number;
  best_hundredths: number | null;
  best_unit: LoadUnit | null;
  best_reps: number | null;
  best_rir_halves: number | null;
}

/** A training day that is done otherwise than the schedule has it. */
export interface ScheduleChangeTable {
  assignment_id: string;
  planned_for: CalendarDate;
  skipped: 0 | 1;
  moved_to: CalendarDate | null;
  /** The session done in place of its own. */
  letter: string | null;
  changed_by: string;
  changed_at: string;
}

/** The load a coach accepted for one line of somebody's program. */
export interface OwnLoadTable {
  assignment_id: string;
  line_id: string;
  exercise_id: string;
  hundredths: number;
  unit: LoadUnit;
  /** The reps it was accepted for, as `repsAsked` says them. */
  reps: string;
  /** The sentence it was accepted with. */
  because: string;
  accepted_by: string;
  accepted_at: string;
}

export interface SuggestionAnswerTable {
  assignment_id: string;
  /** Line or lift it was about. */
  subject: string;
  kind: string;
  /** The last session it was made from. */
  until_day: CalendarDate;
  answer: 'accepted' | 'setAside';
  answered_by: string;
  answered_at: string;
}
