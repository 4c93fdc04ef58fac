/** A provider's letter: who decided what, when, for which work, and how we know. */

import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EpisodeView, EvidenceInput } from '#contract/clearance.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useRecord } from './use-record.ts';
import { DECISION_WORDS, EVIDENCE_WORDS, optionsOf, ROLE_WORDS, SCOPE_WORDS } from './words.ts';

type Content = Extract<EvidenceInput, { kind: 'decision' }>['content'];

export function DecisionForm({ episode, onDone }: { episode: EpisodeView; onDone: () => void }) {
  const { record, failure, busy, errors } = useRecord(episode.id, onDone);
  const status = useChannel('system.status', {});
  const [date, setDate] = useState<CalendarDate | null>(null);
  const [validUntil, setValidUntil] = useState<CalendarDate | null>(null);
  const [fields, setFields] = useState<
    Pick<Content, 'decision' | 'scope' | 'providerName' | 'providerRole' | 'evidence'>
  >({
    decision: 'cleared',
    scope: 'loadedResistance',
    providerName: '',
    providerRole: episode.kind === 'postpartum' ? 'obstetricianGynaecologist' : 'physiotherapist',
    evidence: 'documentSeen',
  });
  const [limit, setLimit] = useState('');
  const [cap, setCap] = useState<number | string>('');
  const set = (change: Partial<typeof fields>) => setFields((before) => ({ ...before, ...change }));
  const on = date ?? status.data?.today ?? null;
  const refusing = fields.decision === 'declined' || fields.decision === 'withdrawn';
  return (
    <form
      className="fields evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!on) return;
        const restrictions = limit.trim()
          ? [{ text: limit.trim(), ...(typeof cap === 'number' && { capPercent: cap }) }]
          : [];
        void record({
          kind: 'decision',
          content: { ...fields, date: on, restrictions, ...(validUntil && { validUntil }) },
        });
      }}
    >
      <Select
        label="Decision"
        data={optionsOf(DECISION_WORDS)}
        value={fields.decision}
        allowDeselect={false}
        onChange={(value) => set({ decision: value as Content['decision'] })}
      />
      <DateField label="Decided on" value={on} error={errors['date']} onChange={setDate} />
      <TextInput
        className="wide"
        label="Provider"
        placeholder="Dr A. Khan"
        value={fields.providerName}
        error={errors['providerName']}
        onChange={(event) => set({ providerName: event.currentTarget.value })}
      />
      <Select
        label="Role"
        data={optionsOf(ROLE_WORDS)}
        value={fields.providerRole}
        allowDeselect={false}
        onChange={(value) => set({ providerRole: value as Content['providerRole'] })}
      />
      <Select
        label="How we know"
        data={optionsOf(EVIDENCE_WORDS)}
        value={fields.evidence}
        allowDeselect={false}
        onChange={(value) => set({ evidence: value as Content['evidence'] })}
      />
      {!refusing && (
        <>
          <Select
            label="For which work"
            data={optionsOf(SCOPE_WORDS)}
            value={fields.scope}
            allowDeselect={false}
            error={errors['scope']}
            onChange={(value) => set({ scope: value as Content['scope'] })}
          />
          <DateField
            label="Valid until (if stated)"
            value={validUntil}
            error={errors['validUntil']}
            onChange={setValidUntil}
          />
        </>
      )}
      {fields.decision === 'clearedWithRestrictions' && (
        <>
          <TextInput
            label="Restriction, as written"
            value={limit}
            error={errors['restrictions']}
            onChange={(event) => setLimit(event.currentTarget.value)}
          />
          <NumberInput label="Load at most (% of max)" min={0} max={100} value={cap} onChange={setCap} />
        </>
      )}
      {failure && (
        <div className="wide">
          <FailureNote failure={failure} />
        </div>
      )}
      <Button type="submit" loading={busy}>
        Record letter
      </Button>
    </form>
  );
}
