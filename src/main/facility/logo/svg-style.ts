/** Which colours and lines an SVG element has: its attributes, its style, its classes, and what it is given from above. */

import { logoRefused } from './refused.ts';
import { type Attributes, lengthOf } from './svg-shapes.ts';

export interface Paint {
  /** `#rrggbb`; null for none. */
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  readonly round: boolean;
  readonly evenOdd: boolean;
  readonly hidden: boolean;
}

export const UNPAINTED: Paint = {
  fill: '#000000',
  stroke: null,
  strokeWidth: 1,
  round: false,
  evenOdd: false,
  hidden: false,
};

export type Classes = ReadonlyMap<string, Attributes>;

/** Rules of single classes: what drawing programs write. Throws LOGO_REFUSED for any other. */
export function classesOf(css: string): Classes {
  const found = new Map<string, Attributes>();
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  let last = 0;
  for (const match of bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (bare.slice(last, match.index).trim() !== '') throw unknownStyle();
    last = match.index + match[0].length;
    for (const selector of (match[1] ?? '').split(',')) {
      const [, name] = /^\s*\.([\w-]+)\s*$/.exec(selector) ?? [];
      if (name === undefined) throw unknownStyle();
      found.set(name, { ...found.get(name), ...declarations(match[2] ?? '') });
    }
  }
  if (bare.slice(last).trim() !== '') throw unknownStyle();
  return found;
}

/** Throws LOGO_REFUSED for what cannot be printed as it looks. */
export function paintOf(attributes: Attributes, above: Paint, classes: Classes): Paint {
  const named = (attributes['class'] ?? '').split(/\s+/).map((name) => classes.get(name) ?? {});
  const own: Attributes = Object.assign({}, attributes, ...named, declarations(attributes['style'] ?? ''));
  for (const name of ['opacity', 'fill-opacity', 'stroke-opacity'])
    if (own[name] !== undefined && Number.parseFloat(own[name]) !== 1)
      throw logoRefused('Parts of this SVG are half transparent, which paper cannot show. Save it as a PNG.');
  for (const name of ['filter', 'mask', 'clip-path'])
    if (own[name] !== undefined && own[name] !== 'none')
      throw logoRefused('Parts of this SVG are cut or blurred by others. Save it as a PNG.');
  return {
    fill: colorOf(own['fill'], above.fill),
    stroke: colorOf(own['stroke'], above.stroke),
    strokeWidth: own['stroke-width'] === undefined ? above.strokeWidth : lengthOf(own['stroke-width']),
    round: own['stroke-linecap'] === undefined ? above.round : own['stroke-linecap'] === 'round',
    evenOdd: own['fill-rule'] === undefined ? above.evenOdd : own['fill-rule'] === 'evenodd',
    hidden: above.hidden || own['display'] === 'none' || own['visibility'] === 'hidden',
  };
}

function declarations(style: string): Attributes {
  return Object.fromEntries(
    style.split(';').flatMap((one) => {
      const [name = '', value = ''] = one.split(':').map((part) => part.trim());
      return name === '' ? [] : [[name.toLowerCase(), value.replace(/\s*!important$/, '')]];
    }),
  );
}

function colorOf(text: string | undefined, above: string | null): string | null {
  const said = text?.trim().toLowerCase();
  if (said === undefined || said === 'inherit') return above;
  if (said === 'none' || said === 'transparent') return null;
  if (said === 'currentcolor') return '#000000';
  if (/^#[0-9a-f]{6}$/.test(said)) return said;
  if (/^#[0-9a-f]{3}$/.test(said)) return said.replace(/[0-9a-f]/g, '$&$&');
  const [, ...parts] = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(said) ?? [];
  if (parts.length === 3)
    return `#${parts.map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0')).join('')}`;
  if (NAMED[said]) return NAMED[said];
  throw logoRefused(
    said.startsWith('url')
      ? 'This SVG has gradients or patterns, which are not printed here. Save it as a PNG.'
      : `This SVG has a colour that is not known here (“${said.slice(0, 20)}”). Save it as a PNG.`,
  );
}

/** The sixteen of HTML 4. */
const NAMED: Readonly<Record<string, string>> = {
  black: '#000000',
  silver: '#c0c0c0',
  gray: '#808080',
  grey: '#808080',
  white: '#ffffff',
  maroon: '#800000',
  red: '#ff0000',
  purple: '#800080',
  fuchsia: '#ff00ff',
  green: '#008000',
  lime: '#00ff00',
  olive: '#808000',
  yellow: '#ffff00',
  navy: '#000080',
  blue: '#0000ff',
  teal: '#008080',
  aqua: '#00ffff',
};

function unknownStyle() {
  return logoRefused('This SVG is styled in a way that is not read here. Save it as a PNG.');
}
