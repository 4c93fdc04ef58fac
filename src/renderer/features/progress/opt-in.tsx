/** Whether an athlete asked to be on leaderboards: off until it is noted, with who noted it and when. */

import { Checkbox } from '@mantine/core';
import type { ResultOf } from '#contract/channels.ts';
import type { AthleteId } from '#contract/values.ts';
import { calendarDateOf, formatDate } from '#domain/calendar/calendar-date.ts';
import { call } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';

interface Props {
  readonly athleteId: string;
  readonly noted: ResultOf<'progress.athlete'>['onLeaderboards'];
}

export function OptIn({ athleteId, noted }: Props) {
  const { busy, failure, attempt } = useAttempt();
  return (
    <section aria-label="Leaderboards">
      <h3>Leaderboards</h3>
      <Checkbox
        label="The athlete asked to be on leaderboards"
        description={
          noted
            ? `Noted by ${noted.by}, ${formatDate(calendarDateOf(noted.at.slice(0, 10)))}.`
            : 'Nobody is on a leaderboard who has not asked for it.'
        }
        checked={noted !== null}
        disabled={busy}
        onChange={(event) => {
          const onLeaderboards = event.currentTarget.checked;
          void attempt(async () => {
            await call('progress.setOptIn', { athleteIds: [athleteId as AthleteId], onLeaderboards });
          });
        }}
      />
      {failure && <FailureNote failure={failure} />}
    </section>
  );
}
