/** Which files become a logo, what is kept of them, and with which sentence the others are refused. */

import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { Logo, LogoDrawing, LogoPicture } from '#main/facility/logo/logo.ts';
import { readLogo } from '#main/facility/logo/read-logo.ts';
import { LOGO_FILES } from '../../documents/cards.ts';
import { bigPng, pngOf, svg } from './files.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const drawn = (inside: string) => readLogo(bytesOf(svg(inside))) as LogoDrawing;

function refusal(bytes: Uint8Array): string {
  let kept: Logo;
  try {
    kept = readLogo(bytes);
  } catch (error) {
    expect(error).toMatchObject({ code: 'LOGO_REFUSED' });
    return (error as { sentence: string }).sentence;
  }
  throw new Error(`It became a ${kept.kind}`);
}

describe('a PNG', () => {
  it('is kept opaque, on white, no finer than paper shows, and without what else was in the file', () => {
    const source = new PNG({ width: 1600, height: 400 });
    for (let at = 0; at < source.data.length; at += 4)
      source.data.set(at % 8 === 0 ? [255, 0, 0, 255] : [0, 0, 0, 0], at);
    const file = withChunk(
      PNG.sync.write(source, { colorType: 2 } as never),
      'tEXt',
      'Comment\0Taken at 51.5 N',
    );
    const { kind, png, width, height } = readLogo(file) as LogoPicture;
    expect([kind, width, height]).toEqual(['picture', 800, 200]);
    expect(Buffer.from(png).includes('51.5 N')).toBe(false);
    const read = PNG.sync.read(Buffer.from(png));
    expect(read.data.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });

  it('lays half-transparent parts on white', () => {
    const { png } = readLogo(pngOf(1, 1, [0, 0, 0, 128])) as LogoPicture;
    expect([...PNG.sync.read(Buffer.from(png)).data]).toEqual([127, 127, 127, 255]);
  });

  it('is told by its content, whatever else it is called', () => {
    expect(readLogo(LOGO_FILES['a transparent PNG']).kind).toBe('picture');
  });

  const whole = pngOf(20, 10, [10, 20, 30, 255]);
  it.each<[what: string, file: Uint8Array, why: RegExp]>([
    ['cut off', whole.subarray(0, whole.length - 20), /damaged/],
    ['cut off within its head', whole.subarray(0, 20), /damaged/],
    ['with one byte wrong', whole.map((byte, place) => (place === 45 ? byte ^ 1 : byte)), /damaged/],
    ['of no width', bigPng(0, 10), /damaged/],
    ['that says it is enormous', bigPng(60_000, 60_000), /60000 × 60000 pixels/],
    ['that unpacks to more than it says', bigPng(10, 10, deflateSync(Buffer.alloc(5_000_000))), /damaged/],
    ['that is interlaced', bigPng(10, 10, undefined, 1), /interlaced/],
    ['larger than 2 MB', Buffer.concat([whole, Buffer.alloc(2_100_000)]), /larger than 2 MB/],
  ])('%s is refused', (_, file, why) => {
    expect(refusal(file)).toMatch(why);
    expect(refusal(file)).toMatch(/The logo was not changed\.$/);
  });
});

describe('an SVG', () => {
  it('is kept as the areas and lines it draws, cut to them, and nothing else', () => {
    const logo = drawn('<title>Our gym</title><rect x="10" y="20" width="30" height="10" fill="#123"/>');
    expect(logo).toEqual({
      kind: 'drawing',
      width: 30,
      height: 10,
      shapes: [
        {
          color: '#112233',
          segments: [['M', 0, 0], ['L', 30, 0], ['L', 30, 10], ['L', 0, 10], ['Z']],
        },
      ],
    });
  });

  it.each([
    ['a circle', '<circle cx="10" cy="10" r="5"/>', 10, 10],
    ['an ellipse that is turned', '<ellipse rx="10" ry="5" transform="rotate(90)"/>', 10, 20],
    ['a line with its width', '<line x1="0" y1="0" x2="10" y2="0" stroke="red" stroke-width="4"/>', 14, 4],
    ['an arc with glued flags', '<path d="M0 0a5 5 0 0110 0z"/>', 10, 5],
    ['smooth curves', '<path d="M0 0C0 5 10 5 10 0S20-5 20 0V0H0z"/>', 20, 10],
    [
      'groups that move',
      '<g transform="scale(2)"><g transform="translate(3,4)"><path d="M0 0h5v5H0z"/></g></g>',
      10,
      10,
    ],
    ['a polygon', '<polygon points="0,0 10,0 10,10"/>', 10, 10],
  ])('reads %s', (_, inside, width, height) => {
    const logo = drawn(inside);
    expect(logo.width).toBeCloseTo(width, 3);
    expect(logo.height).toBeCloseTo(height, 3);
  });

  it('takes colours from attributes, styles, classes and from above', () => {
    const colors = drawn(
      '<style>.a, .b { fill: #ff0000 } .b { fill: rgb(0, 128, 0) }</style>' +
        '<g fill="navy"><path d="M0 0h1v1z"/><path class="a" d="M0 0h1v1z"/><path class="b" d="M0 0h1v1z"/>' +
        '<path style="fill:#abc;stroke:none" d="M0 0h1v1z"/><path fill="none" d="M0 0h1v1z"/></g>',
    ).shapes.map(({ color }) => color);
    expect(colors).toEqual(['#000080', '#ff0000', '#008000', '#aabbcc']);
  });

  it('turns a hole of the even-odd rule round, so that it stays a hole', () => {
    const ring = 'M0 0h30v30h-30z M10 10h10v10h-10z';
    const areas = (inside: string) =>
      drawn(inside)
        .shapes[0]?.segments.filter(([command]) => command === 'L')
        .map(([, x, y]) => [x, y]);
    expect(areas(`<path d="${ring}"/>`)?.slice(3, 6)).toEqual([
      [20, 10],
      [20, 20],
      [10, 20],
    ]);
    expect(areas(`<path fill-rule="evenodd" d="${ring}"/>`)?.slice(3, 6)).toEqual([
      [20, 20],
      [20, 10],
      [10, 10],
    ]);
  });

  it.each<[what: string, inside: string, why: RegExp]>([
    ['a script', '<script>alert(1)</script>', /carries a script/],
    ['a script among its definitions', '<defs><script href="x.js"/></defs>', /carries a script/],
    ['a script in an attribute', '<rect width="1" height="1" onload="alert(1)"/>', /carries a script/],
    ['a piece of a web page', '<foreignObject><body/></foreignObject>', /piece of a web page/],
    ['a linked picture', '<image href="http://example.org/x.png"/>', /another picture/],
    ['a reference', '<use href="#a"/>', /by reference/],
    ['a link', '<a href="http://example.org"><rect width="1" height="1"/></a>', /not read here \(“a”\)/],
    [
      'a pattern from elsewhere',
      '<rect width="1" height="1" fill="url(http://example.org/#p)"/>',
      /gradients/,
    ],
    ['a style from elsewhere', '<style>@import url(http://example.org/x.css);</style>', /styled/],
    ['text', '<text>Gym</text>', /outlines/],
    ['half-transparent parts', '<rect width="1" height="1" opacity=".5"/>', /half transparent/],
    ['a clip path', '<rect width="1" height="1" clip-path="url(#c)"/>', /cut or blurred/],
    ['nothing', '', /Nothing can be seen/],
    ['nothing but whitespace to see', '<rect width="0" height="0"/>', /Nothing can be seen/],
    ['a broken path', '<path d="M0 0L10"/>', /line in it cannot be read/],
    ['a path that never began', '<path d="10 10"/>', /line in it cannot be read/],
    [
      'more lines than any page should draw',
      `<path d="M0 0${'h1v1'.repeat(2000)}"/>`,
      /more than 3000 lines/,
    ],
    ['a tower of groups', `${'<g>'.repeat(100)}${'</g>'.repeat(100)}`, /too many parts/],
    ['an unclosed part', '<g>', /damaged/],
    ['an unknown colour', '<rect width="1" height="1" fill="hotpink"/>', /colour that is not known/],
  ])('with %s is refused', (_, inside, why) => {
    expect(refusal(bytesOf(svg(inside)))).toMatch(why);
  });

  it('that defines names for other text is refused before any of it is read', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${svg('<title>&b;</title>')}`;
    expect(refusal(bytesOf(bomb))).toMatch(/names for other text/);
    expect(refusal(bytesOf(svg('<title>&lol;</title>')))).toMatch(/damaged/);
  });
});

describe('any other file', () => {
  it.each<[what: string, bytes: Uint8Array]>([
    ['a JPEG that is called .png', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])],
    ['a web page that is called .svg', bytesOf('<html><body></body></html>')],
    ['nothing at all', new Uint8Array()],
    ['a text', bytesOf('logo')],
  ])('is refused: %s', (_, bytes) => {
    expect(refusal(bytes)).toMatch(/neither a PNG nor an SVG/);
  });
});

function withChunk(png: Buffer, type: string, said: string): Buffer {
  const body = Buffer.from(`${type}${said}`, 'latin1');
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(said.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), size, body, sum, png.subarray(33)]);
}
