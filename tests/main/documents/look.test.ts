/** What the look of a facility does to a sheet. */

import { describe, expect, it } from 'vitest';
import type { CardModel } from '#main/documents/card-model.ts';
import type { ProgressModel } from '#main/documents/progress-model.ts';
import { renderPacket } from '#main/documents/render-pdf.ts';
import type { SheetModel } from '#main/documents/sheet-model.ts';
import type { Look } from '#main/facility/look.ts';
import { card, FONTS, LOGOS, LONG_NAMES, lookWith, PRINTED_AT, restricted } from './cards.ts';
import {
  boxesCanBeWrittenIn,
  isReadable,
  linesKeepApart,
  packed,
  staysInsideMargins,
} from './layout-checks.ts';
import { readPdf } from './read-pdf.ts';
import {
  attendance,
  blanks,
  coachCopy,
  group,
  planOnly,
  progress,
  rackOf,
  sessionOf,
  technique,
} from './sheet-samples.ts';

async function pagesOf(models: readonly SheetModel[], look: Look, paper: 'A4' | 'Letter' = 'A4') {
  const { bytes } = await renderPacket(models, { paper, look, printedAt: PRINTED_AT, fonts: FONTS });
  return (await readPdf(bytes)).pages;
}

const LONGEST = LONG_NAMES[0];
const SHEETS: Readonly<Record<string, () => readonly SheetModel[]>> = {
  card: () => [card({ athlete: { name: LONGEST, squads: [LONG_NAMES[2]], level: 'Beginner' } })],
  'restricted card': () => [restricted(LONGEST)],
  session: () => sessionOf('plain', LONGEST),
  rack: () => rackOf(group(14, LONG_NAMES)),
  plan: () => [planOnly(LONGEST)],
  attendance: () => [attendance(LONG_NAMES)],
  progress: () => progress(),
  technique: () => technique().slice(0, 2),
  blank: () => blanks('card', 'session', 'rack'),
};

describe('a logo', () => {
  for (const [kind, logo] of Object.entries(LOGOS)) {
    for (const [sheet, models] of Object.entries(SHEETS)) {
      it(`stands before the longest name and leaves it readable: ${kind} on a ${sheet} sheet`, async () => {
        for (const paper of ['A4', 'Letter'] as const) {
          for (const page of await pagesOf(models(), lookWith(logo), paper)) {
            staysInsideMargins(page);
            isReadable(page);
            linesKeepApart(page);
            const head = page.texts.filter(({ baseline }) => baseline < 60);
            for (const { left, text } of head) expect(left, text).toBeGreaterThan(28.3 + 20);
            if (logo.kind === 'picture') expect(page.pictures).toBe(1);
          }
        }
      });
    }
  }
});

const SQUADS = [
  'Rugby Women First Fifteen, Return to Play',
  'Leichtathletik-Mehrkampf U23 Leistungszentrum Niedersachsen',
  'Return group',
];

/** Of somebody in three squads with long names. */
function crowdedHead<Model extends CardModel | ProgressModel>(model: Model): Model {
  return { ...model, athlete: LONGEST, squads: SQUADS, level: 'intermediate, back after a long break' };
}

describe('a head beside a logo that one line cannot hold', () => {
  const sheets: Readonly<
    Record<string, { models: () => readonly (CardModel | ProgressModel)[]; sides: readonly number[] }>
  > = {
    card: { models: () => [card(), restricted()], sides: [4, 2] },
    'coach’s copy': { models: () => [coachCopy()], sides: [2] },
    session: { models: () => [...sessionOf('restricted'), ...sessionOf('heavy')], sides: [1, 1, 1, 1] },
    plan: { models: () => [planOnly('')], sides: [2] },
    progress: { models: () => progress(), sides: [1, 3] },
  };
  for (const [sheet, { models, sides }] of Object.entries(sheets)) {
    it.each(['A4', 'Letter'] as const)(
      `names every squad and the level whole on each side of a ${sheet} sheet on %s, and takes no side more`,
      async (paper) => {
        const printed = models().map(crowdedHead);
        const pages = await pagesOf(printed, lookWith(), paper);
        expect(pages).toHaveLength(sides.reduce((sum, each) => sum + each, 0));
        for (const page of pages) {
          for (const text of [...SQUADS, 'back after a long break', LONGEST])
            expect(packed(page.words), text).toContain(packed(text));
          expect(page.words).not.toContain('…');
          staysInsideMargins(page);
          isReadable(page);
          linesKeepApart(page);
          if (sheet !== 'progress') boxesCanBeWrittenIn(page);
        }
      },
    );
  }

  it.each(['A4', 'Letter'] as const)(
    'names what a lift needs and the muscles it works on %s, and a card of A4 is one page',
    async (paper) => {
      const cards = technique();
      const pages = await pagesOf(cards, lookWith(), paper);
      if (paper === 'A4') expect(pages).toHaveLength(cards.length);
      for (const { exercise, needs, muscles } of cards) {
        const own = pages.filter(({ words }) => packed(words).startsWith(packed(`${exercise}Technique`)));
        expect(own, exercise).not.toHaveLength(0);
        for (const { words } of own)
          for (const text of [needs, muscles]) expect(packed(words)).toContain(packed(text));
      }
    },
  );

  it('keeps an athlete’s squads whole on the attendance sheet', async () => {
    const list = attendance(LONG_NAMES);
    const people = list.people.map((person) => ({
      ...person,
      squads: `${SQUADS.join(', ')} ${person.squads}`,
    }));
    const pages = await pagesOf([{ ...list, people }], lookWith());
    const words = packed(pages.map((page) => page.words).join(' '));
    for (const { squads } of people) expect(words).toContain(packed(squads));
  });
});

describe('dates and loads', () => {
  it('are written as the facility writes them; what was said word for word stays', async () => {
    const words = (await pagesOf([restricted()], lookWith())).map((page) => page.words).join(' ');
    expect(words).toContain('Review 14. Dez. 2026');
    expect(words).toContain('printed 23. Nov. 2026');
    expect(words).not.toMatch(/\d\.\d/);
    const quoted = restricted();
    const [first] = quoted.modifications;
    const text = 'as stated: “2.5 kg until 12 Dec 2026.”';
    const said = { ...quoted, modifications: [{ code: first?.code ?? '', text }] };
    expect((await pagesOf([said], lookWith())).map((page) => page.words).join(' ')).toContain(
      '2.5 kg until 12 Dec 2026',
    );
  });

  it('leave names alone', async () => {
    const named = card({ facility: { name: 'Studio 2.0 · 1 May', unit: 'kg' } });
    expect((await pagesOf([named], lookWith()))[0]?.words).toContain('Studio 2.0 · 1 May');
  });

  it('stand so on the attendance sheet and in the charts of a progress report', async () => {
    const look = { ...lookWith(), dateLanguage: 'fr' as const };
    const list = (await pagesOf([attendance(['Hanna Sørensen'])], look))[0]?.words ?? '';
    expect(list).toContain('lun.');
    expect(list).toContain('26 nov.');
    const report = (await pagesOf(progress().slice(0, 1), look))[0]?.words ?? '';
    expect(report).toContain('61,5');
    expect(report).toContain('bodyweight, 23 nov. 2026');
    expect(report).not.toMatch(/\d\.\d/);
  });

  it('are plain where nothing was chosen', async () => {
    const { bytes } = await renderPacket([card()], { paper: 'A4', printedAt: PRINTED_AT, fonts: FONTS });
    expect((await readPdf(bytes)).pages[0]?.words).toMatch(/\d\.5 .*printed 23 Nov 2026/);
  });
});

describe('a form and a report', () => {
  it.each(['A4', 'Letter'] as const)('take one side each on %s, with every label whole', async (paper) => {
    const pages = await pagesOf(blanks('card', 'session', 'rack'), lookWith(), paper);
    expect(pages).toHaveLength(3);
    for (const { words } of pages) expect(words).not.toContain('…');
    expect(pages[2]?.words).toMatch(/1 Exercise Target Plates per side Load \/ reps/);
  });

  it('say the days of a report whole, whatever else has to give way', async () => {
    const [, report] = progress();
    const [page] = await pagesOf(report ? [report] : [], lookWith());
    expect(page?.words).toContain('23. Nov. 2025 – 23. Nov. 2026');
  });
});
