/** The library: exercises with technique and ladder, and the guide around them. */

import { Button, NavLink, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ComponentType, useState } from 'react';
import type { Guide } from '#contract/guide.ts';
import { folded } from '#domain/athlete/names.ts';
import { useChannel } from '../../app/queries.ts';
import { PlaceBody } from '../../ui/place-body.tsx';
import { ExerciseForm } from './exercise-form.tsx';
import { ExerciseView } from './exercise-view.tsx';
import { EvidencePage, LevelsPage, QuestionsPage } from './guide-pages.tsx';

const route = getRouteApi('/library');

const PAGES = {
  evidence: { label: 'Evidence', Page: EvidencePage },
  levels: { label: 'Levels', Page: LevelsPage },
  questions: { label: 'Questions', Page: QuestionsPage },
} as const satisfies Record<string, { label: string; Page: ComponentType<{ guide: Guide }> }>;
type PageName = keyof typeof PAGES;

export function LibraryPlace() {
  const { show } = route.useSearch();
  const navigate = useNavigate({ from: '/library' });
  const guide = useChannel('library.guide', {});
  const page = show && PAGES[show];
  return (
    <div className="place">
      <header className="place-head">
        <h1>Library</h1>
        <SegmentedControl
          aria-label="Part of the library"
          value={show ?? 'exercises'}
          data={[
            { value: 'exercises', label: 'Exercises' },
            ...Object.entries(PAGES).map(([value, { label }]) => ({ value, label })),
          ]}
          onChange={(part) =>
            void navigate({ search: part === 'exercises' ? {} : { show: part as PageName } })
          }
        />
      </header>
      {page ? (
        <PlaceBody label={page.label}>{guide.data && <page.Page guide={guide.data} />}</PlaceBody>
      ) : (
        <Exercises guide={guide.data} />
      )}
    </div>
  );
}

function Exercises({ guide }: { guide: Guide | undefined }) {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/library' });
  const exercises = useChannel('library.exercises', {});
  const [text, setText] = useState('');
  const found = exercises.data?.filter((exercise) => folded(exercise.name).includes(folded(text))) ?? [];
  const chosen = exercises.data?.find((exercise) => exercise.id === search.exercise) ?? found[0];
  /** `new`, or the exercise that is being changed. */
  const [editing, setEditing] = useState<string>();
  const open = (exercise: string) => {
    setEditing(undefined);
    void navigate({ search: { exercise } });
  };
  return (
    <div className="two-columns">
      <nav aria-label="Exercises">
        <TextInput
          aria-label="Search exercises"
          placeholder="Search"
          m={8}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          variant="subtle"
          fullWidth
          justify="flex-start"
          leftSection={<IconPlus size={16} />}
          onClick={() => setEditing('new')}
        >
          Add exercise
        </Button>
        {found.map((exercise) => (
          <NavLink
            key={exercise.id}
            active={exercise.id === (editing ?? chosen?.id)}
            label={exercise.name}
            description={exercise.own && (exercise.own.tagged ? 'Own' : 'Own, not tagged')}
            onClick={() => open(exercise.id)}
          />
        ))}
        {found.length === 0 && (
          <p className="quiet" style={{ padding: 12 }}>
            No exercise by that name.
          </p>
        )}
      </nav>
      <PlaceBody label="Exercise">
        {editing !== undefined && exercises.data ? (
          <ExerciseForm
            key={editing}
            exercise={exercises.data.find(({ id }) => id === editing)}
            all={exercises.data}
            onDone={(id) => (id ? open(id) : setEditing(undefined))}
          />
        ) : (
          chosen && (
            <ExerciseView
              exercise={chosen}
              all={exercises.data ?? []}
              guide={guide}
              onOpen={open}
              onEdit={() => setEditing(chosen.id)}
            />
          )
        )}
      </PlaceBody>
    </div>
  );
}
