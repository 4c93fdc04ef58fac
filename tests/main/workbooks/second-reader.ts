/** A second, simple reader of workbooks, so that what one program writes is not checked by the same program. */

import { type Entry, fromBufferPromise } from 'yauzl';

export interface SecondReading {
  readonly parts: ReadonlyMap<string, string>;
  /** Cells by sheet and address, such as `Roster` and `C2`. */
  readonly sheets: ReadonlyMap<
    string,
    { readonly xml: string; readonly cells: ReadonlyMap<string, SecondCell> }
  >;
}

export interface SecondCell {
  readonly type: 'text' | 'number';
  readonly value: string;
  readonly format: string | undefined;
}

/** Number formats that a workbook need not spell out. */
const BUILT_IN: Readonly<Record<string, string>> = { '0': 'General', '1': '0', '2': '0.00', '49': '@' };

export async function readAgain(bytes: Uint8Array): Promise<SecondReading> {
  const parts = await unpacked(bytes);
  const part = (name: string) => parts.get(name) ?? '';
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((item) =>
    plain(item[1] ?? ''),
  );
  const codes = new Map(
    [...part('xl/styles.xml').matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(
      (match) => [match[1], match[2]] as const,
    ),
  );
  const cellFormats = /<cellXfs.*?<\/cellXfs>/s.exec(part('xl/styles.xml'))?.[0] ?? '';
  const formats = [...cellFormats.matchAll(/<xf numFmtId="(\d+)"/g)].map(
    (match) => codes.get(match[1] ?? '') ?? BUILT_IN[match[1] ?? ''],
  );
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/Id="([^"]+)"[^>]*Target="([^"]+)"/g)].map(
      (match) => [match[1], match[2]] as const,
    ),
  );
  const sheets = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"[^>]*r:id="([^"]+)"/g)].map(
    (match) => {
      const xml = part(`xl/${targets.get(match[2])}`);
      const cells = new Map(
        [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>/]*)>(.*?)<\/c>/gs)].map((cell) => {
          const value = /<v>(.*?)<\/v>/s.exec(cell[3] ?? '')?.[1] ?? '';
          const shared = /t="s"/.test(cell[2] ?? '');
          const style = Number(/s="(\d+)"/.exec(cell[2] ?? '')?.[1] ?? 0);
          return [
            cell[1] ?? '',
            {
              type: shared ? 'text' : 'number',
              value: shared ? (strings[Number(value)] ?? '') : value,
              format: formats[style],
            },
          ] as const;
        }),
      );
      return [match[1] ?? '', { xml, cells }] as const;
    },
  );
  return { parts, sheets: new Map(sheets) as SecondReading['sheets'] };
}

async function unpacked(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry() as AsyncIterable<Entry>) {
    if (entry.fileName.endsWith('/')) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return parts;
}

function plain(xml: string): string {
  const text = [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map((match) => match[1]).join('');
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
