/** A week to fill in on any computer, under Reports: made for a squad, and brought back. */

import { Button, FileButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconFileImport, IconTableExport } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ResultOf } from '#contract/channels.ts';
import type { FillInPreview } from '#contract/fill-in.ts';
import type { FileToken, SquadId } from '#contract/values.ts';
import {
  addDays,
  type CalendarDate,
  formatDate,
  isCalendarDate,
  mondayOf,
} from '#domain/calendar/calendar-date.ts';
import { bridge, runJob } from '../../../app/bridge.ts';
import { useChannel } from '../../../app/queries.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { offerFile, size } from '../../../ui/offer-file.tsx';
import { PlaceBody } from '../../../ui/place-body.tsx';
import { useAttempt } from '../../../ui/use-attempt.ts';
import { useFileDrop } from '../../../ui/use-file-drop.ts';
import { ReportsViews } from '../../workbooks/reports-views.tsx';
import { useAdvice } from '../advice.ts';
import { Entered, type EnteredFillIn, fieldOf } from './entered.tsx';
import classes from './fill-in.module.css';
import { FillInCheck } from './fill-in-check.tsx';
import { useKeptFillIn } from './kept-fill-in.ts';

const route = getRouteApi('/reports');

/** A workbook that came back, and what was decided of it so far. */
interface Looked {
  readonly file: FileToken;
  readonly preview: FillInPreview;
  readonly taken: ReadonlySet<number>;
}

export function FillInPlace() {
  const { squad, week } = route.useSearch();
  const navigate = route.useNavigate();
  const squads = useChannel('roster.squads', {});
  const status = useChannel('system.status', {});
  const [made, setMade] = useState<ResultOf<'training.exportFillIn'>>();
  const [looked, setLooked] = useState<Looked>();
  const [entered, setEntered] = useState<EnteredFillIn>();
  const said = useAdvice(status.data?.person?.id ?? '');
  const [reading, setReading] = useState<string>();
  const kept = useKeptFillIn();
  const { busy, failure, attempt, forget } = useAttempt();
  const monday = week && isCalendarDate(week) ? mondayOf(week) : status.data && mondayOf(status.data.today);
  const change = (part: { squad?: string | undefined; week?: CalendarDate }) => {
    setMade(undefined);
    forget();
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  };
  const make = () =>
    monday &&
    void attempt(async () => {
      setMade(undefined);
      const done = await runJob('training.exportFillIn', {
        monday,
        ...(squad && { squad: squad as SquadId }),
      });
      setMade(done);
      await offerFile(done.file);
    });
  const show = async (file: FileToken, taken: readonly number[]) => {
    const preview = await runJob('training.previewFillIn', { file });
    // What stands in the log by now is no longer to decide.
    const open = new Set(preview.sets.map(({ number }) => number));
    decide({ file, preview, taken: new Set(taken.filter((number) => open.has(number))) });
  };
  const decide = (next: Looked | undefined) => {
    setLooked(next);
    kept.keep(next && { file: next.file, taken: [...next.taken] });
  };
  // After a reload it goes on where it was; a file that is gone is said, not passed over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once, on arrival
  useEffect(() => {
    const before = kept.read();
    if (!before) return;
    kept.keep(undefined);
    setReading('the workbook again');
    void attempt(() => show(before.file, before.taken)).finally(() => setReading(undefined));
  }, []);
  const take = (file: File | null) =>
    file &&
    void attempt(async () => {
      setEntered(undefined);
      setReading(file.name);
      try {
        const { token } = await bridge.receiveFile(file);
        await show(token as FileToken, []);
      } finally {
        setReading(undefined);
      }
    });
  const { over, drop } = useFileDrop(take);
  if (looked) {
    return (
      <FillInCheck
        key={looked.preview.id}
        preview={looked.preview}
        taken={looked.taken}
        onTake={(taken) => decide({ ...looked, taken })}
        reading={busy}
        failure={failure}
        onFile={take}
        onLeave={() => decide(undefined)}
        onEntered={(done) => {
          decide(undefined);
          setEntered(done);
          said.say(fieldOf(done), done.advice);
        }}
      />
    );
  }
  return (
    <section aria-label="Fill-in workbook" className="place" {...drop}>
      <header className="place-head">
        <h1>Reports</h1>
        <ReportsViews />
        <select
          aria-label="Squad"
          className="squad-switch"
          value={squad ?? ''}
          onChange={(event) => change({ squad: event.currentTarget.value || undefined })}
        >
          <option value="">Everybody</option>
          {squads.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <span style={{ flex: 1 }} />
        <Button
          leftSection={<IconTableExport size={16} stroke={1.6} />}
          onClick={make}
          loading={busy && reading === undefined}
          disabled={!monday || busy}
        >
          Make the workbook
        </Button>
      </header>
      <PlaceBody label="Week" style={{ maxWidth: 720 }}>
        {entered && <Entered entered={entered} said={said} onClose={() => setEntered(undefined)} />}
        <p>
          One Excel workbook for a week: every set with its target as permitted today, and open cells for
          load, reps, RPE and pain. Fill it in on any computer and bring it back here.
        </p>
        {monday && <WeekChoice monday={monday} onWeek={(next) => change({ week: next })} />}
        {failure && <FailureNote failure={failure} />}
        <LeftOut leftOut={made?.leftOut ?? leftOutOf(failure?.details)} />
        {made && (
          <p>
            {made.file.name}, {size(made.file.bytes)}:{' '}
            {made.athletes === 1 ? '1 athlete' : `${made.athletes} athletes`},{' '}
            {made.sets.toLocaleString('en')} sets.{' '}
            <Button variant="subtle" size="compact-xs" onClick={() => void offerFile(made.file)}>
              Save it again
            </Button>
          </p>
        )}
        <div className={`drop-area ${classes.drop}`} data-over={over || undefined}>
          <IconFileImport size={34} stroke={1.3} aria-hidden />
          <p>{reading ? `Reading ${reading} …` : 'Drop a workbook that was filled in here, or choose it.'}</p>
          <FileButton onChange={take} accept=".xlsx">
            {(props) => (
              <Button {...props} variant="default" loading={reading !== undefined} disabled={busy}>
                Choose a file
              </Button>
            )}
          </FileButton>
          <p className="quiet">You see every set before anything is saved. What is newer in the log stays.</p>
        </div>
      </PlaceBody>
    </section>
  );
}

function WeekChoice({ monday, onWeek }: { monday: CalendarDate; onWeek: (monday: CalendarDate) => void }) {
  return (
    <div className={classes.week}>
      <Button variant="default" px={8} aria-label="Week before" onClick={() => onWeek(addDays(monday, -7))}>
        <IconChevronLeft size={16} stroke={1.6} />
      </Button>
      <b aria-live="polite">
        {formatDate(monday)} to {formatDate(addDays(monday, 6))}
      </b>
      <Button variant="default" px={8} aria-label="Week after" onClick={() => onWeek(addDays(monday, 7))}>
        <IconChevronRight size={16} stroke={1.6} />
      </Button>
    </div>
  );
}

type LeftOutOfWeek = ResultOf<'training.exportFillIn'>['leftOut'];

function LeftOut({ leftOut }: { leftOut: LeftOutOfWeek }) {
  if (leftOut.length === 0) return null;
  return (
    <details className="why-chain">
      <summary>{leftOut.length === 1 ? '1 athlete is' : `${leftOut.length} athletes are`} not in it</summary>
      <ul className={classes.leftOut}>
        {leftOut.map(({ athleteId, name, because }) => (
          <li key={athleteId}>
            <b>{name}</b> {because}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Of an answer that no file was made because nobody was left. */
function leftOutOf(details: unknown): LeftOutOfWeek {
  return (details as { leftOut?: LeftOutOfWeek } | undefined)?.leftOut ?? [];
}
