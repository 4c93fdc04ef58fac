/** A header taken apart: its words without accents and punctuation, and the unit it states. */

import { folded } from '#domain/athlete/names.ts';

export type HeaderUnit = 'kg' | 'lb' | 'stone' | 'cm' | 'm' | 'mm' | 'in' | 'ft';

const UNITS: Readonly<Record<string, HeaderUnit>> = {
  kg: 'kg',
  kgs: 'kg',
  kilo: 'kg',
  kilos: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  kilogramm: 'kg',
  lb: 'lb',
  lbs: 'lb',
  pound: 'lb',
  pounds: 'lb',
  libras: 'lb',
  st: 'stone',
  stone: 'stone',
  stones: 'stone',
  cm: 'cm',
  centimetres: 'cm',
  centimeters: 'cm',
  zentimeter: 'cm',
  m: 'm',
  metres: 'm',
  meters: 'm',
  meter: 'm',
  metros: 'm',
  metri: 'm',
  mm: 'mm',
  in: 'in',
  inch: 'in',
  inches: 'in',
  ft: 'ft',
  feet: 'ft',
  'ft in': 'ft',
  'feet inches': 'ft',
};

/** Units that may stand at the end of a header without brackets; `m`, `in` and `st` mean too much else there. */
const BARE_UNITS = /^(.+?) (?:in )?(kg|kgs|lb|lbs|cm|mm)$/;

interface HeaderKey {
  /** `squad` for `Squad(s)`, `gewicht` for `Gewicht (kg)`, `#` for `#`. */
  readonly words: string;
  readonly unit?: HeaderUnit;
}

export function headerKey(header: string): HeaderKey {
  let unit: HeaderUnit | undefined;
  const open = header.replace(/[([{]([^)\]}]*)[)\]}]/g, (_, inside: string) => {
    const inner = folded(inside);
    unit ??= UNITS[inner];
    // Plural endings and units leave with their brackets; anything else in brackets is part of the name.
    return UNITS[inner] || /^(s|es|n|en|e|in|innen)$/.test(inner) ? '' : ` ${inside} `;
  });
  const bare = header.trim();
  if (bare === '#' || bare === 'N°' || bare === 'Nº' || bare === '№') return { words: '#' };
  let words = folded(open);
  const ending = BARE_UNITS.exec(words);
  if (ending && !unit) {
    unit = UNITS[ending[2] ?? ''];
    words = ending[1] ?? words;
  }
  return unit ? { words, unit } : { words };
}
