/** What the guide says to follow: its milestones, and the checks that are due. */

import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import type { ResultOf } from '#contract/channels.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { REMINDERS_FROM } from '#domain/training/guide-tracking.ts';
import classes from './progress.module.css';

interface Props {
  readonly records: ResultOf<'progress.records'>;
  readonly reminders: ResultOf<'progress.athlete'>['reminders'];
}

export function GuideSection({ records: { milestones, milestoneSpan }, reminders }: Props) {
  return (
    <>
      <section aria-label="Milestones">
        <h3>Milestones of the guide</h3>
        <ul className={classes['list']}>
          {milestones.map(({ says, reachedOn }) => (
            <li key={says}>
              {reachedOn ? (
                <IconCircleCheckFilled size={16} aria-hidden />
              ) : (
                <IconCircle size={16} aria-hidden />
              )}
              <span>
                {says}{' '}
                <span className="quiet">
                  {reachedOn ? `reached ${formatDate(reachedOn)}` : 'not reached yet'}
                </span>
              </span>
            </li>
          ))}
        </ul>
        <p className="source">{milestoneSpan}</p>
      </section>
      <section aria-label="Checks">
        <h3>Checks</h3>
        <ul className={classes['list']}>
          {reminders.map(({ says, on }) => (
            <li key={says}>
              <span>
                {says} <span className="quiet">next {formatDate(on)}</span>
              </span>
            </li>
          ))}
        </ul>
        <p className="source">{REMINDERS_FROM}</p>
      </section>
    </>
  );
}
