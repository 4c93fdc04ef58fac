/** The difference between two versions: week by week and session by session, in a coach's words. */

import { describe, expect, it } from 'vitest';
import { programDifference } from '#domain/program/difference.ts';
import * as edit from '#domain/program/edit.ts';
import { exerciseNames, readLine } from '#domain/program/line-text.ts';
import type { Program } from '#domain/program/program.ts';
import { EXERCISES, PROGRAM } from '../gate/builders.ts';

const names = exerciseNames(EXERCISES.values());
const content = (text: string): edit.LineContent => {
  const { content } = readLine(text, names);
  if (!content) throw new Error(`${text} is a line`);
  return content;
};
const difference = (after: Program, before = PROGRAM) => programDifference(before, after, EXERCISES);
const first = { block: 0, session: 0 };

describe('the difference', () => {
  it('is empty between a version and itself, whatever its number', () => {
    expect(difference({ ...PROGRAM, version: 2 })).toEqual({ sentences: [], sessions: [] });
  });
  it.each<[string, Program, object[]]>([
    [
      'a line added',
      edit.addLine(PROGRAM, { ...first, line: 1 }, content('Back squat 4 × 5 @ 80 %')),
      [{ where: 'Weeks 1–2, session A', lines: [{ after: 'Back squat 4 × 5 @ 80 %' }], reordered: false }],
    ],
    [
      'a line removed',
      edit.removeLine(PROGRAM, { block: 2, session: 0, line: 1 }),
      [
        {
          where: 'Weeks 5–6, session A',
          lines: [{ before: 'Romanian deadlift 4 × 8 @ 75 %' }],
          reordered: false,
        },
      ],
    ],
    [
      'a line changed',
      edit.setLine(PROGRAM, { block: 2, session: 0, line: 1 }, content('Romanian deadlift 4 × 8 @ 70 %')),
      [
        {
          where: 'Weeks 5–6, session A',
          lines: [{ before: 'Romanian deadlift 4 × 8 @ 75 %', after: 'Romanian deadlift 4 × 8 @ 70 %' }],
          reordered: false,
        },
      ],
    ],
    [
      'another order',
      edit.moveLine(PROGRAM, { ...first, line: 3 }, { ...first, line: 0 }),
      [{ where: 'Weeks 1–2, session A', lines: [], reordered: true }],
    ],
    [
      'two lines joined into a superset',
      edit.joinAbove(PROGRAM, { ...first, line: 3 }),
      [
        {
          where: 'Weeks 1–2, session A',
          lines: [
            { before: 'Romanian deadlift 3 × 12', after: 'A1 Romanian deadlift 3 × 12' },
            {
              before: 'Single-leg glute bridge 3 × 12 each side bodyweight',
              after: 'A2 Single-leg glute bridge 3 × 12 each side bodyweight',
            },
          ],
          reordered: false,
        },
      ],
    ],
    [
      'one week of a block changed: that week alone',
      edit.removeLine(edit.splitBlock(PROGRAM, 0, 2), { block: 1, session: 0, line: 2 }),
      [{ where: 'Week 2, session A', lines: [{ before: 'Romanian deadlift 3 × 12' }], reordered: false }],
    ],
    [
      'the warm-up',
      edit.removeLine(PROGRAM, { block: 'warmUp', session: 0, line: 2 }),
      [
        {
          where: 'Warm-up',
          lines: [{ before: 'Bodyweight hip thrust warm-up 1 × 10 bodyweight' }],
          reordered: false,
        },
      ],
    ],
  ])('names %s', (_what, after, sessions) => {
    expect(difference(after)).toEqual({ sentences: [], sessions });
  });
  it('names a session more for every week it stands in', () => {
    const after = edit.addLine(
      edit.addSession(PROGRAM, 1),
      { block: 1, session: 2, line: 0 },
      content('Glute bridge 3 × 15'),
    );
    expect(difference(after).sessions).toEqual([
      { where: 'Weeks 3–4, session C', lines: [{ after: 'Glute bridge 3 × 15' }], reordered: false },
    ]);
    expect(difference(PROGRAM, after).sessions[0]?.lines).toEqual([{ before: 'Glute bridge 3 × 15' }]);
  });
  it('says that it got shorter, what is gone with it, and where phases begin elsewhere', () => {
    const shorter = edit.removeBlock(PROGRAM, 1);
    expect(difference(shorter).sentences).toEqual(['It lasts 6 weeks instead of 8.']);
    expect(difference(shorter).sessions.at(-1)?.where).toBe('Weeks 7–8, session B');
    expect(difference(edit.setBlockWeeks(PROGRAM, 0, 3)).sentences).toEqual([
      'It lasts 9 weeks instead of 8.',
      'From week 3 on its phases are other ones: week 3 is in phase 1 instead of 2.',
    ]);
  });
  it('says another name', () => {
    expect(difference({ ...PROGRAM, name: 'Strong' }).sentences).toEqual([
      `It is called “Strong” instead of “${PROGRAM.name}”.`,
    ]);
  });
});
