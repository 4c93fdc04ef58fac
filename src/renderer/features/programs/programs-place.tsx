/** Programs: each version as it is written, week by week; drafts; programs as files. */

import { Button, FileButton, Modal, NavLink, TextInput } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import type { Draft } from '#contract/programs.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { offerFile } from '../../ui/offer-file.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import assignments from '../assignments/conflicts.module.css';
import { athletes, counted } from '../assignments/counted.ts';
import { VersionDialog } from '../assignments/version-dialog.tsx';
import { dayAndTime } from '../policy/setting-words.ts';
import { type EditorProps, ProgramEditor } from './editor/program-editor.tsx';
import { type Arriving, ImportDialog, readFile } from './import-dialog.tsx';
import { ProgramView } from './program-view.tsx';

const route = getRouteApi('/programs');

export function ProgramsPlace() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/programs' });
  const programs = useChannel('library.programs', {});
  const drafts = useChannel('programs.drafts', {});
  const [copying, setCopying] = useState<{ from?: { id: ProgramId; name: string } }>();
  const [arriving, setArriving] = useState<Arriving>();
  const [moving, setMoving] = useState<ProgramId>();
  const [failure, setFailure] = useState<Failure>();
  const chosen = search.draft ? undefined : (search.program ?? programs.data?.[0]?.id);
  const entry = programs.data?.find(({ id }) => id === chosen);
  const program = useChannel('library.program', { id: chosen ?? '' }, { enabled: chosen !== undefined });
  const tell = async (work: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    }
  };
  const openDraft = (id: string) => void navigate({ search: { draft: id } });
  return (
    <div className="place">
      <header className="place-head">
        <h1>Programs</h1>
        <span style={{ flex: 1 }} />
        {entry && (
          <>
            {entry.origin === 'own' && (
              <Button
                variant="default"
                onClick={() =>
                  void tell(async () =>
                    openDraft((await call('programs.startDraft', { from: { id: entry.id } })).id),
                  )
                }
              >
                Edit
              </Button>
            )}
            <Button variant="default" onClick={() => setCopying({ from: entry })}>
              Copy
            </Button>
            <Button
              variant="default"
              onClick={() =>
                void tell(async () => offerFile((await call('programs.export', { id: entry.id })).file))
              }
            >
              Save as a file
            </Button>
          </>
        )}
        <FileButton
          accept=".json,application/json"
          onChange={(file) => file && void tell(async () => setArriving(await readFile(file)))}
        >
          {(props) => (
            <Button variant="default" {...props}>
              Import
            </Button>
          )}
        </FileButton>
        <Button onClick={() => setCopying({})}>New program</Button>
      </header>
      {failure && <FailureNote failure={failure} />}
      <div className="two-columns">
        <nav aria-label="Programs">
          {programs.data?.map((each) => (
            <NavLink
              key={each.id}
              active={each.id === chosen}
              label={each.name}
              description={`${counted(each.weeks, 'week')}, ${counted(each.sessionsPerWeek, 'session')} a week${each.athletes ? `, ${athletes(each.athletes)}` : ''}`}
              onClick={() => void navigate({ search: { program: each.id } })}
            />
          ))}
          {drafts.data?.map((draft) => (
            <NavLink
              key={draft.id}
              active={draft.id === search.draft}
              label={draft.name || 'Without a name'}
              description={`Draft of version ${draft.becomes}, ${draft.updatedBy}, ${dayAndTime(draft.updatedAt)}`}
              onClick={() => openDraft(draft.id)}
            />
          ))}
        </nav>
        {search.draft ? (
          <DraftOf
            key={search.draft}
            id={search.draft}
            onPublished={(id) => void navigate({ search: { program: id } })}
            onDiscarded={() => void navigate({ search: {} })}
          />
        ) : (
          <PlaceBody label="Program">
            {entry && entry.older > 0 && (
              <div className={assignments.banner}>
                <span>
                  <b>{athletes(entry.older)}</b> {entry.older === 1 ? 'runs' : 'run'} an older version. Nobody
                  is moved by itself.
                </span>
                <Button variant="default" onClick={() => setMoving(entry.id)}>
                  Move to version {entry.version}…
                </Button>
              </div>
            )}
            {entry && entry.older === 0 && entry.athletes > 0 && entry.version > 1 && (
              <Button variant="subtle" size="compact-sm" px={0} onClick={() => setMoving(entry.id)}>
                Move athletes to another version…
              </Button>
            )}
            {program.data && <ProgramView program={program.data} />}
          </PlaceBody>
        )}
      </div>
      {moving && <VersionDialog programId={moving} onClose={() => setMoving(undefined)} />}
      {arriving && (
        <ImportDialog
          arriving={arriving}
          onClose={() => setArriving(undefined)}
          onImported={(id) => {
            setArriving(undefined);
            openDraft(id);
          }}
        />
      )}
      {copying && (
        <NameDialog
          from={copying.from}
          onClose={() => setCopying(undefined)}
          onNamed={(name) =>
            void tell(async () => {
              const from = copying.from && { id: copying.from.id };
              const draft = await call('programs.startDraft', { name, ...(from && { from }) });
              setCopying(undefined);
              openDraft(draft.id);
            })
          }
        />
      )}
    </div>
  );
}

type ProgramId = OutputOf<'library.programs'>[number]['id'];

/** Fetched once when it is opened: while it is edited, this screen knows it best. */
function DraftOf({
  id,
  onPublished,
  onDiscarded,
}: { id: string } & Pick<EditorProps, 'onPublished' | 'onDiscarded'>) {
  const exercises = useChannel('library.exercises', {});
  const [draft, setDraft] = useState<Draft>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    call('programs.draft', { id: id as Draft['id'] }).then(setDraft, (error) => {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    });
  }, [id]);
  if (failure) return <FailureNote failure={failure} />;
  if (!draft || !exercises.data) return null;
  return (
    <ProgramEditor
      draft={draft}
      exercises={exercises.data}
      onPublished={onPublished}
      onDiscarded={onDiscarded}
    />
  );
}

function NameDialog({
  from,
  onNamed,
  onClose,
}: {
  from: { name: string } | undefined;
  onNamed: (name: string) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState(from ? `${from.name}, our version` : '');
  return (
    <Modal opened onClose={onClose} title={from ? `A copy of ${from.name}` : 'New program'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) onNamed(name.trim());
        }}
      >
        <TextInput
          label="Name"
          data-autofocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" mt="md" disabled={!name.trim()}>
          Start writing
        </Button>
      </form>
    </Modal>
  );
}
