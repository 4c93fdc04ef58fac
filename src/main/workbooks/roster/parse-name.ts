/**
 * First and last name from what a coach wrote: `Last, First`, `First Last`, particles, suffixes, single names.
 * Letters, case and accents stay as they are; only spaces are tidied.
 */

import { folded } from '#domain/athlete/names.ts';
import { tidyLine } from './cell-words.ts';
import type { HeaderLanguage } from './header-aliases.ts';

export interface ParsedName {
  readonly lastName: string;
  /** A person of one name has it here, and an empty last name. */
  readonly firstName: string;
  /** Set when the words could be shared out otherwise: said as a warning, for the coach to look at. */
  readonly doubt?: string;
}

type NameOrder = 'lastFirst' | 'firstLast';

const PARTICLES = new Set([
  'van',
  'von',
  'der',
  'den',
  'de',
  'del',
  'della',
  'di',
  'da',
  'do',
  'dos',
  'das',
  'du',
  'la',
  'le',
  'las',
  'los',
  'ter',
  'ten',
  'te',
  'zu',
  'zum',
  'zur',
  'af',
  'av',
  'al',
  'el',
  'bin',
  'binti',
  'ibn',
  'mac',
  'mc',
  'st',
  'saint',
  'san',
  'santa',
  'ni',
  'ui',
  'o',
  "d'",
  "'t",
]);
const SUFFIX = /^(jr|sr|jun|sen|junior|senior|ii|iii|iv|v|filho|neto|esq|phd|md)\.?$/i;
const HONORIFICS = /^(mr|mrs|ms|miss|dr|prof|herr|frau|sr|sra|srta|m|mme|mlle|sig|sig\.ra)\.\s+/i;

/** A name in two columns: each as written. */
export function nameFromParts(lastName: string, firstName: string): ParsedName {
  return { lastName: tidyLine(lastName), firstName: tidyLine(firstName) };
}

/** Two names of 80 characters and what stands between them. */
const LONGEST = 200;

/** A name in one cell. Undefined when there is no letter in it, or far too many. */
export function parseName(text: string, order: NameOrder, language: HeaderLanguage): ParsedName | undefined {
  const whole = tidyLine(text);
  if (whole.length > LONGEST || !/\p{L}/u.test(whole)) return undefined;
  const commas = whole.split(',').map((part) => part.trim());
  if (commas.length > 1) return fromCommas(commas);
  const words = whole.split(' ');
  if (words.length === 1) return { lastName: '', firstName: whole };
  return (
    fromCapitals(words) ?? (order === 'lastFirst' ? fromLastFirst(words) : fromFirstLast(words, language))
  );
}

/** `Last, First`, `Last, Jr., First`, `Last, First, Jr.`; also `First Last, Jr.` */
function fromCommas(parts: readonly string[]): ParsedName {
  const suffixes = parts.slice(1).filter((part) => SUFFIX.test(part));
  const rest = [parts[0] ?? '', ...parts.slice(1).filter((part) => part !== '' && !SUFFIX.test(part))];
  if (rest.length === 1 && suffixes.length > 0) {
    const name = fromFirstLast((rest[0] ?? '').split(' '), 'en');
    return { ...name, lastName: [name.lastName, ...suffixes].join(' ').trim() };
  }
  const [last = '', ...first] = rest;
  const lastName = [last, ...suffixes].filter(Boolean).join(' ');
  // `Prince,` and `, Prince` are one name each.
  return first.length === 0
    ? { lastName: '', firstName: lastName }
    : { lastName, firstName: first.join(', ') };
}

/** `MÜLLER Saoirse`: capitals mark the last name where lists are written so. */
function fromCapitals(words: readonly string[]): ParsedName | undefined {
  const capital = words.map(
    (word) => /\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase() && !SUFFIX.test(word),
  );
  const count = capital.filter(Boolean).length;
  if (count === 0 || count === words.length) return undefined;
  const leading = capital.indexOf(false);
  if (leading === count)
    return { lastName: words.slice(0, count).join(' '), firstName: words.slice(count).join(' ') };
  const trailing = words.length - count;
  if (capital.indexOf(true) === trailing)
    return { lastName: words.slice(trailing).join(' '), firstName: words.slice(0, trailing).join(' ') };
  return undefined;
}

function fromLastFirst(words: readonly string[]): ParsedName {
  let end = 0;
  while (end < words.length - 2 && isParticle(words[end])) end++;
  const lastName = words.slice(0, end + 1).join(' ');
  const firstName = words.slice(end + 1).join(' ');
  return words.length - end > 2
    ? { lastName, firstName, doubt: doubtOf(firstName, lastName) }
    : { lastName, firstName };
}

function fromFirstLast(given: readonly string[], language: HeaderLanguage): ParsedName {
  const words = given.join(' ').replace(HONORIFICS, '').split(' ');
  let end = words.length;
  while (end > 2 && SUFFIX.test(words[end - 1] ?? '')) end--;
  if (words.length === 1) return { lastName: '', firstName: words[0] ?? '' };
  // Two last names are the rule in Spanish and Portuguese lists.
  let start = (language === 'es' || language === 'pt') && end > 2 ? end - 2 : end - 1;
  const particle = words.findIndex((word, at) => at > 0 && at < end - 1 && isParticle(word));
  if (particle > 0) start = language === 'es' || language === 'pt' ? Math.min(start, particle) : particle;
  const firstName = words.slice(0, start).join(' ');
  const lastName = words.slice(start).join(' ');
  const doubtful = end > 2 && particle !== 1;
  return doubtful ? { lastName, firstName, doubt: doubtOf(firstName, lastName) } : { lastName, firstName };
}

function isParticle(word: string | undefined): boolean {
  if (word === undefined) return false;
  // A capital `Do` or `Le` may be a first name; particles in capitals count only where nobody is called so.
  return (
    PARTICLES.has(word.toLowerCase().replace(/\.$/, '')) &&
    (word === word.toLowerCase() ||
      /^(van|von|mac|mc|st|saint|san|de|da|di|del|della|dos|der|den|ter|ten)\.?$/i.test(word))
  );
}

function doubtOf(firstName: string, lastName: string): string {
  return `read as first name ${firstName}, last name ${lastName}`;
}

/** Every way in which a name may be written elsewhere, without accents and case: `last first` and `first last`. */
export function nameKeys(name: {
  readonly lastName: string;
  readonly firstName: string;
  readonly preferredName?: string | undefined;
}): string[] {
  const keys = [folded(`${name.firstName} ${name.lastName}`), folded(`${name.lastName} ${name.firstName}`)];
  if (name.preferredName) keys.push(folded(`${name.preferredName} ${name.lastName}`));
  return [...new Set(keys)];
}
