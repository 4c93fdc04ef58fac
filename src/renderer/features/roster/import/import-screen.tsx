/** Importing a roster: choose a file, check what it would do, import. Nothing is saved before the last step. */

import { Button, FileButton, SegmentedControl, Select, Tabs } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft, IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { InputOf } from '#contract/channels.ts';
import type { ImportPreview } from '#contract/roster.ts';
import { bridge, CallFailed, call, runJob } from '../../../app/bridge.ts';
import { Counts } from '../../../ui/counts.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { offerFile } from '../../../ui/offer-file.tsx';
import { PlaceBody } from '../../../ui/place-body.tsx';
import { useAttempt } from '../../../ui/use-attempt.ts';
import { useFileDrop } from '../../../ui/use-file-drop.ts';
import classes from './import.module.css';
import { type KeptImport, useKeptImport } from './kept-import.ts';
import { PreviewExercises } from './preview-exercises.tsx';
import { PreviewProblems } from './preview-problems.tsx';
import { PreviewColumns, PreviewRows } from './preview-tables.tsx';

interface Props {
  /** Cells that were pasted on the roster. */
  readonly pasted?: string | undefined;
  readonly onLeave: () => void;
  readonly onDone: () => void;
}

type Choices = KeptImport['choices'];
type Decided = Pick<KeptImport, 'near' | 'asNamed'>;
const NOTHING_DECIDED: Decided = { near: {}, asNamed: false };
type Token = InputOf<'roster.previewImport'>['file'];

const CHOICE_WORDS: Readonly<Record<string, string>> = {
  kg: 'Kilograms',
  lb: 'Pounds',
  dmy: 'Day first: 31/12',
  mdy: 'Month first: 12/31',
};

export function ImportScreen({ pasted, onLeave, onDone }: Props) {
  const [file, setFile] = useState<{ token: Token }>();
  /** The name of a file that is on its way. */
  const [reading, setReading] = useState<string>();
  const [preview, setPreview] = useState<ImportPreview>();
  const [choices, setChoices] = useState<Choices>({});
  const [decided, setDecided] = useState<Decided>(NOTHING_DECIDED);
  const { busy, failure, attempt } = useAttempt();
  const kept = useKeptImport();

  const show = async (token: Token, next: Choices, before: Decided = NOTHING_DECIDED) => {
    const looked = await runJob('roster.previewImport', { file: token, ...next });
    setFile({ token });
    // With what was remembered for a file with these headers.
    const inForce = { ...next, ...looked.choices };
    setChoices(inForce);
    setPreview(looked);
    decide(before, token, inForce);
  };
  const decide = (next: Decided, token = file?.token, answers = choices) => {
    setDecided(next);
    if (token) kept.keep({ file: token, choices: answers, ...next });
  };
  // Rows may be others then; that they are as they are named holds for these too.
  const look = (token: Token, next: Choices) =>
    attempt(() => show(token, next, { near: {}, asNamed: decided.asNamed }));
  // After a reload it goes on where it was; a file that is gone is said, not passed over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once, on arrival
  useEffect(() => {
    if (pasted !== undefined) {
      takePasted(pasted);
      return;
    }
    const before = kept.read();
    if (!before) return;
    kept.keep(undefined);
    const { file: token, choices: answers, ...decisions } = before;
    void attempt(() => show(token, answers, decisions));
  }, []);
  const take = (chosen: File | null) =>
    chosen &&
    void attempt(async () => {
      setPreview(undefined);
      setReading(chosen.name);
      const received = await bridge.receiveFile(chosen);
      await show(received.token as Token, {});
    });
  /** Cells copied from a spreadsheet, as they come from the clipboard. */
  const takePasted = (text: string) =>
    text.trim() !== '' &&
    void attempt(async () => {
      setPreview(undefined);
      setReading('the pasted cells');
      const received = await bridge.receiveFile(new File([text], 'Pasted cells.tsv'));
      await show(received.token as Token, { pasted: true });
    });
  usePaste(takePasted);
  const saveProblems = () =>
    preview &&
    void attempt(async () =>
      offerFile((await runJob('roster.importProblems', { preview: preview.id })).file),
    );
  const leave = (then: () => void) => {
    kept.keep(undefined);
    then();
  };
  const importNow = () =>
    preview &&
    void attempt(async () => {
      // Nothing to come back to any more: on the first start the roster opens as soon as somebody is on it.
      kept.keep(undefined);
      const done = await call('roster.import', { preview: preview.id, ...decided }).catch(async (error) => {
        decide(decided);
        // Somebody changed the roster meanwhile: what it would do now is shown beside the sentence that says so.
        if (file && error instanceof CallFailed && error.failure.code === 'IMPORT_CHANGED')
          await show(file.token, choices, decided);
        throw error;
      });
      notifications.show({
        message: `Imported: ${done.added} new, ${done.updated} updated, ${done.unchanged} unchanged${done.maxima ? `, ${done.maxima} maxima` : ''}. Ctrl Z takes all of it back.`,
        autoClose: 10_000,
      });
      leave(onDone);
    });

  const { over, drop } = useFileDrop(take);

  const { adding, changing } = preview ? peopleIn(preview, decided) : { adding: 0, changing: 0 };
  const open = preview?.questions.some((question) => question.answer === null) ?? false;
  return (
    <section aria-label="Import a roster" className="place" {...drop}>
      <header className="place-head">
        <Button
          variant="subtle"
          px={8}
          leftSection={<IconArrowLeft size={16} />}
          onClick={() => leave(onLeave)}
        >
          Back
        </Button>
        <h1>Import a roster</h1>
        {preview && <span className="quiet">{preview.fileName}</span>}
        <span style={{ flex: 1 }} />
        {preview && (
          <>
            <FileButton onChange={take} accept=".xlsx,.xlsm,.csv,.tsv,.txt,.xls,.ods">
              {(props) => (
                <Button {...props} variant="default" disabled={busy}>
                  Another file
                </Button>
              )}
            </FileButton>
            <Button onClick={importNow} loading={busy} disabled={adding + changing === 0 || open}>
              {adding + changing === 0 ? 'Nothing to import' : importLabel(adding, changing)}
            </Button>
          </>
        )}
      </header>
      <PlaceBody label="Preview">
        {failure && <FailureNote failure={failure} />}
        {!preview && (
          <div className="drop-area" data-over={over || undefined}>
            <IconFileImport size={34} stroke={1.3} aria-hidden />
            <p>
              {busy
                ? `Reading ${reading ?? 'the file again'} …`
                : 'Drop a spreadsheet here, choose one, or paste cells copied from it: .xlsx or .csv, with a name in each row.'}
            </p>
            <FileButton onChange={take} accept=".xlsx,.xlsm,.csv,.tsv,.txt,.xls,.ods">
              {(props) => (
                <Button {...props} loading={busy}>
                  Choose a file
                </Button>
              )}
            </FileButton>
            <p className="quiet">
              You see every row before anything is saved. A spreadsheet never clears anybody.
            </p>
          </div>
        )}
        {preview && (
          <>
            <ImportCounts counts={preview.counts} />
            {preview.questions.map((question) => (
              <div key={question.about} className="question">
                <SegmentedControl
                  aria-label={question.sentence}
                  value={question.answer ?? ''}
                  data={question.choices.map((choice) => ({
                    value: choice,
                    label: CHOICE_WORDS[choice] ?? choice,
                  }))}
                  onChange={(answer) =>
                    file && void look(file.token, { ...choices, [question.about]: answer })
                  }
                />
                <span>{question.sentence}</span>
              </div>
            ))}
            {preview.sheets.length > 1 && file && (
              <Select
                label="Sheet"
                w={220}
                mb={8}
                data={preview.sheets}
                value={preview.sheet}
                allowDeselect={false}
                onChange={(sheet) =>
                  sheet && void look(file.token, { sheet, ...(choices.pasted && { pasted: true }) })
                }
              />
            )}
            {preview.assumptions.length > 0 && (
              <ul className={classes.sentences} aria-label="Assumed">
                {preview.assumptions.map((assumption) => (
                  <li key={assumption}>{assumption}</li>
                ))}
              </ul>
            )}
            {preview.remarks.length > 0 && (
              <details className={`why-chain ${classes.remarks}`}>
                <summary>What was read and left out ({preview.remarks.length})</summary>
                <ul className={classes.sentences}>
                  {preview.remarks.map((remark) => (
                    <li key={remark}>{remark}</li>
                  ))}
                </ul>
              </details>
            )}
            <Tabs defaultValue={preview.counts.error > 0 ? 'problems' : 'rows'} keepMounted={false}>
              <Tabs.List>
                <Tabs.Tab value="rows">Rows ({preview.people})</Tabs.Tab>
                <Tabs.Tab value="problems">Problems ({preview.problems.length})</Tabs.Tab>
                <Tabs.Tab value="columns">Columns ({preview.columns.length})</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="rows">
                {/* While the list is read anew its rows may become others: what was decided meanwhile would be lost. */}
                <fieldset disabled={busy} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
                  <PreviewRows
                    preview={preview}
                    decided={decided}
                    onNear={(row, choice) => decide({ ...decided, near: { ...decided.near, [row]: choice } })}
                    onAsNamed={(asNamed) => decide({ near: {}, asNamed })}
                  />
                </fieldset>
              </Tabs.Panel>
              <Tabs.Panel value="problems">
                <PreviewProblems
                  preview={preview}
                  busy={busy}
                  onCorrect={(place, text) =>
                    file && void look(file.token, { ...choices, cells: { ...choices.cells, [place]: text } })
                  }
                  onForget={(place) => {
                    const { [place]: _forgotten, ...cells } = choices.cells ?? {};
                    if (file) void look(file.token, { ...choices, cells });
                  }}
                  onSave={saveProblems}
                />
              </Tabs.Panel>
              <Tabs.Panel value="columns">
                <PreviewExercises
                  preview={preview}
                  onChoose={(name, exercise) =>
                    file &&
                    void look(file.token, {
                      ...choices,
                      exercises: { ...choices.exercises, [name]: exercise },
                    })
                  }
                />
                <PreviewColumns
                  preview={preview}
                  onMap={(column, field) =>
                    file &&
                    void look(file.token, { ...choices, mapping: { ...choices.mapping, [column]: field } })
                  }
                />
              </Tabs.Panel>
            </Tabs>
          </>
        )}
      </PlaceBody>
    </section>
  );
}

/** Pasting into a field is typing; anywhere else it is handing in. */
function usePaste(take: (text: string) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      latest.current(event.clipboardData?.getData('text/plain') ?? '');
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}

function ImportCounts({ counts }: Pick<ImportPreview, 'counts'>) {
  return (
    <Counts
      always={['new', 'with errors']}
      of={[
        ['new', counts.new],
        ['to update', counts.update],
        ['unchanged', counts.unchanged],
        ['other weights', counts.weighing],
        ['twice in the file', counts.duplicate],
        ['to decide', counts.near],
        ['with errors', counts.error],
      ]}
    />
  );
}

/** How many people would be new, and how many would change: as the file has them, and as was decided. */
function peopleIn({ counts, rows }: ImportPreview, decided: Decided): { adding: number; changing: number } {
  const { near, asNamed } = decided;
  let adding = counts.new;
  let named = asNamed ? counts.named : 0;
  const chosen = new Set<string>();
  for (const row of rows) {
    const decision = near[row.row];
    if (row.outcome !== 'near' || decision === undefined) continue;
    if (asNamed && row.named) named -= 1;
    if (decision === 'new') adding += 1;
    if (row.candidates.some(({ athleteId, news }) => athleteId === decision && news)) chosen.add(decision);
  }
  return { adding, changing: counts.update + named + chosen.size };
}

function importLabel(adding: number, changing: number): string {
  const parts = [adding > 0 && `add ${adding}`, changing > 0 && `update ${changing}`]
    .filter(Boolean)
    .join(' and ');
  return parts.charAt(0).toUpperCase() + parts.slice(1);
}
