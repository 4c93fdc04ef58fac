/** How the closed lists of the evidence read on screen. */

import type { EvidenceInput } from '#contract/clearance.ts';

type Decision = Extract<EvidenceInput, { kind: 'decision' }>['content'];

export const DECISION_WORDS: Readonly<Record<Decision['decision'], string>> = {
  cleared: 'Cleared',
  clearedWithRestrictions: 'Cleared, restricted',
  declined: 'Not cleared',
  withdrawn: 'Clearance withdrawn',
};

export const SCOPE_WORDS: Readonly<Record<Decision['scope'], string>> = {
  lightOnly: 'Light activity only',
  generalExercise: 'General exercise',
  loadedResistance: 'Loaded training',
  unrestricted: 'Anything',
};

export const ROLE_WORDS: Readonly<Record<Decision['providerRole'], string>> = {
  obstetricianGynaecologist: 'Obstetrician',
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
  postpartum: 'After a birth',
  pregnant: 'Pregnant',
  loss: 'After a loss',
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

export const LEG_WORDS = { none: 'None', stable: 'Stable', newOrWorse: 'New or worse' } as const;

export const TEAR_WORDS = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const;

/** What a restriction can keep out, in the order of a session. */
export const TAG_CHOICES = {
  LHT: 'No loaded hip thrust',
  AX: 'No axial load',
  HNG: 'No loaded hinge',
  PPT: 'No forced tuck',
  VAL: 'No straining sets',
  IMP: 'No impact',
  SUP: 'Nothing lying down',
  SL: 'Nothing on one leg',
} as const;

export const AREA_WORDS = { hip: 'Hip', knee: 'Knee', other: 'Other' } as const;

export function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
