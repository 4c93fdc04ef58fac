/** What the facility owns: its rooms, each with racks of their own bars and plates, and where programs go when a rack goes. */

import { Button, Select } from '@mantine/core';
import type { OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { racksOf } from '#domain/facility/equipment.ts';
import type { LoadUnit } from '#domain/load/load.ts';
import { counted } from '../assignments/counted.ts';
import { copyRoom, type Moves, putBack, type RoomContent, type Rooms } from './change-equipment.ts';
import classes from './equipment.module.css';
import { RoomEditor } from './room-editor.tsx';

type Facility = OutputOf<'facility.get'>;

interface Props {
  /** As it is stored. */
  readonly facility: Facility;
  readonly rooms: Rooms;
  readonly unit: LoadUnit;
  readonly moves: Readonly<Moves>;
  readonly failure: Failure | undefined;
  readonly onChange: (change: { rooms: RoomContent[]; moves?: Moves }) => void;
}

/** The sentence about a place of the equipment, such as `rooms.0.racks.1.plates.2`. */
export type ProblemAt = (path: string) => string | undefined;

export function EquipmentEditor({ facility, rooms, unit, moves, failure, onChange }: Props) {
  const problem: ProblemAt = (path) => failure?.fields?.find((field) => field.path === path)?.sentence;
  const failing = (path: string) =>
    failure?.fields?.some((field) => field.path.startsWith(`${path}.`)) ?? false;
  const change = (next: Rooms) => onChange({ rooms: [...next] });
  return (
    <section aria-label="Equipment">
      <h2 style={{ fontSize: 16, marginTop: 32, marginBottom: 2 }}>Equipment</h2>
      <p className="quiet" style={{ marginTop: 0 }}>
        Loads are made from what is at hand at a rack: its own bars and plates, and what its room shares.
        Kilograms and pounds may stand side by side; write <b>45 lb</b> or <b>20 kg</b> where a weight is
        asked.
      </p>
      <Leaving facility={facility} rooms={rooms} moves={moves} onChange={onChange} />
      {rooms.map((room, place) => (
        <RoomEditor
          key={room.id}
          room={room}
          rooms={rooms}
          unit={unit}
          path={`rooms.${place}`}
          problem={problem}
          failing={failing}
          programsAt={(rackId) =>
            facility.programsAtRacks.find((rack) => rack.rackId === rackId)?.programs ?? 0
          }
          onChange={change}
          onCopy={() => change(copyRoom(rooms, room))}
          onRemove={rooms.length > 1 ? () => change(rooms.filter((other) => other !== room)) : undefined}
        />
      ))}
      {problem('rooms') && <p role="alert">{problem('rooms')}</p>}
    </section>
  );
}

/** Racks that were taken away while programs are trained there: nothing is saved until each has a place to go on at. */
function Leaving({ facility, rooms, moves, onChange }: Omit<Props, 'failure' | 'unit'>) {
  const stay = racksOf(rooms);
  const gone = racksOf(facility.rooms).flatMap(({ id, name }) => {
    const programs = facility.programsAtRacks.find(({ rackId }) => rackId === id)?.programs ?? 0;
    return programs > 0 && !stay.some((rack) => rack.id === id) ? [{ id, name, programs }] : [];
  });
  const go = (from: string, to: string) =>
    onChange({
      rooms: [...rooms],
      moves: [...moves.filter((move) => move.from !== from), { from, to }],
    });
  return gone.map(({ id, name, programs }) => (
    <div key={id} role="alert" className={classes.leaving}>
      <span>
        <b>
          {counted(programs, 'program')} {programs === 1 ? 'is' : 'are'} trained at {name}.
        </b>{' '}
        Printed sheets go void when they move.
      </span>
      <Select
        label="They go on at"
        placeholder="Choose a rack"
        data={stay.map((rack) => ({ value: rack.id, label: rack.name }))}
        value={moves.find(({ from }) => from === id)?.to ?? null}
        allowDeselect={false}
        w={180}
        onChange={(to) => to && go(id, to)}
      />
      <Button variant="default" onClick={() => onChange({ rooms: putBack(rooms, facility.rooms, id) })}>
        Keep {name}
      </Button>
    </div>
  ));
}
