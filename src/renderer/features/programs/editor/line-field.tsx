/** One line of the editor: a text in the prescription language, read at every keystroke. */

import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { completionsAt } from '#domain/prescription/complete.ts';
import type { LineContent } from '#domain/program/edit.ts';
import { type ExerciseNames, matchingExercises, readLine } from '#domain/program/line-text.ts';
import classes from './editor.module.css';

export interface LineFieldProps {
  /** Of the block, session and line; names the field for keyboard steps. */
  readonly place: string;
  readonly text: string;
  readonly label: string | undefined;
  readonly names: ExerciseNames;
  readonly advice: readonly string[];
  readonly onContent: (place: string, content: LineContent) => void;
  readonly onBroken: (place: string, broken: boolean) => void;
  readonly onKey: (place: string, action: LineAction) => void;
  readonly onDrop: (from: string, to: string) => void;
}

export type LineAction = 'newBelow' | 'remove' | 'up' | 'down' | 'previous' | 'next' | 'superset';

const MOST_OFFERED = 8;

export const LineField = memo(function LineField({
  place,
  text: written,
  label,
  names,
  advice,
  onContent,
  onBroken,
  onKey,
  onDrop,
}: LineFieldProps) {
  const [text, setText] = useState(written);
  const [caret, setCaret] = useState<number>();
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const read = useMemo(() => readLine(text, names), [text, names]);
  const empty = text.trim() === '';
  const broken = !empty && read.content === undefined;
  // Undo, a replaced exercise or a shifted percentage writes the line anew.
  useEffect(() => setText(written), [written]);
  useEffect(() => {
    onBroken(place, broken);
    return () => onBroken(place, false);
  }, [place, broken, onBroken]);

  const offered = caret === undefined ? NOTHING : offersAt(text, caret, names, read.exercise);
  const keep = () => {
    setCaret(undefined);
    if (read.content && text !== written) onContent(place, read.content);
  };
  const take = (option: string) => {
    const next = text.slice(0, offered.from) + option + text.slice(offered.to);
    const at = offered.from + option.length;
    // Written at once: the next key may already be on its way.
    flushSync(() => {
      setText(next);
      setChosen(0);
      setCaret(undefined);
    });
    field.current?.setSelectionRange(at, at);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const offering = offered.options.length > 0;
    const action =
      ACTIONS[`${event.altKey ? 'Alt+' : ''}${event.ctrlKey || event.metaKey ? 'Mod+' : ''}${event.key}`];
    if (offering && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + offered.options.length) % offered.options.length);
    } else if (offering && (event.key === 'Tab' || event.key === 'Enter') && chosen >= 0) {
      event.preventDefault();
      take(offered.options[chosen] ?? '');
    } else if (event.key === 'Escape' && offering) {
      event.stopPropagation();
      setCaret(undefined);
    } else if (event.key === 'Backspace' && empty) {
      event.preventDefault();
      onKey(place, 'remove');
    } else if (action) {
      event.preventDefault();
      keep();
      onKey(place, action);
    }
  };
  const [problem] = read.problems;
  const id = `line-${place}`;
  return (
    <li
      className={classes.line}
      data-group={label ? '' : undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop(event.dataTransfer.getData('text/plain'), place);
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; Alt and the arrow keys do the same */}
      <span
        className={classes.handle}
        draggable
        title="Drag to another place; Alt and the arrow keys do the same"
        onDragStart={(event) => event.dataTransfer.setData('text/plain', place)}
      >
        {label ?? <IconGripVertical size={14} stroke={1.6} aria-hidden />}
      </span>
      <div className={classes.field}>
        <input
          ref={field}
          id={id}
          data-place={place}
          aria-label={`Line ${place}`}
          aria-invalid={broken || undefined}
          aria-describedby={broken || advice.length > 0 ? `${id}-note` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          placeholder="Exercise, sets × reps, load"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart ?? undefined);
            setChosen(0);
          }}
          onBlur={keep}
          onKeyDown={keys}
        />
        {broken && problem && <Marked text={text} start={problem.start} end={problem.end} />}
        {offered.options.length > 0 && (
          <ul className={classes.offers}>
            {offered.options.map((option, index) => (
              <li key={option} data-chosen={index === chosen || undefined}>
                <button
                  type="button"
                  tabIndex={-1}
                  onPointerDown={(event) => {
                    event.preventDefault();
                    take(option);
                  }}
                >
                  {option}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {broken && problem && (
        <div id={`${id}-note`} className={classes.problem} role="status">
          {problem.sentence}{' '}
          {problem.proposal && (
            <button
              type="button"
              onClick={() => {
                const before = text.slice(0, problem.start);
                const space =
                  problem.start === problem.end && before !== '' && !before.endsWith(' ') ? ' ' : '';
                const next = `${before}${space}${problem.proposal}${text.slice(problem.end)}`;
                setText(next);
                const mended = readLine(next, names).content;
                if (mended) onContent(place, mended);
              }}
            >
              Write “{problem.proposal}”
            </button>
          )}
        </div>
      )}
      {!broken &&
        advice.map((sentence) => (
          <div key={sentence} id={`${id}-note`} className={classes.advice}>
            {sentence}
          </div>
        ))}
    </li>
  );
});

const ACTIONS: Readonly<Record<string, LineAction>> = {
  Enter: 'newBelow',
  'Alt+ArrowUp': 'up',
  'Alt+ArrowDown': 'down',
  ArrowUp: 'previous',
  ArrowDown: 'next',
  'Mod+g': 'superset',
  'Mod+Backspace': 'remove',
};

interface Offers {
  readonly from: number;
  readonly to: number;
  readonly options: readonly string[];
}
const NOTHING: Offers = { from: 0, to: 0, options: [] };

/** Exercises until one is recognised, then words of the language. */
function offersAt(text: string, caret: number, names: ExerciseNames, exercise: Exercise | undefined): Offers {
  if (!exercise) {
    const typed = text.slice(0, caret);
    if (/\d/.test(typed) || typed.trim().length < 2) return NOTHING;
    const options = matchingExercises(typed, names, MOST_OFFERED).map(({ name }) => `${name} `);
    return { from: 0, to: caret, options };
  }
  const { from, to, options } = completionsAt(text, caret);
  return from < exercise.name.length && text.toLowerCase().startsWith(exercise.name.toLowerCase())
    ? NOTHING
    : { from, to, options };
}

/** The same text behind the field, with the word that is not understood underlined. */
function Marked({ text, start, end }: { text: string; start: number; end: number }) {
  return (
    <div className={classes.marked} aria-hidden="true">
      {text.slice(0, start)}
      <mark>{text.slice(start, end) || ' '}</mark>
      {text.slice(end)}
    </div>
  );
}
