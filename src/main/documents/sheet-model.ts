/** Every sheet that is printed, as plain data that crosses into a worker; and which of their texts people wrote. */

import type { AttendanceModel } from './attendance-model.ts';
import { type CardModel, writtenOnCard } from './card-model.ts';
import type { ProgressModel } from './progress-model.ts';
import type { RackModel } from './rack-model.ts';
import type { TechniqueModel } from './technique-model.ts';

/** What its footer says of any sheet. */
export interface SheetIdentity {
  /** `C82-PAN`; empty on paper that carries nobody’s work and is not in the register. */
  readonly sheetNumber: string;
  readonly revision: number;
  /** `23 Nov 2026`; empty where the day does not matter. */
  readonly printedOn: string;
  /** `Glute development, 8 weeks, version 1`; empty where no program stands on it. */
  readonly programVersion: string;
}

/** Stands in place of a number on what is only looked at: no sheet is given out that the register does not know. */
export const PREVIEW = 'PREVIEW';

/** Stands in the footer of every sheet. */
export const DISCLAIMER = 'General education, not medical advice.';

export type SheetModel = CardModel | RackModel | AttendanceModel | TechniqueModel | ProgressModel;

export interface WrittenText {
  /** `the athlete’s name`, `line 1A2`. */
  readonly what: string;
  readonly text: string;
  /** Whose name it is, where it is one. */
  readonly athlete?: string;
}

/** Every text of a sheet that a person wrote: to be checked before printing. */
export function writtenTexts(model: SheetModel): readonly WrittenText[] {
  switch (model.sheet) {
    case 'rack':
      return [
        ...model.blocks.flatMap(({ id, exercise, cue, rows }) => [
          { what: `line ${id}`, text: `${exercise}${cue}` },
          ...rows.map(({ name }) => ({ what: 'the athlete’s name', text: name, athlete: name })),
          ...rows.map(({ target }) => ({ what: `line ${id}`, text: target.text })),
        ]),
        ...model.remarks.map((text) => ({ what: 'a remark', text })),
        ...facilityTexts(model),
      ];
    case 'attendance':
      return [
        ...model.people.map(({ name }) => ({ what: 'the athlete’s name', text: name, athlete: name })),
        ...model.people.map(({ squads }) => ({ what: 'a squad’s name', text: squads })),
        ...facilityTexts(model),
      ];
    case 'progress':
      return [
        { what: 'the athlete’s name', text: model.athlete, athlete: model.athlete },
        ...model.squads.map((text) => ({ what: 'a squad’s name', text })),
        ...model.charts.map(({ title }) => ({ what: 'the exercise', text: title })),
        ...facilityTexts(model),
      ];
    case 'technique':
      return [
        { what: 'the exercise', text: model.exercise },
        ...[model.setup, model.execution, model.cues].flat().map((text) => ({ what: model.exercise, text })),
        ...model.faults.map(({ fault, seenAs, correction }) => ({
          what: model.exercise,
          text: `${fault}${seenAs}${correction}`,
        })),
        ...facilityTexts(model),
      ];
    default:
      return writtenOnCard(model);
  }
}

function facilityTexts({
  facility,
  coach,
  rack = '',
}: {
  facility: string;
  coach: string;
  rack?: string;
}): WrittenText[] {
  return [
    { what: 'the rack’s name', text: rack },
    { what: 'the facility’s name', text: facility },
    { what: 'the coach’s name', text: coach },
  ];
}
