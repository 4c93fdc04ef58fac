/**
 * What makes Excel offer to repair a file: parts that nobody names or that are missing, two of one id, elements of a
 * sheet out of their order, ranges that overlap. Checked by the package's own content types and relationships.
 */

import { posix } from 'node:path';
import { SaxesParser } from 'saxes';

/** The children of `<worksheet>` in the order that the schema wants (ECMA-376, CT_Worksheet). */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'drawing',
  'legacyDrawing',
  'tableParts',
];

interface Element {
  readonly name: string;
  readonly parent: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** One sentence per fault; empty for a file that opens as it is. */
export function packageFaults(parts: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const elements = new Map<string, readonly Element[]>();
  for (const [name, xml] of parts) {
    try {
      elements.set(name, elementsOf(xml));
    } catch (error) {
      faults.push(`${name} is not XML: ${String(error)}`);
    }
  }
  faults.push(...typeFaults(parts, elements), ...relationFaults(parts, elements));
  for (const [name, all] of elements) {
    if (name.startsWith('xl/worksheets/') && name.endsWith('.xml')) faults.push(...sheetFaults(name, all));
  }
  const sheets = (elements.get('xl/workbook.xml') ?? []).filter((each) => each.name === 'sheet');
  const titles = sheets.map(({ attributes }) => attributes['name'] ?? '');
  faults.push(
    ...doubles(
      'the workbook',
      'sheet',
      titles.map((title) => title.toLowerCase()),
    ),
  );
  faults.push(
    ...titles
      .filter((title) => title.length > 31 || /[[\]:*?/\\]/.test(title) || title === '')
      .map((title) => `a sheet may not be called ${title}`),
  );
  return faults;
}

function typeFaults(
  parts: ReadonlyMap<string, string>,
  elements: ReadonlyMap<string, readonly Element[]>,
): string[] {
  const types = elements.get('[Content_Types].xml');
  if (!types) return ['there are no content types'];
  const overrides = types
    .filter(({ name }) => name === 'Override')
    .map(({ attributes }) => attributes['PartName'] ?? '');
  const endings = types
    .filter(({ name }) => name === 'Default')
    .map(({ attributes }) => attributes['Extension'] ?? '');
  const untyped = [...parts.keys()].filter(
    (name) =>
      name !== '[Content_Types].xml' &&
      !overrides.includes(`/${name}`) &&
      !endings.includes(name.slice(name.lastIndexOf('.') + 1)),
  );
  return [
    ...doubles('the content types', 'part', overrides),
    ...untyped.map((name) => `${name} has no content type`),
    ...overrides.filter((name) => !parts.has(name.slice(1))).map((name) => `${name} is typed and missing`),
  ];
}

/** Every relationship leads to a part of the file, and every part but relationships is led to. */
function relationFaults(
  parts: ReadonlyMap<string, string>,
  elements: ReadonlyMap<string, readonly Element[]>,
): string[] {
  const faults: string[] = [];
  const reached = new Set<string>();
  for (const [name, all] of elements) {
    if (!name.endsWith('.rels')) continue;
    const relations = all.filter((each) => each.name === 'Relationship').map(({ attributes }) => attributes);
    faults.push(
      ...doubles(
        name,
        'relationship',
        relations.map((each) => each['Id'] ?? ''),
      ),
    );
    const folder = posix.dirname(posix.dirname(name));
    const source = posix.join(folder, posix.basename(name, '.rels'));
    if (name !== '_rels/.rels' && !parts.has(source))
      faults.push(`${name} is of ${source}, which is missing`);
    for (const { Target = '', TargetMode } of relations) {
      if (TargetMode === 'External') faults.push(`${name} leads out of the file, to ${Target}`);
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      reached.add(target);
      if (TargetMode !== 'External' && !parts.has(target))
        faults.push(`${name} leads to ${target}, which is missing`);
    }
    const known = new Set(relations.map((each) => each['Id']));
    const used = (elements.get(source) ?? []).flatMap(({ attributes }) => attributes['r:id'] ?? []);
    faults.push(
      ...used.filter((id) => !known.has(id)).map((id) => `${source} asks for ${id}, which ${name} has not`),
    );
  }
  const lost = [...parts.keys()].filter(
    (name) => !name.endsWith('.rels') && name !== '[Content_Types].xml' && !reached.has(name),
  );
  return [...faults, ...lost.map((name) => `nothing leads to ${name}`)];
}

function sheetFaults(name: string, elements: readonly Element[]): string[] {
  const children = elements.filter(({ parent }) => parent === 'worksheet').map((each) => each.name);
  const places = children.map((child) => ORDER.indexOf(child));
  const of = (element: string, attribute: string) =>
    elements.filter((each) => each.name === element).map(({ attributes }) => attributes[attribute] ?? '');
  return [
    ...children
      .filter((child) => !ORDER.includes(child))
      .map((child) => `${name}: ${child} does not belong in a sheet`),
    ...places.flatMap((place, at) =>
      place <= (places[at - 1] ?? -1) && children[at] !== 'conditionalFormatting'
        ? [`${name}: ${children[at]} stands after ${children[at - 1]}`]
        : [],
    ),
    ...doubles(name, 'cell', of('c', 'r')),
    ...doubles(name, 'row', of('row', 'r')),
    ...doubles(
      name,
      'validated range',
      of('dataValidation', 'sqref').flatMap((ranges) => ranges.split(' ')),
    ),
  ];
}

function doubles(where: string, what: string, ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [`${where} has the ${what} ${id} twice`];
  });
}

function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const path: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, parent: path.at(-1) ?? '', attributes: { ...attributes } });
    path.push(name);
  });
  parser.on('closetag', () => path.pop());
  parser.write(xml).close();
  return elements;
}
