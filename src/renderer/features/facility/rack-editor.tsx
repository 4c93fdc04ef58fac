/** One rack, drawn as it looks: bars, the plate tree with its counts, collars; and the squads that train at it. */

import { ActionIcon, Button, Checkbox, MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { rackRemarks } from '#domain/facility/check-equipment.ts';
import { formatAmount, formatLoad, type Load, type LoadUnit } from '#domain/load/load.ts';
import { useChannel } from '../../app/queries.ts';
import { PlateDrawing } from '../../ui/bar-drawing.tsx';
import { LoadField } from '../../ui/load-field.tsx';
import { counted } from '../assignments/counted.ts';
import { byWeight, type RackContent } from './change-equipment.ts';
import classes from './equipment.module.css';
import type { ProblemAt } from './equipment-editor.tsx';

interface Props {
  readonly rack: RackContent;
  /** Of weights typed without one. */
  readonly unit: LoadUnit;
  readonly path: string;
  readonly problem: ProblemAt;
  readonly programs: number;
  readonly onChange: (rack: RackContent) => void;
  readonly onSquads: (squads: RackContent['squads']) => void;
  readonly onRemove: (() => void) | undefined;
}

export function RackEditor(props: Props) {
  const { rack, unit, path, problem, programs, onChange, onSquads, onRemove } = props;
  const squads = useChannel('roster.squads', {});
  const units = new Set([...rack.bars, ...rack.plates].map(({ weight }) => weight.unit));
  return (
    <div className={classes.rack}>
      <div className={classes.head}>
        <TextInput
          label="Rack"
          value={rack.name}
          maxLength={40}
          error={problem(`${path}.name`)}
          w={170}
          onChange={(event) => onChange({ ...rack, name: event.currentTarget.value })}
        />
        <MultiSelect
          label="Squads that train here"
          placeholder={rack.squads.length === 0 ? 'Nobody in particular' : ''}
          data={(squads.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={rack.squads}
          error={problem(`${path}.squads`)}
          searchable
          style={{ flex: '1 1 220px' }}
          onChange={onSquads}
        />
        {onRemove && (
          <Button variant="subtle" onClick={onRemove}>
            Remove {rack.name}
          </Button>
        )}
      </div>
      {programs > 0 && (
        <p className="quiet">
          {counted(programs, 'program')} {programs === 1 ? 'is' : 'are'} trained here.
        </p>
      )}
      <Bars
        rack={rack}
        unit={unit}
        problem={(place) => problem(`${path}.bars.${place}`)}
        onChange={onChange}
      />
      <Plates
        rack={rack}
        unit={unit}
        problem={(place) => problem(`${path}.plates.${place}`)}
        onChange={onChange}
      />
      <div className={classes.collars}>
        <LoadField
          label="One collar"
          description="Empty where collars do not count."
          unit={unit}
          value={rack.collar ?? null}
          error={problem(`${path}.collar`)}
          onChange={(collar) => {
            const { collar: _before, ...rest } = rack;
            onChange(collar ? { ...rest, collar } : rest);
          }}
        />
        {(units.size > 1 || rack.mixesUnits) && (
          <Checkbox
            label="A bar may carry plates of the other unit"
            checked={rack.mixesUnits ?? false}
            onChange={(event) => onChange({ ...rack, mixesUnits: event.currentTarget.checked })}
          />
        )}
      </div>
      {rackRemarks(rack).map((remark) => (
        <p key={remark} className="quiet" style={{ margin: '4px 0' }}>
          {remark}
        </p>
      ))}
    </div>
  );
}

interface Part extends Pick<Props, 'rack' | 'unit' | 'onChange'> {
  readonly problem: (place: number) => string | undefined;
}

function Bars({ rack, unit, problem, onChange }: Part) {
  const [weight, setWeight] = useState<Load | null>(null);
  const add = () => {
    if (!weight) return;
    const bar = { id: crypto.randomUUID(), name: `${formatLoad(weight)} bar`, weight };
    onChange({ ...rack, bars: byWeight([...rack.bars, bar]) });
    setWeight(null);
  };
  return (
    <>
      <div className="section-title">Bars</div>
      <div className={classes.row}>
        {rack.bars.map((bar, place) => (
          <span key={bar.id} className={classes.bar}>
            <span className={classes.barDrawing} aria-hidden />
            <span>
              {bar.name}
              {problem(place) && <span role="alert"> {problem(place)}</span>}
            </span>
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={`Remove the ${bar.name}`}
              onClick={() => onChange({ ...rack, bars: rack.bars.filter((other) => other !== bar) })}
            >
              <IconX size={12} />
            </ActionIcon>
          </span>
        ))}
        <LoadField label="Another bar" unit={unit} value={weight} onChange={setWeight} />
        <Button variant="default" disabled={!weight} onClick={add}>
          Add bar
        </Button>
      </div>
    </>
  );
}

function Plates({ rack, unit, problem, onChange }: Part) {
  const [weight, setWeight] = useState<Load | null>(null);
  const known = rack.plates.some(
    (stock) => stock.weight.hundredths === weight?.hundredths && stock.weight.unit === weight.unit,
  );
  const add = () => {
    if (!weight || known) return;
    onChange({ ...rack, plates: byWeight([...rack.plates, { weight, count: 2 }]).reverse() });
    setWeight(null);
  };
  const units = (['kg', 'lb'] as const).filter((one) =>
    rack.plates.some((stock) => stock.weight.unit === one),
  );
  return (
    <>
      {units.map((of) => (
        <div key={of}>
          <div className="section-title">
            Plates in {of === 'kg' ? 'kilograms' : 'pounds'}, how many of each
          </div>
          <div className={classes.plates}>
            {rack.plates.map((stock, place) =>
              stock.weight.unit === of ? (
                <div key={stock.weight.hundredths} className={classes.plate}>
                  <PlateDrawing weight={stock.weight} />
                  <b>{formatAmount(stock.weight)}</b>
                  <NumberInput
                    aria-label={`How many ${formatLoad(stock.weight)} plates`}
                    w={52}
                    min={0}
                    max={200}
                    error={problem(place)}
                    value={stock.count}
                    onChange={(count) =>
                      onChange({
                        ...rack,
                        plates: rack.plates.map((other) =>
                          other === stock ? { ...stock, count: Number(count) || 0 } : other,
                        ),
                      })
                    }
                  />
                  <ActionIcon
                    size="xs"
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove the ${formatLoad(stock.weight)} plates`}
                    onClick={() =>
                      onChange({ ...rack, plates: rack.plates.filter((other) => other !== stock) })
                    }
                  >
                    <IconX size={12} />
                  </ActionIcon>
                </div>
              ) : null,
            )}
          </div>
        </div>
      ))}
      <div className={classes.row}>
        <LoadField
          label="Another plate"
          unit={unit}
          value={weight}
          error={known ? 'It is there already: change its number.' : undefined}
          onChange={setWeight}
        />
        <Button variant="default" disabled={!weight || known} onClick={add}>
          Add plate
        </Button>
      </div>
    </>
  );
}
