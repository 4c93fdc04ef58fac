/** Checks on the facts of an episode before they are recorded: dates that can be, fields that belong to its kind. */

import { addDays, type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import { checkRestrictions, type EntryContext } from './entry-context.ts';
import type { EntryProblem } from './entry-problem.ts';
import { checkSecondEpisode, earliestEnd } from './entry-second-episode.ts';
import type { Episode } from './episode.ts';
import type { EpisodeDetails } from './evidence.ts';

export function checkDetails(details: EpisodeDetails, context: EntryContext): readonly EntryProblem[] {
  const problems = [
    ...checkKindOfDetails(details, context.episode.kind),
    ...checkBirth(details, context),
    ...checkBack(details, context),
    ...checkRestrictions(details.restrictions ?? []),
  ];
  if (problems.length > 0) return problems;
  return [...checkEndOfPregnancy(details, context), ...checkSecondEpisode(details, context)];
}

/** A pregnancy is told of late, but hardly after it ended. */
const TOLD_AFTER_END_DAYS = 14;

/**
 * A date that ends a pregnancy opens the gate, so one that can hardly be is refused: long before the expected date, or
 * long before anybody recorded the pregnancy. A lead may know better.
 */
function checkEndOfPregnancy(
  { status, edd, deliveryDate }: EpisodeDetails,
  { episode, records, byLead }: EntryContext,
): readonly EntryProblem[] {
  if (byLead || !deliveryDate || episode.kind !== 'postpartum' || deliveryDate === episode.deliveryDate)
    return [];
  const told = records.find(({ kind, content }) => kind === 'details' && content.status === 'pregnant');
  if (!told) return [];
  const toldOn = told.recordedAt.slice(0, 10) as CalendarDate;
  const expected = edd ?? episode.edd;
  const fact =
    expected && deliveryDate < earliestEnd(status ?? episode.status, expected)
      ? `the expected date, ${formatDate(expected)}`
      : deliveryDate < addDays(toldOn, -TOLD_AFTER_END_DAYS)
        ? `a pregnancy that was recorded on ${formatDate(toldOn)}`
        : undefined;
  return fact === undefined
    ? []
    : [
        {
          field: 'deliveryDate',
          sentence: `This date is too early for ${fact}. If it is right, a lead records it.`,
        },
      ];
}

function checkBirth(details: EpisodeDetails, { episode, today }: EntryContext): readonly EntryProblem[] {
  const problems: EntryProblem[] = [];
  const { deliveryDate, births } = details;
  const known = episode.kind === 'postpartum' ? episode : undefined;
  if (deliveryDate && deliveryDate > today) {
    problems.push({
      field: 'deliveryDate',
      sentence:
        (details.status ?? known?.status) === 'loss'
          ? 'This date has not come yet. Enter the day that recovery counts from.'
          : 'This date has not come yet. Record it as the expected date (EDD) instead.',
    });
  }
  const begun = deliveryDate ?? known?.deliveryDate;
  if (details.status === 'pregnant' && begun && begun <= today) {
    problems.push({
      field: 'status',
      sentence:
        known?.status === 'loss'
          ? 'This episode already has the date that recovery counts from. Open a new episode for a new pregnancy.'
          : 'This episode already has a delivery date. Open a new episode for a new pregnancy.',
    });
  }
  if (births !== undefined && births !== null && (!Number.isInteger(births) || births < 1 || births > 10)) {
    problems.push({ field: 'births', sentence: 'Enter a whole number from 1 to 10.' });
  }
  return problems;
}

function checkBack(
  { onset, painFreeSince, legSymptoms, sorensenSeconds }: EpisodeDetails,
  { episode, today }: EntryContext,
): readonly EntryProblem[] {
  const problems: EntryProblem[] = [];
  if (onset && onset > today) {
    problems.push({ field: 'onset', sentence: 'The onset cannot lie in the future.' });
  }
  const began = onset ?? (episode.kind === 'backPain' ? episode.onset : undefined);
  if (painFreeSince && painFreeSince > today) {
    problems.push({ field: 'painFreeSince', sentence: 'Pain-free since cannot lie in the future.' });
  } else if (painFreeSince && began && painFreeSince < began) {
    problems.push({
      field: 'painFreeSince',
      sentence: `Pain-free since is before the onset, ${formatDate(began)}.`,
    });
  }
  if (legSymptoms && legSymptoms.date > today) {
    problems.push({ field: 'legSymptoms', sentence: 'The date of the leg symptoms has not come yet.' });
  }
  if (
    sorensenSeconds !== undefined &&
    sorensenSeconds !== null &&
    !(Number.isInteger(sorensenSeconds) && sorensenSeconds >= 0 && sorensenSeconds <= 600)
  ) {
    problems.push({ field: 'sorensenSeconds', sentence: 'Enter whole seconds from 0 to 600.' });
  }
  return problems;
}

/** A field of another kind would be kept and never read: whoever wrote it would believe it counts. */
function checkKindOfDetails(details: EpisodeDetails, kind: Episode['kind']): readonly EntryProblem[] {
  return (Object.keys(details) as (keyof EpisodeDetails)[])
    .filter((field) => details[field] !== undefined && !FIELDS_OF[field].includes(kind))
    .map((field) => ({ field, sentence: 'This field does not belong to this kind of episode.' }));
}

const FIELDS_OF: Readonly<Record<keyof EpisodeDetails, readonly Episode['kind'][]>> = {
  status: ['postpartum'],
  edd: ['postpartum'],
  deliveryDate: ['postpartum'],
  mode: ['postpartum'],
  births: ['postpartum'],
  severeTear: ['postpartum'],
  onset: ['backPain', 'joint'],
  painFreeSince: ['backPain'],
  recurrent: ['backPain'],
  aggravating: ['backPain'],
  legSymptoms: ['backPain'],
  sorensenSeconds: ['backPain'],
  area: ['joint'],
  restrictions: ['postpartum', 'backPain', 'joint'],
};
