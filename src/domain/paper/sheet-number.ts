/**
 * Sheet numbers: six characters that can be read off paper, typed with one hand and checked at once, such as `C82-PAN`.
 *
 * The alphabet has 31 characters, a prime, and none that look alike (no 0, I, L, O, U), so the weighted check
 * character finds every single wrong character and every swap of two neighbours. Serial numbers are scattered over the
 * whole range, so that two sheets of one pile do not differ by a single character.
 */

const ALPHABET = '123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = ALPHABET.length;
const PAYLOAD = 5;
const SHEETS = BASE ** PAYLOAD;
/** Any number without the factor 31 scatters reversibly; these two undo each other modulo 31⁵. */
const SCATTER = 10_368_889;
const GATHER = inverse(SCATTER, SHEETS);

/** The number of the n-th sheet of a register, n from 1 to 28 629 150. Throws RangeError outside. */
export function sheetNumber(serial: number): string {
  if (!Number.isInteger(serial) || serial < 1 || serial >= SHEETS) {
    throw new RangeError('The print register has no number left for this sheet.');
  }
  let rest = multiply(serial, SCATTER);
  const digits: number[] = [];
  for (let place = 0; place < PAYLOAD; place += 1) {
    digits.unshift(rest % BASE);
    rest = Math.floor(rest / BASE);
  }
  const text = [...digits, checkOf(digits)].map((digit) => ALPHABET[digit]).join('');
  return `${text.slice(0, 3)}-${text.slice(3)}`;
}

/**
 * The serial of a typed or scanned sheet number, or undefined when it is not one. Case, spaces and hyphens do not
 * matter; I and L are read as 1, U as V.
 */
export function readSheetNumber(typed: string): number | undefined {
  const text = typed
    .toUpperCase()
    .replace(/[\s\-–]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/U/g, 'V');
  if (text.length !== PAYLOAD + 1) return undefined;
  const digits = [...text].map((character) => ALPHABET.indexOf(character));
  const check = digits.pop();
  if (digits.includes(-1) || check !== checkOf(digits)) return undefined;
  const scattered = digits.reduce((sum, digit) => sum * BASE + digit, 0);
  const serial = multiply(scattered, GATHER);
  return serial === 0 ? undefined : serial;
}

/** The one form a number is kept and compared in, or undefined when it is not a sheet number. */
export function tidySheetNumber(typed: string): string | undefined {
  const serial = readSheetNumber(typed);
  return serial === undefined ? undefined : sheetNumber(serial);
}

/** Weights 2, 3, 4 … differ from each other and from 0 modulo 31. */
function checkOf(digits: readonly number[]): number {
  return digits.reduce((sum, digit, place) => sum + digit * (place + 2), 0) % BASE;
}

function multiply(a: number, b: number): number {
  return Number((BigInt(a) * BigInt(b)) % BigInt(SHEETS));
}

function inverse(value: number, modulus: number): number {
  let [r0, r1] = [modulus, value];
  let [t0, t1] = [0, 1];
  while (r1 !== 0) {
    const quotient = Math.floor(r0 / r1);
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  return ((t0 % modulus) + modulus) % modulus;
}
