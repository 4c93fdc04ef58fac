/**
 * The sheets of an .xlsx or .xlsm file as tables.
 *
 * Read part by part with an event parser: the workbook library expands merged ranges and validations cell
 * by cell, so that a file of one kilobyte can exhaust the memory, and it turns day numbers into clock times.
 */

import { dateFormat } from './number-format.ts';
import type { PackageFile } from './package-file.ts';
import { LIMITS, type ReadProblemCode, UnreadableFile } from './read-problem.ts';
import { type CellStyles, readSheet } from './read-sheet.ts';
import { readStrings } from './read-strings.ts';
import type { SheetTable } from './sheet-table.ts';
import { attribute, isTrue, readXml } from './xml-parts.ts';

interface XlsxReading {
  readonly tables: readonly SheetTable[];
  /** What was set aside while reading: macros, links to other files. */
  readonly remarks: readonly string[];
}

/** Throws UnreadableFile with the reason. */
export async function readXlsx(file: PackageFile): Promise<XlsxReading> {
  const workbookPart = await findWorkbook(file);
  const workbook = await readWorkbookPart(file, workbookPart);
  const relations = await readRelations(file, workbookPart);
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;

  const stringsPart = partOf('sharedStrings');
  const strings = stringsPart && file.has(stringsPart) ? await readStrings(file.unpack(stringsPart)) : [];
  const stylesPart = partOf('styles');
  const styles = stylesPart && file.has(stylesPart) ? await readStyles(file.unpack(stylesPart)) : [];

  const budget = { rows: LIMITS.rows, cells: LIMITS.cells };
  const tables: SheetTable[] = [];
  for (const sheet of workbook.sheets) {
    const relation = relations.get(sheet.relation);
    // Chart sheets and dialogs are sheets without cells.
    if (relation?.type !== 'worksheet') continue;
    if (!file.has(relation.target)) throw new UnreadableFile('damaged');
    const context = { strings, styles, date1904: workbook.date1904, budget };
    tables.push({
      name: sheet.name,
      source: 'xlsx',
      hidden: sheet.hidden,
      ...(await readSheet(file.unpack(relation.target), context)),
    });
  }
  if (workbook.sheets.length === 0) throw new UnreadableFile('damaged');
  return { tables, remarks: remarksOn(file) };
}

/** The kind of a package that is not a workbook Rackside reads; undefined when it is one. */
export function foreignPackage(names: readonly string[], mimetype: string): ReadProblemCode | undefined {
  if (mimetype.includes('opendocument.spreadsheet')) return 'openDocument';
  if (names.includes('xl/workbook.bin')) return 'binaryExcel';
  if (names.some((name) => name.startsWith('index/') && name.endsWith('.iwa')) || names.includes('index.zip'))
    return 'numbers';
  if (names.includes('encryptedpackage')) return 'encrypted';
  return names.some((name) => name.endsWith('workbook.xml') || name === '_rels/.rels')
    ? undefined
    : 'notAWorkbook';
}

interface Relation {
  /** The last word of the relation's type, the same in the transitional and the strict dialect. */
  readonly type: string;
  readonly target: string;
}

async function findWorkbook(file: PackageFile): Promise<string> {
  const root = await readRelations(file, '');
  const part =
    [...root.values()].find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!file.has(part)) throw new UnreadableFile('notAWorkbook');
  return part;
}

async function readRelations(file: PackageFile, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relationsPart = `${folder}_rels/${part.slice(slash)}.rels`;
  const relations = new Map<string, Relation>();
  if (!file.has(relationsPart)) return relations;
  await readXml(file.unpack(relationsPart), {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const type = attribute(attributes, 'Type') ?? '';
      const target = resolved(folder, attribute(attributes, 'Target') ?? '');
      relations.set(attribute(attributes, 'Id') ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        target,
      });
    },
  });
  return relations;
}

/** A part's name from a relation's target, which is absolute in the package or relative to its folder. */
function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
}

async function readWorkbookPart(file: PackageFile, part: string) {
  const sheets: { name: string; relation: string; hidden: boolean }[] = [];
  let date1904 = false;
  let isWorkbook = false;
  await readXml(file.unpack(part), {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') date1904 = isTrue(attribute(attributes, 'date1904'));
      if (name !== 'sheet') return;
      const state = attribute(attributes, 'state');
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        // `id` alone would find sheetId's neighbour in files that leave the prefix out.
        relation: attributes['r:id'] ?? attribute(attributes, 'id') ?? '',
        hidden: state === 'hidden' || state === 'veryHidden',
      });
    },
  });
  if (!isWorkbook) throw new UnreadableFile('notAWorkbook');
  return { sheets, date1904 };
}

/** For each cell style the date format it shows numbers with, or undefined. */
async function readStyles(bytes: AsyncIterable<Uint8Array>): Promise<CellStyles> {
  const codes = new Map<number, string>();
  const styles: (string | undefined)[] = [];
  let inCellFormats = false;
  await readXml(bytes, {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      styles.push(dateFormat(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

function remarksOn(file: PackageFile): string[] {
  const remarks: string[] = [];
  if (file.names().some((name) => name.endsWith('vbaproject.bin'))) {
    remarks.push('The workbook contains macros. They were neither run nor kept; only its cells were read.');
  }
  if (file.names().some((name) => name.includes('externallinks/'))) {
    remarks.push(
      'The workbook links to other files. The links were not followed: the values it last saved were read.',
    );
  }
  return remarks;
}
