/** The one colour a facility may bring to its paper: dark enough on white, and still dark as the grey of a photocopy. */

/** `#rrggbb` */
export type Accent = string;

/** Black like all else; then colours that were looked at in colour and in grey. */
export const ACCENTS = [
  { name: 'Ink', color: '#111111' },
  { name: 'Navy', color: '#1f3a5f' },
  { name: 'Petrol', color: '#0f4c55' },
  { name: 'Forest', color: '#1e5631' },
  { name: 'Rust', color: '#8a3b12' },
  { name: 'Burgundy', color: '#7a1f2b' },
  { name: 'Plum', color: '#5b2a6e' },
] as const satisfies readonly { readonly name: string; readonly color: Accent }[];

export const PLAIN_ACCENT: Accent = ACCENTS[0].color;

/** Of text against its ground: WCAG 2.2, success criterion 1.4.3. A grey keeps the luminance of its colour. */
export const LEAST_CONTRAST = 4.5;

/** What is wrong with a colour for paper, as a sentence; undefined when it may be printed. */
export function accentProblem(color: string): string | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return 'A colour is written as # and six figures, such as #1f3a5f.';
  const contrast = contrastOnWhite(color);
  if (contrast >= LEAST_CONTRAST) return undefined;
  return `This colour is too pale for paper: its contrast is ${contrast.toFixed(1)} to 1, and photocopies need at least ${LEAST_CONTRAST} to 1. Choose a darker one.`;
}

/** From 1 (white) to 21 (black). */
export function contrastOnWhite(color: Accent): number {
  return 1.05 / (luminanceOf(color) + 0.05);
}

function luminanceOf(color: Accent): number {
  const channel = (from: number) => {
    const share = Number.parseInt(color.slice(from, from + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
