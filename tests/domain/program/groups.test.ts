/** What a line is called, and how it is done with others: always by its place, whatever its id. */

import { describe, expect, it } from 'vitest';
import * as edit from '#domain/program/edit.ts';
import { groupPlaces, lineMarks } from '#domain/program/groups.ts';
import { PROGRAM } from '../gate/builders.ts';

const marksOf = (program: typeof PROGRAM) => {
  const marks = lineMarks(program);
  return program.phases[0]?.sessions[0]?.lines.map(({ id }) => [id, marks.get(id)]);
};

describe('what a line is called', () => {
  it('is its id as long as nobody moved it', () => {
    for (const [id, mark] of lineMarks(PROGRAM)) expect(mark).toBe(id);
  });
  it('follows its place after a move, while its id stays', () => {
    const place = { block: 0, session: 0 };
    const moved = edit.moveLine(PROGRAM, { ...place, line: 2 }, { ...place, line: 0 });
    expect(marksOf(moved)?.slice(0, 3)).toEqual([
      ['1A3', '1A1'],
      ['1A1', '1A2'],
      ['1A2', '1A3'],
    ]);
  });
});

describe('lines done in turn', () => {
  const superset = { label: 'A', kind: 'superset' } as const;
  const circuit = { label: 'B', kind: 'circuit' } as const;
  it('have their tag in the order of the session, and the first says how they are done', () => {
    const lines = [
      { group: superset },
      { group: superset },
      {},
      ...[1, 2, 3].map(() => ({ group: circuit })),
    ];
    expect(groupPlaces(lines)).toEqual([
      { tag: 'A1', place: 'first', says: 'Superset, in turn' },
      { tag: 'A2', place: 'last' },
      undefined,
      { tag: 'B1', place: 'first', says: 'Circuit, in turn' },
      { tag: 'B2', place: 'middle' },
      { tag: 'B3', place: 'last' },
    ]);
  });
  it('are done alone where no other of the group is left', () => {
    expect(groupPlaces([{ group: superset }, {}])).toEqual([undefined, undefined]);
  });
});
