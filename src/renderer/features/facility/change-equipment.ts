/** What a coach does to rooms and racks in the editor: add, copy, take away, put back. Each answers the rooms anew. */

import type { InputOf } from '#contract/channels.ts';

type Change = InputOf<'facility.update'>;
export type RoomContent = NonNullable<Change['rooms']>[number];
export type Rooms = readonly RoomContent[];
export type Moves = NonNullable<Change['moves']>;
export type RackContent = RoomContent['racks'][number];

/** A copy has the equipment and not the squads: they train at one rack. */
export function copyRack(room: RoomContent, rack: RackContent): RoomContent {
  const copy = { ...rack, id: newId(), name: unused(rack.name, namesOf(room.racks)), squads: [] };
  return { ...room, racks: [...room.racks, copy] };
}

export function copyRoom(rooms: Rooms, room: RoomContent): RoomContent[] {
  const racks = room.racks.map((rack) => ({ ...rack, id: newId(), squads: [] }));
  return [...rooms, { ...room, id: newId(), name: unused(room.name, namesOf(rooms)), racks }];
}

/** The rack where it was, or, where its room is gone too, the room with it alone. */
export function putBack(rooms: Rooms, before: Rooms, rackId: string): RoomContent[] {
  const room = before.find(({ racks }) => racks.some(({ id }) => id === rackId));
  const rack = room?.racks.find(({ id }) => id === rackId);
  if (!room || !rack) return [...rooms];
  const taken = new Set(rooms.flatMap(({ racks }) => racks.flatMap(({ squads }) => squads)));
  const again = { ...rack, squads: rack.squads.filter((id) => !taken.has(id)) };
  if (!rooms.some(({ id }) => id === room.id)) return [...rooms, { ...room, racks: [again] }];
  return rooms.map((one) => (one.id === room.id ? { ...one, racks: [...one.racks, again] } : one));
}

/** A squad trains at one rack: where it is named last. */
export function withSquads(rooms: Rooms, rackId: string, squads: RackContent['squads']): RoomContent[] {
  return rooms.map((room) => ({
    ...room,
    racks: room.racks.map((rack) =>
      rack.id === rackId
        ? { ...rack, squads }
        : { ...rack, squads: rack.squads.filter((id) => !squads.includes(id)) },
    ),
  }));
}

export function byWeight<Thing extends { weight: { hundredths: number; unit: string } }>(
  things: readonly Thing[],
): Thing[] {
  return things.toSorted(
    (a, b) => a.weight.unit.localeCompare(b.weight.unit) || a.weight.hundredths - b.weight.hundredths,
  );
}

/** `Rack 2` after `Rack 1`; `Cellar 2` after `Cellar`. */
function unused(name: string, taken: ReadonlySet<string>): string {
  const [, stem = name, number = '1'] = /^(.*?)\s*(\d+)?$/.exec(name) ?? [];
  for (let next = Number(number) + 1; ; next += 1) {
    const candidate = `${stem.slice(0, 36)} ${next}`.trim();
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

function namesOf(things: readonly { name: string }[]): ReadonlySet<string> {
  return new Set(things.map(({ name }) => name.trim().toLowerCase()));
}

function newId(): string {
  return crypto.randomUUID();
}
