/** The weeks of a program side by side, and beside them what belongs to no week. Drawn anew only when these change. */

import { Button } from '@mantine/core';
import { memo } from 'react';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { levelsInWords, type WeeklySets } from '#domain/program/advice.ts';
import * as edit from '#domain/program/edit.ts';
import type { ExerciseNames } from '#domain/program/line-text.ts';
import { type Phase, type Program, weeksInWords } from '#domain/program/program.ts';
import { BlockMenu } from './block-menu.tsx';
import classes from './editor.module.css';
import type { LineHandlers } from './line-field.tsx';
import { type SessionAction, SessionLines } from './session-lines.tsx';

interface Shared {
  readonly exercises: ReadonlyMap<string, Exercise>;
  readonly names: ExerciseNames;
  readonly handlers: LineHandlers;
  readonly onSession: (at: string, action: SessionAction) => void;
}

interface Props extends Shared {
  readonly program: Program;
  readonly advice: ReadonlyMap<string, readonly string[]>;
  readonly sets: readonly WeeklySets[];
  readonly onEdit: (step: (program: Program) => Program) => void;
  readonly onRename: (at: string, name: string) => void;
}

export const Weeks = memo(function Weeks({ program, sets, ...props }: Props) {
  const { exercises, names, handlers, onSession } = props;
  return (
    <div className={classes.weeks}>
      {program.phases.map((phase, block) => (
        <Block
          key={phase.firstWeek}
          phase={phase}
          block={block}
          alone={program.phases.length < 2}
          sets={sets[block]}
          {...props}
        />
      ))}
      <Beside
        warmUp={program.warmUp}
        foundation={program.foundation}
        {...{ exercises, names, handlers, onSession }}
      />
    </div>
  );
});

interface BlockProps extends Omit<Props, 'program' | 'sets'> {
  readonly phase: Phase;
  readonly block: number;
  readonly alone: boolean;
  readonly sets: WeeklySets | undefined;
}

/** One block of weeks; a change in another draws it no further than to here. */
const Block = memo(function Block(props: BlockProps) {
  const { phase, block, alone, sets, exercises, names, advice, handlers, onEdit, onRename, onSession } =
    props;
  return (
    <section className={classes.block} aria-label={`Weeks ${phase.firstWeek} to ${phase.lastWeek}`}>
      <header>
        <h3>{weeksInWords(phase)}</h3>
        <BlockMenu phase={phase} block={block} alone={alone} onEdit={onEdit} />
      </header>
      <input
        aria-label={`Name of phase ${phase.number}`}
        className={classes.phase}
        value={phase.name}
        maxLength={120}
        onChange={(event) => {
          const name = event.currentTarget.value;
          onEdit((program) => edit.renamePhase(program, phase.number, name));
        }}
      />
      <SetsOfWeek sets={sets} />
      {phase.sessions.map((session, place) => (
        <SessionLines
          key={session.letter}
          session={session}
          at={`${block}.${place}`}
          spoken={`${weeksInWords(phase)}, session ${session.letter}`}
          exercises={exercises}
          names={names}
          advice={advice}
          handlers={handlers}
          onRename={onRename}
          onAction={onSession}
          actions={actionsOf(phase.sessions.length, place)}
        />
      ))}
      {phase.sessions.length < edit.MOST_SESSIONS && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt="md"
          onClick={() => onEdit((program) => edit.addSession(program, block))}
        >
          Add a session
        </Button>
      )}
    </section>
  );
});

interface BesideProps extends Shared {
  readonly warmUp: Program['warmUp'];
  readonly foundation: Program['foundation'];
}

const Beside = memo(function Beside({
  warmUp,
  foundation,
  exercises,
  names,
  handlers,
  onSession,
}: BesideProps) {
  const warmUpLines = warmUp.map((step, place) => ({ id: `W${place + 1}`, ...step }));
  return (
    <section className={classes.block} aria-label="Beside the weeks">
      <header>
        <h3>Beside the weeks</h3>
      </header>
      {BESIDE.map(({ block, says }) => {
        const lines = block === 'warmUp' ? warmUpLines : foundation.lines;
        return (
          <div key={block}>
            <SessionLines
              session={{ letter: '', name: BESIDE_NAMES[block], lines }}
              at={`${block}.0`}
              spoken={BESIDE_NAMES[block]}
              exercises={exercises}
              names={names}
              advice={NO_ADVICE}
              handlers={handlers}
              onAction={onSession}
              actions={NO_ACTIONS}
            />
            <p className="quiet">{says}</p>
          </div>
        );
      })}
    </section>
  );
});

const BESIDE_NAMES: Readonly<Record<edit.BesideSessions, string>> = {
  warmUp: 'Warm-up',
  foundation: 'Foundation block',
};

const BESIDE: readonly { readonly block: edit.BesideSessions; readonly says: string }[] = [
  { block: 'warmUp', says: 'Before every session. Percentages refer to the working weight of the day.' },
  {
    block: 'foundation',
    says: 'In place of the sessions for athletes at Foundation, so nothing in it takes external load. An arrow says what a line grows to: 1 × 10 → 3 × 15.',
  },
];

const NO_ADVICE: ReadonlyMap<string, readonly string[]> = new Map();

type Actions = readonly Exclude<SessionAction, 'addLine'>[];
const NO_ACTIONS: Actions = [];
const ONLY_ONE: Actions = ['copy'];
const FIRST: Actions = ['copy', 'remove'];
const LATER: Actions = ['copy', 'up', 'remove'];
const FIRST_OF_MANY: Actions = ['remove'];
const LATER_OF_MANY: Actions = ['up', 'remove'];

/** The same list each time, so that a session is not drawn again for it. */
function actionsOf(sessions: number, place: number): Actions {
  if (sessions >= edit.MOST_SESSIONS) return place === 0 ? FIRST_OF_MANY : LATER_OF_MANY;
  if (sessions < 2) return ONLY_ONE;
  return place === 0 ? FIRST : LATER;
}

/** The guide gives ranges by level and does not say which sets it counts: each count stands beside the levels it fits. */
function SetsOfWeek({ sets }: { sets: WeeklySets | undefined }) {
  // Of nothing there is nothing to say.
  if (!sets || sets.all === 0) return null;
  const counts = [
    ['barbell hip thrust', sets.barbellHipThrust],
    ['all hip thrusts', sets.hipThrust],
    ['all lines', sets.all],
  ] as const;
  return (
    <dl
      className={classes.sets}
      title="Working sets of a week. The guide: beginner 6 to 10, intermediate 10 to 16, advanced 12 to 20; it does not say which sets it counts."
    >
      {counts.map(([what, count]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{count} sets</dd>
          <dd>{levelsInWords(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
