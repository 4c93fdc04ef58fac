/** The facility: name, unit, paper and its look, what its rooms and racks own, backups. */

import { Button, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { InputOf, OutputOf } from '#contract/channels.ts';
import { call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { tell } from '../../ui/tell.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useUnsaved } from '../../ui/use-unsaved.ts';
import { tellConflicts } from '../assignments/conflict-dialog.tsx';
import { PeopleSection } from '../people/people-section.tsx';
import { EquipmentEditor } from './equipment-editor.tsx';
import { LinkedMaxima } from './linked-maxima.tsx';
import { LookSection } from './look-section.tsx';

type Change = Omit<InputOf<'facility.update'>, 'version'>;

export function FacilityPlace() {
  const facility = useChannel('facility.get', {});
  return (
    <div className="place">
      <header className="place-head">
        <h1>Facility</h1>
      </header>
      <PlaceBody label="Facility" style={{ maxWidth: 860 }}>
        {facility.error && <FailureNote failure={facility.error.failure} />}
        {facility.data && <FacilityForm facility={facility.data} />}
        <PolicyLink />
        <PeopleSection />
        <Backups />
      </PlaceBody>
    </div>
  );
}

function PolicyLink() {
  const policy = useChannel('policy.get', {});
  return (
    <section>
      <h2 style={{ fontSize: 16, marginTop: 36 }}>Policy</h2>
      <p className="quiet">
        Every number of the clearance rules, with its default and its source.
        {policy.data && ` Version ${policy.data.version} is in force.`}
      </p>
      <Link to="/policy" className="link">
        Open the policy
      </Link>
    </section>
  );
}

interface TypedFacility {
  /** Of the facility that was on screen when typing began. */
  readonly version: number;
  readonly change: Change;
}

function FacilityForm({ facility }: { facility: OutputOf<'facility.get'> }) {
  const { value: typed, keep } = useUnsaved<TypedFacility>('facility');
  const { busy, failure, attempt, forget } = useAttempt();
  const value = { ...facility, ...typed?.change };
  const problem = (path: string) => failure?.fields?.find((field) => field.path === path)?.sentence;
  const save = () =>
    attempt(async () => {
      if (!typed) return;
      try {
        const { conflicts } = await call('facility.update', { version: typed.version, ...typed.change });
        keep(undefined);
        tellConflicts(conflicts);
        notifications.show({ message: 'The facility is saved. Loads follow the equipment from now on.' });
      } catch (error) {
        // Said once: whoever then presses again has read it.
        keep((now) => now && { ...now, version: facility.version });
        throw error;
      }
    });
  const set = (next: Change) => {
    // Places are counted: what was said about one must not stand at another.
    forget();
    keep((before = { version: facility.version, change: {} }) => ({
      ...before,
      change: { ...before.change, ...next },
    }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="fields of-three">
        <TextInput
          label="Name"
          value={value.name}
          error={problem('name')}
          maxLength={80}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Coach on printed sheets"
          value={value.coach}
          error={problem('coach')}
          maxLength={80}
          onChange={(event) => set({ coach: event.currentTarget.value })}
        />
        <Select
          label="Unit"
          data={[
            { value: 'kg', label: 'Kilograms' },
            { value: 'lb', label: 'Pounds' },
          ]}
          value={value.unit}
          allowDeselect={false}
          onChange={(unit) => set({ unit: unit as 'kg' | 'lb' })}
        />
        <Select
          label="Paper"
          data={['A4', 'Letter']}
          value={value.paper}
          allowDeselect={false}
          onChange={(paper) => set({ paper: paper as 'A4' | 'Letter' })}
        />
        <Select
          label="Bare percentages mean"
          description="The guide does not say; an assumption of this facility."
          data={[
            { value: 'e1RM', label: '% of the one-repetition maximum' },
            { value: 'trainingMax', label: '% of the training max' },
          ]}
          value={value.percentBasis}
          allowDeselect={false}
          onChange={(basis) => set({ percentBasis: basis as 'e1RM' | 'trainingMax' })}
        />
        <TextInput
          label="Emergency number"
          description="Said when somebody needs help at once. Empty: “the local emergency number”."
          type="tel"
          value={value.emergencyNumber}
          maxLength={40}
          onChange={(event) => set({ emergencyNumber: event.currentTarget.value })}
        />
      </div>
      <LookSection facility={facility} change={typed?.change ?? {}} failure={failure} onChange={set} />
      <EquipmentEditor
        facility={facility}
        rooms={value.rooms}
        unit={value.unit}
        moves={typed?.change.moves ?? []}
        failure={failure}
        onChange={set}
      />
      <LinkedMaxima
        links={value.linkedMaxima}
        failure={failure}
        onChange={(linkedMaxima) => set({ linkedMaxima })}
      />
      {failure && <FailureNote failure={failure} />}
      <div className="form-foot">
        <SubmitButton disabled={!typed} loading={busy}>
          Save
        </SubmitButton>
        {typed && (
          <Button
            variant="subtle"
            onClick={() => {
              forget();
              keep(undefined);
            }}
          >
            Take back
          </Button>
        )}
      </div>
    </form>
  );
}

function Backups() {
  const backups = useChannel('system.backups', {});
  const [busy, setBusy] = useState(false);
  const backUp = async () => {
    setBusy(true);
    await tell(async () => {
      const made = await call('system.backUp', {});
      notifications.show({ message: `Backed up and proven: it opens and holds ${made.athletes} athletes.` });
    });
    setBusy(false);
    await backups.refetch();
  };
  const [newest] = backups.data ?? [];
  return (
    <section>
      <h2 style={{ fontSize: 16, marginTop: 36 }}>Backups</h2>
      <p className="quiet">
        Rackside backs up once a day and before anything risky, and opens each backup to prove it.
        {newest &&
          ` The newest holds ${newest.athletes} athletes, from ${new Date(newest.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}.`}
      </p>
      <Button variant="default" loading={busy} onClick={() => void backUp()}>
        Back up now
      </Button>
    </section>
  );
}
