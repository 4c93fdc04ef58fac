/** One session of the editor: its name, what can be done with it, its lines. */

import { Button, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { groupLabels } from '#domain/program/groups.ts';
import type { ExerciseNames } from '#domain/program/line-text.ts';
import { writeLine } from '#domain/program/line-text.ts';
import type { Session } from '#domain/program/program.ts';
import classes from './editor.module.css';
import { DRAGGED_LINE, LineField, type LineHandlers } from './line-field.tsx';

export type SessionAction = 'addLine' | 'copy' | 'up' | 'remove';

interface Props {
  readonly session: Session;
  /** Of the block and session, such as `0.1`. */
  readonly at: string;
  /** The same in words: `Week 1, session A`. */
  readonly spoken: string;
  readonly exercises: ReadonlyMap<string, Exercise>;
  readonly names: ExerciseNames;
  readonly advice: ReadonlyMap<string, readonly string[]>;
  readonly handlers: LineHandlers;
  /** Absent beside the sessions, where there is one list and no rule of progression. */
  readonly onRename?: ((at: string, name: string) => void) | undefined;
  readonly onAction: (at: string, action: SessionAction) => void;
  /** What can be done besides adding lines. */
  readonly actions: readonly Exclude<SessionAction, 'addLine'>[];
}

const ACTIONS: Readonly<Record<Exclude<SessionAction, 'addLine'>, string>> = {
  copy: 'Copy this session',
  up: 'Earlier in the week',
  remove: 'Remove',
};

export const SessionLines = memo(function SessionLines(props: Props) {
  const { session, at, spoken, exercises, names, advice, handlers, onRename, onAction, actions } = props;
  const labels = groupLabels(session.lines);
  const [over, setOver] = useState(false);
  return (
    <div
      role="group"
      aria-label={session.name}
      className={classes.session}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED_LINE)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDropCapture={() => setOver(false)}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED_LINE)) return;
        event.preventDefault();
        handlers.onDrop(event.dataTransfer.getData(DRAGGED_LINE), `${at}.${session.lines.length}`, false);
      }}
    >
      <header>
        {onRename ? (
          <input
            aria-label={`Name of session ${session.letter}`}
            value={session.name}
            maxLength={120}
            onChange={(event) => onRename(at, event.currentTarget.value)}
          />
        ) : (
          <span>{session.name}</span>
        )}
        <Button
          variant="subtle"
          px={6}
          size="compact-sm"
          aria-label={`Add a line to ${session.name}`}
          onClick={() => onAction(at, 'addLine')}
        >
          <IconPlus size={15} stroke={1.8} />
        </Button>
        {actions.length > 0 && (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <Button variant="subtle" px={6} size="compact-sm" aria-label={`${session.name}: more`}>
                <IconDots size={15} stroke={1.6} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {actions.map((action) => (
                <Menu.Item
                  key={action}
                  {...(action === 'remove' && { color: 'red' })}
                  onClick={() => onAction(at, action)}
                >
                  {ACTIONS[action]}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </header>
      <ol className={classes.lines}>
        {session.lines.map((line, index) => (
          <LineField
            key={line.id}
            place={`${at}.${index}`}
            spoken={`${spoken}, line ${index + 1}`}
            text={writeLine(line, exercises)}
            label={labels[index]}
            names={names}
            advice={advice.get(line.id) ?? NO_ADVICE}
            progression={line.progression}
            mayProgress={onRename !== undefined}
            handlers={handlers}
          />
        ))}
      </ol>
      {session.lines.length === 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => onAction(at, 'addLine')}>
          Write the first line
        </Button>
      )}
    </div>
  );
});

const NO_ADVICE: readonly string[] = [];
