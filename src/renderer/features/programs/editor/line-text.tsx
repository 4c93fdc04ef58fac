/** The words of a line behind its field, in the tones of what they say, with what is not understood underlined. */

import type { Said } from '#domain/prescription/grammar.ts';
import type { ReadLine } from '#domain/program/line-text.ts';
import classes from './editor.module.css';

const TONES: Partial<Record<Said['kind'], string | undefined>> = {
  group: classes['sets-tone'],
  load: classes['load-tone'],
  band: classes['load-tone'],
  perSide: classes['detail-tone'],
  workUp: classes['detail-tone'],
  rir: classes['detail-tone'],
  rpe: classes['detail-tone'],
  pause: classes['detail-tone'],
  rest: classes['detail-tone'],
  tempo: classes['detail-tone'],
  note: classes['note-tone'],
};

interface Props {
  readonly text: string;
  readonly read: ReadLine;
  /** Whether what is wrong is underlined. */
  readonly marks: boolean;
}

export function LineText({ text, read, marks }: Props) {
  const problems = marks ? read.problems : [];
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...read.pieces, ...problems]) cuts.add(start).add(end);
  const places = [...cuts].filter((at) => at <= text.length).sort((a, b) => a - b);
  return (
    <div className={classes.mirror} aria-hidden="true">
      {places.slice(0, -1).map((start, index) => {
        const end = places[index + 1] ?? text.length;
        const piece = read.pieces.find((each) => each.start <= start && end <= each.end);
        const wrong = problems.some((each) => each.start <= start && end <= each.end);
        const words = text.slice(start, end);
        const tone = piece && TONES[piece.said.kind];
        return wrong ? (
          <mark key={start} className={tone}>
            {words}
          </mark>
        ) : (
          <span key={start} className={tone}>
            {words}
          </span>
        );
      })}
      {/* What is missing is missing at the end. */}
      {problems.some(({ start, end }) => start === end) && <mark> </mark>}
      {'\u200b'}
    </div>
  );
}
