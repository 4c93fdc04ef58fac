/** What the room owns, drawn as it looks: bars and plates with their counts. */

import { ActionIcon, Button, NumberInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '#contract/channels.ts';
import { formatAmount, type Load } from '#domain/load/load.ts';
import { LoadField } from '../../ui/load-field.tsx';

type Room = OutputOf<'facility.get'>['room'];

export function RoomEditor({ room, onChange }: { room: Room; onChange: (room: Room) => void }) {
  const [bar, setBar] = useState<Load | null>(null);
  const [plate, setPlate] = useState<Load | null>(null);
  const heaviest = Math.max(1, ...room.plates.map((stock) => stock.weight.hundredths));
  return (
    <section className="room">
      <h2 style={{ fontSize: 16, marginTop: 32 }}>{room.name}</h2>
      <div className="section-title">Bars</div>
      <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap', alignItems: 'flex-end' }}>
        {room.bars.map((owned) => (
          <span key={owned.id} className="bar-chip">
            <span className="bar-drawing" aria-hidden style={{ width: 40 + owned.weight.hundredths / 40 }} />
            {owned.name}
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={`Remove the ${owned.name}`}
              onClick={() => onChange({ ...room, bars: room.bars.filter((other) => other !== owned) })}
            >
              <IconX size={12} />
            </ActionIcon>
          </span>
        ))}
        <LoadField label="Another bar" unit={room.unit} value={bar} onChange={setBar} />
        <Button
          variant="default"
          disabled={!bar}
          onClick={() => {
            if (!bar) return;
            const name = `${formatAmount(bar)} ${bar.unit} bar`;
            onChange({
              ...room,
              bars: [...room.bars, { id: crypto.randomUUID(), name, weight: bar }].sort(
                (a, b) => a.weight.hundredths - b.weight.hundredths,
              ),
            });
            setBar(null);
          }}
        >
          Add bar
        </Button>
      </div>
      <div className="section-title">Plates, how many of each</div>
      <div className="plates">
        {room.plates.map((stock) => (
          <div key={stock.weight.hundredths} className="plate-stock">
            <span
              className="plate-drawing"
              aria-hidden
              style={{ height: 26 + (46 * stock.weight.hundredths) / heaviest }}
            />
            <b>{formatAmount(stock.weight)}</b>
            <NumberInput
              aria-label={`How many ${formatAmount(stock.weight)} ${stock.weight.unit} plates`}
              w={56}
              min={0}
              max={200}
              value={stock.count}
              onChange={(count) =>
                onChange({
                  ...room,
                  plates: room.plates.map((other) =>
                    other === stock ? { ...stock, count: Number(count) || 0 } : other,
                  ),
                })
              }
            />
          </div>
        ))}
        <div style={{ display: 'flex', gap: 8, alignItems: 'flex-end' }}>
          <LoadField label="Another plate" unit={room.unit} value={plate} onChange={setPlate} />
          <Button
            variant="default"
            disabled={!plate}
            onClick={() => {
              if (!plate || room.plates.some((stock) => stock.weight.hundredths === plate.hundredths)) return;
              onChange({
                ...room,
                plates: [...room.plates, { weight: plate, count: 2 }].sort(
                  (a, b) => b.weight.hundredths - a.weight.hundredths,
                ),
              });
              setPlate(null);
            }}
          >
            Add plate
          </Button>
        </div>
      </div>
      {room.plates.some((stock) => stock.count % 2 === 1) && (
        <p className="quiet">An odd plate stays on the rack: loads use pairs.</p>
      )}
    </section>
  );
}
