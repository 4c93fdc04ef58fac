/** An import from its file to what was done: read, answered, decided, imported, taken back. */

import { useEffect, useState } from 'react';
import type { InputOf, OutputOf } from '#contract/channels.ts';
import type { ImportPreview } from '#contract/roster.ts';
import { bridge, CallFailed, call, runJob } from '../../../app/bridge.ts';
import { stepBack, takeBack } from '../../../app/keys.ts';
import { offerFile } from '../../../ui/offer-file.tsx';
import { useAttempt } from '../../../ui/use-attempt.ts';
import { type Decided, type KeptImport, type Step, useKeptImport } from './kept-import.ts';

type Choices = KeptImport['choices'];
type Token = InputOf<'roster.previewImport'>['file'];
export type Imported = OutputOf<'roster.import'>;

const NOTHING_DECIDED: Decided = { near: {}, asNamed: false };

/** `pasted`: cells that were pasted on the roster. */
export function useImport(pasted: string | undefined) {
  const [token, setToken] = useState<Token>();
  /** The name of a file that is on its way. */
  const [reading, setReading] = useState<string>();
  const [preview, setPreview] = useState<ImportPreview>();
  const [choices, setChoices] = useState<Choices>({});
  const [decided, setDecided] = useState<Decided>(NOTHING_DECIDED);
  const [chosenStep, setStep] = useState<Step>('file');
  const [done, setDone] = useState<Imported>();
  const { busy, failure, attempt, forget } = useAttempt();
  const kept = useKeptImport();

  const open = preview?.questions.filter(({ answer }) => answer === null) ?? [];
  // A corrected cell may raise a question again.
  const step = !preview ? 'file' : chosenStep === 'check' && open.length > 0 ? 'columns' : chosenStep;

  const show = async (file: Token, next: Choices, before: Decided, at?: Step) => {
    const looked = await runJob('roster.previewImport', { file, ...next }).catch((error) => {
      // It is read again once the coach has said where its headers stand.
      if (error instanceof CallFailed && error.failure.code === 'NO_HEADERS') {
        setToken(file);
        setChoices(next);
        setPreview(undefined);
      }
      throw error;
    });
    setToken(file);
    // With what was remembered for a file with these headers.
    const inForce = { ...next, ...looked.choices };
    setChoices(inForce);
    setPreview(looked);
    keep(before, at ?? (looked.settled ? 'check' : 'columns'), file, inForce);
  };
  const keep = (next: Decided, at: Step, file = token, answers = choices) => {
    setDecided(next);
    setStep(at);
    if (file) kept.keep({ step: at, file, choices: answers, ...next });
  };
  const take = (file: File, as: Choices = {}) =>
    void attempt(async () => {
      setPreview(undefined);
      setDone(undefined);
      setReading(as.pasted ? 'the pasted cells' : file.name);
      const received = await bridge.receiveFile(file);
      await show(received.token as Token, as, NOTHING_DECIDED);
    });
  /** Cells copied from a spreadsheet, as they come from the clipboard. */
  const takePasted = (text: string) => {
    if (text.trim() !== '') take(new File([text], 'Pasted cells.tsv'), { pasted: true });
  };

  const showAgain = async () => {
    if (!token) return;
    setDone(undefined);
    await show(token, choices, decided, 'check');
  };

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
    const { file, choices: answers, step: at, ...decisions } = before;
    void attempt(() => show(file, answers, decisions, at));
  }, []);

  return {
    step: done ? ('done' as const) : step,
    preview,
    choices,
    decided,
    done,
    /** Questions that only the coach can answer, and has not. */
    open,
    reading,
    busy,
    failure,
    take,
    takePasted,
    goTo(at: Step) {
      forget();
      keep(decided, at);
    },
    /** Reads the file anew with other answers. Rows may be others then; that they are as they are named holds for these too. */
    answer(next: Partial<Choices>) {
      if (!token) return;
      const before = { near: {}, asNamed: decided.asNamed };
      void attempt(() => show(token, { ...choices, ...next }, before, step));
    },
    /** Another sheet has other columns: nothing that was chosen holds for it. */
    chooseSheet(sheet: string) {
      if (!token) return;
      const other = { sheet, ...(choices.pasted && { pasted: true as const }) };
      void attempt(() => show(token, other, NOTHING_DECIDED, 'columns'));
    },
    /** In another row other headers stand: nothing but the sheet holds. */
    chooseHeaders(headerRow: number | null) {
      if (!token) return;
      const sheet = choices.sheet ?? preview?.sheet;
      const other = { sheet, headerRow, ...(choices.pasted && { pasted: true as const }) };
      void attempt(() => show(token, other, NOTHING_DECIDED, 'columns'));
    },
    decide: (next: Decided) => keep(next, step),
    saveProblems() {
      if (!preview) return;
      void attempt(async () =>
        offerFile((await runJob('roster.importProblems', { preview: preview.id })).file),
      );
    },
    importNow() {
      if (!preview) return;
      void attempt(async () => {
        // Nothing to come back to any more: it may be answered after the window is gone.
        kept.keep(undefined);
        const counts = await call('roster.import', { preview: preview.id, ...decided }).catch(
          async (error) => {
            keep(decided, 'check');
            // Somebody changed the roster meanwhile: what it would do now is shown beside the sentence that says so.
            if (token && error instanceof CallFailed && error.failure.code === 'IMPORT_CHANGED')
              await show(token, choices, decided, 'check');
            throw error;
          },
        );
        setDone(counts);
      });
    },
    /** Undoes what was imported and nothing else, and shows the file again as it was checked. */
    takeBack() {
      void attempt(async () => {
        const step = done?.step;
        if (step && (await takeBack(step))) await showAgain();
      });
    },
    /** Undoes what was changed last, whatever it was. */
    undo() {
      void attempt(async () => {
        const undone = await stepBack('history.undo');
        if (undone !== undefined && undone === done?.step) await showAgain();
      });
    },
    /** Back to the first step, with nothing chosen. */
    startAnew() {
      setDone(undefined);
      setPreview(undefined);
      setReading(undefined);
    },
    /** Nothing to come back to. */
    leave: () => kept.keep(undefined),
  };
}

export type Import = ReturnType<typeof useImport>;
