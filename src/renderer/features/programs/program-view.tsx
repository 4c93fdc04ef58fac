/** A published version as it is written: week by week, session by session, with what belongs to no week. */

import { useMemo } from 'react';
import { formatPrescription } from '#domain/prescription/format.ts';
import { groupPlaces, lineMark } from '#domain/program/groups.ts';
import { type FoundationLine, type Program, weeksInWords } from '#domain/program/program.ts';
import { PROGRESSION_NAMES } from '#domain/training/progression-rules.ts';
import { useChannel } from '../../app/queries.ts';

export function ProgramView({ program }: { program: Program }) {
  const exercises = useChannel('library.exercises', {});
  const names = useMemo(() => new Map(exercises.data?.map(({ id, name }) => [id, name])), [exercises.data]);
  const lines = { names };
  return (
    <>
      <h2 style={{ fontSize: 20, margin: 0 }}>{program.name}</h2>
      <p className="quiet" style={{ marginTop: 4 }}>
        Version {program.version}. {program.summary}
      </p>
      <div className="program-grid">
        {program.phases.map((phase) => (
          <section key={phase.firstWeek}>
            <h3>
              {weeksInWords(phase)}
              {phase.weeksInferred && (
                <span
                  className="quiet"
                  title="The source does not print week headings; they follow from the order."
                >
                  {' '}
                  inferred
                </span>
              )}
            </h3>
            <div className="quiet">{phase.name}</div>
            {phase.sessions.map((session) => (
              <div key={session.letter}>
                <div className="section-title">{session.name}</div>
                <Lines phase={phase.number} letter={session.letter} lines={session.lines} {...lines} />
              </div>
            ))}
          </section>
        ))}
      </div>
      <div className="program-grid">
        {program.warmUp.length > 0 && (
          <section>
            <h3>Warm-up</h3>
            {program.warmUp.map((step) => (
              <div key={step.sourceText} className="changed-line" title={step.sourceText}>
                <span />
                <span>
                  {names.get(step.exerciseId) ?? step.exerciseId}{' '}
                  <b>{formatPrescription(step.prescription)}</b>
                </span>
              </div>
            ))}
          </section>
        )}
        <section>
          <h3>{program.foundation.name}</h3>
          <Lines letter="F" lines={program.foundation.lines} {...lines} />
        </section>
      </div>
      {program.remarks.length > 0 && (
        <>
          <div className="section-title">Good to know</div>
          <ul style={{ maxWidth: 760, paddingLeft: 18 }}>
            {program.remarks.map((remark) => (
              <li key={remark} style={{ margin: '4px 0' }}>
                {remark}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface LinesProps {
  readonly phase?: number;
  readonly letter: string;
  readonly lines: readonly FoundationLine[];
  readonly names: ReadonlyMap<string, string>;
}

/** In their order, those done in turn by their group. */
function Lines({ phase, letter, lines, names }: LinesProps) {
  const places = groupPlaces(lines);
  return lines.map(({ id, exerciseId, prescription, progressesTo, progression, sourceText }, place) => (
    <div key={id} className="changed-line" title={sourceText}>
      <span className="line-id">{places[place]?.tag ?? lineMark(phase, letter, place)}</span>
      <span>
        {places[place]?.says && <div className="quiet">{places[place].says}</div>}
        {names.get(exerciseId) ?? exerciseId}
        <br />
        <b>{formatPrescription(prescription)}</b>
        {progressesTo && <b> → {formatPrescription(progressesTo)}</b>}
        {progression && <div className="quiet">{PROGRESSION_NAMES[progression]}</div>}
      </span>
    </div>
  ));
}
