/** One room: its racks, one open at a time, and below them what everybody in it shares. */

import { Button, Checkbox, Tabs, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Equipment } from '#domain/exercise/exercise.ts';
import type { LoadUnit } from '#domain/load/load.ts';
import { copyRack, type RackContent, type RoomContent, type Rooms, withSquads } from './change-equipment.ts';
import { DumbbellRack } from './dumbbell-rack.tsx';
import classes from './equipment.module.css';
import type { ProblemAt } from './equipment-editor.tsx';
import { OwnLoadings } from './own-loadings.tsx';
import { RackEditor } from './rack-editor.tsx';
import { StackFields } from './stack-fields.tsx';

interface Props {
  readonly room: RoomContent;
  readonly rooms: Rooms;
  /** Of weights typed without one. */
  readonly unit: LoadUnit;
  /** Of the room among the places of problems. */
  readonly path: string;
  readonly problem: ProblemAt;
  /** Whether anything below a place has to be mended. */
  readonly failing: (path: string) => boolean;
  /** Programs that have not ended, by rack. */
  readonly programsAt: (rackId: string) => number;
  readonly onChange: (rooms: Rooms) => void;
  readonly onCopy: () => void;
  readonly onRemove: (() => void) | undefined;
}

/** Things that are there or not; bars, plates, dumbbells and cables follow from what is listed. */
const THINGS: readonly (readonly [Equipment, string])[] = [
  ['rack', 'Squat rack'],
  ['bench', 'Bench'],
  ['box', 'Box'],
  ['band', 'Bands'],
  ['barPad', 'Bar pad'],
];

export function RoomEditor({
  room,
  rooms,
  unit,
  path,
  problem,
  failing,
  programsAt,
  onChange,
  onCopy,
  onRemove,
}: Props) {
  const [opened, setOpened] = useState<string>();
  const put = (next: RoomContent) => onChange(rooms.map((other) => (other === room ? next : other)));
  const setRack = (rack: RackContent, next: RackContent) =>
    put({ ...room, racks: room.racks.map((other) => (other === rack ? next : other)) });
  const copy = (rack: RackContent) => {
    const next = copyRack(room, rack);
    setOpened(next.racks.at(-1)?.id);
    put(next);
  };
  const open = room.racks.find(({ id }) => id === opened) ?? room.racks[0];
  return (
    <section className={classes.room} aria-label={`Room: ${room.name}`}>
      <div className={classes.head}>
        <TextInput
          label="Room"
          value={room.name}
          maxLength={60}
          error={problem(`${path}.name`)}
          w={240}
          onChange={(event) => put({ ...room, name: event.currentTarget.value })}
        />
        <Button variant="subtle" onClick={onCopy}>
          Copy this room
        </Button>
        {onRemove && (
          <Button variant="subtle" onClick={onRemove}>
            Remove {room.name}
          </Button>
        )}
      </div>
      {open && (
        <Tabs value={open.id} onChange={(id) => id && setOpened(id)} keepMounted={false}>
          <div className={classes.racks}>
            <Tabs.List aria-label={`Racks of ${room.name}`}>
              {room.racks.map((rack, place) => (
                <Tabs.Tab key={rack.id} value={rack.id}>
                  {rack.name || 'Without a name'}
                  {failing(`${path}.racks.${place}`) && <mark> to correct</mark>}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={14} />}
              onClick={() => copy(open)}
            >
              Another rack like {open.name}
            </Button>
          </div>
          {room.racks.map((rack, place) => (
            <Tabs.Panel key={rack.id} value={rack.id}>
              <RackEditor
                rack={rack}
                unit={unit}
                path={`${path}.racks.${place}`}
                problem={problem}
                programs={programsAt(rack.id)}
                onChange={(next) => setRack(rack, next)}
                onSquads={(squads) => onChange(withSquads(rooms, rack.id, squads))}
                onRemove={
                  room.racks.length > 1
                    ? () => put({ ...room, racks: room.racks.filter((other) => other !== rack) })
                    : undefined
                }
              />
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
      {problem(`${path}.racks`) && <p role="alert">{problem(`${path}.racks`)}</p>}
      <h3 className={classes.shared}>Everybody in {room.name}</h3>
      <DumbbellRack
        dumbbells={room.dumbbells}
        unit={unit}
        problem={(place) => problem(`${path}.dumbbells.${place}`)}
        onChange={(dumbbells) => put({ ...room, dumbbells })}
      />
      <div className="section-title">Cable stack</div>
      <StackFields
        stack={room.stack}
        unit={unit}
        error={problem(`${path}.stack`)}
        onChange={(stack) => {
          const { stack: _before, ...rest } = room;
          put(stack ? { ...rest, stack } : rest);
        }}
      />
      <OwnLoadings
        loadings={room.exercises ?? []}
        room={room}
        unit={unit}
        problem={(place) => problem(`${path}.exercises.${place}`)}
        onChange={(exercises) => put({ ...room, exercises: [...exercises] })}
      />
      <div className="section-title">Also here</div>
      <div className={classes.things}>
        {THINGS.map(([thing, label]) => (
          <Checkbox
            key={thing}
            label={label}
            checked={room.has.includes(thing)}
            onChange={(event) =>
              put({
                ...room,
                has: event.currentTarget.checked
                  ? [...room.has, thing]
                  : room.has.filter((other) => other !== thing),
              })
            }
          />
        ))}
      </div>
    </section>
  );
}
