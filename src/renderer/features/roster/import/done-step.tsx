/** The last step: what was done, the way back, and where to go from here. */

import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconDownload } from '@tabler/icons-react';
import type { ImportPreview } from '#contract/roster.ts';
import { AskFirst } from './ask-first.tsx';
import classes from './import.module.css';
import type { Import, Imported } from './use-import.ts';

interface Props {
  readonly under: Import;
  readonly done: Imported;
  readonly preview: ImportPreview;
  readonly onDone: () => void;
}

export function DoneStep({ under, done, preview, onDone }: Props) {
  const { busy } = under;
  const changed = done.added + done.updated > 0;
  return (
    <div className={classes.done}>
      <IconCircleCheck size={34} stroke={1.3} aria-hidden />
      <p role="status">{doneSentence(done, preview.fileName)}</p>
      {leftOut(done, preview).map((sentence) => (
        <p key={sentence} className="quiet">
          {sentence}
        </p>
      ))}
      <AskFirst toAsk={preview.toAsk} />
      <div className={classes.ways}>
        <Button onClick={onDone} disabled={busy}>
          See the roster
        </Button>
        {changed && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} stroke={1.6} />}
            title="Ctrl Z"
            disabled={busy}
            onClick={under.takeBack}
          >
            Take it back
          </Button>
        )}
        <Button variant="default" disabled={busy} onClick={under.startAnew}>
          Import another file
        </Button>
        {preview.problems.length + preview.toAsk.length > 0 && (
          <Button
            variant="subtle"
            leftSection={<IconDownload size={16} stroke={1.6} />}
            disabled={busy}
            onClick={under.saveProblems}
          >
            Save the problems
          </Button>
        )}
      </div>
    </div>
  );
}

/** Why rows were left out: only what is put right in the file comes in another time. */
function leftOut({ skipped }: Imported, { counts: { duplicate, error } }: ImportPreview): string[] {
  const undecided = skipped - duplicate - error;
  const rows = (count: number, one: string, several: string) =>
    count <= 0 ? [] : [count === 1 ? `1 row ${one}` : `${count} rows ${several}`];
  return [
    ...rows(
      error,
      'with an error was left out. Put right in the file, it comes in with the next import; nobody comes in twice.',
      'with errors were left out. Put right in the file, they come in with the next import; nobody comes in twice.',
    ),
    ...rows(
      duplicate,
      'was left out because its person stands further up in the file.',
      'were left out because their people stand further up in the file.',
    ),
    ...rows(
      undecided,
      'that looks like somebody on the roster was left out.',
      'that look like somebody on the roster were left out.',
    ),
  ];
}

/** `Imported summer-intake.xlsx: 126 new, 3 updated, 12 unchanged and 40 maxima.` */
function doneSentence({ added, updated, unchanged, maxima }: Imported, fileName: string): string {
  const counts = [
    added > 0 && `${added} new`,
    updated > 0 && `${updated} updated`,
    unchanged > 0 && `${unchanged} unchanged`,
    maxima > 0 && (maxima === 1 ? '1 maximum' : `${maxima} maxima`),
  ].filter((part) => part !== false);
  const last = counts.pop() ?? 'nothing new';
  const list = counts.length > 0 ? `${counts.join(', ')} and ${last}` : last;
  return `Imported ${fileName}: ${list}.`;
}
