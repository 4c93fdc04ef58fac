/** Whose names no font here can draw, each with its character, and the ways out: a preferred name, or without them. */

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Failure } from '#contract/envelope.ts';
import { characterInWords } from '#domain/paper/character.ts';
import classes from './documents.module.css';

/** As UNDRAWABLE_TEXT of a print carries them. */
interface Undrawable {
  readonly what: string;
  readonly character: string;
  readonly athlete: string;
  readonly athleteIds: readonly string[];
}

interface Props {
  readonly failure: Failure;
  /** Preferred names are printed already where they can be drawn. */
  readonly preferred: boolean;
  readonly busy: boolean;
  readonly onPreferred: () => void;
  readonly onLeaveOut: (athleteIds: readonly string[]) => void;
}

export function UndrawableNames({ failure, preferred, busy, onPreferred, onLeaveOut }: Props) {
  const { all } = failure.details as { readonly all: readonly Undrawable[] };
  const ids = all.flatMap(({ athleteIds }) => athleteIds);
  const names = all.some(({ what }) => what === NAME);
  return (
    <div role="alert" className={classes['undrawable']}>
      <b>
        {preferred ? 'These still cannot be drawn, so nothing is printed.' : 'No font here can draw these.'}
      </b>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse */}
      <ul aria-label="Cannot be drawn" tabIndex={0}>
        {all.map(({ what, character, athlete, athleteIds: [id] }) => (
          <li key={`${athlete} ${what}`}>
            {id === undefined ? (
              athlete
            ) : (
              <Link className="link" to="/roster" search={{ athlete: id, tab: 'profile' }}>
                {athlete}
              </Link>
            )}{' '}
            {what !== NAME && `${what} `}
            {characterInWords(character)}
          </li>
        ))}
      </ul>
      {preferred && names && (
        <span className="quiet">
          Open an athlete to give a preferred name that can be drawn, or print without them.
        </span>
      )}
      {!preferred && names && (
        <Button variant="default" loading={busy} onClick={onPreferred}>
          Print the preferred names of these
        </Button>
      )}
      {ids.length > 0 && (
        <Button variant="default" disabled={busy} onClick={() => onLeaveOut(ids)}>
          Leave these out
        </Button>
      )}
    </div>
  );
}

const NAME = 'the athlete’s name';
