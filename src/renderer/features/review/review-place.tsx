/** Review: what is due, expiring or waiting; nothing else. One click opens the athlete's clearance. */

import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { REVIEW_MATTERS, type ReviewItem } from '#contract/review.ts';
import type { SquadId } from '#contract/values.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { call, runJob } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { offerFile } from '../../ui/offer-file.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { TierChip } from '../../ui/tier-chip.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import classes from './review.module.css';

const route = getRouteApi('/review');

const MATTERS: Readonly<Record<ReviewItem['matter'], { title: string; todo: string }>> = {
  training: {
    title: 'Said in training',
    todo: 'Pain, or soreness where there should be none. Ask, and open a record where one is needed.',
  },
  ask: {
    title: 'Ask before they train',
    todo: 'Nothing was taken from the file. Ask, and open a record where one is needed.',
  },
  screen: { title: 'Check due', todo: 'Record a new screen or checklist.' },
  clearance: { title: 'Clearance ends', todo: 'Ask for a new letter in time.' },
  awaiting: {
    title: 'Waiting for a clearance',
    todo: 'Nothing loaded until a provider’s decision is recorded.',
  },
  override: { title: 'Exceptions', todo: 'Each stays here until it ends.' },
  held: { title: 'Programs on hold', todo: 'No sheet is printed while the hold lasts.' },
};

export function ReviewPlace() {
  const { squad } = route.useSearch();
  const navigate = useNavigate({ from: '/review' });
  const squads = useChannel('roster.squads', {});
  const list = useChannel('review.list', squad ? { squad: squad as SquadId } : {});
  const { busy, failure, attempt } = useAttempt();
  const print = () =>
    attempt(async () =>
      offerFile((await runJob('review.print', squad ? { squad: squad as SquadId } : {})).file),
    );
  const items = list.data?.items ?? [];
  return (
    <div className="place">
      <header className="place-head">
        <h1>Review</h1>
        <select
          aria-label="Squad"
          className="squad-switch"
          value={squad ?? ''}
          onChange={(event) =>
            void navigate({ search: { squad: event.currentTarget.value || undefined }, replace: true })
          }
        >
          <option value="">All squads</option>
          {squads.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <span style={{ flex: 1 }} />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.6} />}
          loading={busy}
          disabled={items.length === 0}
          onClick={() => void print()}
        >
          Print this list
        </Button>
      </header>
      <PlaceBody label="Review" style={{ maxWidth: 980 }}>
        {failure && <FailureNote failure={failure} />}
        {list.error && <FailureNote failure={list.error.failure} />}
        {list.data && items.length === 0 && (
          <p className="quiet">Nothing is due, nothing ends within 30 days and nobody is waiting.</p>
        )}
        {REVIEW_MATTERS.map((matter) => {
          const here = items.filter((item) => item.matter === matter);
          return here.length === 0 ? null : <Matter key={matter} matter={matter} items={here} />;
        })}
      </PlaceBody>
    </div>
  );
}

function Matter({ matter, items }: { matter: ReviewItem['matter']; items: readonly ReviewItem[] }) {
  const { title, todo } = MATTERS[matter];
  return (
    <section className={classes.matter} aria-label={title}>
      <h2>
        {title} <b>{items.length}</b>
      </h2>
      <p className="quiet">{todo}</p>
      <table className={classes.list}>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.athleteId} ${item.session?.plannedFor ?? ''}`}>
              <td>
                <Link to="/roster" search={{ athlete: item.athleteId, tab: 'clearance' }}>
                  {item.name}
                </Link>
              </td>
              <td className="quiet">{item.squads.join(', ')}</td>
              <td>
                <TierChip tier={item.tier} />
              </td>
              {item.file === null ? (
                <td>
                  <span className="rule">{item.rule}</span>
                </td>
              ) : (
                <td className={`quiet ${classes.says}`}>
                  The import of {item.file} says something about health. Ask before they train.
                </td>
              )}
              <td className={classes.when} data-overdue={(item.overdueDays ?? 0) > 0 || undefined}>
                {whenInWords(item)}
              </td>
              <td className="quiet">
                {item.programs > 0 && `${item.programs} program${item.programs === 1 ? '' : 's'}`}
              </td>
              {item.file !== null && (
                <td className={classes.act}>
                  <TakeOff
                    words="Asked"
                    name={item.name}
                    take={() => call('review.asked', { athleteIds: [item.athleteId] })}
                  />
                </td>
              )}
              {item.session && (
                <td className={classes.act}>
                  {item.on !== null && (
                    <Link to="/entry" search={{ date: item.on, athlete: item.athleteId }}>
                      What was said
                    </Link>
                  )}
                  <TakeOff
                    words="Looked at"
                    name={item.name}
                    take={() => call('training.reviewed', { sessions: item.session ? [item.session] : [] })}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Takes the line off the list: somebody has asked. */
function TakeOff({ words, name, take }: { words: string; name: string; take: () => Promise<unknown> }) {
  const { busy, failure, attempt } = useAttempt();
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={busy}
        aria-label={`${words}: ${name}`}
        onClick={() =>
          void attempt(async () => {
            await take();
          })
        }
      >
        {words}
      </Button>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}

function whenInWords({ on, overdueDays }: ReviewItem) {
  if (on === null || overdueDays === null) return null;
  const days = Math.abs(overdueDays);
  const span = days >= 14 ? `${Math.floor(days / 7)} weeks` : `${days} day${days === 1 ? '' : 's'}`;
  const relative = overdueDays === 0 ? 'today' : overdueDays > 0 ? `${span} overdue` : `in ${span}`;
  return (
    <>
      <span>{formatDate(on)}</span> <span>{relative}</span>
    </>
  );
}
