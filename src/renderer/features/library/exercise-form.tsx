/** The form of an own exercise. Tags are asked apart: until a lead sets them, the strictest counts. */

import { Button, Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OwnExercise } from '#contract/exercises.ts';
import { type Exercise, type ExerciseTag, TAG_NAMES } from '#domain/exercise/exercise.ts';
import { usualTags } from '#domain/exercise/own-exercise.ts';
import { call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { FaultsField } from './faults-field.tsx';
import { EQUIPMENT, IMPLEMENTS, PATTERNS } from './words.ts';

interface Props {
  /** Absent for a new one. */
  readonly exercise?: Exercise | undefined;
  readonly all: readonly Exercise[];
  readonly onDone: (id?: string) => void;
}

const TAGS = Object.keys(TAG_NAMES) as ExerciseTag[];

export function ExerciseForm({ exercise, all, onDone }: Props) {
  const status = useChannel('system.status', {});
  const [draft, setDraft] = useState<OwnExercise>(exercise ? contentOf(exercise) : EMPTY);
  const { busy, failure, attempt } = useAttempt();
  const set = (change: Partial<OwnExercise>) => setDraft({ ...draft, ...change });
  const others = all
    .filter(({ id }) => id !== exercise?.id)
    .map(({ id, name }) => ({ value: id, label: name }));
  const problem = (field: string) =>
    failure?.fields?.find(({ path }) => path === `exercise.${field}`)?.sentence;
  const mayTag = status.data?.person == null || status.data.person.role === 'lead';
  const save = () =>
    attempt(async () => {
      const saved = await call('exercises.save', {
        ...(exercise?.own && { id: exercise.id, version: exercise.own.version }),
        exercise: { ...draft, errors: draft.errors.filter(isWritten) },
      });
      onDone(saved.id);
    });
  const points = (field: 'setup' | 'execution' | 'cues' | 'muscles', label: string) => (
    <Textarea
      className="wide"
      label={label}
      description="One point a line"
      autosize
      minRows={2}
      maxRows={8}
      value={draft[field].join('\n')}
      error={problem(field)}
      onChange={(event) => set({ [field]: event.currentTarget.value.split('\n') })}
      onBlur={() => set({ [field]: draft[field].map((text) => text.trim()).filter(Boolean) })}
    />
  );
  return (
    <form
      className="fields"
      style={{ maxWidth: 720 }}
      aria-label={exercise ? `Change ${exercise.name}` : 'Add an exercise'}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label="Name"
        required
        maxLength={60}
        value={draft.name}
        error={problem('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
      />
      <TextInput
        label="Short name for paper"
        placeholder="From the name"
        maxLength={24}
        value={draft.shortName ?? ''}
        error={problem('shortName')}
        onChange={(event) => {
          const { shortName: _before, ...rest } = draft;
          const shortName = event.currentTarget.value;
          setDraft(shortName === '' ? rest : { ...rest, shortName });
        }}
      />
      <Select
        label="Pattern"
        data={PATTERNS}
        value={draft.pattern}
        allowDeselect={false}
        onChange={(value) => set({ pattern: (value ?? 'other') as OwnExercise['pattern'] })}
      />
      <Select
        label="Loaded with"
        data={IMPLEMENTS}
        value={draft.implement}
        allowDeselect={false}
        onChange={(value) => set({ implement: (value ?? 'bodyweight') as OwnExercise['implement'] })}
      />
      <Select
        label="Percentages refer to"
        placeholder="Its own maximum"
        clearable
        searchable
        data={others}
        value={draft.maximumOf ?? null}
        error={problem('maximumOf')}
        onChange={(value) => {
          const { maximumOf: _before, ...rest } = draft;
          setDraft(value ? { ...rest, maximumOf: value } : rest);
        }}
      />
      <MultiSelect
        label="Needs"
        data={EQUIPMENT}
        value={draft.equipment}
        onChange={(equipment) => set({ equipment: equipment as OwnExercise['equipment'] })}
      />
      <MultiSelect
        className="wide"
        label="Ladder down"
        description="Easier exercises in order, easiest last. Clearance steps down to these."
        searchable
        data={others}
        value={draft.ladder}
        error={problem('ladder')}
        onChange={(ladder) => set({ ladder })}
      />
      <Checkbox
        className="wide"
        label="One leg or one side at a time"
        checked={!draft.bilateral}
        onChange={(event) => set({ bilateral: !event.currentTarget.checked })}
      />
      <fieldset className="wide" disabled={!mayTag} style={{ border: 0, padding: 0, margin: 0 }}>
        <div className="section-title">What clearance looks at</div>
        <Checkbox
          label="Tagged: I have gone through the list below"
          checked={draft.tags !== null}
          onChange={(event) =>
            set({ tags: event.currentTarget.checked ? [...usualTags(draft.pattern, all)] : null })
          }
        />
        {draft.tags === null ? (
          <p className="quiet">
            {UNTAGGED_SENTENCE}
            {!mayTag && ' A lead sets the tags.'}
          </p>
        ) : (
          <Checkbox.Group value={draft.tags} onChange={(tags) => set({ tags: tags as ExerciseTag[] })}>
            <div style={{ display: 'grid', gap: 8, margin: '10px 0 0 28px' }}>
              {TAGS.map((tag) => (
                <Checkbox key={tag} value={tag} label={TAG_NAMES[tag]} />
              ))}
            </div>
          </Checkbox.Group>
        )}
      </fieldset>
      {points('setup', 'Set-up')}
      {points('execution', 'Execution')}
      {points('cues', 'Cues')}
      <FaultsField
        faults={draft.errors}
        problem={(place, field) => problem(`errors.${place}.${field}`)}
        onChange={(errors) => set({ errors })}
      />
      {points('muscles', 'Muscles')}
      {failure && (
        <div className="wide">
          <FailureNote
            failure={failure}
            marked={['name', 'ladder', 'maximumOf', 'fault', 'seenAs', 'correction']}
          />
        </div>
      )}
      <div className="form-foot wide">
        <SubmitButton loading={busy}>{exercise ? 'Save' : 'Add exercise'}</SubmitButton>
        <Button variant="default" onClick={() => onDone()}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** Said wherever such an exercise is shown. */
export const UNTAGGED_SENTENCE =
  'Nobody has tagged it yet, so clearance treats it as the strictest there is: loaded, and with every tag.';

/** A row that nobody has begun is no fault. */
function isWritten({ fault, seenAs, correction }: OwnExercise['errors'][number]): boolean {
  return [fault, seenAs, correction].some((text) => text.trim() !== '');
}

const EMPTY: OwnExercise = {
  name: '',
  pattern: 'hipThrust',
  implement: 'barbell',
  bilateral: true,
  tags: null,
  equipment: [],
  ladder: [],
  setup: [],
  execution: [],
  cues: [],
  errors: [],
  muscles: [],
};

function contentOf(exercise: Exercise): OwnExercise {
  const { name, shortName, pattern, implement, bilateral, tags, equipment, ladder, maximumOf, own } =
    exercise;
  const { setup, execution, cues, errors, muscles } = exercise;
  return {
    name,
    ...(name !== shortName && !shortName.endsWith('…') && { shortName }),
    pattern,
    implement,
    bilateral,
    tags: own?.tagged ? [...tags] : null,
    equipment: [...equipment],
    ladder: ladder.map(({ exerciseId }) => exerciseId),
    ...(maximumOf && { maximumOf }),
    setup: [...setup],
    execution: [...execution],
    cues: [...cues],
    errors: errors.map(({ fault, seenAs, correction }) => ({ fault, seenAs, correction })),
    muscles: [...muscles],
  };
}
