/** An athlete's progress: estimates, hard sets, tonnage, sessions, records and the guide's milestones, over a period. */

import { useState } from 'react';
import type { AthleteId } from '#contract/values.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { EstimateSection } from './estimate-section.tsx';
import { GuideSection } from './guide-section.tsx';
import { OptIn } from './opt-in.tsx';
import { PeriodSwitch } from './period-switch.tsx';
import { RecordsSection } from './records-section.tsx';
import { TotalsTable } from './totals-table.tsx';
import { WeeksSection } from './weeks-section.tsx';
import { type PeriodChoice, SHORT_EMPTY, USUAL_PERIOD, weeksOf } from './words.ts';

export function ProgressPanel({ athleteId }: { athleteId: string }) {
  const [choice, setChoice] = useState<PeriodChoice>(USUAL_PERIOD);
  const asked = { athleteId: athleteId as AthleteId, weeks: weeksOf(choice) };
  const progress = useChannel('progress.athlete', asked);
  const records = useChannel('progress.records', asked);
  const { data } = progress;
  if (progress.error) return <FailureNote failure={progress.error.failure} />;
  if (!data) return null;
  if (!data.firstSession)
    return (
      <>
        <p className="quiet">{SHORT_EMPTY}</p>
        <OptIn athleteId={athleteId} noted={data.onLeaderboards} />
      </>
    );
  return (
    <>
      <div style={{ display: 'flex', gap: 10, alignItems: 'baseline' }}>
        <PeriodSwitch value={choice} onChange={setChoice} />
        <span className="quiet">logged since {formatDate(data.firstSession)}</span>
      </div>
      <TotalsTable progress={data} records={records.data} />
      <EstimateSection lifts={data.lifts} period={data.period} unit={data.unit} />
      <WeeksSection progress={data} />
      {records.data && <RecordsSection records={records.data.records} />}
      {records.data && <GuideSection records={records.data} reminders={data.reminders} />}
      <OptIn athleteId={athleteId} noted={data.onLeaderboards} />
    </>
  );
}
