/** Printing: the cards of everyone assigned, or of those selected, as one PDF; who was left out and why. */

import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { runJob } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { offerFile, size } from '../../ui/offer-file.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useLastJob } from '../../ui/use-last-job.ts';

const route = getRouteApi('/print');

/** As many of the register as one call answers: enough to say which sheets of the last print are void by now. */
const MOST_SHEETS = 500;
const SHEETS_SHOWN = 100;

const VOID_WORDS = {
  reprinted: 'printed again',
  ended: 'program ended',
  changed: 'program changed',
  held: 'on hold',
  shared: 'another athlete on it changed',
} as const;

export function PrintPlace() {
  const { athletes } = route.useSearch();
  const facility = useChannel('facility.get', {});
  const assignments = useChannel('assignments.list', athletes ? { athleteIds: athletes } : {});
  const register = useChannel('documents.register', { limit: MOST_SHEETS });
  const [paper, setPaper] = useState<'A4' | 'Letter'>();
  const [made, setMade] = useState<Made>();
  const earlier = useLastJob('documents.print');
  const { busy, failure, attempt } = useAttempt();
  const people = assignments.data?.length ?? 0;

  const print = () => {
    setMade(undefined);
    return attempt(async () =>
      setMade(
        await runJob('documents.print', {
          ...(athletes && { athleteIds: athletes }),
          paper: paper ?? facility.data?.paper,
        }),
      ),
    );
  };
  const voidNow = new Set(register.data?.filter(({ voidSince }) => voidSince).map(({ number }) => number));

  return (
    <div className="place">
      <header className="place-head">
        <h1>Print</h1>
        <span className="quiet">
          Individual cards for {athletes ? 'the selected athletes' : 'everyone assigned'}: {people}
        </span>
        <span style={{ flex: 1 }} />
        <SegmentedControl
          aria-label="Paper"
          value={paper ?? facility.data?.paper ?? 'A4'}
          onChange={(value) => setPaper(value as 'A4' | 'Letter')}
          data={['A4', 'Letter']}
        />
        <Button
          leftSection={<IconPrinter size={16} stroke={1.6} />}
          onClick={() => void print()}
          loading={busy}
          disabled={people === 0}
        >
          {people === 1 ? 'Make 1 card' : `Make ${people} cards`}
        </Button>
      </header>
      <PlaceBody label="Cards">
        {people === 0 && assignments.data && (
          <p>Nobody here has a program yet. Select athletes on the roster and press A to assign one.</p>
        )}
        {failure && <FailureNote failure={failure} />}
        {failure?.code === 'NOTHING_TO_PRINT' && <LeftOut people={leftOutOf(failure)} />}
        {made && (
          <section style={{ marginBottom: 28 }}>
            <MadeCards made={made} save={`Save ${made.file.name}`} voidNow={voidNow} />
            <LeftOut people={made.leftOut} />
          </section>
        )}
        {!made && !busy && earlier && (
          <section style={{ marginBottom: 28 }} aria-label="Printed last">
            <MadeCards made={earlier} save="Save again" voidNow={voidNow} />
          </section>
        )}
        {!made && people > 0 && (
          <table className="plain-table" style={{ marginBottom: 28 }}>
            <thead>
              <tr>
                <th>Athlete</th>
                <th>Squads</th>
                <th>Program</th>
                <th>Starts</th>
                <th>As assigned</th>
              </tr>
            </thead>
            <tbody>
              {assignments.data?.map((assignment) => (
                <tr key={assignment.id}>
                  <td style={{ fontWeight: 600 }}>{assignment.name}</td>
                  <td>{assignment.squads.join(', ')}</td>
                  <td>{assignment.program.name}</td>
                  <td>{formatDate(assignment.startDate)}</td>
                  <td className="quiet">
                    {assignment.outcome === 'asWritten' ? 'as written' : 'with changes'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {register.data && register.data.length > 0 && (
          <>
            <div className="section-title">Printed so far</div>
            <table className="plain-table">
              <thead>
                <tr>
                  <th>Sheet</th>
                  <th>Athlete</th>
                  <th>Program</th>
                  <th className="number">Revision</th>
                  <th>Printed</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {register.data.slice(0, SHEETS_SHOWN).map((sheet) => (
                  <tr key={sheet.number} className={sheet.voidSince ? 'quiet' : undefined}>
                    <td style={{ fontVariantNumeric: 'tabular-nums' }}>{sheet.number}</td>
                    <td>{sheet.name}</td>
                    <td>
                      {sheet.program}, version {sheet.programVersion}
                    </td>
                    <td className="number">{sheet.revision}</td>
                    <td>
                      {new Date(sheet.printedAt).toLocaleString('en-GB', {
                        dateStyle: 'medium',
                        timeStyle: 'short',
                      })}
                    </td>
                    <td>
                      {sheet.voidSince &&
                        `void${sheet.voidReason ? `: ${VOID_WORDS[sheet.voidReason]}` : ''}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </PlaceBody>
    </div>
  );
}

type Made = ResultOf<'documents.print'>;

interface MadeCardsProps {
  readonly made: Made;
  /** What the button says. */
  readonly save: string;
  /** Numbers of the sheets that are void by now. */
  readonly voidNow: ReadonlySet<string>;
}

/** A packet that was made; one with void sheets is not given out again. */
function MadeCards({ made, save, voidNow }: MadeCardsProps) {
  const gone = made.printed.filter(({ sheetNumber }) => voidNow.has(sheetNumber)).length;
  return (
    <>
      <h2 style={{ fontSize: 16, margin: '0 0 4px' }}>
        {made.printed.length} {made.printed.length === 1 ? 'card' : 'cards'}, {made.pages} pages
      </h2>
      {gone > 0 ? (
        <p>
          {gone} of its sheets {gone === 1 ? 'is' : 'are'} void by now. Make the cards again.
        </p>
      ) : (
        <p>
          <Button onClick={() => void offerFile(made.file)}>{save}</Button>{' '}
          <span className="quiet">
            {made.file.name}, {size(made.file.bytes)}
          </span>
        </p>
      )}
    </>
  );
}

type LeftOutPerson = Made['leftOut'][number];

/** Carried by NOTHING_TO_PRINT, so that nobody is left out without a name. */
function leftOutOf(failure: Failure): readonly LeftOutPerson[] {
  return (failure.details as { leftOut?: LeftOutPerson[] } | undefined)?.leftOut ?? [];
}

function LeftOut({ people }: { people: readonly LeftOutPerson[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <div className="section-title">Left out: {people.length}</div>
      <table className="plain-table">
        <tbody>
          {people.map((person) => (
            <tr key={`${person.athleteId} ${person.reason}`}>
              <td style={{ fontWeight: 600 }}>{person.name}</td>
              <td>
                <span className="rule">{person.rule}</span>
              </td>
              <td>{person.reason}</td>
              <td className="quiet">{person.from && `from ${formatDate(person.from)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
