/** The dumbbells of a room, one pair of each: steps are added in one go, single ones taken away. */

import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { formatLoad, type Load, type LoadUnit } from '#domain/load/load.ts';
import { LoadField } from '../../ui/load-field.tsx';
import classes from './equipment.module.css';

interface Props {
  readonly dumbbells: readonly Load[];
  readonly unit: LoadUnit;
  readonly problem: (place: number) => string | undefined;
  readonly onChange: (dumbbells: Load[]) => void;
}

/** The most one room lists. */
const MOST = 120;

export function DumbbellRack({ dumbbells, unit, problem, onChange }: Props) {
  const [from, setFrom] = useState<Load | null>(null);
  const [to, setTo] = useState<Load | null>(null);
  const [step, setStep] = useState<Load | null>(null);
  const wrong = whyNot(from, to, step);
  const add = () => {
    if (!from || wrong) return;
    const heaviest = to?.hundredths ?? from.hundredths;
    const every = step?.hundredths ?? Number.POSITIVE_INFINITY;
    const more: Load[] = [];
    for (let hundredths = from.hundredths; hundredths <= heaviest; hundredths += every)
      more.push({ hundredths, unit: from.unit });
    const known = new Set(dumbbells.map(formatLoad));
    const all = [...dumbbells, ...more.filter((one) => !known.has(formatLoad(one)))];
    onChange(all.sort((a, b) => a.unit.localeCompare(b.unit) || a.hundredths - b.hundredths).slice(0, MOST));
    setFrom(null);
    setTo(null);
    setStep(null);
  };
  return (
    <>
      <div className="section-title">Dumbbells, a pair of each</div>
      <div className={classes.dumbbells}>
        {dumbbells.length === 0 && <span className="quiet">None.</span>}
        {dumbbells.map((one, place) => (
          <span key={formatLoad(one)} className={classes.dumbbell}>
            {formatLoad(one)}
            {problem(place) && <span role="alert"> {problem(place)}</span>}
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={`Remove the ${formatLoad(one)} dumbbells`}
              onClick={() => onChange(dumbbells.filter((other) => other !== one))}
            >
              <IconX size={12} />
            </ActionIcon>
          </span>
        ))}
      </div>
      <div className={classes.row}>
        <LoadField label="Dumbbells from" unit={unit} value={from} error={wrong} onChange={setFrom} />
        <LoadField label="up to" unit={from?.unit ?? unit} value={to} onChange={setTo} />
        <LoadField label="every" unit={from?.unit ?? unit} value={step} onChange={setStep} />
        <Button variant="default" disabled={!from || wrong !== undefined} onClick={add}>
          Add dumbbells
        </Button>
      </div>
    </>
  );
}

function whyNot(from: Load | null, to: Load | null, step: Load | null): string | undefined {
  if (!from || !to) return undefined;
  if (to.unit !== from.unit || (step && step.unit !== from.unit)) return 'Use one unit for all three.';
  if (to.hundredths < from.hundredths) return 'The last is lighter than the first.';
  if (!step) return to.hundredths > from.hundredths ? 'Say every how much.' : undefined;
  return (to.hundredths - from.hundredths) / step.hundredths >= MOST
    ? 'These are too many steps.'
    : undefined;
}
