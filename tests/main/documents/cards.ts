/** Cards that the document tests print: one ordinary athlete, and changes to it. */

import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { load } from '#domain/load/load.ts';
import type { Maximum } from '#domain/load/maximum.ts';
import { plannerFor } from '#domain/load/plan-program.ts';
import { sheetNumber } from '#domain/paper/sheet-number.ts';
import type { LineGroup, ProgramLine } from '#domain/program/program.ts';
import { buildCard, type CardLine, type CardSource } from '#main/documents/build-card.ts';
import type { CardModel } from '#main/documents/card-model.ts';
import type { Logo } from '#main/facility/logo/logo.ts';
import { readLogo } from '#main/facility/logo/read-logo.ts';
import type { Look } from '#main/facility/look.ts';
import { loadLibrary } from '#main/library/library.ts';
import { room } from '../../domain/load/rooms.ts';

export const FONTS = new URL('../../../resources/fonts', import.meta.url).pathname;
export const PRINTED_AT = new Date(Date.UTC(2026, 10, 23, 8, 30));
export const TODAY = calendarDateOf('2026-11-23');

export const library = loadLibrary(new URL('../../../resources/library', import.meta.url).pathname);
const [found] = library.programs;
if (!found) throw new Error('The library has no program');
export const program = found;
export const { exercises } = library;

export const maxima: readonly Maximum[] = [
  {
    exerciseId: 'barbell-hip-thrust',
    kind: 'e1RM',
    load: load(140, 'kg'),
    date: calendarDateOf('2026-11-02'),
  },
  {
    exerciseId: 'romanian-deadlift',
    kind: 'tested',
    load: load(110, 'kg'),
    date: calendarDateOf('2026-09-01'),
  },
  { exerciseId: 'back-squat', kind: 'e1RM', load: load(105, 'kg'), date: calendarDateOf('2026-10-12') },
];

export function exercise(id: ExerciseId): Exercise {
  const one = exercises.get(id);
  if (!one) throw new Error(`No exercise ${id}`);
  return one;
}

export function programLines(): readonly ProgramLine[] {
  return program.phases.flatMap((phase) => phase.sessions.flatMap((session) => session.lines));
}

/** Every line as written, changed where `change` says so; undefined leaves the line out. */
export function linesOf(
  lines: readonly ProgramLine[],
  change: (line: CardLine, id: string) => CardLine | undefined = (line) => line,
): ReadonlyMap<string, CardLine> {
  const gated = new Map<string, CardLine>();
  for (const line of lines) {
    const changed = change({ exercise: exercise(line.exerciseId), prescription: line.prescription }, line.id);
    if (changed) gated.set(line.id, changed);
  }
  return gated;
}

export function card(changes: Partial<CardSource> = {}): CardModel {
  return buildCard({
    facility: { name: 'Lakeside Strength', unit: 'kg' },
    athlete: { name: 'Hanna Sørensen', squads: ['Rugby W'], level: 'Intermediate' },
    coach: 'M. Okafor',
    program,
    exercises,
    foundation: null,
    warmUp: program.warmUp,
    lines: linesOf(programLines()),
    weeks: { first: 1, last: 8 },
    planner: plannerFor({ maxima: changes.maxima ?? maxima, room: room(), today: TODAY }),
    maxima,
    modifications: [],
    cues: [],
    sheet: { number: sheetNumber(1), revision: 1 },
    today: TODAY,
    ...changes,
  });
}

export const LONG_NAMES = [
  'Maximiliane-Theodora von Hohenstaufen-Wittgenstein zu Sayn-B',
  'Nguyễn Phước Hồng Thị Quỳnh Ánh',
  'Александра Константинопольская-Воскресенская',
  'Παναγιώτα Χατζηκωνσταντίνου',
  'Łucja Żółć-Świętosławska',
] as const;

/** A restricted athlete: first phase only, capped, with a full modifications box. */
export function restricted(name = 'Nguyễn Thị Quỳnh Ánh'): CardModel {
  return card({
    athlete: { name, squads: ['Rugby W', 'Return group'], level: 'Beginner' },
    weeks: { first: 1, last: 2 },
    lines: linesOf(programLines(), (line, id) => {
      if (id === '1A3')
        return { ...line, exercise: exercise('cable-pull-through'), code: 'MOD-3', flagged: true };
      const rir = { ...line.prescription, rir: 3 };
      return {
        ...line,
        prescription: rir,
        capPercent: 60,
        flagged: true,
        ...(line.exercise.externallyLoaded && { code: 'MOD-1' }),
      };
    }),
    modifications: [
      { code: 'MOD-1', text: 'cap 60 %, 3 RIR' },
      { code: 'MOD-2', text: 'no axial load' },
      { code: 'MOD-3', text: 'cable pull-through, light, in place of Romanian deadlift' },
      { code: 'MOD-4', text: 'weeks 1–2 only; later weeks after the review' },
      {
        code: 'MOD-5',
        text: 'as stated: “Nothing above 20 kg from the floor, no more than two sets of any single-leg exercise, steady breathing throughout, until the second week of December.”',
      },
    ],
    reviewOn: calendarDateOf('2026-12-14'),
  });
}

export function foundation(): CardModel {
  return card({
    foundation: program.foundation.lines,
    warmUp: [],
    lines: linesOf(program.foundation.lines),
    modifications: [{ code: 'MOD-1', text: 'bodyweight and light band only' }],
    reviewOn: calendarDateOf('2026-12-07'),
  });
}

/** The program with the first two lines of each session as a circuit and the others as a superset. */
export function supersets(kept: (id: string) => boolean = () => true): CardModel {
  const phases = program.phases.map((phase) => ({
    ...phase,
    sessions: phase.sessions.map((session) => ({
      ...session,
      lines: session.lines.map((line, place): ProgramLine => {
        const group: LineGroup =
          place < 2 ? { label: 'A', kind: 'circuit' } : { label: 'B', kind: 'superset' };
        return { ...line, group };
      }),
    })),
  }));
  return card({
    program: { ...program, phases },
    lines: linesOf(programLines(), (line, id) => (kept(id) ? line : undefined)),
  });
}

/** A note of each line as long as a coach’s note may be. */
export function annotated(changes: Partial<CardSource> = {}): CardModel {
  return card({
    lines: linesOf(programLines(), (line, id) => ({
      ...line,
      prescription: { ...line.prescription, note: longestNote(id) },
    })),
    ...changes,
  });
}

export function longestNote(id: string): string {
  const stop = `${id}, heel down; stop if the knee shakes. `;
  return `${stop.repeat(10).slice(0, 291)} The end.`;
}

/** Four weeks with four long lines a phase, to be broken over several sheets. */
export function crowded(): CardModel {
  const model = card();
  const pages = model.pages.map((page) => ({
    ...page,
    blocks: page.blocks.map((block) => ({
      ...block,
      rows: [...block.rows, ...block.rows, ...block.rows].map((row, n) => ({
        ...row,
        id: `${row.id}${String.fromCharCode(97 + n)}`,
      })),
    })),
  }));
  return { ...model, pages };
}

/** As files: a picture with transparent parts, and a drawing with a hole, a turned bar and a round line. */
export const LOGO_FILES = {
  'a transparent PNG': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAYAAADN5B7xAAAAXUlEQVQY02NgIBEwogsYp83UYGBg6GZgYPBhYGDYwsDAUHp2VvoNrBqgiq9jMVgTpokJTaIbh0vg4ugafHBo8MGlYQsODVtwaSjFoaEUqwaoxzSRTNyC7GEGBgYGAE5AFhOlSydxAAAAAElFTkSuQmCC',
    'base64',
  ),
  'an SVG': Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><style>.deep { fill: #7a1f2b }</style>
      <path class="deep" fill-rule="evenodd" d="M0 30a30 30 0 1 1 60 0 30 30 0 1 1-60 0zm15 0a15 15 0 1 1 30 0 15 15 0 1 1-30 0z"/>
      <g transform="translate(90 30) rotate(30)"><rect x="-20" y="-6" width="40" height="12" rx="4" fill="#1f3a5f"/></g>
      <path d="M66 50q12-12 24 0t24 0" fill="none" stroke="black" stroke-width="3" stroke-linecap="round"/></svg>`,
  ),
} as const;

export const LOGOS: Readonly<Record<string, Logo>> = Object.fromEntries(
  Object.entries(LOGO_FILES).map(([kind, bytes]) => [kind, readLogo(bytes)]),
);

/** Nothing of it plain: a logo, an accent, German dates and a comma. */
export function lookWith(logo: Logo | undefined = LOGOS['an SVG']): Look {
  return { accent: '#7a1f2b', dateLanguage: 'de', decimalSign: ',', ...(logo && { logo }) };
}
