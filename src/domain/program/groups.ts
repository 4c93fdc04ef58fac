/** Where a line stands for whoever does it: its place in the session, and the superset or circuit it is done in. */

import type { LineGroup, Program, ProgramLine } from './program.ts';

/**
 * What a line is called on screen and paper, by its place from 0: `1A2` is the second line of session A in phase 1, `F1`
 * the first of the foundation block. Its id stays with it when it is moved, and is never shown.
 */
export function lineMark(phase: number | undefined, letter: string, place: number): string {
  return `${phase ?? ''}${letter}${place + 1}`;
}

/** The marks of all lines by their ids. */
export function lineMarks({
  phases,
  foundation,
}: Pick<Program, 'phases' | 'foundation'>): ReadonlyMap<string, string> {
  return new Map([
    ...phases.flatMap(({ number, sessions }) =>
      sessions.flatMap(({ letter, lines }) =>
        lines.map(({ id }, place) => [id, lineMark(number, letter, place)] as const),
      ),
    ),
    ...foundation.lines.map(({ id }, place) => [id, lineMark(undefined, 'F', place)] as const),
  ]);
}

const GROUP_NAMES = { superset: 'Superset', circuit: 'Circuit' } as const;

/** How a line is done together with others. */
export interface GroupPlace {
  /** `A1`, `A2` … within the session. */
  readonly tag: string;
  /** Said at the first line: `Superset, in turn`. */
  readonly says?: string;
  readonly place: 'first' | 'middle' | 'last';
}

/** Of the lines that are left to do, in their order; a line whose group has no other left is done alone. */
export function groupPlaces(
  lines: readonly { readonly group?: LineGroup | undefined }[],
): readonly (GroupPlace | undefined)[] {
  const labels = Map.groupBy(lines, ({ group }) => group?.label);
  return lines.map((line) => {
    const { group } = line;
    const joined = group ? (labels.get(group.label) ?? []) : [];
    if (!group || joined.length < 2) return undefined;
    const at = joined.indexOf(line);
    const place = at === 0 ? 'first' : at === joined.length - 1 ? 'last' : 'middle';
    const says = place === 'first' && { says: `${GROUP_NAMES[group.kind]}, in turn` };
    return { tag: `${group.label}${at + 1}`, place, ...says };
  });
}

/** `A1`, `A2` within groups; a line alone has no label. In the order of the session. */
export function groupLabels(lines: readonly ProgramLine[]): readonly (string | undefined)[] {
  const counts = new Map<string, number>();
  return lines.map(({ group }) => {
    if (!group) return undefined;
    const place = (counts.get(group.label) ?? 0) + 1;
    counts.set(group.label, place);
    return `${group.label}${place}`;
  });
}

/** The line joins the one above it, and whatever that is done with; a line that is joined already stands alone again. */
export function joinedAbove(lines: readonly ProgramLine[], place: number): readonly ProgramLine[] {
  const [above, line] = [lines[place - 1], lines[place]];
  if (!above || !line) return lines;
  if (line.group && line.group.label === above.group?.label) return regrouped(lines.with(place, alone(line)));
  const group = above.group ?? { label: free(lines), kind: 'superset' as const };
  // Whoever was done with the line comes along.
  const own = line.group?.label;
  return regrouped(
    lines.map((each, index) =>
      index === place - 1 || index === place || (own && each.group?.label === own)
        ? { ...each, group }
        : each,
    ),
  );
}

/**
 * Groups as they can be done: lines of one group stand together, none is a group by itself, two are a superset and more
 * a circuit, and letters follow the order.
 */
export function regrouped<Line extends ProgramLine>(lines: readonly Line[]): readonly Line[] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run && line.group && run[0]?.group?.label === line.group.label) run.push(line);
    else runs.push([line]);
  }
  let letter = 0;
  return runs.flatMap((run) => {
    if (run.length < 2) return run.map(alone);
    const label = LETTERS.charAt(Math.min(letter++, LETTERS.length - 1));
    const group = { label, kind: run.length === 2 ? ('superset' as const) : ('circuit' as const) };
    return run.map((line) =>
      line.group?.label === label && line.group.kind === group.kind ? line : { ...line, group },
    );
  });
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function free(lines: readonly ProgramLine[]): string {
  const used = new Set(lines.map(({ group }) => group?.label));
  return [...LETTERS].find((letter) => !used.has(letter)) ?? 'Z';
}

function alone<Line extends ProgramLine>(line: Line): Line {
  if (!line.group) return line;
  const { group: _before, ...rest } = line;
  return rest as Line;
}
