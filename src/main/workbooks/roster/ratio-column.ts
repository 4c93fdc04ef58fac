/** A column of multiples, such as `× bodyweight`: worked out from a load and a bodyweight, and neither of them. */

import { folded } from '#domain/athlete/names.ts';
import { HEADER_ALIASES, LIFT_WORDS } from './header-aliases.ts';

/** A unit alone names no bodyweight. */
const BODYWEIGHT = alternatives(
  Object.values(HEADER_ALIASES.bodyweight)
    .flat()
    .filter((alias) => alias !== 'kg'),
);
const TIMES =
  '(?:x|times|multiples? of|ratio (?:to|of)|percent(?: of)?|per(?: kg)?|veces|fois|mal|vezes|volte|keer|maal)';
const ARTICLE = '(?:the|of|el|su|le|du|das|des|o|do|il|del|het|kg)';
const MULTIPLE = new RegExp(`(?:^| )${TIMES} ?(?:${ARTICLE} )?(?:${BODYWEIGHT})(?: |$)`);
const SHARE = new RegExp(`(?:^| )(?:${BODYWEIGHT}) (?:ratio|multiples?|percent)(?: |$)`);
const LIFTED_BY = new RegExp(
  `(?:^| )(?:\\d{0,2} ?e?\\d{0,2}rm|max|${alternatives(LIFT_WORDS)}) by (?:${BODYWEIGHT})(?: |$)`,
);
const NAMED =
  /\b(?:rel(?:ative)? strength|strength ratio|strength to (?:body ?)?weight|fuerza rel(?:ativa)?|force rel(?:ative)?|relativ ?kraft|rel(?:ative)? kraft|forca rel(?:ativa)?|forza rel(?:ativa)?|rel(?:atieve)? kracht)\b/;

/** True for `× bodyweight`, `Squat (x BW)`, `1RM / BW`, `% BW` and `Relative strength`, in the languages of the aliases. */
export function isRatio(header: string): boolean {
  const words = folded(
    header
      .replace(/[×✕✖⨯*]/g, ' x ')
      .replace(/%/g, ' percent ')
      .replace(/[/÷]/g, ' by '),
  );
  return [MULTIPLE, SHARE, LIFTED_BY, NAMED].some((pattern) => pattern.test(words));
}

function alternatives(phrases: readonly string[]): string {
  return phrases.join('|');
}
