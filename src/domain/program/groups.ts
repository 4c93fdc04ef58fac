/** Supersets and circuits of a session: lines that stand one after the other and are done in turn. */

import type { ProgramLine } from './program.ts';

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
  if (line.group && line.group.label === above.group?.label) return settled(lines.with(place, alone(line)));
  const group = above.group ?? { label: free(lines), kind: 'superset' as const };
  // Whoever was done with the line comes along.
  const own = line.group?.label;
  return settled(
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
export function settled<Line extends ProgramLine>(lines: readonly Line[]): readonly Line[] {
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
