/** The pages as they will be printed, drawn from the very PDF, and who will be missing from it. */

import { useEffect, useRef, useState } from 'react';
import type { InputOf } from '#contract/channels.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './documents.module.css';
import { LeftOut, type LeftOutPerson, leftOutOf } from './made-packet.tsx';
import type { OpenPdf } from './open-pdf.ts';

interface Props {
  /** Undefined while there is nobody to print for. */
  readonly order: InputOf<'documents.preview'> | undefined;
  readonly hint: string;
  /** Of everybody who is to be printed for, whoever is looked at. */
  readonly leftOut: readonly LeftOutPerson[];
  /** Why nothing can be drawn stands beside the button already. */
  readonly saidBeside: boolean;
}

export function PreviewPane({ order, hint, leftOut, saidBeside }: Props) {
  const preview = useChannel('documents.preview', order ?? {}, { enabled: order !== undefined });
  const failure = preview.error?.failure;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse
    <section className={classes['preview']} aria-label="Preview" tabIndex={0} aria-busy={preview.isFetching}>
      {!order && <p className="quiet">{hint}</p>}
      {order && preview.isPending && <div className={classes['waiting']}>Drawing the pages…</div>}
      {order &&
        failure &&
        failure.code !== 'NOTHING_TO_PRINT' &&
        (saidBeside ? (
          <p className="quiet">The pages follow once every name on them can be drawn.</p>
        ) : (
          <FailureNote failure={failure} />
        ))}
      {order && failure?.code === 'NOTHING_TO_PRINT' && (
        <>
          <p>Nothing can be printed of this choice today.</p>
          <LeftOut people={leftOutOf(failure)} />
        </>
      )}
      {order && preview.data && (
        <>
          <LeftOut people={leftOut} folded />
          {preview.data.drawn.sheets < preview.data.drawn.of && (
            <p className="quiet" role="status">
              To look at: the first of each kind, {preview.data.drawn.sheets} of {preview.data.drawn.of}{' '}
              sheets.
            </p>
          )}
          <Pages pdf={preview.data.pdf} stale={preview.isFetching} />
        </>
      )}
    </section>
  );
}

/** Every page of a PDF (base64), drawn as wide as there is room; `stale` while a newer one is on its way. */
export function Pages({ pdf, stale }: { pdf: string; stale: boolean }) {
  const [opened, setOpened] = useState<OpenPdf>();
  useEffect(() => {
    let current = true;
    let close: (() => void) | undefined;
    void import('./open-pdf.ts')
      .then(({ openPdf }) => openPdf(pdf))
      .then((document) => {
        close = document.close;
        if (current) setOpened(document);
        else document.close();
      });
    return () => {
      current = false;
      close?.();
    };
  }, [pdf]);
  if (!opened) return null;
  return (
    <ol className={classes['pages']} data-stale={stale || undefined}>
      {opened.pages.map((page) => (
        <li key={page.number} style={{ aspectRatio: `${page.width} / ${page.height}` }}>
          <Page page={page} />
        </li>
      ))}
    </ol>
  );
}

function Page({ page }: { page: OpenPdf['pages'][number] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const here = canvas.current;
    return here ? page.draw(here) : undefined;
  }, [page]);
  return <canvas ref={canvas} role="img" aria-label={`Page ${page.number}: ${page.words}`} />;
}
