/** Importing a roster in four steps: a file, how it is read, what it would do, what was done. Nothing is saved before the third is over. */

import { Button, Stepper } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useKeys } from '../../../app/keys.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { PlaceBody } from '../../../ui/place-body.tsx';
import { useFileDrop } from '../../../ui/use-file-drop.ts';
import { CheckStep, ImportButton } from './check-step.tsx';
import { ColumnsStep, OPEN_ID } from './columns-step.tsx';
import { DoneStep } from './done-step.tsx';
import { FileStep } from './file-step.tsx';
import classes from './import.module.css';
import { useImport } from './use-import.ts';

interface Props {
  /** Cells that were pasted on the roster. */
  readonly pasted?: string | undefined;
  readonly onLeave: () => void;
  readonly onDone: () => void;
}

const STEPS = [
  { step: 'file', label: 'File' },
  { step: 'columns', label: 'Sheet and columns' },
  { step: 'check', label: 'Check' },
  { step: 'done', label: 'Done' },
] as const;

export function ImportScreen({ pasted, onLeave, onDone }: Props) {
  const under = useImport(pasted);
  const { step, preview, open, busy, failure } = under;
  const { over, drop } = useFileDrop((file) => file && under.take(file));
  usePaste(under.takePasted);
  // On the first start no shell hears this key.
  useKeys(step === 'done' ? { 'mod+z': under.undo } : {});
  const body = useFocusOnChange(step);
  const at = STEPS.findIndex((each) => each.step === step);
  const goTo = (index: number) => {
    const { step: chosen } = STEPS[index] ?? STEPS[0];
    if (chosen !== 'done') under.goTo(chosen);
  };
  /** Any step but the last is a click away once a file is read and nothing is open before it. */
  const started = preview !== undefined && step !== 'done' && !busy;
  const reachable = { file: started, columns: started, check: started && open.length === 0, done: false };
  return (
    <section aria-label="Import a roster" className="place" {...drop}>
      <header className="place-head">
        <h1>Import a roster</h1>
        <span className={`quiet ${classes.file}`} title={preview?.fileName}>
          {preview?.fileName}
        </span>
        {step !== 'done' && (
          <Button
            variant="subtle"
            onClick={() => {
              under.leave();
              onLeave();
            }}
          >
            Cancel
          </Button>
        )}
        {/* Each step has its own: the focus and the second half of a double click go to no button of the next. */}
        {step === 'file' && preview && (
          <Button key="file" onClick={() => under.goTo('columns')} disabled={busy}>
            Next
          </Button>
        )}
        {step === 'columns' && (
          <Button
            key="columns"
            onClick={() => under.goTo('check')}
            loading={busy}
            disabled={open.length > 0}
            aria-describedby={open.length > 0 ? OPEN_ID : undefined}
          >
            Next
          </Button>
        )}
        {step === 'check' && preview && <ImportButton key="check" under={under} preview={preview} />}
      </header>
      <nav aria-label="Steps" className={classes.steps}>
        <Stepper active={step === 'done' ? STEPS.length : at} onStepClick={goTo} size="xs" iconSize={24}>
          {STEPS.map(({ step: each, label }) => (
            <Stepper.Step
              key={each}
              label={label}
              allowStepSelect={reachable[each] && each !== step}
              aria-current={each === step ? 'step' : undefined}
              aria-disabled={!reachable[each] && each !== step}
            />
          ))}
        </Stepper>
      </nav>
      <PlaceBody label={STEPS[at]?.label ?? ''} ref={body}>
        {failure && <FailureNote failure={failure} />}
        {step === 'file' && <FileStep under={under} over={over} />}
        {step === 'columns' && preview && <ColumnsStep under={under} preview={preview} />}
        {step === 'check' && preview && <CheckStep under={under} preview={preview} />}
        {under.done && preview && (
          <DoneStep under={under} done={under.done} preview={preview} onDone={onDone} />
        )}
      </PlaceBody>
    </section>
  );
}

/** The keyboard goes on where the step begins, and what is read aloud is its name. */
function useFocusOnChange(step: string) {
  const body = useRef<HTMLElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    body.current?.focus();
    body.current?.scrollTo(0, 0);
  }, [step]);
  return body;
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
