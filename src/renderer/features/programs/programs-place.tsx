/** Programs: each version as it is written, week by week, with what was inferred said beside it. */

import { NavLink } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatPrescription } from '#domain/prescription/format.ts';
import type { Program, ProgramLine } from '#domain/program/program.ts';
import { useChannel } from '../../app/queries.ts';
import { PlaceBody } from '../../ui/place-body.tsx';

const route = getRouteApi('/programs');

export function ProgramsPlace() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/programs' });
  const programs = useChannel('library.programs', {});
  const chosen = search.program ?? programs.data?.[0]?.id;
  const program = useChannel('library.program', { id: chosen ?? '' }, { enabled: chosen !== undefined });
  return (
    <div className="place">
      <header className="place-head">
        <h1>Programs</h1>
      </header>
      <div className="two-columns">
        <nav aria-label="Programs">
          {programs.data?.map((entry) => (
            <NavLink
              key={entry.id}
              active={entry.id === chosen}
              label={entry.name}
              description={`${entry.weeks} weeks, ${entry.sessionsPerWeek} sessions a week${entry.athletes ? `, ${entry.athletes} athletes` : ''}`}
              onClick={() => void navigate({ search: { program: entry.id } })}
            />
          ))}
        </nav>
        <PlaceBody label="Program">{program.data && <ProgramView program={program.data} />}</PlaceBody>
      </div>
    </div>
  );
}

function ProgramView({ program }: { program: Program }) {
  const exercises = useChannel('library.exercises', {});
  const names = useMemo(() => new Map(exercises.data?.map(({ id, name }) => [id, name])), [exercises.data]);
  const lines = (all: readonly ProgramLine[]) =>
    all.map((line) => (
      <div key={line.id} className="changed-line" title={line.sourceText}>
        <span className="line-id">{line.id}</span>
        <span>
          {names.get(line.exerciseId) ?? line.exerciseId}
          <br />
          <b>{formatPrescription(line.prescription)}</b>
        </span>
      </div>
    ));
  return (
    <>
      <h2 style={{ fontSize: 20, margin: 0 }}>{program.name}</h2>
      <p className="quiet" style={{ marginTop: 4 }}>
        Version {program.version}. {program.summary}
      </p>
      <div className="program-grid">
        {program.phases.map((phase) => (
          <section key={phase.number}>
            <h3>
              Weeks {phase.firstWeek}–{phase.lastWeek}
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
                {lines(session.lines)}
              </div>
            ))}
          </section>
        ))}
      </div>
      <div className="program-grid">
        <section>
          <h3>Warm-up</h3>
          {program.warmUp.map((step) => (
            <div key={step.sourceText} className="changed-line" title={step.sourceText}>
              <span />
              <span>
                {names.get(step.exerciseId) ?? step.exerciseId} <b>{formatPrescription(step.prescription)}</b>
              </span>
            </div>
          ))}
        </section>
        <section>
          <h3>{program.foundation.name}</h3>
          {lines(program.foundation.lines)}
        </section>
      </div>
      <div className="section-title">Good to know</div>
      <ul style={{ maxWidth: 760, paddingLeft: 18 }}>
        {program.remarks.map((remark) => (
          <li key={remark} style={{ margin: '4px 0' }}>
            {remark}
          </li>
        ))}
      </ul>
    </>
  );
}
