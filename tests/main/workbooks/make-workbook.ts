/** Builds workbooks part by part for tests: whole ones, and ones that lie about themselves. */

import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Lies for the tests of damaged files. */
  readonly says?: {
    readonly unpackedSize?: number;
    readonly checksum?: number;
    readonly encrypted?: boolean;
  };
}

/** A zip file of parts, deflated. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = typeof part.content === 'string' ? Buffer.from(part.content) : Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.name);
    const flags = 0x0800 | (part.says?.encrypted ? 1 : 0);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(flags, 2);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(part.says?.checksum ?? crc32(content), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(part.says?.unpackedSize ?? content.length, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), header, name, packed]);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 'latin1');
    central.writeUInt16LE(20, 4);
    header.copy(central, 6, 0, 24);
    central.writeUInt32LE(offset, 42);
    directory.push(Buffer.concat([central, name]));
    chunks.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, entries, end]));
}

export interface SheetParts {
  readonly name: string;
  /** Everything between `<worksheet>` and `</worksheet>`. */
  readonly xml: string;
  readonly state?: 'hidden' | 'veryHidden';
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook, to be zipped as they are or with something changed. */
export function workbookParts(
  sheets: readonly SheetParts[],
  extra: {
    readonly date1904?: boolean;
    readonly strings?: string;
    readonly formats?: readonly string[];
    readonly prolog?: string;
  } = {},
): Part[] {
  const prolog = extra.prolog ?? '<?xml version="1.0" encoding="UTF-8"?>';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const formats = extra.formats ?? [];
  const parts: Part[] = [
    {
      name: '_rels/.rels',
      content: `${prolog}<Relationships xmlns="${RELATIONS}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${prolog}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${extra.date1904 ? 1 : 0}"/><sheets>${sheets
        .map(
          (sheet, at) =>
            `<sheet name="${sheet.name}" sheetId="${at + 1}" ${sheet.state ? `state="${sheet.state}"` : ''} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${prolog}<Relationships xmlns="${RELATIONS}">${sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}${relation('rIdS', 'sharedStrings', 'sharedStrings.xml')}${relation('rIdT', 'styles', '/xl/styles.xml')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: `${prolog}<sst xmlns="${MAIN}">${extra.strings ?? ''}</sst>` },
    {
      name: 'xl/styles.xml',
      content: `${prolog}<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join('')}</cellXfs></styleSheet>`,
    },
  ];
  sheets.forEach((sheet, at) => {
    parts.push({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `${prolog}<worksheet xmlns="${MAIN}">${sheet.xml}</worksheet>`,
    });
  });
  return parts;
}

/** `<sheetData>` of rows of texts; numbers stay numbers, empty texts are left out. */
export function sheetData(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    value === ''
      ? '<c/>'
      : typeof value === 'number'
        ? `<c><v>${value}</v></c>`
        : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  return `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
