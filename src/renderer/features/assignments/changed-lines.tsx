/** The lines the gate changed: old struck beside new, the reason in one line. */

import type { GatedLine, GatedProgram } from '#domain/gate/gated-program.ts';
import { shownPrescription } from '#domain/gate/shown-prescription.ts';
import { formatPrescription } from '#domain/prescription/format.ts';
import { lineMark } from '#domain/program/groups.ts';
import { weeksInWords } from '#domain/program/program.ts';

interface Props {
  readonly work: GatedProgram;
  readonly names: ReadonlyMap<string, string>;
}

export function ChangedLines({ work, names }: Props) {
  if (work.foundation) {
    return (
      <>
        <div className="section-title">{work.foundation.name} in place of every session</div>
        {work.foundation.lines.map((gated, place) => (
          <Line key={gated.original.id} mark={lineMark(undefined, 'F', place)} gated={gated} names={names} />
        ))}
      </>
    );
  }
  return (
    <>
      {work.phases.map((phase) => {
        const changed = phase.sessions.flatMap((session) =>
          session.lines
            .map((gated, place) => ({ gated, mark: lineMark(phase.number, session.letter, place) }))
            .filter(({ gated }) => gated.outcome !== 'asWritten'),
        );
        if (phase.permitted && changed.length === 0) return null;
        return (
          <section key={phase.number}>
            <div className="section-title">
              Phase {phase.number}, {weeksInWords(phase).toLowerCase()}
              {!phase.permitted && ': not yet'}
            </div>
            {!phase.permitted &&
              phase.reasons.map((reason) => (
                <div key={reason.text} className="quiet">
                  {reason.text}
                </div>
              ))}
            {changed.map(({ gated, mark }) => (
              <Line key={gated.original.id} mark={mark} gated={gated} names={names} />
            ))}
          </section>
        );
      })}
    </>
  );
}

interface LineProps {
  readonly mark: string;
  readonly gated: GatedLine;
  readonly names: ReadonlyMap<string, string>;
}

function Line({ mark, gated, names }: LineProps) {
  const name = (id: string) => names.get(id) ?? id;
  const { original, line } = gated;
  const shown = shownPrescription(gated, name);
  if (gated.outcome === 'asWritten') {
    return (
      <div className="changed-line">
        <span className="line-id">{mark}</span>
        <span>
          {name(original.exerciseId)} {formatPrescription(shown ?? original.prescription)}
        </span>
      </div>
    );
  }
  return (
    <div className="changed-line">
      <span className="line-id">{mark}</span>
      <span>
        <s className="quiet">
          {name(original.exerciseId)} {formatPrescription(original.prescription)}
        </s>
        <br />
        {line && shown ? (
          <mark>
            {name(line.exerciseId)} {formatPrescription(shown)}
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
