/** Sheets of every kind for the tests, from the same cards and through the same functions as a print. */

import { load } from '#domain/load/load.ts';
import { plannerFor } from '#domain/load/plan-program.ts';
import { sheetNumber } from '#domain/paper/sheet-number.ts';
import { type AttendancePeople, attendanceOf } from '#main/documents/attendance.ts';
import type { AttendanceModel } from '#main/documents/attendance-model.ts';
import { blankForms } from '#main/documents/blank-forms.ts';
import type { CardModel, CardTarget } from '#main/documents/card-model.ts';
import type { ProgressModel } from '#main/documents/progress-model.ts';
import { rackPapers } from '#main/documents/rack-groups.ts';
import type { RackModel } from '#main/documents/rack-model.ts';
import type { SheetModel } from '#main/documents/sheet-model.ts';
import { techniqueOf } from '#main/documents/technique.ts';
import type { TechniqueModel } from '#main/documents/technique-model.ts';
import { room } from '../../domain/load/rooms.ts';
import {
  annotated,
  card,
  exercises,
  LONG_NAMES,
  library,
  longestNote,
  program,
  restricted,
  TODAY,
} from './cards.ts';

type Kind = 'plain' | 'restricted' | 'heavy';

const FACILITY = { name: 'Lakeside Strength', unit: 'kg', coach: 'M. Okafor' } as never;

/** A card as it is for a name and a kind, in one week. */
function weekOf(kind: Kind, name: string, week: number, max = 140, squad = 'Rugby W'): CardModel {
  const model = kind === 'restricted' ? restricted(name) : namedCard(name, week, max, squad);
  return {
    ...model,
    pages: model.pages.map((page) => ({
      ...page,
      weeks: `Week ${week}`,
      blocks: page.blocks.map((block) => ({
        ...block,
        weeks: block.weeks.slice(0, 1),
        rows: block.rows.map((row) => ({ ...row, targets: row.targets.slice(0, 1) })),
      })),
    })),
  };
}

function namedCard(name: string, week: number, max: number, squad: string): CardModel {
  const maxima = (['barbell-hip-thrust', 'romanian-deadlift', 'back-squat'] as const).map(
    (exerciseId, index) => ({
      exerciseId,
      kind: 'e1RM' as const,
      load: load(max - 20 * index, 'kg'),
      date: TODAY,
    }),
  );
  return card({
    athlete: { name, squads: [squad], level: 'Beginner' },
    weeks: { first: week, last: week },
    maxima,
    planner: plannerFor({ maxima, room: room(), today: TODAY }),
  });
}

export function sessionOf(kind: Kind, name = 'Hanna Sørensen'): readonly CardModel[] {
  const model = weekOf(kind, name, kind === 'heavy' ? 7 : 1);
  return model.pages.map((page) => ({ ...model, sheet: 'session' as const, pages: [page] }));
}

/** What a coach may ask for in one line: two loads to be written in and the effort of both, or a dozen sets of their own loads. */
const TWO_TO_WRITE: CardTarget = {
  text: 'work up to top set of 5 @ 85 % = ________, back-off 3 × 8 @ 72 % = ________ each side · RPE 7 · 2 RIR',
  plates: [],
  groups: [
    { sets: 1, frame: 'top' },
    { sets: 3, frame: 'plain' },
  ],
};
const A_DOZEN: CardTarget = {
  text: Array.from({ length: 12 }, (_, set) => `back-off 1 × ${set + 5} @ ${80 + set * 2.5}`).join(', '),
  plates: Array.from({ length: 12 }, (_, set) => `${15 + set} + 2.5 + 1.25 per side`),
  groups: Array.from({ length: 12 }, () => ({ sets: 1, frame: 'plain' })),
};
const longTarget = (place: number) => (place % 2 === 0 ? TWO_TO_WRITE : A_DOZEN);

export function longSession(name: string): readonly CardModel[] {
  return sessionOf('plain', name).map((model) => ({
    ...model,
    pages: model.pages.map((page) => ({
      ...page,
      blocks: page.blocks.map((block) => ({
        ...block,
        rows: block.rows.map((row, place) => ({
          ...row,
          tempo: '3-1-1-0',
          remark: longestNote(row.id),
          targets: [longTarget(place)],
        })),
      })),
    })),
  }));
}

export function longRack(members: readonly Member[]): readonly RackModel[] {
  return rackOf(members).map((model) => ({
    ...model,
    blocks: model.blocks.map((block, place) => ({
      ...block,
      remark: longestNote(block.id),
      rows: block.rows.map((row) => ({ ...row, target: longTarget(place) })),
    })),
  }));
}

export function coachCopy(): CardModel {
  return {
    ...restricted(LONG_NAMES[1]),
    sheet: 'coach',
    desk: {
      substitutions: ['1A3 Cable pull-through in place of Romanian deadlift', '2B2 Back squat left out'],
      notes: ['A note of the program is left out at 1A2'],
      dates: ['Exception until 3 Dec 2026', 'Review 14 Dec 2026'],
    },
  };
}

export function planOnly(name: string, kind: 'plain' | 'restricted' = 'plain'): CardModel {
  const model =
    kind === 'restricted' ? restricted(name) : card({ athlete: { name, squads: ['Rugby W'], level: '' } });
  return { ...model, sheet: 'plan' };
}

export const annotatedPlan = (): CardModel => ({ ...annotated(), sheet: 'plan' });

export interface Member {
  readonly name: string;
  readonly kind: Kind;
  readonly max: number;
  readonly squad?: string;
}

/** Maxima in no order, so that the sheets have to put them in one. */
export function group(size: number, names: readonly string[] = []): readonly Member[] {
  return Array.from({ length: size }, (_, index) => ({
    name: names[index % Math.max(1, names.length)]
      ? `${names[index % names.length]} ${index + 1}`
      : `Athlete ${index + 1}`,
    kind: 'plain' as const,
    max: 90 + ((index * 37) % 14) * 7,
  }));
}

export function rackOf(members: readonly Member[], week = 1): readonly RackModel[] {
  const athletes = members.flatMap(({ name, kind, max, squad }) => {
    const model = weekOf(kind, name, week, max, squad);
    const laid = {
      running: { program, sortName: name, work: { foundation: null }, rack: { id: 'rack-1' } },
      card: { whole: model },
    } as never;
    return model.pages.map((page) => ({ laid, week, page }));
  });
  return rackPapers(athletes, FACILITY, TODAY).map(({ model }, index) => ({
    ...model,
    sheetNumber: sheetNumber(index + 1),
    revision: 1,
  }));
}

export const THIRTY_NAMES: readonly string[] = Array.from(
  { length: 30 },
  (_, index) => `${LONG_NAMES[index % LONG_NAMES.length]?.slice(0, 34)} ${index + 1}`,
);

export function attendance(names: readonly string[], trainingDays = 2): AttendanceModel {
  const people: AttendancePeople = names.map((name, index) => ({
    name,
    squads: index % 2 === 0 ? 'Rugby W' : 'Track',
  }));
  const cards =
    trainingDays === 0 ? [] : [{ running: { trainingDays: [1, 4].slice(0, trainingDays) } } as never];
  return attendanceOf(cards, { facility: FACILITY, today: TODAY, people });
}

export function technique(): readonly TechniqueModel[] {
  return [...exercises.keys()].flatMap(
    (id) => techniqueOf(id, { facility: FACILITY, library, today: TODAY }) ?? [],
  );
}

/** As long as a facility may call an exercise of its own. */
const LONGEST_EXERCISE = 'Rear-foot-elevated Bulgarian split squat with a pause, slow';

/** A day's measurements, and a year's with ten lifts in two units. */
export function progress(): readonly ProgressModel[] {
  const common = {
    sheet: 'progress' as const,
    facility: 'Lakeside Strength',
    coach: 'M. Okafor',
    squads: ['Rugby W'],
    level: 'intermediate',
    unit: 'kg' as const,
    milestones: library.guide.tracking.milestones.map(({ says }, index) => ({
      says,
      reached: index === 1 ? '3 Oct 2026' : '',
    })),
    sheetNumber: '',
    revision: 0,
    printedOn: '23 Nov 2026',
    programVersion: '',
  };
  const lift = (index: number) => ({
    title: `Barbell hip thrust ${index + 1}`,
    points: Array.from({ length: 14 }, (_, step) => ({
      day: step * 28,
      grams: 80_000 + index * 9000 + step * 2500 - (step % 3) * 4000,
      says: step % 2 === 0 ? `${80 + index * 9 + step * 2.5}` : `${170 + step * 5} lb`,
      on: `${step + 1} Oct 2026`,
      kind: (['tested', 'e1RM', 'trainingMax'] as const)[step % 3] ?? 'tested',
    })),
  });
  return [
    {
      ...common,
      athlete: LONG_NAMES[0],
      span: '23 Nov 2026 – 23 Nov 2026',
      ends: ['23 Nov 2026', '23 Nov 2026'],
      days: 28,
      charts: [
        {
          title: 'Bodyweight',
          points: [{ day: 0, grams: 61_500, says: '61.5', on: '23 Nov 2026', kind: 'bodyweight' }],
        },
      ],
      bests: [],
    },
    {
      ...common,
      athlete: LONG_NAMES[1],
      weeks: {
        total: '21 of 24 (88 %)',
        rows: Array.from({ length: 12 }, (_, index) => ({
          week: `${index + 1} Sep 2026`,
          sessions: index === 3 ? '' : '2 of 2',
          tonnage: index % 4 === 0 ? '12,345 kg and 2,345 lb' : `${9 + index},345 kg`,
          share: (index + 1) / 12,
        })),
      },
      records: ['Barbell hip thrust', 'Bodyweight hip thrust', 'Step-up, weighted'].map((each, index) => ({
        lift: each,
        says: index === 1 ? '15 reps' : '142.5 × 3, 140 × 5, 315 lb × 6, 120 × 8, 100 × 12',
        newest: '16 Nov 2026',
      })),
      span: '23 Nov 2025 – 23 Nov 2026',
      ends: ['23 Nov 2025', '23 Nov 2026'],
      days: 365,
      charts: Array.from({ length: 10 }, (_, index) => lift(index)),
      bests: Array.from({ length: 10 }, (_, index) => ({
        lift: index === 4 ? LONGEST_EXERCISE : `Barbell hip thrust ${index + 1}`,
        best: '1RM 142.5 (2 Nov 2026)',
        change: '+12.5 since 1 Sep 2026',
        relative: '2.31 × bodyweight',
      })),
    },
  ];
}

/** Two months: three lifts that end with two equal values close together, as the weeks of a squad look. */
export function twoMonths(): ProgressModel {
  const [, year] = progress();
  if (!year) throw new Error('There is a year');
  const chart = (title: string, ...amounts: readonly [number, number, number]) => ({
    title,
    points: [0, 52, 56].map((day, place) => ({
      day,
      grams: (amounts[place] ?? 0) * 1000,
      says: `${amounts[place]}`,
      on: '23 Nov 2026',
      kind: 'tested' as const,
    })),
  });
  return {
    ...year,
    days: 56,
    charts: [
      chart('Barbell hip thrust', 140, 155, 155),
      chart('Back squat', 105, 112.5, 112.5),
      chart('Bodyweight', 63.5, 65, 65),
    ],
    bests: year.bests.slice(0, 3),
    ...(year.weeks && { weeks: { ...year.weeks, rows: year.weeks.rows.slice(0, 8) } }),
  };
}

export function blanks(...kinds: readonly SheetModel['sheet'][]): readonly SheetModel[] {
  return blankForms(FACILITY).filter(({ sheet }) => kinds.includes(sheet));
}
