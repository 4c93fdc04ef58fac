/** The facility: name, unit, paper, what the room owns, backups. */

import { Button, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { InputOf, OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { RoomEditor } from './room-editor.tsx';

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
        {facility.data && <FacilityForm key={facility.data.version} facility={facility.data} />}
        <Backups />
      </PlaceBody>
    </div>
  );
}

function FacilityForm({ facility }: { facility: OutputOf<'facility.get'> }) {
  const [change, setChange] = useState<Change>({});
  const [failure, setFailure] = useState<Failure>();
  const value = { ...facility, ...change };
  const save = async () => {
    try {
      await call('facility.update', { version: facility.version, ...change });
      notifications.show({ message: 'The facility is saved. Loads follow the equipment from now on.' });
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    }
  };
  const set = (next: Change) => setChange((before) => ({ ...before, ...next }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="fields" style={{ gridTemplateColumns: 'repeat(3, 1fr)' }}>
        <TextInput
          label="Name"
          value={value.name}
          maxLength={80}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Coach on printed sheets"
          value={value.coach}
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
      </div>
      <RoomEditor room={value.room} onChange={(room) => set({ room })} />
      {failure && <FailureNote failure={failure} />}
      <div className="form-foot">
        <Button type="submit" disabled={Object.keys(change).length === 0}>
          Save
        </Button>
        {Object.keys(change).length > 0 && (
          <Button variant="subtle" onClick={() => setChange({})}>
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
    try {
      const made = await call('system.backUp', {});
      notifications.show({ message: `Backed up and proven: it opens and holds ${made.athletes} athletes.` });
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      notifications.show({ color: 'red', message: `${error.failure.message} ${error.failure.wayOut}` });
    } finally {
      setBusy(false);
      await backups.refetch();
    }
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
