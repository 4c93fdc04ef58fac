/** Why a file was not read: each reason has one code and one sentence for the coach. */

export const LIMITS = {
  fileBytes: 50 * 1024 * 1024,
  unpackedBytes: 500 * 1024 * 1024,
  rows: 200_000,
  /** Keeps a small file from filling the memory with cells. */
  cells: 4_000_000,
  /** Excel's own limit of one cell. */
  cellCharacters: 32_767,
  entries: 10_000,
  /** A part that unpacks to more than 5 MB and more than 250 times its size is a trap: real sheets reach 30. */
  ratio: 250,
  ratioFromBytes: 5 * 1024 * 1024,
} as const;

const SENTENCES = {
  empty: 'is empty: it holds 0 bytes. Export the roster again and try once more.',
  tooBig: 'is larger than 50 MB. Save the roster alone in a new workbook and import that.',
  unpackedTooBig:
    'unpacks to more than 500 MB, far more than a roster needs. Save the roster alone in a new workbook.',
  packedTooTight:
    'is packed in a way that no roster is, so it was not opened. Ask where it came from, or save it anew from Excel.',
  tooManyRows: 'holds more than 200,000 rows. Split the list and import the parts one after another.',
  tooManyCells:
    'holds more than 4 million filled cells. Save the roster alone in a new workbook and import that.',
  hugeCell:
    'has a cell with more than 32,767 characters, which no spreadsheet allows. Save it anew from Excel.',
  truncated: 'stops in the middle: part of it is missing. Copy or download it again.',
  damaged: 'is damaged and cannot be read. Open it in Excel, save it under a new name and import that.',
  encrypted: 'is protected with a password. Open it, save a copy without the password and import that.',
  oldExcel:
    'is an old Excel workbook (.xls). Open it in Excel or LibreOffice, save it as .xlsx and import that.',
  binaryExcel: 'is a binary Excel workbook (.xlsb). Open it in Excel, save it as .xlsx and import that.',
  openDocument:
    'is an OpenDocument spreadsheet (.ods). Open it in LibreOffice or Excel, save it as .xlsx and import that.',
  numbers: 'is a Numbers document. In Numbers choose File, Export To, Excel and import that .xlsx file.',
  webPage:
    'is a web page that only bears the name of a spreadsheet. Open it in Excel, save it as .xlsx and import that.',
  oldXml: 'is a workbook in the XML format of 2003. Open it in Excel, save it as .xlsx and import that.',
  notAWorkbook: 'is neither an Excel workbook nor a text table. Choose a .xlsx or .csv file.',
  unsafeXml:
    'holds XML entities, which workbooks do not use and which can do harm, so it was not opened. Save it anew from Excel.',
  openQuote:
    'has a quotation mark that is never closed, so its columns cannot be told apart. Save it as .xlsx and import that.',
  nothingInIt: 'holds no filled cells. Check that it is the right file.',
} as const;

export type ReadProblemCode = keyof typeof SENTENCES;

export interface ReadProblem {
  readonly code: ReadProblemCode;
  readonly sentence: string;
}

/** Thrown inside the reader only; `readTables` turns it into a value. */
export class UnreadableFile extends Error {
  readonly code: ReadProblemCode;

  constructor(code: ReadProblemCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** What happened, what was kept, what to do now. */
export function readProblem(code: ReadProblemCode, fileName: string): ReadProblem {
  return { code, sentence: readProblemSentence(fileName, SENTENCES[code]) };
}

export function readProblemSentence(fileName: string, why: string): string {
  const name = [...fileName].slice(0, 80).join('');
  return `“${name}” ${why} Nothing was changed.`;
}
