import { beforeAll, describe, expect, it } from 'vitest';
import type { CardModel } from '#main/documents/card-model.ts';
import type { RackModel } from '#main/documents/rack-model.ts';
import { renderPacket } from '#main/documents/render-pdf.ts';
import type { SheetModel } from '#main/documents/sheet-model.ts';
import { byPdfmake } from '../../support/pdfmake-printer.ts';
import { card, FONTS, LONG_NAMES, lookWith, PRINTED_AT } from './cards.ts';
import {
  boxesCanBeWrittenIn,
  isReadable,
  linesKeepApart,
  packed,
  staysInsideMargins,
  textOf,
  writingBoxes,
} from './layout-checks.ts';
import { canDrawPixels, pixelsOf } from './pixels.ts';
import { type ReadDocument, readPdf } from './read-pdf.ts';
import {
  annotatedPlan,
  attendance,
  blanks,
  coachCopy,
  group,
  longRack,
  longSession,
  planOnly,
  progress,
  rackOf,
  sessionOf,
  THIRTY_NAMES,
  technique,
  twoMonths,
} from './sheet-samples.ts';

type Paper = 'A4' | 'Letter';
type Way = 'portrait' | 'landscape';

const SHEETS: readonly [what: string, models: () => readonly SheetModel[], paper: Paper, way: Way][] = [
  ['session sheets of an athlete as written', () => sessionOf('plain'), 'A4', 'portrait'],
  [
    'session sheets with a full modifications box and the longest name',
    () => sessionOf('restricted', LONG_NAMES[0]),
    'Letter',
    'portrait',
  ],
  ['session sheets with top sets and back-offs', () => sessionOf('heavy', LONG_NAMES[2]), 'A4', 'portrait'],
  ['session sheets with the longest targets', () => longSession(LONG_NAMES[0]), 'A4', 'portrait'],
  ['rack sheets with the longest targets', () => longRack(group(4, LONG_NAMES)), 'A4', 'landscape'],
  ['session sheets of one endless name', () => sessionOf('plain', 'W'.repeat(60)), 'Letter', 'portrait'],
  ['rack sheets of fourteen', () => rackOf(group(14)), 'A4', 'landscape'],
  [
    'rack sheets of fourteen in the heavy weeks, with long names',
    () => rackOf(group(14, LONG_NAMES), 7),
    'Letter',
    'landscape',
  ],
  ['a rack sheet of one', () => rackOf(group(1), 7), 'A4', 'landscape'],
  ['a coach’s copy', () => [coachCopy()], 'A4', 'landscape'],
  [
    'plans with plates, top sets and long names',
    () => LONG_NAMES.map((name) => planOnly(name)),
    'Letter',
    'portrait',
  ],
  ['a plan with the longest note on every line', () => [annotatedPlan()], 'Letter', 'portrait'],
  ['an attendance sheet of thirty over two sides', () => [attendance(THIRTY_NAMES)], 'A4', 'landscape'],
  [
    'an attendance sheet of one without training days',
    () => [attendance([LONG_NAMES[0]], 0)],
    'Letter',
    'landscape',
  ],
  ['technique cards of the whole library', () => technique(), 'A4', 'portrait'],
  ['progress reports, of one day and of a year', () => progress(), 'A4', 'portrait'],
  ['blank session sheet', () => blanks('session'), 'A4', 'portrait'],
  ['blank card and rack sheet', () => blanks('card', 'rack'), 'Letter', 'landscape'],
];

for (const [what, models, paper, way] of SHEETS) {
  describe(what, () => {
    const printed = models();
    let read: ReadDocument;
    let bytes: Uint8Array;
    let pagesOf: readonly number[];
    beforeAll(async () => {
      ({ bytes, pagesOf } = await renderPacket(printed, { paper, printedAt: PRINTED_AT, fonts: FONTS }));
      read = await readPdf(bytes);
    });

    it(`stands on ${way} pages, each with its number`, () => {
      expect(read.pages.length).toBe(pagesOf.reduce((sum, pages) => sum + pages, 0));
      let page = 0;
      for (const pages of pagesOf) {
        for (let number = 1; number <= pages; number += 1) {
          const side = read.pages[page];
          expect(side && side.width > side.height ? 'landscape' : 'portrait').toBe(way);
          expect(side?.words).toContain(`Page ${number} of ${pages}`);
          expect(side?.words).toContain('General education, not medical advice.');
          page += 1;
        }
      }
    });

    it('says everything the model says, in text that can be selected', () => {
      let page = 0;
      for (const [index, model] of printed.entries()) {
        const pages = read.pages.slice(page, page + (pagesOf[index] ?? 0));
        page += pages.length;
        const all = textOf(pages);
        for (const text of textsOf(model)) expect(all, text).toContain(packed(text));
      }
    });

    it('keeps inside the margins, in text of 8 pt and more, with nothing over anything else', () => {
      for (const page of read.pages) {
        staysInsideMargins(page);
        isReadable(page);
        linesKeepApart(page);
      }
    });

    it('gives a box of 7 mm and more to every set, and splits no row', () => {
      if (printed.every((model) => boxesIn(model) === 0)) return;
      for (const page of read.pages) boxesCanBeWrittenIn(page);
      const boxes = read.pages.reduce((sum, page) => sum + writingBoxes(page).length, 0);
      expect(boxes).toBeGreaterThanOrEqual(printed.reduce((sum, model) => sum + boxesIn(model), 0));
    });

    it('looks the same however it is drawn, pixel by pixel', async ({ skip }) => {
      if (!canDrawPixels) skip('pdftoppm is not installed (Debian: poppler-utils)');
      const few = printed.slice(0, 4);
      const by = async (drawnBy: 'pdfmake' | 'pdfkit') =>
        pixelsOf(
          (
            await renderPacket(few, {
              paper,
              printedAt: PRINTED_AT,
              fonts: FONTS,
              ...(drawnBy === 'pdfmake' && { printer: byPdfmake }),
            })
          ).bytes,
        );
      const [one, other] = [await by('pdfmake'), await by('pdfkit')];
      expect(one.length).toBe(other.length);
      for (const [page, pixels] of one.entries())
        expect(other[page]?.equals(pixels), `page ${page + 1}`).toBe(true);
    });
  });
}

describe('the foot of a sheet', () => {
  it('says the version, however long the name of the program', async () => {
    const programVersion = `${'Strength for groups A and B and C, '.repeat(4)}spring, version 12`;
    const [model] = sessionOf('plain');
    if (!model) throw new Error('A sheet is there');
    for (const sheet of [
      { ...model, programVersion },
      ...rackOf(group(1)).map((rack) => ({ ...rack, programVersion })),
    ]) {
      const { bytes } = await renderPacket([sheet], { paper: 'A4', printedAt: PRINTED_AT, fonts: FONTS });
      for (const { words } of (await readPdf(bytes)).pages) expect(words).toContain(', version 12');
    }
  });
});

describe('a rack sheet', () => {
  it('orders the rows of each exercise by load, so that plates only go up', () => {
    for (const { blocks } of rackOf(group(14), 7)) {
      for (const { id, rows } of blocks) {
        const loads = rows.map(({ target }) => target.grams ?? Infinity);
        expect(loads, id).toEqual(loads.toSorted((a, b) => a - b));
      }
    }
  });

  it('puts athletes of like loads together, four and three at a rack, nobody alone', () => {
    const sheets = rackOf(group(14), 7).filter(({ title }) => title.startsWith('Session A'));
    expect(sheets.map(({ place }) => place)).toEqual([1, 2, 3, 4].map((n) => `Rack sheet ${n} of 4`));
    const first = sheets.map(({ blocks }) => blocks[0]?.rows ?? []);
    expect(first.map((rows) => rows.length)).toEqual([4, 4, 3, 3]);
    const all = first.flat().map(({ target }) => target.grams ?? 0);
    expect(all).toEqual(all.toSorted((a, b) => a - b));
  });

  it('names what replaces an exercise for one athlete in a block of its own, right after it', () => {
    const [sheet] = rackOf([...group(2), { name: 'Ana Lee', kind: 'restricted' as const, max: 120 }], 1);
    const lines = sheet?.blocks.map(({ id, exercise, rows }) => `${id} ${exercise}: ${rows.length}`) ?? [];
    const place = lines.findIndex((line) => line.startsWith('1A3 Romanian deadlift'));
    expect(lines.slice(place, place + 2)).toEqual(['1A3 Romanian deadlift: 2', '1A3 Cable pull-through: 1']);
  });

  it.each(['A4', 'Letter'] as const)(
    'holds four athletes on one side of %s, however long their names and whatever a session of the guide asks',
    async (paper) => {
      const names = LONG_NAMES.map((name) => `${name} von Ångström-Þórsdóttir Żółtowska`.slice(0, 58));
      for (const week of [1, 3, 7]) {
        const four = group(4, names).map((member, place) =>
          week === 1 && place % 2 === 0 ? { ...member, kind: 'restricted' as const } : member,
        );
        const { bytes, pagesOf } = await renderPacket(rackOf(four, week), {
          paper,
          look: lookWith(),
          printedAt: PRINTED_AT,
          fonts: FONTS,
        });
        expect(pagesOf, `week ${week}`).toEqual([1, 1]);
        for (const page of (await readPdf(bytes)).pages) {
          staysInsideMargins(page);
          isReadable(page);
          linesKeepApart(page);
          boxesCanBeWrittenIn(page);
          for (const { name } of four) expect(packed(page.words)).toContain(packed(name));
        }
      }
    },
  );

  it('says two of one name apart by their squads', () => {
    const [sheet] = rackOf(
      [
        { name: 'Ana Lee', kind: 'plain' as const, max: 100, squad: 'Rowing' },
        { name: 'Ana Lee', kind: 'plain' as const, max: 110, squad: 'Track' },
      ],
      3,
    );
    expect(sheet?.blocks[0]?.rows.map(({ name }) => name)).toEqual(['Ana Lee (Rowing)', 'Ana Lee (Track)']);
  });
});

describe('a progress report', () => {
  const read = async () => {
    const { bytes } = await renderPacket([twoMonths()], { paper: 'A4', printedAt: PRINTED_AT, fonts: FONTS });
    return (await readPdf(bytes)).pages;
  };

  it('lowers its charts where that keeps it on one page, and has the milestones before them', async () => {
    const pages = await read();
    expect(pages).toHaveLength(1);
    const words = pages[0]?.words ?? '';
    const charts = words.lastIndexOf('Barbell hip thrust tested 1RM');
    expect(charts).toBeGreaterThan(words.indexOf('Milestones of the guide'));
  });

  it('has round numbers at its axes', async () => {
    const [page] = await read();
    const axes = page?.texts.filter(({ left, right, text }) => left > 40 && right < 70 && /^\d+$/.test(text));
    expect(axes?.map(({ text }) => Number(text))).toEqual([
      ...[130, 140, 150, 160, 170],
      ...[90, 100, 110, 120],
      ...[55, 60, 65, 70, 75],
    ]);
  });

  it('says the newest value over its own mark, not over an equal one before it', async () => {
    const [page] = await read();
    const ends =
      page?.texts.filter(({ text, left }) => ['155', '112.5', '65'].includes(text) && left > 300) ?? [];
    expect(ends.map(({ text }) => text)).toEqual(['155', '112.5', '65']);
    const marks = (page?.paths ?? []).filter(
      ({ left, right }) => left > 500 && right - left < 8 && right - left > 5,
    );
    const newest = Math.max(...marks.map(({ left, right }) => (left + right) / 2));
    for (const { left, right, text } of ends)
      expect(Math.abs((left + right) / 2 - newest), text).toBeLessThan(4);
  });
});

describe('a packet', () => {
  it('has a bookmark for each sheet, and its title names nobody', async () => {
    const models = [
      ...sessionOf('plain'),
      card(),
      coachCopy(),
      planOnly('Hanna Sørensen'),
      ...rackOf(group(2)),
      attendance(['Ana Lee']),
      twoMonths(),
      ...technique().slice(0, 1),
      ...blanks('card', 'session', 'rack'),
    ];
    for (const drawnBy of ['pdfmake', 'pdfkit'] as const) {
      const { bytes } = await renderPacket(models, {
        title: 'Training sheets',
        paper: 'A4',
        printedAt: PRINTED_AT,
        fonts: FONTS,
        ...(drawnBy === 'pdfmake' && { printer: byPdfmake }),
      });
      const { bookmarks, info } = await readPdf(bytes);
      expect(bookmarks).toEqual([
        'Hanna Sørensen · Session A · Week 1',
        'Hanna Sørensen · Session B · Week 1',
        'Hanna Sørensen · card',
        `${LONG_NAMES[1]} · coach’s copy`,
        'Hanna Sørensen · plan',
        'Session A · Week 1, Rack sheet 1 of 1',
        'Session B · Week 1, Rack sheet 1 of 1',
        'Attendance, Rugby W',
        `${LONG_NAMES[1]} · progress`,
        'Barbell hip thrust · technique',
        'Blank card',
        'Blank session sheet',
        'Blank rack sheet',
      ]);
      expect(info['Title']).toBe('Training sheets');
    }
  });

  it('is the same bytes each time', async () => {
    const make = async () =>
      (
        await renderPacket([...sessionOf('plain'), ...technique().slice(0, 3)], {
          paper: 'A4',
          printedAt: PRINTED_AT,
          fonts: FONTS,
        })
      ).bytes;
    expect(Buffer.compare(await make(), await make())).toBe(0);
  });

  it('prints no word about health on any sheet, whatever is drawn of a restricted athlete', async () => {
    const models: SheetModel[] = [
      ...sessionOf('restricted'),
      ...rackOf([{ name: 'Ana Lee', kind: 'restricted', max: 120 }]),
      planOnly('Ana Lee', 'restricted'),
    ];
    const { bytes } = await renderPacket(models, { paper: 'A4', printedAt: PRINTED_AT, fonts: FONTS });
    const words = (await readPdf(bytes)).pages.map((page) => page.words).join(' ');
    expect(words).not.toMatch(/postpartum|delivery|caesarean|back pain|pain\b|flag|diagnos|healthy/i);
  });
});

/** What a reader must find. */
function textsOf(model: SheetModel): readonly string[] {
  switch (model.sheet) {
    case 'rack':
      return rackTexts(model);
    case 'attendance':
      return [
        model.squad,
        ...model.people.flatMap(({ name, squads }) => [name, squads]),
        ...model.days.map(({ date }) => date),
      ];
    case 'technique':
      return [
        model.exercise,
        ...model.setup,
        ...model.execution,
        ...model.cues,
        ...model.faults.flatMap(({ fault, seenAs, correction }) => [fault, seenAs, correction]),
        ...model.dial.flatMap(({ seen, means, change }) => [seen, means, change]),
        ...model.warmUp,
        ...model.evidence.flatMap(({ title, caveat }) => [title, caveat]),
      ];
    case 'progress':
      return [
        model.athlete,
        ...model.charts.flatMap(({ title, points }) => [
          title,
          points.at(-1)?.says ?? '',
          points.length === 1 ? `${points[0]?.on}` : '',
        ]),
        ...(model.records ?? []).flatMap(({ lift, says, newest }) => [lift, says, newest]),
        ...(model.weeks?.rows ?? []).flatMap(({ week, sessions, tonnage }) => [week, sessions, tonnage]),
        model.weeks?.total ?? '',
        ...model.bests.flatMap(({ lift, best, change, relative }) => [lift, best, change, relative]),
        ...model.milestones.flatMap(({ says, reached }) => [says, reached]),
      ];
    default:
      return cardTexts(model);
  }
}

function rackTexts(model: RackModel): readonly string[] {
  return [
    model.title,
    model.place,
    model.sheetNumber,
    ...model.blocks.flatMap(({ id, exercise, remark, rows }) => [
      id,
      exercise,
      remark ?? '',
      ...rows.flatMap(({ name, code, target }) => [name, code ?? '', target.text]),
    ]),
  ];
}

function cardTexts(model: CardModel): readonly string[] {
  const rows = model.pages.flatMap((page) => page.blocks.flatMap((block) => block.rows));
  return [
    model.athlete,
    model.sheetNumber,
    ...model.modifications.map(({ code, text }) => `${code} ${text}`),
    ...(model.desk?.substitutions ?? []),
    ...(model.desk?.notes ?? []),
    ...(model.desk?.dates ?? []),
    ...rows.flatMap(({ last }) => last ?? []),
    ...rows.flatMap((row) => [row.id, row.exercise, row.code ?? '', row.remark ?? row.note ?? '', row.tempo]),
    ...rows.flatMap((row) => row.targets.map(({ text }) => text)),
    ...(model.sheet === 'session' ? rows.flatMap((row) => [...row.cues, row.watch ?? '']) : []),
  ];
}

function boxesIn(model: SheetModel): number {
  switch (model.sheet) {
    case 'rack':
      return setsOf(model.blocks.flatMap(({ rows }) => rows.map(({ target }) => target)));
    case 'attendance':
      return model.people.length * model.days.length;
    case 'technique':
    case 'progress':
      return 0;
    case 'plan':
      return 0;
    default:
      return setsOf(
        model.pages.flatMap((page) =>
          page.blocks.flatMap((block) => block.rows.flatMap((row) => row.targets)),
        ),
      );
  }
}

function setsOf(targets: readonly { readonly groups: readonly { readonly sets: number }[] }[]): number {
  return targets.flatMap(({ groups }) => groups).reduce((sum, { sets }) => sum + sets, 0);
}
