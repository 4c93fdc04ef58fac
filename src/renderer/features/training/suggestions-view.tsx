/** What comes next after what was logged: by exercise, each with its reason; accepted one by one or all that are chosen. */

import { Button, Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TrainingSuggestion } from '#contract/training.ts';
import type { SquadId } from '#contract/values.ts';
import { call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import classes from './suggestions.module.css';

const KINDS: Readonly<Record<TrainingSuggestion['kind'], string>> = {
  load: 'Next load',
  lighter: 'Lighter',
  reentry: 'Way back',
  fullLoad: 'Full load again',
  wave: 'Next in the wave',
  deload: 'Easier week',
  maximum: 'New maximum',
  retest: 'Test again',
  easier: 'Step down',
  harder: 'Step up',
};

/** One call takes so many. */
const MOST_AT_ONCE = 1500;

export function SuggestionsView({ squad, athleteId }: { squad?: string | undefined; athleteId?: string }) {
  const answer = useChannel('training.suggestions', {
    ...(squad && { squad: squad as SquadId }),
    ...(athleteId && { athleteId: athleteId as never }),
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { busy, failure, attempt } = useAttempt();
  const all = answer.data ?? [];
  const acceptable = all.filter((each) => each.acceptable && !left.has(keyOf(each)));
  const send = (channel: 'training.accept' | 'training.setAside', of: readonly TrainingSuggestion[]) =>
    void attempt(async () => {
      const keys = of.map(({ assignmentId, subject, kind, until, next }) => ({
        assignmentId,
        subject,
        kind,
        until,
        next,
      }));
      let onPaper = 0;
      for (let start = 0; start < keys.length; start += MOST_AT_ONCE) {
        const part = { suggestions: keys.slice(start, start + MOST_AT_ONCE) };
        if (channel === 'training.accept') onPaper += (await call(channel, part)).onPaper;
        else await call(channel, part);
      }
      if (onPaper > 0) notifications.show({ message: stillOnPaper(onPaper), autoClose: 12_000 });
    });
  if (answer.error) return <FailureNote failure={answer.error.failure} />;
  if (!answer.data) return null;
  if (all.length === 0)
    return (
      <p className="quiet">
        Nothing to suggest. Suggestions come from results that are entered; a line that was changed makes
        none.
      </p>
    );
  return (
    <section aria-label="Suggestions">
      <div className={classes.head}>
        <p className="quiet">
          Nothing changes by itself. What you accept stands on the next sheet; Ctrl Z takes it back.
        </p>
        <span style={{ flex: 1 }} />
        <Button
          loading={busy}
          disabled={acceptable.length === 0}
          onClick={() => send('training.accept', acceptable)}
        >
          {acceptWords(acceptable.length, all)}
        </Button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {[...Map.groupBy(all, ({ exercise }) => exercise)].map(([exercise, own]) => (
        <section key={exercise} className={classes.group} aria-label={exercise}>
          <h2>{exercise}</h2>
          <table>
            <tbody>
              {own.map((each) => (
                <tr key={keyOf(each)}>
                  <td>
                    {each.acceptable && (
                      <Checkbox
                        aria-label={`Accept for ${each.name}`}
                        checked={!left.has(keyOf(each))}
                        onChange={(event) => {
                          const next = new Set(left);
                          if (event.currentTarget.checked) next.delete(keyOf(each));
                          else next.add(keyOf(each));
                          setLeft(next);
                        }}
                      />
                    )}
                  </td>
                  <td>
                    <Link to="/roster" search={{ athlete: each.athleteId, tab: 'program' }}>
                      {each.name}
                    </Link>
                    <span className="quiet"> {each.mark}</span>
                  </td>
                  <td>
                    <b>{KINDS[each.kind]}</b>
                    <div className={classes.step}>
                      {each.now && <span className="quiet">{each.now}</span>}
                      {each.now && each.next && ' → '}
                      {each.next && <b>{each.next}</b>}
                    </div>
                  </td>
                  <td>{each.sentence}</td>
                  <td>
                    {each.acceptable && (
                      <Button
                        variant="default"
                        size="compact-sm"
                        disabled={busy}
                        aria-label={`Accept: ${each.name}, ${KINDS[each.kind]}`}
                        onClick={() => send('training.accept', [each])}
                      >
                        Accept
                      </Button>
                    )}
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      disabled={busy}
                      aria-label={`Set aside: ${each.name}, ${KINDS[each.kind]}`}
                      onClick={() => send('training.setAside', [each])}
                    >
                      Set aside
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </section>
  );
}

/** What is in the room and what is asked are the same until it is printed again. */
function stillOnPaper(athletes: number): string {
  const whose = athletes === 1 ? 'The sheet of 1 athlete says' : `The sheets of ${athletes} athletes say`;
  return `${whose} the load from before, and it is what is asked until you print again.`;
}

/** Nothing ticked is not the same as nothing that a click could carry out. */
function acceptWords(chosen: number, all: readonly TrainingSuggestion[]): string {
  if (chosen > 0) return `Accept ${chosen === 1 ? '1 suggestion' : `${chosen} suggestions`}`;
  return all.some(({ acceptable }) => acceptable) ? 'None chosen' : 'Nothing to accept';
}

function keyOf({ assignmentId, subject, kind, until, next }: TrainingSuggestion): string {
  return JSON.stringify([assignmentId, subject, kind, until, next]);
}
