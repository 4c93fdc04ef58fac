/** The first step: a spreadsheet, chosen, dropped or pasted. */

import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { HeadersSelect } from './headers-select.tsx';
import type { Import } from './use-import.ts';

export function FileStep({ under, over }: { under: Import; over: boolean }) {
  const { busy, reading, preview, failure } = under;
  return (
    <>
      {failure?.code === 'NO_HEADERS' && (
        <div style={{ paddingInline: 12 }}>
          <HeadersSelect under={under} row={undefined} />
        </div>
      )}
      <div className="drop-area" data-over={over || undefined}>
        <IconFileImport size={34} stroke={1.3} aria-hidden />
        <p>
          {busy
            ? `Reading ${reading ?? 'the file again'} …`
            : 'Drop a spreadsheet here, choose one, or paste cells copied from it: .xlsx or .csv, with a name in each row.'}
        </p>
        <FileButton
          onChange={(file) => file && under.take(file)}
          accept=".xlsx,.xlsm,.csv,.tsv,.txt,.xls,.ods"
        >
          {(props) => (
            <Button {...props} loading={busy} variant={preview ? 'default' : 'filled'}>
              {preview ? 'Choose another file' : 'Choose a file'}
            </Button>
          )}
        </FileButton>
        <p className="quiet">
          You see every row before anything is saved. A spreadsheet never clears anybody.
        </p>
      </div>
    </>
  );
}
