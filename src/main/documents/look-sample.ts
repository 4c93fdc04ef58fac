/** A card of nobody, to look at while the look of paper is chosen: a long head, dates, loads with a half. */

import type { LoadUnit } from '#domain/load/load.ts';
import type { CardModel, CardRow } from './card-model.ts';

export interface SampleOf {
  readonly name: string;
  readonly coach: string;
  readonly unit: LoadUnit;
}

export function lookSample({ name, coach, unit }: SampleOf): CardModel {
  const [thrust, deadlift] = unit === 'kg' ? ['102.5', '87.5'] : ['222.5', '192.5'];
  const row = (id: string, exercise: string, sets: number, reps: number, load: string): CardRow => ({
    id,
    exercise,
    cues: [],
    tempo: 'hold 1 s',
    rest: '90 s',
    perSide: false,
    loadWritten: true,
    targets: [
      {
        text: `${sets} × ${reps} @ ${load}`,
        plates: [],
        groups: [{ sets, frame: 'plain' }],
      },
    ],
  });
  return {
    sheet: 'card',
    facility: name,
    athlete: 'Athlete',
    squads: [],
    level: 'intermediate',
    program: 'Program',
    coach,
    unit,
    maxima: [{ text: `Hip thrust 1RM ${unit === 'kg' ? '142.5' : '312.5'} (2 Mar 2027)`, retest: false }],
    modifications: [],
    cues: [],
    pages: [
      {
        title: 'Session A',
        weeks: 'Week 1',
        warmUp: [],
        blocks: [
          {
            heading: 'Phase 1',
            weeks: [1],
            rows: [
              row('A1', 'Barbell hip thrust', 4, 8, thrust),
              row('A2', 'Romanian deadlift', 3, 10, deadlift),
            ],
          },
        ],
        remarks: [],
      },
    ],
    sheetNumber: '',
    revision: 0,
    printedOn: '1 Oct 2027',
    programVersion: '',
  };
}
