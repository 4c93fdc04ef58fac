/** One record of evidence in a line that a coach can read aloud: what was said, by whom, and what was not asked. */

import type { EvidenceInput, RecordView } from '#contract/clearance.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import {
  EMERGENCY_ITEMS,
  STOP_ITEMS,
  SYMPTOM_IDS,
  SYMPTOMS,
  URGENT_ITEMS,
} from '#domain/clearance/warning-signs.ts';
import {
  AGGRAVATOR_WORDS,
  AREA_WORDS,
  DECISION_WORDS,
  EVIDENCE_WORDS,
  LEG_WORDS,
  MODE_WORDS,
  ROLE_WORDS,
  SCOPE_WORDS,
  STATUS_WORDS,
  TAG_CHOICES,
  TEAR_WORDS,
} from './words.ts';

type Content<Kind extends EvidenceInput['kind']> = Extract<EvidenceInput, { kind: Kind }>['content'];
type Restriction = Content<'decision'>['restrictions'][number];

/** Always a sentence, or several. */
export function recordInWords({ kind, content }: Pick<RecordView, 'kind' | 'content'>): string {
  const evidence = { kind, content } as EvidenceInput;
  switch (evidence.kind) {
    case 'details':
      return detailsInWords(evidence.content);
    case 'decision':
      return decisionInWords(evidence.content);
    case 'screen':
      return screenInWords(evidence.content);
    case 'redFlags':
      return checklistInWords(evidence.content);
    case 'pain':
      return painInWords(evidence.content);
    case 'physio':
      return physioInWords(evidence.content);
    case 'closed':
      return `Closed on ${formatDate(evidence.content.date)}: ${ended(evidence.content.reason)}`;
    case 'struckOut':
      return `Struck out: ${ended(evidence.content.reason)}`;
  }
}

function decisionInWords(content: Content<'decision'> & { readonly confirmedBy?: string }): string {
  const facts = [
    `${DECISION_WORDS[content.decision]}, ${formatDate(content.date)}`,
    content.providerName,
    lower(ROLE_WORDS[content.providerRole]),
    isRefusal(content) ? undefined : lower(SCOPE_WORDS[content.scope]),
    lower(EVIDENCE_WORDS[content.evidence]),
    content.validUntil && `valid until ${formatDate(content.validUntil)}`,
    content.loadedFrom && `loaded work from ${formatDate(content.loadedFrom)}`,
    content.confirmedBy && `confirmed by ${content.confirmedBy}`,
  ];
  return `${sentence(facts)}${restrictionsInWords(content.restrictions)}`;
}

function screenInWords({ date, stopItems, ...symptoms }: Content<'screen'>): string {
  const answers = [
    ...SYMPTOM_IDS.map((id) => ({ words: SYMPTOMS[id] as string, answer: symptoms[id] as string })),
    ...Object.entries(STOP_ITEMS).map(([id, words]) => ({
      words: lower(words),
      answer: stopItems[id] ?? 'notAsked',
    })),
  ];
  const reported = answers.flatMap(({ words, answer }) => {
    if (answer === 'mildStable') return [`${words} (mild, stable)`];
    return answer === 'worseOrModerate' ? [words in AMBER ? `${words} (moderate or worse)` : words] : [];
  });
  return `Screen, ${formatDate(date)}: ${answersInWords(reported, answers)}`;
}

const AMBER: Readonly<Record<string, true>> = Object.fromEntries(
  Object.values(SYMPTOMS).map((words) => [words, true]),
);

function checklistInWords({ date, items }: Content<'redFlags'>): string {
  const answers = Object.entries({ ...EMERGENCY_ITEMS, ...URGENT_ITEMS }).map(([id, words]) => ({
    words: lower(words),
    answer: items[id] ?? 'notAsked',
  }));
  const reported = answers.filter(({ answer }) => answer === 'yes').map(({ words }) => words);
  return `Checklist, ${formatDate(date)}: ${answersInWords(reported, answers)}`;
}

/** `leaking (mild, stable). Not asked: 3.` A question nobody asked is no answer. */
function answersInWords(
  reported: readonly string[],
  answers: readonly { readonly answer: string }[],
): string {
  const open = answers.filter(({ answer }) => answer === 'notAsked').length;
  const said = reported.length === 0 ? 'nothing reported' : reported.join(', ');
  return open === 0 ? `${said}.` : `${said}. Not asked: ${open} of ${answers.length}, so it is not complete.`;
}

function painInWords({ date, painNow, painWorst7d, painNextMorning }: Content<'pain'>): string {
  return sentence([
    `Pain ${painNow} of 10, ${formatDate(date)}`,
    painWorst7d !== undefined && `at worst ${painWorst7d} in 7 days`,
    painNextMorning !== undefined && `${painNextMorning} the morning after`,
  ]);
}

function physioInWords(physio: Content<'physio'>): string {
  if (physio.state === 'none') return 'No physiotherapist.';
  const facts = [
    `Physiotherapist ${physio.state === 'booked' ? 'booked' : 'seen'}`,
    physio.date && formatDate(physio.date),
    physio.name,
  ];
  if (physio.state === 'booked') return sentence(facts);
  return physio.restrictions.length === 0
    ? `${sentence(facts)} No concern.`
    : `${sentence(facts)}${restrictionsInWords(physio.restrictions)}`;
}

function detailsInWords(details: Content<'details'>): string {
  const loss = details.status === 'loss';
  const facts = [
    details.status && STATUS_WORDS[details.status],
    details.deliveryDate && `${loss ? 'since' : 'delivery'} ${formatDate(details.deliveryDate)}`,
    details.edd && `expected ${formatDate(details.edd)}`,
    details.mode && lower(MODE_WORDS[details.mode]),
    details.births && details.births > 1 && `${details.births} births`,
    details.severeTear && `severe tear: ${lower(TEAR_WORDS[details.severeTear])}`,
    details.area && AREA_WORDS[details.area],
    details.onset && `since ${formatDate(details.onset)}`,
    details.recurrent !== undefined && (details.recurrent ? 'came back' : 'not a return'),
    details.painFreeSince && `pain free since ${formatDate(details.painFreeSince)}`,
    details.aggravating &&
      (details.aggravating.length > 0
        ? `worse by ${details.aggravating.map((id) => lower(AGGRAVATOR_WORDS[id])).join(', ')}`
        : 'no movement makes it worse'),
    details.legSymptoms &&
      `leg symptoms ${lower(LEG_WORDS[details.legSymptoms.answer])} on ${formatDate(details.legSymptoms.date)}`,
    typeof details.sorensenSeconds === 'number' && `Sørensen hold ${details.sorensenSeconds} s`,
    ...Object.entries(details).map(
      ([field, value]) => value === null && `${NULL_WORDS[field] ?? field} taken out`,
    ),
    details.restrictions?.length === 0 && 'no restrictions',
  ];
  const said = sentence(facts);
  return (
    `${said === '.' ? '' : said}${restrictionsInWords(details.restrictions ?? [])}`.trim() || 'No facts yet.'
  );
}

const NULL_WORDS: Readonly<Record<string, string>> = {
  edd: 'expected date',
  deliveryDate: 'date',
  mode: 'kind of delivery',
  births: 'births',
  severeTear: 'severe tear',
  onset: 'onset',
  painFreeSince: 'pain free since',
  sorensenSeconds: 'Sørensen hold',
};

/** ` “No jumping”: no impact, at most 40 %.` The provider's own words first, then what the gate can apply. */
function restrictionsInWords(restrictions: readonly Restriction[]): string {
  return restrictions
    .map(({ text, blocks = [], capPercent, rirFloor }) => {
      const limits = [
        ...blocks.map((tag) => lower(TAG_CHOICES[tag])),
        capPercent !== undefined && `at most ${capPercent} %`,
        rirFloor !== undefined && `${rirFloor} in reserve`,
      ].filter(Boolean);
      return ` “${text}”${limits.length > 0 ? `: ${limits.join(', ')}` : ''}.`;
    })
    .join('');
}

export function isRefusal({ decision }: Pick<Content<'decision'>, 'decision'>): boolean {
  return decision === 'declined' || decision === 'withdrawn';
}

function sentence(facts: readonly (string | number | false | null | undefined)[]): string {
  const text = facts.filter(Boolean).join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Not for names and abbreviations. */
function lower(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
