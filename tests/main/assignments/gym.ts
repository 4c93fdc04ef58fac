/** Athletes, programs, evidence and paper of these tests, through the channels alone. */

import type { EvidenceInput } from '#contract/clearance.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { RED_FLAG_ITEM_IDS, STOP_ITEM_IDS, SYMPTOM_IDS } from '#domain/clearance/warning-signs.ts';
import { openRackside, type Rackside, type Settings, TODAY } from '../../support/application.ts';
import { choosePin } from '../../support/choose-pin.ts';

export const ago = (days: number): CalendarDate => addDays(TODAY, -days);
export const PROGRAM = 'glute-development-8-weeks';
export const LEAD = { name: 'Lee Lead', pin: '2468' };
export const COACH = { name: 'Noor Haddad', pin: '1357' };

/** A facility of a lead, who is signed in, and a coach who may not see health details. */
export async function gym(settings: Settings = {}) {
  const rackside = await openRackside(settings);
  const [first] = await rackside.ask('people.list', {});
  if (!first) throw new Error('There is a lead');
  await rackside.ask('people.update', { id: first.id, version: first.version, name: LEAD.name });
  const coach = await rackside.ask('people.add', {
    name: COACH.name,
    role: 'coach',
    viewHealth: false,
    pin: COACH.pin,
    ownPin: LEAD.pin,
  });
  await choosePin(rackside, { id: coach.id, pin: COACH.pin }, { id: first.id, pin: LEAD.pin });
  return { rackside, lead: first.id, coach: coach.id };
}

export async function athlete(rackside: Rackside, firstName = 'Zoë', lastName = 'Núñez'): Promise<string> {
  return (await rackside.ask('roster.add', { firstName, lastName })).id;
}

export const request = (athleteId: string, change: object = {}) => ({
  athleteIds: [athleteId],
  programId: PROGRAM,
  startDate: TODAY,
  trainingDays: [1, 4],
  ...change,
});

export async function assign(rackside: Rackside, athleteId: string, change: object = {}): Promise<string> {
  const asked = request(athleteId, change);
  const { digest } = await rackside.ask('assignments.preview', asked);
  const { assignments } = await rackside.ask('assignments.assign', { ...asked, digest });
  return assignments[0] as string;
}

export async function print(rackside: Rackside, athleteId: string): Promise<string> {
  const { printed } = await rackside.ask('documents.print', { athleteIds: [athleteId] });
  return printed[0]?.sheetNumber ?? '';
}

export async function sheet(rackside: Rackside, number: string) {
  const { rows: register } = await rackside.ask('documents.register', { limit: 500 });
  return register.find((each) => each.number === number);
}

export async function running(rackside: Rackside, athleteId: string) {
  const [assignment] = await rackside.ask('assignments.list', { athleteIds: [athleteId] });
  if (!assignment) throw new Error('A program runs');
  return assignment;
}

/** What clearance allows more by now, accepted as a coach does. */
export async function acceptMore(rackside: Rackside, athleteId: string): Promise<void> {
  const ids = [(await running(rackside, athleteId)).id];
  const { digest } = await rackside.ask('assignments.proposals', { ids });
  await rackside.ask('assignments.accept', { ids, digest });
}

export async function open(
  rackside: Rackside,
  athleteId: string,
  kind: 'postpartum' | 'backPain' | 'joint',
  details: object,
) {
  const view = await rackside.ask('clearance.openEpisode', { athleteId, kind, details });
  return { id: view.episodes.at(-1)?.id as string, view };
}

export function record(rackside: Rackside, episodeId: string, evidence: EvidenceInput) {
  return rackside.ask('clearance.record', { episodeId, evidence });
}

export const decision = (
  date: CalendarDate,
  decision: 'cleared' | 'declined' = 'cleared',
  providerRole: 'doctor' | 'obstetricianGynaecologist' = 'doctor',
): EvidenceInput => ({
  kind: 'decision',
  content: {
    date,
    decision,
    scope: 'unrestricted',
    providerName: 'Dr Lind',
    providerRole,
    evidence: 'documentSeen',
    restrictions: [],
  },
});

export const screen = (date: CalendarDate, stop: string[] = []): EvidenceInput => ({
  kind: 'screen',
  content: {
    date,
    ...(Object.fromEntries(SYMPTOM_IDS.map((id) => [id, 'none'])) as Record<
      (typeof SYMPTOM_IDS)[number],
      'none'
    >),
    stopItems: Object.fromEntries(
      STOP_ITEM_IDS.map((id) => [id, stop.includes(id) ? 'worseOrModerate' : 'none']),
    ),
  },
});

export const checklist = (date: CalendarDate, yes: string[] = []): EvidenceInput => ({
  kind: 'redFlags',
  content: {
    date,
    items: Object.fromEntries(RED_FLAG_ITEM_IDS.map((id) => [id, yes.includes(id) ? 'yes' : 'no'])),
  },
});

export const pain = (date: CalendarDate, painNow: number, more: object = {}): EvidenceInput => ({
  kind: 'pain',
  content: { date, painNow, ...more },
});

/** A long-standing sore back, cleared, calm and asked about today: everything with a reserve of two. */
export async function calmBack(rackside: Rackside, athleteId: string, on = TODAY): Promise<string> {
  const { id } = await open(rackside, athleteId, 'backPain', { onset: addDays(on, -200) });
  await record(rackside, id, checklist(on));
  await record(rackside, id, decision(addDays(on, -10)));
  await record(rackside, id, pain(addDays(on, -1), 1));
  return id;
}
