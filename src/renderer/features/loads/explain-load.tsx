/** "Why" beside a load: the way it came from a maximum to plates, wherever a load stands on screen. */

import { Button, Popover } from '@mantine/core';
import type { LoadChainView } from '#contract/loads.ts';
import { formatPerSide } from '#domain/load/explain-load.ts';
import { formatLoad } from '#domain/load/load.ts';
import { BarDrawing } from '../../ui/bar-drawing.tsx';
import classes from './explain-load.module.css';

interface Props {
  /** Whose load it is: `Barbell hip thrust`. */
  readonly exercise: string;
  /** One for each group of sets. */
  readonly chains: readonly LoadChainView[];
}

export function ExplainLoad({ exercise, chains }: Props) {
  if (chains.length === 0) return null;
  return (
    <Popover position="left-start" width={380} shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button variant="subtle" size="compact-xs" aria-label={`why this load of ${exercise}`}>
          why
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        className={classes.view}
        tabIndex={0}
        // Esc closes this, not the dialog it may stand in.
        data-mantine-stop-propagation
      >
        <div className={classes.exercise}>{exercise}</div>
        {chains.map((chain) => (
          <Chain key={`${chain.asked} ${chain.result}`} chain={chain} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function Chain({ chain: { asked, result, steps, made, line } }: { chain: LoadChainView }) {
  return (
    <section className={classes.chain}>
      <div className={classes.head}>
        <span className="quiet">{asked}</span>
        <b>{result}</b>
      </div>
      {made?.with === 'barbell' && (
        <div className={classes.drawn}>
          <BarDrawing perSide={made.loading.perSide} collar={made.loading.collars !== undefined} />
          <span>
            {formatLoad(made.loading.bar.weight)} bar
            {made.loading.collars && ` + ${formatLoad(made.loading.collars)} collars`}
            <br />
            {formatPerSide(made.loading)}
          </span>
        </div>
      )}
      <dl className={classes.steps}>
        {steps.map(({ title, value, notes }) => (
          <div key={`${title} ${value}`}>
            <dt>{title}</dt>
            <dd>
              {value}
              {notes.map((note) => (
                <div key={note} className="quiet">
                  {note}
                </div>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {line && <div className={classes.line}>{line}</div>}
    </section>
  );
}
