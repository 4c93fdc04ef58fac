/** What a set says about the heaviest single: the seven formulas on one line, the one that counts, how far to trust it. */

import { estimateByRtsChart } from '#domain/load/effort-charts.ts';
import {
  estimateMax,
  estimateRemark,
  FORMULA_IDS,
  FORMULA_NAMES,
  type Formula,
  type PerformedSet,
  WHY_NO_ESTIMATE,
} from '#domain/load/estimated-max.ts';
import { formatLoad, type Load } from '#domain/load/load.ts';
import styles from './maxima.module.css';

interface Props {
  readonly set: PerformedSet;
  readonly formula: Formula;
  readonly onFormula: (formula: Formula) => void;
}

export function Estimate({ set, formula, onFormula }: Props) {
  const estimated = estimateMax(set, { formula });
  if (estimated.kind === 'noEstimate') return <p role="status">{WHY_NO_ESTIMATE[estimated.reason]}</p>;
  const { estimate, byFormula, lowest, highest } = estimated;
  const byChart = estimateByRtsChart(set.load, set.reps, set.rir ?? 0);
  const ends = [lowest, highest, ...(byChart ? [byChart] : [])].map(({ hundredths }) => hundredths);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const place = ({ hundredths }: Load) =>
    most === least ? 50 : ((hundredths - least) / (most - least)) * 100;
  return (
    <div>
      <p className={styles['estimate']} role="status">
        {formatLoad(estimate)} <small>estimated one-repetition maximum</small>
      </p>
      <p className="quiet" style={{ margin: '2px 0 0' }}>
        {estimateRemark(estimated)} While an episode is open, the lowest counts.
      </p>
      <fieldset className={styles['formulas']}>
        <legend className="section-title">Formula</legend>
        {FORMULA_IDS.map((id) => (
          <label key={id} className={styles['formula']} data-chosen={id === formula || undefined}>
            <span>
              <input type="radio" name="formula" checked={id === formula} onChange={() => onFormula(id)} />
              {FORMULA_NAMES[id]}
            </span>
            <Place at={place(byFormula[id])} />
            <span className={styles['amount']}>{formatLoad(byFormula[id])}</span>
          </label>
        ))}
        {byChart && (
          <div className={styles['formula']} data-chart>
            <span>RPE chart, to compare</span>
            <Place at={place(byChart)} />
            <span className={styles['amount']}>{formatLoad(byChart)}</span>
          </div>
        )}
      </fieldset>
    </div>
  );
}

function Place({ at }: { at: number }) {
  return (
    <span className={styles['span']} aria-hidden>
      <i style={{ left: `${at}%` }} />
    </span>
  );
}
