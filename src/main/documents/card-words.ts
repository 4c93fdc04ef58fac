/** How a planned line reads on a card: its target with real loads, its plates, and how its loads came about. */

import type { Exercise } from '#domain/exercise/exercise.ts';
import { explainLoad, formatPerSide } from '#domain/load/explain-load.ts';
import { formatAmount, formatLoad, type Load, type LoadUnit } from '#domain/load/load.ts';
import type { LineToPlan, PlannedGroup } from '#domain/load/plan-program.ts';
import type { BelowBarPlan, LoadStep } from '#domain/load/planned-load.ts';
import type { BarLoading } from '#domain/load/plates.ts';
import { wordOf } from '#domain/load/word-load.ts';
import { formatPrescription } from '#domain/prescription/format.ts';
import type { Prescription } from '#domain/prescription/prescription.ts';
import type { CardSource } from './build-card.ts';
import type { CardTarget } from './card-model.ts';
import { BLANK } from './card-style.ts';

type Words = Pick<CardSource, 'facility' | 'exercises'>;

/** `102.5`, or `102.5 kg` where the header names pounds. */
export function sayLoad(load: Load, header: LoadUnit): string {
  return load.unit === header ? formatAmount(load) : formatLoad(load);
}

/** What one line asks in one week: `4 × 8 @ 102.5 · 3 RIR`, its plates, its boxes. */
export function targetOf(source: Words, line: LineToPlan, planned: readonly PlannedGroup[]): CardTarget {
  const { unit } = source.facility;
  const { groups, perSide, workUp, band, rir, rpe } = line.prescription;
  // Tempo, pause, rest and note have places of their own on the card.
  const said: Prescription = { groups, perSide, ...(workUp && { workUp }), ...(band && { band }) };
  const text = formatPrescription(said, (_, index) => sayGroup(planned[index], line, source));
  const effort = [rpe === undefined ? '' : `RPE ${rpe}`, rir === undefined ? '' : `${rir} RIR`];
  return {
    // The exercise is named beside it, so "bodyweight" goes without saying.
    text: [text.replace(/ bodyweight\b/g, ''), ...effort].filter((one) => one !== '').join(' · '),
    plates: planned.flatMap((group) => {
      const loading = barOf(group);
      if (!loading) return [];
      const plates = platesOf(loading, unit, group.planned.kind === 'belowBar');
      return [`${whichSets(group, groups)}${plates}`];
    }),
    groups: groups.map((group) => ({ sets: group.sets, frame: group.kind === 'top' ? 'top' : 'plain' })),
    ...heaviestOf(planned),
  };
}

const GRAMS = { kg: 10, lb: 4.535_923_7 } as const;

function heaviestOf(planned: readonly PlannedGroup[]): { readonly grams?: number } {
  const loads = planned.flatMap((group) => {
    const made = barOf(group)?.total ?? (group.planned.kind === 'loaded' ? group.planned.load : undefined);
    return made ? [made.hundredths * GRAMS[made.unit]] : [];
  });
  return loads.length === 0 ? {} : { grams: Math.round(Math.max(...loads)) };
}

/** `TM 140 × 85 % = 119; × 72 % = 100.8 → 100`: every load that was reckoned; the plates stand beside the target. */
export function reckoningOf(
  { exercises, facility }: Words,
  planned: readonly PlannedGroup[],
): string | undefined {
  const chains = planned.flatMap(({ planned: load }) =>
    'steps' in load && load.steps.length > 1 ? [load.steps] : [],
  );
  const [first] = chains;
  if (!first) return undefined;
  const unit = firstUnit(first);
  const lead = unit === undefined || unit === facility.unit ? '' : `In ${unit}: `;
  const said = chains.map((steps, place) => {
    // The maximum is said once: later sets of the line stand on the same one.
    const same = place > 0 && JSON.stringify(steps[0]) === JSON.stringify(first[0]);
    const chain = explainLoad(same ? steps.slice(1) : steps, (id) => exercises.get(id)?.shortName ?? id);
    return chain.replace(/ = [\d.]+( kg| lb)? bar\b.*$/, '');
  });
  return `${lead}${[...new Set(said)].join('; ')}`;
}

/** `17.5 on the 15 bar`: a bar lighter than the usual one, named with its load. */
export function sayLighterBar({ total, bar }: BarLoading, header: LoadUnit): string {
  return `${sayLoad(total, header)} on the ${sayLoad(bar.weight, header)} bar`;
}

function sayGroup(group: PlannedGroup | undefined, line: LineToPlan, source: Words): string | undefined {
  const { unit } = source.facility;
  const planned = group?.planned;
  if (planned?.kind === 'belowBar') return sayBelowBar(planned, line, source);
  if (planned?.kind === 'loaded' && planned.upTo)
    return `${sayLoad(planned.load, unit)} (up to ${sayLoad(planned.upTo, unit)})`;
  return wordOf(group, { unitOf: unit, unknown: `= ${BLANK}` });
}

/** No bar of the room is light enough: the first easier exercise that needs none (load rules: never round up to the bar). */
function sayBelowBar({ lighterBar }: BelowBarPlan, line: LineToPlan, source: Words): string {
  if (lighterBar) return sayLighterBar(lighterBar, source.facility.unit);
  for (const { exerciseId, note } of line.exercise.ladder) {
    const easier = source.exercises.get(exerciseId);
    if (!easier || easier.implement === 'barbell' || !mayOffer(easier, line)) continue;
    return `less than the bar: do ${easier.shortName}${note ? ` (${note})` : ''} instead`;
  }
  return 'less than the bar: ask your coach';
}

/** The gate let this line through, not the easier one: where something is limited that may bring in no tag of its own. */
function mayOffer(easier: Exercise, { exercise, flagged, capPercent }: LineToPlan): boolean {
  if (!flagged && capPercent === undefined) return true;
  return easier.tags.every((tag) => exercise.tags.includes(tag));
}

/** Two kinds of sets have two lots of plates: each says whose they are. */
function whichSets({ group }: PlannedGroup, groups: Prescription['groups']): string {
  if (groups.length < 2) return '';
  return group.kind === 'top' ? 'top ' : group.kind === 'backOff' ? 'back-off ' : '';
}

function barOf({ planned }: PlannedGroup): BarLoading | undefined {
  if (planned.kind === 'belowBar') return planned.lighterBar;
  return planned.kind === 'loaded' && planned.made.with === 'barbell' ? planned.made.loading : undefined;
}

/**
 * `25 + 1.25 per side`, or `25 + 1.25 kg per side` where the header names pounds: plates of both kinds look alike.
 * `15 bar + 25 per side`: whoever loads takes a 20 kg or 45 lb bar unless the sheet says another; `barSaid` where the
 * target says it.
 */
function platesOf(loading: BarLoading, header: LoadUnit, barSaid: boolean): string {
  const { weight } = loading.bar;
  const usual = weight.unit === header && weight.hundredths === USUAL_BAR[weight.unit];
  const bar = usual || barSaid ? 'bar' : `${sayLoad(weight, header)} bar`;
  if (loading.perSide.length === 0) return `empty ${bar}`;
  const said = formatPerSide(loading);
  const { unit } = loading.total;
  const plates = unit === header ? said : said.replace(/ per side$/, ` ${unit} per side`);
  return bar === 'bar' ? plates : `${bar} + ${plates}`;
}

const USUAL_BAR: Readonly<Record<LoadUnit, number>> = { kg: 2000, lb: 4500 };

/** The unit a reckoning starts in; a later change of unit is named where it happens. */
function firstUnit([first]: readonly LoadStep[]): LoadUnit | undefined {
  switch (first?.step) {
    case 'maximum':
      return first.basis.maximum.load.unit;
    case 'workingWeight':
    case 'stated':
      return first.load.unit;
    default:
      return undefined;
  }
}
