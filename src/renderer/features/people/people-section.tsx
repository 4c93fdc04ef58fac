/** Who works here and what each may: kept by the lead. From the second person on, everybody signs in. */

import { Button, Checkbox, Modal, PasswordInput, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { InputOf, OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './people.module.css';

type Person = OutputOf<'people.list'>[number];
type Change = Omit<InputOf<'people.update'>, 'id' | 'version'>;

export function PeopleSection() {
  const people = useChannel('people.list', {});
  const status = useChannel('system.status', {});
  const [dialog, setDialog] = useState<'add' | { pinOf: Person }>();
  const [failure, setFailure] = useState<Failure>();
  const me = status.data?.person;
  const leads = me?.role === 'lead';
  const former = people.data?.filter(({ state }) => state === 'former') ?? [];
  const active = people.data?.filter(({ state }) => state === 'active') ?? [];
  const change = async (person: Person, next: Change) => {
    setFailure(undefined);
    try {
      await call('people.update', { id: person.id, version: person.version, ...next });
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    }
  };
  return (
    <section>
      <h2 style={{ fontSize: 16, marginTop: 36 }}>People</h2>
      <p className="quiet">
        {active.length > 1
          ? 'Everybody signs in with their own name and PIN; each record carries the name of who made it.'
          : status.data?.asksPin
            ? 'You work alone here, and sign in with your PIN.'
            : 'You work alone here, so nobody has to sign in. That begins with the second person.'}
      </p>
      <table className={classes.people}>
        <thead>
          <tr>
            <th>Name</th>
            <th>Role</th>
            <th>Health details</th>
            <th>
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {active.map((person) => (
            <tr key={`${person.id} ${person.version}`}>
              <td>
                <TextInput
                  aria-label={`Name of ${person.name}`}
                  defaultValue={person.name}
                  disabled={!leads}
                  maxLength={80}
                  onBlur={(event) => {
                    const name = event.currentTarget.value;
                    if (name !== person.name) void change(person, { name });
                  }}
                />
              </td>
              <td>
                <Select
                  aria-label={`Role of ${person.name}`}
                  data={[
                    { value: 'coach', label: 'Coach' },
                    { value: 'lead', label: 'Lead' },
                  ]}
                  value={person.role}
                  allowDeselect={false}
                  disabled={!leads}
                  onChange={(role) => void change(person, { role: role as Person['role'] })}
                />
              </td>
              <td>
                <Checkbox
                  label="May see them"
                  checked={person.viewHealth}
                  disabled={!leads || person.role === 'lead'}
                  onChange={(event) => void change(person, { viewHealth: event.currentTarget.checked })}
                />
              </td>
              <td>
                {(leads || person.id === me?.id) && (
                  <Button variant="subtle" size="compact-sm" onClick={() => setDialog({ pinOf: person })}>
                    {person.hasPin ? 'Change PIN' : 'Set a PIN'}
                  </Button>
                )}
                {leads && person.id !== me?.id && (
                  <Button
                    variant="subtle"
                    color="red"
                    size="compact-sm"
                    onClick={() => void change(person, { state: 'former' })}
                  >
                    Has left
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {former.map((person) => (
        <p key={person.id} className="quiet">
          {person.name} has left; their records keep the name.
          {leads && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => void change(person, { state: 'active' })}
            >
              Is back
            </Button>
          )}
        </p>
      ))}
      {failure && <FailureNote failure={failure} />}
      {leads && (
        <Button variant="default" onClick={() => setDialog('add')}>
          Add a person
        </Button>
      )}
      {dialog === 'add' && (
        <AddPerson
          ownPinNeeded={active.some(({ id, hasPin }) => id === me?.id && !hasPin)}
          onClose={() => setDialog(undefined)}
        />
      )}
      {typeof dialog === 'object' && (
        <PinDialog
          person={dialog.pinOf}
          own={dialog.pinOf.id === me?.id}
          onClose={() => setDialog(undefined)}
        />
      )}
    </section>
  );
}

function AddPerson({ ownPinNeeded, onClose }: { ownPinNeeded: boolean; onClose: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Person['role']>('coach');
  const [viewHealth, setViewHealth] = useState(false);
  const [pin, setPin] = useState('');
  const [ownPin, setOwnPin] = useState('');
  const { busy, failure, run } = useCall(onClose);
  const problem = (path: string) => failure?.fields?.find((field) => field.path === path)?.sentence;
  return (
    <Modal opened onClose={onClose} title="Add a person">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run(async () => {
            await call('people.add', { name, role, viewHealth, pin, ...(ownPinNeeded && { ownPin }) });
            notifications.show({ message: `${name.trim()} can sign in now.` });
          });
        }}
      >
        <TextInput
          label="Name"
          data-autofocus
          value={name}
          maxLength={80}
          error={problem('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label="Role"
          description="A lead keeps the people and the policy, closes episodes and decides on exceptions."
          data={[
            { value: 'coach', label: 'Coach' },
            { value: 'lead', label: 'Lead' },
          ]}
          value={role}
          allowDeselect={false}
          onChange={(next) => setRole(next as Person['role'])}
        />
        <Checkbox
          label="May see health details"
          description="Without it, this person sees tiers and rules, never what lies behind them."
          checked={viewHealth || role === 'lead'}
          disabled={role === 'lead'}
          onChange={(event) => setViewHealth(event.currentTarget.checked)}
        />
        <PinField label="Their PIN" value={pin} error={problem('pin')} onChange={setPin} />
        {ownPinNeeded && (
          <PinField
            label="Your own PIN"
            description="From now on you sign in as well."
            value={ownPin}
            error={problem('ownPin')}
            onChange={setOwnPin}
          />
        )}
        {failure && !failure.fields && <FailureNote failure={failure} />}
        <div className={classes.actions}>
          <Button
            type="submit"
            loading={busy}
            disabled={!name.trim() || pin.length < 4 || (ownPinNeeded && ownPin.length < 4)}
          >
            Add {name.trim() || 'a person'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function PinDialog({ person, own, onClose }: { person: Person; own: boolean; onClose: () => void }) {
  const [present, setPresent] = useState('');
  const [pin, setPin] = useState('');
  const { busy, failure, run } = useCall(onClose);
  const askPresent = own && person.hasPin;
  return (
    <Modal opened onClose={onClose} title={own ? 'Your PIN' : `PIN of ${person.name}`}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run(async () => {
            await call('people.setPin', { id: person.id, pin, ...(askPresent && { present }) });
            notifications.show({ message: 'The new PIN counts from now on.' });
          });
        }}
      >
        {askPresent && <PinField label="Present PIN" value={present} onChange={setPresent} />}
        <PinField label="New PIN" value={pin} onChange={setPin} />
        {failure && <FailureNote failure={failure} />}
        <div className={classes.actions}>
          <Button
            type="submit"
            loading={busy}
            disabled={pin.length < 4 || (askPresent && present.length < 4)}
          >
            Set the PIN
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface PinFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (pin: string) => void;
}

/** Four to twelve digits; anything else is not taken. */
export function PinField({ label, description = '4 to 12 digits', value, error, onChange }: PinFieldProps) {
  return (
    <PasswordInput
      label={label}
      description={description}
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, ''))}
    />
  );
}

/** Runs a call of a dialog: closes it when it worked, else keeps what was typed and says why not. */
function useCall(onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
      onDone();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, run };
}
