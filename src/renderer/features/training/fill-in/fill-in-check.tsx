/** A workbook that came back, before anything is saved: what is to be decided, what is new, what could not be read. */

import { Button, FileButton, Tabs } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import type { FillInPreview } from '#contract/fill-in.ts';
import { runJob } from '../../../app/bridge.ts';
import { Counts } from '../../../ui/counts.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { PlaceBody } from '../../../ui/place-body.tsx';
import { useAttempt } from '../../../ui/use-attempt.ts';
import { tellConflicts } from '../../assignments/conflict-dialog.tsx';
import type { EnteredFillIn } from './entered.tsx';
import { NewSets, ProblemCells, SetsToDecide } from './fill-in-tables.tsx';
import { PainApart } from './pain-apart.tsx';

interface Props {
  readonly preview: FillInPreview;
  /** Numbers of the sets that the workbook is right about. */
  readonly taken: ReadonlySet<number>;
  readonly onTake: (taken: ReadonlySet<number>) => void;
  /** Another file is on its way. */
  readonly reading: boolean;
  readonly failure: Failure | undefined;
  readonly onFile: (file: File | null) => void;
  readonly onLeave: () => void;
  readonly onEntered: (done: EnteredFillIn) => void;
}

export function FillInCheck(props: Props) {
  const { preview, taken, reading, failure, onFile, onLeave, onEntered } = props;
  const importing = useAttempt();
  const { counts, sets, problems, remarks, fileName, pains } = preview;
  const [seenTo, setSeenTo] = useState(false);
  const toDecide = sets.filter(({ outcome }) => outcome !== 'new');
  const saving = counts.new + taken.size;
  const hurting = pains.length + toDecide.filter(({ left, number }) => left && !taken.has(number)).length;
  const unseen = problems.some(({ pain }) => pain) && !seenTo;
  const first = toDecide.length > 0 ? 'decide' : problems.length > 0 ? 'problems' : 'new';
  const enter = () =>
    void importing.attempt(async () => {
      const done = await runJob('training.importFillIn', { preview: preview.id, take: [...taken] });
      tellConflicts(done.conflicts);
      onEntered({ ...done, fileName });
    });
  return (
    <section aria-label="Check the workbook" className="place">
      <header className="place-head">
        <Button variant="subtle" px={8} leftSection={<IconArrowLeft size={16} />} onClick={onLeave}>
          Back
        </Button>
        <h1>Check the workbook</h1>
        <span className="quiet">{fileName}</span>
        <span style={{ flex: 1 }} />
        <FileButton onChange={onFile} accept=".xlsx">
          {(props) => (
            <Button {...props} variant="default" loading={reading} disabled={importing.busy}>
              Another file
            </Button>
          )}
        </FileButton>
        <Button
          onClick={enter}
          loading={importing.busy}
          disabled={saving + hurting === 0 || unseen || reading}
          title={unseen ? 'Say first that you see to the pain of which nothing is taken.' : undefined}
        >
          {enterWords(saving, hurting)}
        </Button>
      </header>
      <PlaceBody label="Preview">
        {(failure ?? importing.failure) && (
          <FailureNote failure={(failure ?? importing.failure) as Failure} />
        )}
        <Counts
          always={['new']}
          of={[
            ['new', counts.new],
            ['in the log already', counts.same],
            ['newer in the log', counts.conflict],
            ['unlikely', counts.asks],
            ['with errors', counts.wrong],
          ]}
        />
        {remarks.map((remark) => (
          <p key={remark} className="quiet">
            {remark}
          </p>
        ))}
        <PainApart preview={preview} seenTo={seenTo} onSeenTo={setSeenTo} />
        <Tabs defaultValue={first} keepMounted={false} mt={12}>
          <Tabs.List>
            <Tabs.Tab value="decide">To decide ({toDecide.length})</Tabs.Tab>
            <Tabs.Tab value="new">New ({counts.new})</Tabs.Tab>
            <Tabs.Tab value="problems">Problems ({problems.length})</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="decide">
            <SetsToDecide
              sets={toDecide}
              taken={taken}
              onTake={(number, take) => {
                const next = new Set(taken);
                if (take) next.add(number);
                else next.delete(number);
                props.onTake(next);
              }}
            />
          </Tabs.Panel>
          <Tabs.Panel value="new">
            <NewSets sets={sets.filter(({ outcome }) => outcome === 'new')} />
          </Tabs.Panel>
          <Tabs.Panel value="problems">
            <ProblemCells problems={problems} />
          </Tabs.Panel>
        </Tabs>
      </PlaceBody>
    </section>
  );
}

/** `Enter 2 sets and the pain of 1 row` */
function enterWords(sets: number, hurting: number): string {
  const parts = [
    ...(sets > 0 ? [sets === 1 ? '1 set' : `${sets} sets`] : []),
    ...(hurting > 0 ? [`the pain of ${hurting === 1 ? '1 row' : `${hurting} rows`}`] : []),
  ];
  return parts.length === 0 ? 'Nothing to enter' : `Enter ${parts.join(' and ')}`;
}
