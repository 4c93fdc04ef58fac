/** Sheet H, blank forms of the card, the session sheet and the rack sheet, to be filled in by hand. They carry no work. */

import type { Facility } from '../facility/facility.ts';
import type { CardModel, CardRow } from './card-model.ts';
import { ATHLETES_ON_RACK, type RackModel } from './rack-model.ts';
import type { SheetModel } from './sheet-model.ts';

const LINES = { card: 8, session: 4, rack: 4 };
/** Four weeks stand side by side on a card: five boxes of each would not. */
const SETS = { card: 4, session: 5, rack: 5 };
const WEEKS = 4;

export function blankForms(facility: Facility): readonly SheetModel[] {
  return [blankCard(facility), blankSession(facility), blankRack(facility)];
}

const NOBODY = { sheetNumber: '', revision: 0, printedOn: '', programVersion: 'Blank form' };

function target(sets: number) {
  return { text: '', plates: [], groups: [{ sets, frame: 'plain' as const }] };
}

function blankRow(place: number, weeks: number, sets: number): CardRow {
  return {
    id: String(place + 1),
    exercise: '',
    cues: [],
    tempo: '',
    rest: '',
    perSide: false,
    loadWritten: true,
    targets: Array.from({ length: weeks }, () => target(sets)),
  };
}

function form(sheet: 'card' | 'session', facility: Facility, weeks: number): CardModel {
  return {
    sheet,
    ...NOBODY,
    facility: facility.name,
    athlete: '',
    squads: [],
    level: '',
    program: '',
    coach: facility.coach,
    unit: facility.unit,
    maxima: [],
    modifications: [],
    cues: [],
    blank: true,
    pages: [
      {
        title: 'Session ____',
        weeks: 'Week ____',
        warmUp: [],
        blocks: [
          {
            heading: 'Exercise',
            weeks: Array.from({ length: weeks }, (_, week) => week + 1),
            rows: Array.from({ length: LINES[sheet] }, (_, place) => blankRow(place, weeks, SETS[sheet])),
          },
        ],
        remarks: [],
      },
    ],
  };
}

function blankCard(facility: Facility): CardModel {
  return form('card', facility, WEEKS);
}

function blankSession(facility: Facility): CardModel {
  return form('session', facility, 1);
}

function blankRack(facility: Facility): RackModel {
  return {
    sheet: 'rack',
    ...NOBODY,
    facility: facility.name,
    coach: facility.coach,
    unit: facility.unit,
    program: '',
    title: 'Session ____ · Week ____',
    place: 'Rack sheet',
    blank: true,
    blocks: Array.from({ length: LINES.rack }, (_, place) => ({
      id: String(place + 1),
      exercise: '',
      tempo: '',
      rest: '',
      perSide: false,
      loadWritten: true,
      cue: '',
      rows: Array.from({ length: ATHLETES_ON_RACK }, () => ({ name: '', target: target(SETS.rack) })),
    })),
    remarks: [],
  };
}
