/** The clearance cases of the sample facility: one or more for every tier, dated back from the chosen day. */

import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { EpisodeKind, PhysioContact, ProviderDecision, Screen } from '#domain/clearance/episode.ts';
import type { EvidenceContents, EvidenceKind } from '#domain/clearance/evidence.ts';
import {
  RED_FLAG_ITEM_IDS,
  STOP_ITEM_IDS,
  SYMPTOM_IDS,
  type SymptomId,
} from '#domain/clearance/warning-signs.ts';

type Content = {
  [Kind in EvidenceKind]: {
    kind: Kind;
    content: Kind extends 'decision' ? DecisionContent : EvidenceContents[Kind];
  };
}[EvidenceKind];
type DecisionContent = Omit<ProviderDecision, 'id' | 'episodeId' | 'recordedBy' | 'recordedAt'>;

export interface SampleCase {
  /** Which squad the athlete trains with, and the place among its women (or everybody, for back and joints). */
  readonly squad: string;
  readonly place: number;
  readonly kind: EpisodeKind;
  readonly evidence: readonly Content[];
}

/** Every case, for a sample that is opened on `today`. */
export function sampleCases(today: CalendarDate): readonly SampleCase[] {
  const ago = (days: number) => addDays(today, -days);

  const delivery = (days: number, mode: 'vaginal' | 'caesarean' | 'unknown' = 'vaginal'): Content => ({
    kind: 'details',
    content: { status: 'postpartum', deliveryDate: ago(days), mode, births: 1 },
  });
  const screen = (
    days: number,
    found: Partial<Record<SymptomId, Screen[SymptomId]>> = {},
    stop: Screen['stopItems'] = {},
  ): Content => ({
    kind: 'screen',
    content: {
      date: ago(days),
      ...(Object.fromEntries(SYMPTOM_IDS.map((id) => [id, 'none'])) as Record<SymptomId, 'none'>),
      ...found,
      stopItems: { ...Object.fromEntries(STOP_ITEM_IDS.map((id) => [id, 'none'])), ...stop },
    },
  });
  const letter = (days: number, change: Partial<DecisionContent> = {}): Content => ({
    kind: 'decision',
    content: {
      date: ago(days),
      decision: 'cleared',
      scope: 'loadedResistance',
      providerName: 'Dr A. Khan',
      providerRole: 'obstetricianGynaecologist',
      evidence: 'documentSeen',
      restrictions: [],
      ...change,
    },
  });
  const physio = (content: PhysioContact): Content => ({ kind: 'physio', content });
  const onset = (days: number, more: object = {}): Content => ({
    kind: 'details',
    content: { onset: ago(days), ...more },
  });
  const pain = (days: number, painNow: number): Content => ({
    kind: 'pain',
    content: { date: ago(days), painNow },
  });
  const checklist = (days: number, yes: readonly string[] = []): Content => ({
    kind: 'redFlags',
    content: {
      date: ago(days),
      items: Object.fromEntries(RED_FLAG_ITEM_IDS.map((id) => [id, yes.includes(id) ? 'yes' : 'no'])),
    },
  });
  const backLetter = (days: number, change: Partial<DecisionContent> = {}) =>
    letter(days, { providerName: 'R. Lindqvist', providerRole: 'physiotherapist', ...change });

  const postpartum = (squad: string, place: number, ...evidence: Content[]): SampleCase => ({
    squad,
    place,
    kind: 'postpartum',
    evidence,
  });
  const back = (squad: string, place: number, ...evidence: Content[]): SampleCase => ({
    squad,
    place,
    kind: 'backPain',
    evidence,
  });
  const joint = (squad: string, place: number, ...evidence: Content[]): SampleCase => ({
    squad,
    place,
    kind: 'joint',
    evidence,
  });

  return [
    postpartum('Rugby W', 1, delivery(24)),
    postpartum('Rugby W', 4, delivery(47), screen(3)),
    postpartum('Rugby W', 7, delivery(96, 'caesarean'), screen(5)),
    postpartum('Rugby W', 11, delivery(66), letter(15), screen(5)),
    postpartum(
      'Soccer W',
      2,
      delivery(71),
      letter(20),
      screen(4, { leaking: 'mildStable' }),
      physio({ state: 'booked', date: addDays(today, 6) }),
    ),
    postpartum('Soccer W', 6, delivery(140), letter(70), screen(30), screen(9)),
    postpartum('Soccer W', 9, delivery(110), letter(40), screen(6, { heaviness: 'worseOrModerate' })),
    postpartum('Soccer W', 13, { kind: 'details', content: { status: 'pregnant', edd: addDays(today, 92) } }),
    postpartum('Netball', 3, delivery(63), letter(9, { evidence: 'athleteReported' }), screen(2)),
    postpartum('Netball', 8, delivery(150, 'caesarean'), letter(60), screen(40)),
    postpartum(
      'Netball',
      10,
      delivery(88),
      letter(30),
      { kind: 'decision', content: { ...(letter(6).content as DecisionContent), decision: 'withdrawn' } },
      screen(5),
    ),
    postpartum('Masters', 2, delivery(190), letter(130), screen(20), screen(3)),
    postpartum(
      'Track',
      5,
      { kind: 'details', content: { status: 'loss', deliveryDate: ago(52), mode: 'vaginal' } },
      screen(2),
    ),
    back('Rugby M', 2, onset(9), checklist(1), pain(0, 2)),
    back('Rugby M', 5, onset(40), checklist(6), backLetter(12), pain(1, 3)),
    back('Rugby M', 9, onset(120, { aggravating: ['axial'] }), checklist(10), backLetter(30), pain(2, 1)),
    back('Rugby M', 14, onset(200), checklist(12), backLetter(100), pain(3, 1)),
    back('Track', 3, onset(5), checklist(0, ['saddleNumbness']), pain(0, 4)),
    back('Track', 11, onset(16), pain(1, 4)),
    back('Masters', 6, onset(300), checklist(33), backLetter(200), pain(4, 2)),
    back('Masters', 9, onset(14), checklist(2), pain(0, 7)),
    joint('Academy', 4, { kind: 'details', content: { area: 'knee', onset: ago(18) } }),
    joint(
      'Academy',
      10,
      { kind: 'details', content: { area: 'hip', onset: ago(60) } },
      letter(20, {
        providerName: 'Dr S. Marchetti',
        providerRole: 'doctor',
        decision: 'clearedWithRestrictions',
        restrictions: [{ text: 'No jumping or landing until review', blocks: ['IMP'], capPercent: 60 }],
      }),
    ),
    joint(
      'Soccer W',
      17,
      { kind: 'details', content: { area: 'knee', onset: ago(90) } },
      letter(30, { providerName: 'Dr S. Marchetti', providerRole: 'doctor', scope: 'unrestricted' }),
    ),
  ];
}
