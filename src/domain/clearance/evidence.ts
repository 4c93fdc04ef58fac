/**
 * Evidence records and how an episode is put together from them.
 *
 * Records are only ever appended. A correction is a new record that names the one it replaces and takes its place;
 * striking a record out needs a reason. The episode is what the records say together, read in order.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type {
  Aggravator,
  BackPainEpisode,
  DeliveryMode,
  Episode,
  EpisodeKind,
  JointArea,
  JointEpisode,
  LegSymptoms,
  PainEntry,
  PhysioAssessment,
  PhysioContact,
  PostpartumEpisode,
  PostpartumStatus,
  ProviderDecision,
  RedFlagChecklist,
  Restriction,
  Screen,
} from './episode.ts';

/** What each kind of record holds. */
export interface EvidenceContents {
  readonly details: EpisodeDetails;
  readonly decision: Omit<ProviderDecision, 'id' | 'recordedBy' | 'recordedAt' | 'recordOrder'>;
  readonly screen: Omit<Screen, 'recordOrder'>;
  readonly physio: PhysioContact;
  readonly pain: PainEntry;
  readonly redFlags: RedFlagChecklist;
  readonly closed: { readonly date: CalendarDate; readonly reason: string };
  /** Takes the replaced record out without putting another in its place, such as a letter filed for somebody else. */
  readonly struckOut: { readonly reason: string };
}

export type EvidenceKind = keyof EvidenceContents;

export type EvidenceRecord = {
  [Kind in EvidenceKind]: {
    readonly id: string;
    readonly kind: Kind;
    readonly content: EvidenceContents[Kind];
    /** The earlier record of this episode that this one corrects. */
    readonly replaces?: string;
    readonly recordedBy: string;
    /** ISO 8601, for display and audit; rules never read it. */
    readonly recordedAt: string;
  };
}[EvidenceKind];

/** Episode fields that changed: absent keeps the earlier value, null clears it. Only fields of the episode's kind apply. */
export interface EpisodeDetails {
  readonly status?: PostpartumStatus;
  readonly edd?: CalendarDate | null;
  readonly deliveryDate?: CalendarDate | null;
  readonly mode?: DeliveryMode | null;
  readonly births?: number | null;
  readonly severeTear?: 'yes' | 'no' | 'unknown' | null;
  readonly onset?: CalendarDate | null;
  readonly painFreeSince?: CalendarDate | null;
  readonly recurrent?: boolean;
  readonly aggravating?: readonly Aggravator[];
  readonly legSymptoms?: { readonly date: CalendarDate; readonly answer: LegSymptoms };
  readonly restrictions?: readonly Restriction[];
  readonly sorensenSeconds?: number | null;
  readonly area?: JointArea;
}

/** Builds the episode from its records, in the order they were recorded. */
export function assembleEpisode(id: string, kind: EpisodeKind, records: readonly EvidenceRecord[]): Episode {
  const standing = standingRecords(records);
  const order = new Map(records.map((record, index) => [record.id, index]));
  const base = {
    id,
    clearances: of(standing, 'decision').map(({ id, content, recordedBy, recordedAt }) => ({
      ...content,
      id,
      recordedBy,
      recordedAt,
      recordOrder: firstPlace(id, records, order),
    })),
    ...closing(standing),
  };
  const details = mergeDetails(of(standing, 'details').map(({ content }) => content));
  switch (kind) {
    case 'postpartum':
      return postpartum(base, details, standing, order);
    case 'backPain':
      return backPain(base, details, standing);
    case 'joint':
      return joint(base, details);
  }
}

/** The latest day that any record is of; undefined where none is of a day. */
export function latestDayOf(records: readonly EvidenceRecord[]): CalendarDate | undefined {
  return records.reduce<CalendarDate | undefined>((latest, { content }) => {
    const day = 'date' in content ? content.date : undefined;
    return day !== undefined && (latest === undefined || day > latest) ? day : latest;
  }, undefined);
}

/**
 * Records that still stand, each correction in the place of what it corrects. A correction of another kind, or of a
 * record that is not there, replaces nothing: both are kept, the stricter reading.
 */
export function standingRecords(records: readonly EvidenceRecord[]): readonly EvidenceRecord[] {
  const standing: (EvidenceRecord | undefined)[] = [];
  const placeOf = new Map<string, number>();
  for (const record of records) {
    const place = record.replaces === undefined ? undefined : placeOf.get(record.replaces);
    const replaced = place === undefined ? undefined : standing[place];
    if (record.kind === 'struckOut') {
      if (place !== undefined && replaced?.id === record.replaces) standing[place] = undefined;
    } else if (place !== undefined && replaced?.id === record.replaces && replaced?.kind === record.kind) {
      standing[place] = record;
      placeOf.set(record.id, place);
    } else {
      placeOf.set(record.id, standing.push(record) - 1);
    }
  }
  return standing.filter((record) => record !== undefined);
}

/**
 * Where a decision first stood, before any correction: so that mending a letter's spelling does not make it look newer
 * than a stop that was recorded after it.
 */
function firstPlace(
  id: string,
  records: readonly EvidenceRecord[],
  order: ReadonlyMap<string, number>,
): number {
  let place = order.get(id) ?? 0;
  for (;;) {
    const earlier = order.get(records[place]?.replaces ?? '');
    if (earlier === undefined || earlier >= place) return place;
    place = earlier;
  }
}

type Base = Pick<Episode, 'id' | 'clearances' | 'closed'>;
type Merged = { -readonly [Field in keyof EpisodeDetails]: NonNullable<EpisodeDetails[Field]> } & {
  legSymptomsHistory: BackPainEpisode['legSymptoms'];
};

function mergeDetails(all: readonly EpisodeDetails[]): Partial<Merged> {
  const merged: Record<string, unknown> = {};
  const legSymptomsHistory: BackPainEpisode['legSymptoms'][number][] = [];
  for (const details of all) {
    for (const [field, value] of Object.entries(details)) {
      if (value === null) delete merged[field];
      else if (value !== undefined) merged[field] = value;
    }
    if (details.legSymptoms) legSymptomsHistory.push(details.legSymptoms);
  }
  return { ...merged, legSymptomsHistory };
}

function postpartum(
  base: Base,
  details: Partial<Merged>,
  standing: readonly EvidenceRecord[],
  order: ReadonlyMap<string, number>,
): PostpartumEpisode {
  const { edd, deliveryDate, mode, births, severeTear } = details;
  const contacts = of(standing, 'physio').map(({ content }) => content);
  return {
    ...base,
    kind: 'postpartum',
    status: details.status ?? 'postpartum',
    ...given({ edd, deliveryDate, mode, births, severeTear, restrictions: details.restrictions }),
    physio: contacts.at(-1) ?? { state: 'none' },
    ...given({ assessed: latestAssessment(contacts) }),
    screens: of(standing, 'screen').map(({ id, content }) => ({
      ...content,
      ...given({ recordOrder: order.get(id) }),
    })),
  };
}

/** By its own date, so that an old letter that is filed late does not undo a newer one; of one day, all restrictions. */
function latestAssessment(contacts: readonly PhysioContact[]): PhysioAssessment | undefined {
  const done = contacts.filter((contact) => contact.state === 'completed').toSorted(byDate);
  const latest = done.at(-1);
  if (!latest) return undefined;
  const sameDay = done.filter(({ date }) => date === latest.date);
  return { ...latest, restrictions: sameDay.flatMap(({ restrictions }) => restrictions) };
}

function byDate(a: PhysioAssessment, b: PhysioAssessment): number {
  return a.date < b.date ? -1 : Number(a.date > b.date);
}

function backPain(
  base: Base,
  details: Partial<Merged>,
  standing: readonly EvidenceRecord[],
): BackPainEpisode {
  const { onset, painFreeSince, sorensenSeconds } = details;
  return {
    ...base,
    kind: 'backPain',
    ...given({ onset, painFreeSince, sorensenSeconds }),
    recurrent: details.recurrent ?? false,
    pain: of(standing, 'pain').map(({ content }) => content),
    redFlags: of(standing, 'redFlags').map(({ content }) => content),
    aggravating: details.aggravating ?? [],
    legSymptoms: details.legSymptomsHistory ?? [],
    restrictions: details.restrictions ?? [],
  };
}

function joint(base: Base, details: Partial<Merged>): JointEpisode {
  return {
    ...base,
    kind: 'joint',
    area: details.area ?? 'other',
    ...given({ onset: details.onset }),
    restrictions: details.restrictions ?? [],
  };
}

function closing(standing: readonly EvidenceRecord[]): Pick<Base, 'closed'> {
  const last = of(standing, 'closed').at(-1);
  return last ? { closed: { ...last.content, by: last.recordedBy } } : {};
}

function of<Kind extends EvidenceKind>(
  records: readonly EvidenceRecord[],
  kind: Kind,
): readonly Extract<EvidenceRecord, { kind: Kind }>[] {
  return records.filter((record): record is Extract<EvidenceRecord, { kind: Kind }> => record.kind === kind);
}

/** Leaves out what is undefined, so that an episode stays the same through JSON. */
function given<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]?: NonNullable<Fields[Field]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Fields]?: NonNullable<Fields[Field]>;
  };
}
