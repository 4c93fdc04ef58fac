/** The closed lists of symptoms and warning signs, each with the words a coach reads. None of them is a diagnosis. */

/** Amber symptoms of a postpartum screen: stable ones restrict, worse ones stop. */
export const SYMPTOMS = {
  leaking: 'leaking',
  heaviness: 'heaviness or dragging',
  pelvicOrAbdominalPain: 'pelvic or abdominal pain',
  bleeding: 'bleeding',
  diastasisOrDoming: 'doming or a gap along the midline',
  woundConcern: 'a concern about the wound',
} as const;
export type SymptomId = keyof typeof SYMPTOMS;
export const SYMPTOM_IDS = Object.keys(SYMPTOMS) as readonly SymptomId[];

/** Stop items of a postpartum screen (GAQ-P Delphi study, 2025; severe headache added). */
export const STOP_ITEMS = {
  chestPain: 'Chest pain',
  breathlessness: 'Breathlessness that effort does not explain',
  faintingOrDizziness: 'Fainting or dizziness',
  newNeurologicalSigns: 'New numbness, weakness or trouble with speech or sight',
  calfPainOrSwelling: 'Pain or swelling in a calf',
  severeAbdominalPain: 'Severe abdominal pain',
  newOrIncreasingBleeding: 'New, increasing or non-menstrual bleeding',
  fever: 'Fever',
  woundOpeningOrWorsening:
    'A wound that opens or discharges, or caesarean symptoms that worsen with activity',
  severeHeadache: 'Severe headache',
} as const;
export type StopItem = keyof typeof STOP_ITEMS;
export const STOP_ITEM_IDS = Object.keys(STOP_ITEMS) as readonly StopItem[];

/** Back pain: same-day emergency assessment (BMJ Best Practice, cauda equina syndrome). */
export const EMERGENCY_ITEMS = {
  bladderOrBowelChange: 'A change in bladder or bowel control',
  saddleNumbness: 'Numbness around the groin or seat',
  bothLegs: 'Weakness, numbness or sciatica in both legs',
  sexualDysfunction: 'A change in sexual function',
  progressiveWeaknessOrGait: 'Weakness that progresses, or a change in walking',
} as const;
export type EmergencyItem = keyof typeof EMERGENCY_ITEMS;
export const EMERGENCY_ITEM_IDS = Object.keys(EMERGENCY_ITEMS) as readonly EmergencyItem[];

/** Back pain: see a health professional before any more training here (NICE NG59; Finucane and colleagues, 2020). */
export const URGENT_ITEMS = {
  trauma: 'A major accident, or a minor one with osteoporosis or steroids',
  cancerHistory: 'A history of cancer',
  weightLoss: 'Weight loss without a reason',
  feverOrChills: 'Fever or chills',
  immunosuppressionOrIvDrugs: 'A weakened immune system, or injected drugs',
  constantNightPain: 'Constant pain at night',
  spinalDeformity: 'A new change in the shape of the spine',
  newOrWorseLegSymptoms: 'New or worse symptoms in a leg',
} as const;
export type UrgentItem = keyof typeof URGENT_ITEMS;
export const URGENT_ITEM_IDS = Object.keys(URGENT_ITEMS) as readonly UrgentItem[];

export type RedFlagItem = EmergencyItem | UrgentItem;
export const RED_FLAG_ITEM_IDS: readonly RedFlagItem[] = [...EMERGENCY_ITEM_IDS, ...URGENT_ITEM_IDS];
