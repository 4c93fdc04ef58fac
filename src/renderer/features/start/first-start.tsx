/** The first start: three doors, one sentence each. */

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconFileImport, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { call, runJob } from '../../app/bridge.ts';
import { queryClient } from '../../app/queries.ts';
import mark from '../../app/rackside.svg';
import { FailureNote } from '../../ui/failure-note.tsx';
import { JobsBar } from '../../ui/jobs-bar.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { ImportScreen } from '../roster/import/import-screen.tsx';
import { useKeptImport } from '../roster/import/kept-import.ts';
import classes from './first-start.module.css';

/** `onImporting` hears whether an import is shown: it is no first start any more once that has imported. */
export function FirstStart({ onImporting }: { onImporting: (importing: boolean) => void }) {
  const kept = useKeptImport();
  const [door, setDoor] = useState<'choose' | 'empty' | 'import'>(kept.read() ? 'import' : 'choose');
  const { busy, failure, attempt } = useAttempt();
  // Before anything is drawn: the doors are not seen between the import and the roster.
  useLayoutEffect(() => onImporting(door === 'import'), [door, onImporting]);
  const [name, setName] = useState('');
  const [unit, setUnit] = useState<'kg' | 'lb'>('kg');

  const begin = (work: () => Promise<unknown>) =>
    attempt(async () => {
      await work();
      await queryClient.invalidateQueries();
    });

  if (door === 'import') {
    return (
      <div className={classes.page}>
        <ImportScreen
          onLeave={() => setDoor('choose')}
          onDone={() => void queryClient.invalidateQueries().then(() => setDoor('choose'))}
        />
        <JobsBar />
      </div>
    );
  }
  return (
    <main className={classes.page}>
      <div className={classes.middle}>
        <img src={mark} alt="" width={44} height={44} />
        <h1>Rackside</h1>
        <p className="quiet">
          Your roster, its clearances and its programs, on this computer only. Nothing leaves it unless you
          print or export it.
        </p>
        {failure && <FailureNote failure={failure} marked={['name']} />}
        {door === 'choose' ? (
          <div className={classes.doors}>
            <DoorCard
              icon={<IconFileImport size={26} stroke={1.5} />}
              title="Import a roster"
              text="From any spreadsheet, .xlsx or .csv. You see everything before it is saved."
              button={
                <Button onClick={() => setDoor('import')} disabled={busy}>
                  Choose a file
                </Button>
              }
            />
            <DoorCard
              icon={<IconPlayerPlay size={26} stroke={1.5} />}
              title="Try the sample facility"
              text="160 invented athletes in seven squads, to look around with."
              button={
                <Button
                  variant="default"
                  loading={busy}
                  onClick={() => void begin(() => runJob('facility.startWithSample', {}))}
                >
                  Open the sample
                </Button>
              }
            />
            <DoorCard
              icon={<IconPlus size={26} stroke={1.5} />}
              title="Start empty"
              text="Add athletes one by one. A name is all each of them needs."
              button={
                <Button variant="default" disabled={busy} onClick={() => setDoor('empty')}>
                  Start empty
                </Button>
              }
            />
          </div>
        ) : (
          <form
            className={classes.form}
            onSubmit={(event) => {
              event.preventDefault();
              void begin(() => call('facility.startEmpty', { name: name.trim(), unit }));
            }}
          >
            <TextInput
              label="Name of your facility"
              value={name}
              error={failure?.fields?.find(({ path }) => path === 'name')?.sentence}
              maxLength={80}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <SegmentedControl
              aria-label="Unit of your plates"
              value={unit}
              onChange={(value) => setUnit(value as 'kg' | 'lb')}
              data={[
                { value: 'kg', label: 'Kilograms' },
                { value: 'lb', label: 'Pounds' },
              ]}
            />
            <div style={{ display: 'flex', gap: 8 }}>
              <SubmitButton loading={busy}>Open the roster</SubmitButton>
              <Button variant="subtle" onClick={() => setDoor('choose')}>
                Back
              </Button>
            </div>
          </form>
        )}
      </div>
      <JobsBar />
    </main>
  );
}

function DoorCard({
  icon,
  title,
  text,
  button,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  button: ReactNode;
}) {
  return (
    <section className={classes.door}>
      <span aria-hidden>{icon}</span>
      <h2>{title}</h2>
      <p className="quiet">{text}</p>
      {button}
    </section>
  );
}
