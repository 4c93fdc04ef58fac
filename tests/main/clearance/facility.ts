/** A facility of a lead, a physio-minded coach and a coach without health, and letters and screens to record in it. */

import type { EvidenceInput } from '#contract/clearance.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { STOP_ITEM_IDS } from '#domain/clearance/warning-signs.ts';
import { type Rackside, TODAY } from '../../support/application.ts';
import { choosePin } from '../../support/choose-pin.ts';

export const PINS = { lead: '2468', viewer: '1111', coach: '1357' } as const;
export type Who = keyof typeof PINS;

/** Adds the second and third person; the lead stays signed in. */
export async function threePeople(rackside: Rackside): Promise<Record<Who, string>> {
  const [first] = await rackside.ask('people.list', {});
  if (!first) throw new Error('Every facility has a first person');
  await rackside.ask('people.update', { id: first.id, version: first.version, name: 'Sam Okafor' });
  const coach = { name: 'Noor Haddad', role: 'coach', viewHealth: false, pin: PINS.coach } as const;
  const viewer = { name: 'Ines Duarte', role: 'coach', viewHealth: true, pin: PINS.viewer } as const;
  const { id: coachId } = await rackside.ask('people.add', { ...coach, ownPin: PINS.lead });
  const { id: viewerId } = await rackside.ask('people.add', viewer);
  const lead = { id: first.id, pin: PINS.lead };
  await choosePin(rackside, { id: coachId, pin: PINS.coach }, lead);
  await choosePin(rackside, { id: viewerId, pin: PINS.viewer }, lead);
  return { lead: first.id, coach: coachId, viewer: viewerId };
}

export async function signIn(rackside: Rackside, people: Record<Who, string>, who: Who): Promise<void> {
  await rackside.ask('people.signIn', { id: people[who], pin: PINS[who] });
}

type Content<Kind extends EvidenceInput['kind']> = Extract<EvidenceInput, { kind: Kind }>['content'];

export function letter(changes: Partial<Content<'decision'>> = {}): EvidenceInput {
  return {
    kind: 'decision',
    content: {
      date: TODAY,
      decision: 'cleared',
      scope: 'loadedResistance',
      providerName: 'Dr A. Khan',
      providerRole: 'obstetricianGynaecologist',
      evidence: 'documentSeen',
      restrictions: [],
      ...changes,
    },
  };
}

export function screen(changes: Partial<Content<'screen'>> = {}): EvidenceInput {
  return {
    kind: 'screen',
    content: {
      date: TODAY,
      leaking: 'none',
      heaviness: 'none',
      pelvicOrAbdominalPain: 'none',
      bleeding: 'none',
      diastasisOrDoming: 'none',
      woundConcern: 'none',
      stopItems: Object.fromEntries(STOP_ITEM_IDS.map((id) => [id, 'none'])),
      ...changes,
    },
  };
}

export const pain = (painNow: number, date: CalendarDate = TODAY): EvidenceInput => ({
  kind: 'pain',
  content: { date, painNow },
});

/** Somebody new with an episode; answers its ids. */
export async function withEpisode(
  rackside: Rackside,
  kind: 'postpartum' | 'backPain' | 'joint',
  details: Content<'details'> = kind === 'postpartum'
    ? { deliveryDate: addDays(TODAY, -60), mode: 'vaginal' }
    : { onset: addDays(TODAY, -5) },
) {
  const { id: athleteId } = await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
  const view = await rackside.ask('clearance.openEpisode', { athleteId, kind, details });
  const [episode] = view.episodes;
  if (!episode) throw new Error('The episode was opened');
  return { athleteId, episodeId: episode.id, view };
}
