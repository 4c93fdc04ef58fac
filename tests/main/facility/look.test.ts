/** The look of a facility's paper through its channels: what is kept, what is refused, what reaches a sheet. */

import { describe, expect, it } from 'vitest';
import { openRackside, type Rackside } from '../../support/application.ts';
import { assign, athlete } from '../assignments/gym.ts';
import { LOGO_FILES } from '../documents/cards.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { svg } from './logo/files.ts';

function handIn(rackside: Rackside, bytes: Uint8Array, name = 'logo.png') {
  return rackside.application.files.receive({ name, bytes }).token as never;
}

async function change(rackside: Rackside, fields: object) {
  const { version } = await rackside.ask('facility.get', {});
  return rackside.ask('facility.update', { version, ...fields });
}

async function preview(rackside: Rackside) {
  const { pdf } = await rackside.ask('documents.preview', {});
  const [page] = (await readPdf(Buffer.from(pdf, 'base64'))).pages;
  if (!page) throw new Error('There is a page');
  return page;
}

describe('the look of paper', () => {
  it('is plain until somebody chooses, and chosen piece by piece', async () => {
    const rackside = await openRackside();
    expect(await rackside.ask('facility.get', {})).toMatchObject({
      accent: '#111111',
      dateLanguage: 'en',
      decimalSign: '.',
      logo: null,
    });
    await change(rackside, { accent: '#1F3A5F', dateLanguage: 'de' });
    await change(rackside, { logo: handIn(rackside, LOGO_FILES['an SVG']) });
    expect(await change(rackside, { decimalSign: ',' })).toMatchObject({
      accent: '#1f3a5f',
      dateLanguage: 'de',
      decimalSign: ',',
      logo: 'drawing',
    });
    expect(await change(rackside, { logo: null })).toMatchObject({ logo: null, accent: '#1f3a5f' });
  });

  it('outlives the program, logo and all, and is on every sheet', async () => {
    const rackside = await openRackside();
    await assign(rackside, await athlete(rackside, 'Ana', 'Lee'));
    expect((await preview(rackside)).pictures).toBe(0);
    await change(rackside, {
      logo: handIn(rackside, LOGO_FILES['a transparent PNG']),
      dateLanguage: 'it',
      decimalSign: ',',
    });
    await rackside.close();
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    const page = await preview(again);
    expect(page.pictures).toBe(1);
    expect(page.words).not.toMatch(/\d\.\d/);
  });

  it('changes no work: the same sheet keeps its number and revision', async () => {
    const rackside = await openRackside();
    await assign(rackside, await athlete(rackside, 'Ana', 'Lee'));
    const order = {};
    const { printed } = await rackside.ask('documents.print', order);
    await change(rackside, {
      logo: handIn(rackside, LOGO_FILES['an SVG']),
      accent: '#7a1f2b',
      dateLanguage: 'fr',
      decimalSign: ',',
    });
    expect((await rackside.ask('documents.print', order)).printed).toEqual(printed);
  });

  it.each<[what: string, fields: (rackside: Rackside) => object, code: string]>([
    [
      'a broken logo',
      (it) => ({ logo: handIn(it, new Uint8Array([0x89, 0x50, 0x4e, 0x47])) }),
      'LOGO_REFUSED',
    ],
    [
      'a logo with a script',
      (it) => ({ logo: handIn(it, new TextEncoder().encode(svg('<script/>')), 'logo.svg') }),
      'LOGO_REFUSED',
    ],
    ['a logo that is no longer at hand', () => ({ logo: 'x'.repeat(22) }), 'FILE_GONE'],
    ['a pale accent', () => ({ accent: '#ffd400' }), 'FACILITY_REFUSED'],
  ])('is refused with a sentence, and nothing is changed: %s', async (_, fields, code) => {
    const rackside = await openRackside();
    await change(rackside, { logo: handIn(rackside, LOGO_FILES['an SVG']) });
    const before = await rackside.ask('facility.get', {});
    const asked = { name: 'Another name', ...fields(rackside) };
    expect(await rackside.code('facility.update', { version: before.version, ...asked })).toBe(code);
    expect(await rackside.ask('facility.get', {})).toEqual(before);
    expect(await rackside.code('documents.lookPreview', asked)).toBe(code);
  });

  it('can be looked at before it is saved', async () => {
    const rackside = await openRackside();
    const looked = await rackside.ask('documents.lookPreview', {
      name: 'Hall Nord',
      coach: 'J. Weiß',
      dateLanguage: 'de',
      decimalSign: ',',
      logo: handIn(rackside, LOGO_FILES['a transparent PNG']),
    });
    const [page] = (await readPdf(Buffer.from(looked.pdf, 'base64'))).pages;
    expect(page?.pictures).toBe(1);
    for (const said of ['Hall Nord', 'J. Weiß', '102,5', '2. März 2027']) expect(page?.words).toContain(said);
    expect(await rackside.ask('facility.get', {})).toMatchObject({ logo: null, dateLanguage: 'en' });
  });
});
