/** One line of the editor: a text in the prescription language, read at every keystroke. */

import { IconGripVertical } from '@tabler/icons-react';
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  memo,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { completionsAt } from '#domain/prescription/complete.ts';
import type { LineContent } from '#domain/program/edit.ts';
import { type ExerciseNames, matchingExercises, readLine, unreadLine } from '#domain/program/line-text.ts';
import { PROGRESSION_NAMES, type ProgressionRule } from '#domain/training/progression-rules.ts';
import classes from './editor.module.css';
import { LineText } from './line-text.tsx';
import { ProgressionMenu, sentence } from './progression-menu.tsx';

export interface LineFieldProps {
  /** Of the block, session and line; names the field for keyboard steps. */
  readonly place: string;
  /** The same in words: `Week 1, session A, line 2`. */
  readonly spoken: string;
  readonly text: string;
  readonly label: string | undefined;
  readonly names: ExerciseNames;
  readonly advice: readonly string[];
  readonly progression: ProgressionRule | undefined;
  /** Lines beside the sessions stay as they are written. */
  readonly mayProgress: boolean;
  readonly handlers: LineHandlers;
}

/** The same for every line, so that a key in one draws no other. */
export interface LineHandlers {
  /** One `visit` to a line is one step to take back, however often it is kept meanwhile. */
  readonly onContent: (place: string, content: LineContent, visit: string) => void;
  /** Whether letters are on their way that the program does not have yet. */
  readonly onTyping: (is: boolean) => void;
  readonly onBroken: (place: string, broken: boolean) => void;
  readonly onKey: (place: string, action: LineAction) => void;
  readonly onPaste: (place: string, lines: readonly LineContent[]) => void;
  readonly onProgression: (place: string, rule: ProgressionRule | undefined) => void;
  readonly onDrop: (from: string, to: string, behind: boolean) => void;
}

export type LineAction =
  | 'newBelow'
  | 'remove'
  | 'up'
  | 'down'
  | 'weekBefore'
  | 'weekAfter'
  | 'previous'
  | 'next'
  | 'join';

/** What is dragged from a handle, and nothing else that may be dropped. */
export const DRAGGED_LINE = 'application/x-rackside-line';

const MOST_OFFERED = 8;

/** How long the hands rest before a line is kept, and says what is wrong with it. */
const REST_MS = 700;

export const LineField = memo(function LineField({
  place,
  spoken,
  text: written,
  label,
  names,
  advice,
  progression,
  mayProgress,
  handlers,
}: LineFieldProps) {
  const { onContent, onTyping, onBroken, onKey, onPaste, onProgression, onDrop } = handlers;
  const [text, setText] = useState(written);
  const [caret, setCaret] = useState<number>();
  const [chosen, setChosen] = useState(0);
  const [choosing, setChoosing] = useState(false);
  const [over, setOver] = useState<'before' | 'behind'>();
  const field = useRef<HTMLTextAreaElement>(null);
  const reading = useMemo(
    () => (line: string) => readLine(line, names, { mayGrow: place.startsWith('foundation') }),
    [names, place],
  );
  const read = useMemo(() => reading(text), [text, reading]);
  const empty = text.trim() === '';
  // Nothing is wrong with half a word while the hands are still at it.
  const [typing, setTyping] = useState(false);
  const visit = useRef('');
  const says = (line: string) => meaning(reading(line).content) ?? line.trim();
  const keep = () => {
    setTyping(false);
    // What nobody can read yet is kept as it was typed.
    if (text !== written && says(text) !== says(written))
      onContent(place, read.content ?? unreadLine(text), visit.current);
    else onTyping(false);
  };
  const latestKeep = useRef(keep);
  latestKeep.current = keep;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every letter begins the rest anew
  useEffect(() => {
    if (!typing) return;
    const rest = setTimeout(() => latestKeep.current(), REST_MS);
    return () => clearTimeout(rest);
  }, [typing, text]);
  const broken = !typing && !empty && read.content === undefined;
  // Undo, a replaced exercise or a shifted percentage writes the line anew; what was just kept stays as the hands wrote
  // it while they are there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is written anew
  useEffect(() => {
    if (document.activeElement !== field.current || says(text) !== says(written)) setText(written);
  }, [written]);
  useEffect(() => {
    onBroken(place, broken);
    return () => onBroken(place, false);
  }, [place, broken, onBroken]);

  const offered = caret === undefined ? NOTHING : offersAt(text, caret, names, read.exercise);
  const leave = () => {
    setCaret(undefined);
    keep();
    if (says(text) === says(written)) setText(written);
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
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const offering = offered.options.length > 0;
    const action =
      ACTIONS[`${event.altKey ? 'Alt+' : ''}${event.ctrlKey || event.metaKey ? 'Mod+' : ''}${event.key}`];
    if (offering && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + offered.options.length) % offered.options.length);
    } else if (offering && (event.key === 'Tab' || event.key === 'Enter') && chosen >= 0 && !event.altKey) {
      event.preventDefault();
      take(offered.options[chosen] ?? '');
    } else if (event.key === 'Escape' && offering) {
      event.stopPropagation();
      setCaret(undefined);
    } else if (event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      leave();
      if (mayProgress) setChoosing(true);
    } else if (event.key === 'Backspace' && empty) {
      event.preventDefault();
      onKey(place, 'remove');
    } else if (action) {
      event.preventDefault();
      leave();
      onKey(place, action);
    }
  };
  const paste = (event: ClipboardEvent) => {
    const lines = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    if (lines.length < 2) return;
    event.preventDefault();
    onPaste(
      place,
      lines.map((line) => reading(line).content ?? unreadLine(line)),
    );
  };
  const [problem] = read.problems;
  const id = `line-${place}`;
  const prescription = read.content?.prescription;
  return (
    <li
      className={classes.line}
      data-group={label ? '' : undefined}
      data-over={over}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED_LINE)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(halfOf(event));
      }}
      onDragLeave={() => setOver(undefined)}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED_LINE)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(undefined);
        onDrop(event.dataTransfer.getData(DRAGGED_LINE), place, halfOf(event) === 'behind');
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; Alt and the arrow keys do the same */}
      <span
        className={classes.handle}
        draggable
        title="Drag to another place; Alt and the arrow keys do the same"
        onDragStart={(event) => event.dataTransfer.setData(DRAGGED_LINE, place)}
      >
        {label ?? <IconGripVertical size={14} stroke={1.6} aria-hidden />}
      </span>
      <div className={classes.field}>
        <LineText text={text} read={read} marks={broken} />
        <textarea
          ref={field}
          id={id}
          rows={1}
          data-place={place}
          data-typing={typing || undefined}
          aria-label={spoken}
          aria-invalid={broken || undefined}
          aria-describedby={broken || advice.length > 0 ? `${id}-note` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          placeholder="Exercise, sets × reps, load"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '));
            setCaret(event.currentTarget.selectionStart ?? undefined);
            setChosen(0);
            setTyping(true);
            onTyping(true);
          }}
          onFocus={() => {
            visit.current = crypto.randomUUID();
          }}
          onBlur={leave}
          onKeyDown={keys}
          onPaste={paste}
        />
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
      {mayProgress && (
        <ProgressionMenu
          prescription={prescription}
          rule={progression}
          opened={choosing}
          onOpened={(opened) => {
            setChoosing(opened);
            if (!opened) field.current?.focus();
          }}
          onChoose={(rule) => onProgression(place, rule)}
        />
      )}
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
                const mended = reading(next).content;
                if (mended) onContent(place, mended, crypto.randomUUID());
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
      {!broken && progression && prescription && (
        <div className={classes.advice}>
          <b>{PROGRESSION_NAMES[progression]}.</b> {sentence(progression, prescription)}
        </div>
      )}
    </li>
  );
});

/** Two wordings of one line have the same. */
function meaning(content: LineContent | undefined): string | undefined {
  return content && JSON.stringify([content.exerciseId, content.prescription, content.progressesTo]);
}

function halfOf({ clientY, currentTarget }: DragEvent<HTMLElement>): 'before' | 'behind' {
  const { top, height } = currentTarget.getBoundingClientRect();
  return clientY > top + height / 2 ? 'behind' : 'before';
}

const ACTIONS: Readonly<Record<string, LineAction>> = {
  Enter: 'newBelow',
  'Alt+ArrowUp': 'up',
  'Alt+ArrowDown': 'down',
  ArrowUp: 'previous',
  ArrowDown: 'next',
  'Alt+ArrowLeft': 'weekBefore',
  'Alt+ArrowRight': 'weekAfter',
  'Mod+g': 'join',
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
