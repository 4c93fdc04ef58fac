/** A provider's letter: who decided what, when, for which work, and how we know. Under a minute with the keyboard. */

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceInput } from '#contract/clearance.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { type Agreement, agreed, NOBODY_YET, SecondPerson, useOthers } from '../people/second-person.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { isRefusal } from './record-words.ts';
import { type Restriction, RestrictionsField, written } from './restrictions-field.tsx';
import { contentOf, type RecordFormProps, type Recording, useRecord } from './use-record.ts';
import { DECISION_WORDS, EVIDENCE_WORDS, optionsOf, ROLE_WORDS, SCOPE_WORDS } from './words.ts';

type Content = Extract<EvidenceInput, { kind: 'decision' }>['content'];
type Choices = Pick<Content, 'decision' | 'scope' | 'providerName' | 'providerRole' | 'evidence'>;

export function DecisionForm(props: RecordFormProps) {
  const { episode, correct, onDone } = props;
  const recording = useRecord(props);
  const { errors } = recording;
  const known = contentOf(correct, 'decision');
  const today = useChannel('system.status', {}).data?.today ?? null;
  const [date, setDate] = useState<CalendarDate | null>(known?.date ?? null);
  const [validUntil, setValidUntil] = useState<CalendarDate | null>(known?.validUntil ?? null);
  const [loadedFrom, setLoadedFrom] = useState<CalendarDate | null>(known?.loadedFrom ?? null);
  const [lead, setLead] = useState(NOBODY_YET);
  const [restrictions, setRestrictions] = useState<readonly Restriction[]>(known?.restrictions ?? []);
  const [fields, setFields] = useState<Choices>({
    decision: known?.decision ?? 'cleared',
    scope: known?.scope ?? 'loadedResistance',
    providerName: known?.providerName ?? '',
    providerRole: known?.providerRole ?? FIRST_ROLE[episode.kind],
    evidence: known?.evidence ?? 'documentSeen',
  });
  const set = (change: Partial<Choices>) => setFields((before) => ({ ...before, ...change }));
  const on = date ?? today;
  const refusing = isRefusal(fields);
  const evidence: EvidenceInput | undefined = on
    ? {
        kind: 'decision',
        content: {
          ...fields,
          providerName: fields.providerName.trim(),
          date: on,
          restrictions: refusing ? [] : written(restrictions),
          ...(validUntil && !refusing && { validUntil }),
          ...(loadedFrom && !refusing && { loadedFrom }),
        },
      }
    : undefined;
  return (
    <EvidenceForm
      recording={recording}
      evidence={evidence}
      {...(loadedFrom && { confirmedBy: agreed(lead) })}
      label="Record letter"
      onCancel={onDone}
    >
      {() => (
        <>
          <TextInput
            className="wide"
            label="Provider"
            placeholder="Dr A. Khan"
            autoFocus
            maxLength={120}
            value={fields.providerName}
            error={errors['providerName']}
            onChange={(event) => set({ providerName: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            label="Role"
            data={optionsOf(ROLE_WORDS)}
            value={fields.providerRole}
            onChange={(event) => set({ providerRole: event.currentTarget.value as Content['providerRole'] })}
          />
          <DateField label="Decided on" value={on} error={errors['date']} onChange={setDate} />
          <NativeSelect
            size="xs"
            label="Decision"
            data={optionsOf(DECISION_WORDS)}
            value={fields.decision}
            onChange={(event) => set({ decision: event.currentTarget.value as Content['decision'] })}
          />
          <NativeSelect
            size="xs"
            label="How we know"
            data={optionsOf(EVIDENCE_WORDS)}
            value={fields.evidence}
            error={errors['evidence']}
            onChange={(event) => set({ evidence: event.currentTarget.value as Content['evidence'] })}
          />
          {!refusing && (
            <>
              <NativeSelect
                size="xs"
                label="For which work"
                data={optionsOf(SCOPE_WORDS)}
                value={fields.scope}
                error={errors['scope']}
                onChange={(event) => set({ scope: event.currentTarget.value as Content['scope'] })}
              />
              <DateField
                label="Valid until (if stated)"
                value={validUntil}
                error={errors['validUntil']}
                onChange={setValidUntil}
              />
              <RestrictionsField
                label={
                  fields.decision === 'clearedWithRestrictions'
                    ? 'Restriction, as written'
                    : 'Restriction, as written (if any)'
                }
                value={restrictions}
                errors={errors}
                onChange={setRestrictions}
              />
              {episode.kind === 'postpartum' && (
                <EarlierDate
                  loadedFrom={loadedFrom}
                  lead={lead}
                  recording={recording}
                  onDate={setLoadedFrom}
                  onLead={setLead}
                />
              )}
            </>
          )}
        </>
      )}
    </EvidenceForm>
  );
}

const FIRST_ROLE = {
  postpartum: 'obstetricianGynaecologist',
  backPain: 'physiotherapist',
  joint: 'physiotherapist',
} as const;

interface EarlierDateProps {
  readonly loadedFrom: CalendarDate | null;
  readonly lead: Agreement;
  readonly recording: Recording;
  readonly onDate: (date: CalendarDate | null) => void;
  readonly onLead: (lead: Agreement) => void;
}

/** Only where the facility honours a provider's earlier written date, which a lead confirms as second person. */
function EarlierDate({ loadedFrom, lead, recording, onDate, onLead }: EarlierDateProps) {
  const { errors, failure } = recording;
  const policy = useChannel('policy.get', {});
  const people = useChannel('people.list', {});
  const others = useOthers();
  const settings = policy.data?.groups.flatMap((group) => group.settings) ?? [];
  const honoured = settings.find(({ id }) => id === 'honourProvidersEarlierDate')?.value === true;
  if (!honoured && !loadedFrom) return null;
  const leads = others.filter((other) =>
    people.data?.some(({ id, role }) => id === other.id && role === 'lead'),
  );
  return (
    <>
      <DateField
        label="Loaded work from (if written)"
        value={loadedFrom}
        error={errors['loadedFrom']}
        onChange={onDate}
      />
      {loadedFrom && leads.length === 0 && (
        <div className="wide" role="note">
          A date before the facility’s own needs a lead other than you, who confirms it here. Add one under
          Facility, People.
        </div>
      )}
      {loadedFrom && leads.length > 0 && (
        <SecondPerson
          label="Confirmed by the lead"
          among={leads}
          value={lead}
          error={errors['confirmedBy']}
          failure={failure}
          onChange={onLead}
        />
      )}
    </>
  );
}
