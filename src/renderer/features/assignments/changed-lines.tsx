/** The lines the gate changed: old struck beside new, the reason in one line. */

import type { GatedLine, GatedProgram } from '#domain/gate/gated-program.ts';
import { formatPrescription } from '#domain/prescription/format.ts';

interface Props {
  readonly work: GatedProgram;
  readonly names: ReadonlyMap<string, string>;
}

export function ChangedLines({ work, names }: Props) {
  if (work.foundation) {
    return (
      <>
        <div className="section-title">{work.foundation.name} in place of every session</div>
        {work.foundation.lines.map((gated) => (
          <Line key={gated.original.id} gated={gated} names={names} />
        ))}
      </>
    );
  }
  return (
    <>
      {work.phases.map((phase) => {
        const changed = phase.sessions.flatMap((session) =>
          session.lines.filter((line) => line.outcome !== 'asWritten'),
        );
        if (phase.permitted && changed.length === 0) return null;
        return (
          <section key={phase.number}>
            <div className="section-title">
              Phase {phase.number}, weeks {phase.firstWeek}–{phase.lastWeek}
              {!phase.permitted && ': not yet'}
            </div>
            {!phase.permitted &&
              phase.reasons.map((reason) => (
                <div key={reason.text} className="quiet">
                  {reason.text}
                </div>
              ))}
            {changed.map((gated) => (
              <Line key={gated.original.id} gated={gated} names={names} />
            ))}
          </section>
        );
      })}
    </>
  );
}

function Line({ gated, names }: { gated: GatedLine; names: ReadonlyMap<string, string> }) {
  const name = (id: string) => names.get(id) ?? id;
  const { original, line } = gated;
  if (gated.outcome === 'asWritten') {
    return (
      <div className="changed-line">
        <span className="line-id">{original.id}</span>
        <span>
          {name(original.exerciseId)} {formatPrescription(original.prescription)}
        </span>
      </div>
    );
  }
  return (
    <div className="changed-line">
      <span className="line-id">{original.id}</span>
      <span>
        <s className="quiet">
          {name(original.exerciseId)} {formatPrescription(original.prescription)}
        </s>
        <br />
        {line ? (
          <mark>
            {name(line.exerciseId)} {formatPrescription(line.prescription)}
            {gated.capPercent !== undefined && `, at most ${gated.capPercent} %`}
          </mark>
        ) : (
          <mark>Left out</mark>
        )}
        {gated.reasons[0] && (
          <div className="quiet">
            <span className="rule">{gated.reasons[0].rule}</span> {gated.reasons[0].text}
          </div>
        )}
      </span>
    </div>
  );
}
