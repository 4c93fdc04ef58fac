import { beforeAll, describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import { plannerFor } from '#domain/load/plan-program.ts';
import type { SetGroup } from '#domain/prescription/prescription.ts';
import type { CardModel } from '#main/documents/card-model.ts';
import { undrawable } from '#main/documents/fonts.ts';
import { renderPacket } from '#main/documents/render-pdf.ts';
import { ExpectedError } from '#main/errors.ts';
import { room } from '../../domain/load/rooms.ts';
import {
  annotated,
  card,
  crowded,
  exercise,
  exercises,
  FONTS,
  foundation,
  LONG_NAMES,
  linesOf,
  longestNote,
  maxima,
  PRINTED_AT,
  programLines,
  restricted,
  supersets,
  TODAY,
} from './cards.ts';
import { type ReadDocument, readPdf } from './read-pdf.ts';

const straight = (percent: number): readonly SetGroup[] => [
  {
    kind: 'straight',
    sets: 3,
    reps: { kind: 'reps', low: 8, high: 8 },
    load: { kind: 'percent', of: 'e1RM', low: percent, high: percent },
  },
];

const MM = 72 / 25.4;
const MARGIN = 10 * MM;

async function print(models: readonly CardModel[], paper: 'A4' | 'Letter' = 'A4') {
  return renderPacket(models, { paper, printedAt: PRINTED_AT, fonts: FONTS });
}

function pack(text: string): string {
  return text.replace(/\s+/g, '');
}

const CARDS: readonly [what: string, models: () => CardModel[], paper: 'A4' | 'Letter', pages: number][] = [
  ['an ordinary athlete on A4', () => [card()], 'A4', 4],
  ['an ordinary athlete on Letter', () => [card()], 'Letter', 4],
  ['a restricted athlete with a full modifications box', () => [restricted()], 'A4', 2],
  ['a foundation block', () => [foundation()], 'A4', 2],
  [
    'long names in five scripts',
    () =>
      LONG_NAMES.map((name) =>
        card({
          athlete: {
            name,
            squads: ['Rugby W', 'Nationalmannschaft U23 Damen', 'Return group', 'Saturday morning group'],
            level: 'Intermediate',
          },
        }),
      ),
    'A4',
    20,
  ],
  ['supersets and circuits', () => [supersets()], 'Letter', 4],
  ['the longest note on every line', () => [annotated()], 'A4', 8],
  ['no maxima at all', () => [card({ maxima: [] })], 'Letter', 4],
];

for (const [what, models, paper, pageCount] of CARDS) {
  describe(what, () => {
    const printed = models();
    let read: ReadDocument;
    beforeAll(async () => {
      read = await readPdf((await print(printed, paper)).bytes);
    });

    it(`takes ${pageCount} landscape pages, numbered per athlete`, () => {
      expect(read.pages).toHaveLength(pageCount);
      const perAthlete = pageCount / printed.length;
      for (const [index, page] of read.pages.entries()) {
        expect(page.width).toBeGreaterThan(page.height);
        expect(page.words).toContain(`Page ${(index % perAthlete) + 1} of ${perAthlete}`);
      }
    });

    it('says everything the model says, in text that can be selected', () => {
      const perAthlete = pageCount / printed.length;
      for (const [index, model] of printed.entries()) {
        const pages = read.pages.slice(index * perAthlete, (index + 1) * perAthlete);
        const everything = pack(pages.map((page) => page.words).join(' '));
        for (const page of pages) {
          for (const text of [
            model.athlete,
            model.sheetNumber,
            `revision ${model.revision}`,
            `printed ${model.printedOn}`,
            model.programVersion,
            'General education, not medical advice.',
            model.facility,
          ]) {
            expect(pack(page.words)).toContain(pack(text));
          }
        }
        for (const page of model.pages) {
          for (const block of page.blocks) {
            for (const row of block.rows) {
              for (const text of [
                row.id,
                row.exercise,
                row.cues[0] ?? '',
                row.note ?? '',
                row.remark ?? '',
                row.tempo,
                row.code ?? '',
                row.group?.tag ?? '',
                row.group?.says ?? '',
                row.reckoning ?? '',
              ]) {
                expect(everything, row.id).toContain(pack(text));
              }
              for (const target of row.targets) expect(everything, row.id).toContain(pack(target.text));
            }
          }
        }
        for (const { code, text } of model.modifications)
          expect(everything).toContain(pack(`${code} ${text}`));
      }
    });

    it('keeps everything inside 10 mm margins', () => {
      for (const page of read.pages) {
        for (const text of page.texts) {
          expect(text.left, text.text).toBeGreaterThanOrEqual(MARGIN - 0.3);
          expect(text.right, text.text).toBeLessThanOrEqual(page.width - MARGIN + 0.6);
          expect(text.baseline, text.text).toBeLessThanOrEqual(page.height - MARGIN + 0.3);
          expect(text.baseline - text.size * 0.75, text.text).toBeGreaterThanOrEqual(MARGIN - 0.3);
        }
        expect(page.paths.length).toBeGreaterThan(60);
        for (const path of page.paths) {
          expect(path.left).toBeGreaterThanOrEqual(MARGIN - 0.3);
          expect(path.right).toBeLessThanOrEqual(page.width - MARGIN + 0.3);
          expect(path.top).toBeGreaterThanOrEqual(MARGIN - 0.3);
          expect(path.bottom).toBeLessThanOrEqual(page.height - MARGIN + 0.3);
        }
      }
    });

    it('sets no text under 8 pt and lets no two texts of one line overlap', () => {
      for (const page of read.pages) {
        for (const text of page.texts) expect(text.size, text.text).toBeGreaterThanOrEqual(7.99);
        const lines = Map.groupBy(page.texts, (text) => text.baseline.toFixed(1));
        for (const line of lines.values()) {
          const ordered = line.toSorted((a, b) => a.left - b.left);
          for (const [index, text] of ordered.entries()) {
            const next = ordered[index + 1];
            if (next) expect(text.right, `${text.text} | ${next.text}`).toBeLessThanOrEqual(next.left + 0.5);
          }
        }
      }
    });

    it('gives a box to every set, and no box to write in is under 7 mm high', () => {
      const wanted = printed
        .flatMap((model) => model.pages.flatMap((page) => page.blocks.flatMap((block) => block.rows)))
        .flatMap((row) => row.targets.flatMap((target) => target.groups))
        .reduce((sum, group) => sum + group.sets, 0);
      // Bold frames are drawn 0.6 pt inside their box; tick boxes and code frames are under 11 pt.
      const drawn = read.pages.flatMap((page) => page.paths.filter((path) => path.right - path.left < 400));
      const low = drawn.filter(
        (path) => path.bottom - path.top > 11 && path.bottom - path.top < 7 * MM - 1.2,
      );
      expect(low).toEqual([]);
      expect(drawn.filter((path) => path.bottom - path.top >= 7 * MM - 1.2).length).toBeGreaterThanOrEqual(
        wanted,
      );
    });
  });
}

describe('what stands on a card', () => {
  it('real loads with their plates and their reckoning', async () => {
    const [page] = (await readPdf((await print([card()])).bytes)).pages;
    expect(page?.words).toContain('5 × 10 @ 97.5');
    expect(page?.words).toContain('25 + 10 + 2.5 + 1.25 per side');
    expect(page?.words).toContain('e1RM 140 × 70 % = 98 → 97.5');
    expect(page?.words).toContain('Romanian deadlift 1RM 110 (1 Sep 2026) retest');
    expect(page?.words).toContain('Modifications none on file');
  });

  it.each<[what: string, exerciseId: string, says: string]>([
    ['of a lift that was replaced', 'back-squat', 'Back squat e1RM 105'],
    ['of a lift that is nowhere in the program', 'reverse-lunge', 'Reverse lunge e1RM 105'],
  ])('the maximum on file, were it the only one and %s', (_, exerciseId, says) => {
    const only = maxima.slice(2).map((one) => ({ ...one, exerciseId }));
    const model = card({
      maxima: only,
      exercises: new Map([
        ...exercises,
        ['reverse-lunge', { ...exercise('back-squat'), shortName: 'Reverse lunge' }],
      ]),
      planner: plannerFor({ maxima: [], room: room(), today: TODAY }),
      lines: linesOf(programLines(), (line) => ({ ...line, exercise: exercise('bodyweight-hip-thrust') })),
    });
    expect(model.maxima.map(({ text }) => text)).toEqual([expect.stringContaining(says)]);
  });

  it('every maximum that a load of it stands on, before the others, with its age', async () => {
    const stepUp = {
      exerciseId: 'step-up-weighted',
      kind: 'tested' as const,
      load: load(50, 'kg'),
      date: calendarDateOf('2026-09-01'),
    };
    const all = [...maxima, stepUp];
    const model = card({
      maxima: all,
      planner: plannerFor({ maxima: all, room: room(), today: TODAY }),
      lines: linesOf(programLines(), (line, id) =>
        id === '1A1' || id === '2A3'
          ? {
              ...line,
              exercise: exercise('step-up-weighted'),
              prescription: { ...line.prescription, groups: straight(60) },
            }
          : undefined,
      ),
    });
    expect(model.pages[0]?.blocks[0]?.rows[0]?.reckoning).toContain('1RM 50 × 60 % = 30');
    expect(model.maxima.slice(0, 2)).toEqual([
      { text: 'Step-up, weighted 1RM 50 (1 Sep 2026)', retest: true },
      { text: 'Barbell hip thrust e1RM 140 (2 Nov 2026)', retest: false },
    ]);
    expect(model.maxima).toHaveLength(4);
  });

  it('a blank to fill in where no maximum is known, never a 0', async () => {
    const [page] = (await readPdf((await print([card({ maxima: [] })])).bytes)).pages;
    expect(page?.words).toContain('5 × 10 @ 70 % = ____');
    expect(page?.words).not.toMatch(/@ 0\b/);
  });

  it('the top set and its back-offs', () => {
    const row = card().pages[2]?.blocks[1]?.rows[0];
    expect(row?.targets[0]).toEqual({
      text: 'work up to top set of 5 @ 118.5, back-off 2 × 8 @ 101',
      plates: ['top 25 + 20 + 2.5 + 1.25 + 0.5 per side', 'back-off 25 + 15 + 0.5 per side'],
      groups: [
        { sets: 1, frame: 'top' },
        { sets: 2, frame: 'plain' },
      ],
      grams: 118_500,
    });
    // Both loads say how they came about; the maximum is named once.
    expect(row?.reckoning).toBe('e1RM 140 × 85 % = 119 → 118.5; × 72 % = 100.8 → 101');
  });

  it('a warm-up ramp in real weights, by weeks where they differ, on the lighter bar where the bar is too heavy', () => {
    expect(card().pages[0]?.warmUp.map((step) => step.text)).toEqual([
      'Glute bridge 2 × 15',
      'Lateral band walk 2 × 10 steps each side band',
      'Bodyweight hip thrust 1 × 10',
      'Barbell hip thrust wk 1–2: 1 × 10 @ 17.5 on the 15 bar; wk 3–4: 1 × 10 @ 28.5',
      'Barbell hip thrust wk 1–2: 1 × 8 @ 33.5; wk 3–4: 1 × 8 @ 58.5',
    ]);
  });

  it('only the weeks that are permitted; the rest follow after the review', () => {
    const model = restricted();
    expect(model.pages.map((page) => `${page.title}, ${page.weeks}`)).toEqual([
      'Session A, Weeks 1–2',
      'Session B, Weeks 1–2',
    ]);
    expect(model.pages[0]?.remarks).toContain('Weeks 3–8 follow after the next review.');
  });

  it('the foundation block in place of the sessions', () => {
    const [page] = foundation().pages;
    expect(page?.blocks[0]?.rows.map((row) => `${row.id} ${row.exercise}: ${row.targets[0]?.text}`)).toEqual([
      'F1 Glute bridge: 2 × 15',
      'F2 Lateral band walk: 2 × 10 steps each side light band',
      'F3 Bodyweight hip thrust: 1 × 10, building to 3 × 15',
      'F4 Kneeling hip-flexor stretch: 2 × 45 s each side',
    ]);
  });

  it('supersets and circuits joined by a bracket, each line with its tag', async () => {
    const model = supersets();
    const rows = model.pages[0]?.blocks[0]?.rows ?? [];
    expect(rows.map(({ group }) => `${group?.tag} ${group?.place} ${group?.says ?? ''}`.trim())).toEqual([
      'A1 first Circuit, in turn',
      'A2 last',
      'B1 first Superset, in turn',
      'B2 last',
    ]);
    const [page] = (await readPdf((await print([model])).bytes)).pages;
    for (const text of ['A1', 'A2', 'B1', 'B2', 'Circuit, in turn', 'Superset, in turn'])
      expect(page?.texts.filter((each) => each.text === text).length, text).toBeGreaterThanOrEqual(1);
    const brackets = page?.paths.filter(
      ({ left, right, top, bottom }) => left < MARGIN + 1 && right - left < 2 && bottom - top > 20,
    );
    expect(brackets?.length).toBe(8);
  });

  it('no bracket around a line that the gate left alone', () => {
    const rows = supersets((id) => id !== '1A2').pages[0]?.blocks[0]?.rows ?? [];
    expect(rows.map(({ id, group }) => `${id} ${group?.tag ?? 'alone'}`)).toEqual([
      '1A1 alone',
      '1A3 B1',
      '1A4 B2',
    ]);
  });

  it('no page and no file when the gate leaves nothing', async () => {
    const nothing = card({ lines: linesOf(programLines(), () => undefined) });
    expect(nothing.pages).toEqual([]);
    await expect(print([nothing])).rejects.toMatchObject({ code: 'NOTHING_TO_PRINT' });
  });
});

describe('privacy on paper', () => {
  it('a changed card shows codes, no flag and no reason', async () => {
    const { pages } = await readPdf((await print([restricted(), foundation()])).bytes);
    const words = pages.map((page) => page.words).join(' ');
    expect(words).toContain('MOD-1 cap 60 %, 3 RIR');
    expect(words).toContain('Review 14 Dec 2026');
    expect(words).not.toMatch(
      /postpartum|delivery|caesarean|back pain|pain|flag|diagnos|restricted|hold\b(?! \d)/i,
    );
    expect(words).not.toMatch(/healthy/i);
  });
});

describe('the notes of a coach', () => {
  it('stand whole on the side that has their line, and a word beside its exercise', async () => {
    const model = { ...crowded(), pages: crowded().pages.slice(0, 1) };
    const noted = annotated().pages[0]?.blocks[0]?.rows ?? [];
    const [page] = model.pages;
    const rows =
      page?.blocks[0]?.rows.map((row, n) => ({ ...row, remark: `Note of ${row.id}: stop ${n}` })) ?? [];
    const blocks = page?.blocks.slice(0, 1).map((block) => ({ ...block, rows })) ?? [];
    const { pages } = await readPdf(
      (await print([{ ...model, pages: page ? [{ ...page, blocks }] : [] }])).bytes,
    );
    expect(pages.length).toBeGreaterThan(1);
    for (const { id, remark } of rows) {
      const sides = pages.filter(({ texts }) => texts.some(({ text }) => text === id));
      expect(sides, id).toHaveLength(1);
      expect(sides[0]?.words, id).toContain(remark);
    }
    expect(noted[0]).toMatchObject({ note: 'note below', remark: longestNote('1A1') });
    expect(card().pages[0]?.blocks[0]?.rows[0]).toMatchObject({ note: 'technique, full lockout' });
  });
});

describe('a session that does not fit one page', () => {
  it('goes on with its heading, splits no row and loses none', async () => {
    const model = crowded();
    const { pages } = await readPdf((await print([model])).bytes);
    expect(pages.length).toBeGreaterThan(model.pages.length);
    const words = pages.map((page) => page.words);
    for (const row of model.pages.flatMap((page) => page.blocks.flatMap((block) => block.rows))) {
      expect(
        words.filter((text) => text.split(' ').includes(row.id)),
        row.id,
      ).toHaveLength(1);
    }
    for (const text of words) expect(text).toMatch(/Phase \d/);
  });
});

describe('the file', () => {
  it('is the same bytes for the same cards and moment, and others for another moment', async () => {
    const [first, second] = [await print([card()]), await print([card()])];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const later = await renderPacket([card()], {
      paper: 'A4',
      printedAt: new Date(PRINTED_AT.getTime() + 1000),
      fonts: FONTS,
    });
    expect(Buffer.compare(first.bytes, later.bytes)).not.toBe(0);
  });

  it('has a title and a language, and no name in its metadata', async () => {
    const { info, language } = await readPdf((await print([card()])).bytes);
    expect(info).toMatchObject({
      Title: 'Individual cards',
      Creator: 'Rackside',
      CreationDate: 'D:20261123083000Z',
    });
    expect(language).toBe('en');
    expect(JSON.stringify(info)).not.toMatch(/Hanna|Lakeside|Okafor/);
  });

  it('counts the pages of each athlete and tells progress', async () => {
    const heard: string[] = [];
    const packet = await renderPacket(
      [card(), restricted()],
      { paper: 'A4', printedAt: PRINTED_AT, fonts: FONTS },
      (done, of) => heard.push(`${done}/${of}`),
    );
    expect([packet.pages, packet.pagesOf, heard]).toEqual([6, [4, 2], ['1/2', '2/2']]);
  });

  it('stops when cancelled', async () => {
    const control = new AbortController();
    const cancelled = renderPacket(
      [card(), card()],
      { paper: 'A4', printedAt: PRINTED_AT, fonts: FONTS },
      () => control.abort(),
      control.signal,
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  });
});

describe('names that cannot be drawn', () => {
  const drawable = [
    ...LONG_NAMES,
    'Siân O’Neill-Ó Súilleabháin',
    'Þórdís Ægisdóttir',
    'Ğülşah Çağlayan',
    'Ștefania Țăran',
    'Nguyễn'.normalize('NFD'),
  ];
  for (const name of drawable) it(`${name} prints`, () => expect(undrawable(name, FONTS)).toEqual([]));

  const missing: readonly [name: string, characters: readonly string[]][] = [
    ['李娜', ['李', '娜']],
    ['Anna 💪', ['💪']],
    ['שרה', ['ש', 'ר', 'ה']],
    ['Anna\tLee', ['\t']],
  ];
  for (const [name, characters] of missing) {
    it(`${JSON.stringify(name)} is found before printing`, async () => {
      expect(undrawable(name, FONTS)).toEqual(characters);
      const failure = await print([card(), card({ athlete: { name, squads: [], level: 'Beginner' } })]).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(ExpectedError);
      expect(failure).toMatchObject({
        code: 'UNDRAWABLE_TEXT',
        details: { what: 'the athlete’s name', character: characters[0] },
      });
    });
  }
});
