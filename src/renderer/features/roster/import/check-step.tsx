/** The third step: what the import would do, row by row, with what is to decide and to put right. Its button says what happens. */

import { Button, Tabs } from '@mantine/core';
import type { ImportPreview } from '#contract/roster.ts';
import { Counts } from '../../../ui/counts.tsx';
import { AskFirst } from './ask-first.tsx';
import type { Decided, NearDecisions } from './kept-import.ts';
import { PreviewProblems } from './preview-problems.tsx';
import { changesOf, PreviewRows } from './preview-rows.tsx';
import type { Import } from './use-import.ts';

interface Props {
  readonly under: Import;
  readonly preview: ImportPreview;
}

export function CheckStep({ under, preview }: Props) {
  const { counts, problems } = preview;
  const { busy, choices, decided } = under;
  const maxima = maximaIn(preview, decided);
  return (
    <>
      <Counts
        always={['new', 'with errors']}
        of={[
          ['new', counts.new],
          ['to update', counts.update],
          ['unchanged', counts.unchanged],
          ['other days', counts.anotherDay],
          ['twice in the file', counts.duplicate],
          ['to decide', counts.near],
          ['with errors', counts.error],
          [maxima === 1 ? 'maximum' : 'maxima', maxima],
        ]}
      />
      <AskFirst toAsk={preview.toAsk} />
      <Tabs
        mt={12}
        defaultValue={problems.some(({ correctable }) => correctable) ? 'problems' : 'rows'}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="rows">Rows ({preview.people})</Tabs.Tab>
          <Tabs.Tab value="problems">Problems ({problems.length})</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rows">
          {/* While the list is read anew its rows may become others: what was decided meanwhile would be lost. */}
          <fieldset disabled={busy} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
            <PreviewRows
              preview={preview}
              decided={decided}
              onNear={(row, choice) => under.decide({ ...decided, near: { ...decided.near, [row]: choice } })}
              onAsNamed={(asNamed) => under.decide({ near: {}, asNamed })}
            />
          </fieldset>
        </Tabs.Panel>
        <Tabs.Panel value="problems">
          <PreviewProblems
            preview={preview}
            busy={busy}
            onCorrect={(place, text) => under.answer({ cells: { ...choices.cells, [place]: text } })}
            onForget={(place) => {
              const { [place]: _forgotten, ...cells } = choices.cells ?? {};
              under.answer({ cells });
            }}
            onSave={under.saveProblems}
          />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

export function ImportButton({ under, preview }: Props) {
  const { adding, changing } = peopleIn(preview, under.decided);
  const none = adding + changing === 0;
  return (
    <Button
      // The second half of a double click on “Next” imports nothing.
      onClick={(event) => event.detail < 2 && under.importNow()}
      loading={under.busy}
      disabled={none}
    >
      {none ? 'Nothing to import' : importLabel(adding, changing, maximaIn(preview, under.decided))}
    </Button>
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

/** How many maxima would be recorded: as the file has them, and as was decided. What rows say alike is one. */
function maximaIn({ counts, rows }: ImportPreview, { near, asNamed }: Decided): number {
  const among = (decidedBy: number, decision: string) =>
    new Set(
      rows
        .filter((row) => row.decidedBy === decidedBy)
        .flatMap((row) => changesOf(row, decision as NearDecisions[string]))
        .flatMap(({ maximum, field, to }) => (maximum ? [`${field} ${to}`] : [])),
    ).size;
  let sum = counts.maxima + (asNamed ? counts.namedMaxima : 0);
  for (const { row, outcome, named } of rows) {
    const decision = near[row];
    if (outcome !== 'near' || decision === undefined) continue;
    if (asNamed && named) sum -= among(row, named);
    if (decision !== 'skip') sum += among(row, decision);
  }
  return sum;
}

/** `Add 2 and update 1, with 3 maxima` */
function importLabel(adding: number, changing: number, maxima: number): string {
  const parts = [adding > 0 && `add ${adding}`, changing > 0 && `update ${changing}`]
    .filter(Boolean)
    .join(' and ');
  const lifted = maxima === 0 ? '' : maxima === 1 ? ', with 1 maximum' : `, with ${maxima} maxima`;
  return parts.charAt(0).toUpperCase() + parts.slice(1) + lifted;
}
