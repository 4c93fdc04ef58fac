/** How the closed lists of the evidence read on screen. */

import type { EvidenceInput } from '#contract/clearance.ts';

type Decision = Extract<EvidenceInput, { kind: 'decision' }>['content'];

export const DECISION_WORDS: Readonly<Record<Decision['decision'], string>> = {
  cleared: 'Cleared',
  clearedWithRestrictions: 'Cleared with restrictions',
  declined: 'Not cleared',
  withdrawn: 'Clearance withdrawn',
};

export const SCOPE_WORDS: Readonly<Record<Decision['scope'], string>> = {
  lightOnly: 'Light activity only',
  generalExercise: 'General exercise',
  loadedResistance: 'Loaded resistance training',
  unrestricted: 'Anything',
};

export const ROLE_WORDS: Readonly<Record<Decision['providerRole'], string>> = {
  obstetricianGynaecologist: 'Obstetrician-gynaecologist',
  midwife: 'Midwife',
  generalPractitioner: 'GP or family doctor',
  obstetricNpPa: 'Obstetric NP or PA',
  doctor: 'Doctor',
  npPa: 'NP or PA',
  physiotherapist: 'Physiotherapist',
  osteopath: 'Osteopath',
  chiropractor: 'Chiropractor',
  other: 'Other',
};

export const EVIDENCE_WORDS: Readonly<Record<Decision['evidence'], string>> = {
  documentSeen: 'Letter seen',
  providerContacted: 'Provider contacted',
  athleteReported: 'Athlete said so',
};

export const MODE_WORDS = {
  vaginal: 'Vaginal',
  assistedVaginal: 'Assisted vaginal',
  caesarean: 'Caesarean',
  mixed: 'Mixed (several births)',
  unknown: 'Not known',
} as const;

export const STATUS_WORDS = {
  postpartum: 'Postpartum',
  pregnant: 'Pregnant',
  loss: 'Recovery after a loss',
} as const;

export const AGGRAVATOR_WORDS = {
  flexion: 'Bending forward',
  extension: 'Bending back',
  axial: 'Weight on the shoulders',
  hinge: 'Hinging',
  sitting: 'Sitting',
  impact: 'Impact',
  rotation: 'Turning',
} as const;

export const AREA_WORDS = { hip: 'Hip', knee: 'Knee', other: 'Other' } as const;

export function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
