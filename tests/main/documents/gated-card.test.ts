import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { type Permission, tierPermission } from '#domain/clearance/permission.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import type { RoomEquipment } from '#domain/facility/equipment.ts';
import { gateProgram } from '#domain/gate/gate.ts';
import { type LoadUnit, load } from '#domain/load/load.ts';
import type { Maximum } from '#domain/load/maximum.ts';
import { plannerFor } from '#domain/load/plan-program.ts';
import type { CardSource } from '#main/documents/build-card.ts';
import type { CardModel } from '#main/documents/card-model.ts';
import { renderPacket } from '#main/documents/render-pdf.ts';
import { bar, room, stock } from '../../domain/load/rooms.ts';
import { card, exercises, FONTS, linesOf, PRINTED_AT, program, programLines, TODAY } from './cards.ts';
import { readPdf } from './read-pdf.ts';

/** All words of the printed card, page after page. */
async function wordsOf(model: CardModel): Promise<string> {
  const { bytes } = await renderPacket([model], { paper: 'A4', printedAt: PRINTED_AT, fonts: FONTS });
  return (await readPdf(bytes)).pages.map((page) => page.words).join(' ');
}

/** A card of what a permission leaves of the program. */
function gatedCard(permission: Permission, changes: Partial<CardSource> = {}): CardModel {
  const work = gateProgram(program, permission, exercises, room().has);
  const lines = (
    work.foundation?.lines ?? work.phases.flatMap(({ sessions }) => sessions.flatMap((one) => one.lines))
  ).flatMap(({ line }) => line ?? []);
  return card({
    foundation: work.foundation?.lines.flatMap(({ line }) => line ?? []) ?? null,
    warmUp: work.warmUp,
    cues: work.cues,
    lines: linesOf(lines, (line) => ({ ...line, flagged: true })),
    weeks: {
      first: 1,
      last: Math.max(0, ...work.phases.filter((phase) => phase.permitted).map((phase) => phase.lastWeek)),
    },
    ...changes,
  });
}

function oneMaximum(amount: number, unit: LoadUnit = 'kg', exerciseId = 'barbell-hip-thrust'): Maximum {
  return { exerciseId, kind: 'tested', load: load(amount, unit), date: calendarDateOf('2026-11-20') };
}

/** A card whose maxima and room go together. */
function inRoom(maxima: readonly Maximum[], equipment: RoomEquipment, changes: Partial<CardSource> = {}) {
  return card({ maxima, planner: plannerFor({ maxima, room: equipment, today: TODAY }), ...changes });
}

function targetsOf(model: CardModel, id: string): readonly string[] {
  const rows = model.pages.flatMap((page) => page.blocks.flatMap((block) => block.rows));
  return rows.filter((row) => row.id === id).map((row) => row.targets[0]?.text ?? '');
}

const restricted = tierPermission('T2', DEFAULT_POLICY, { flagged: true });
const foundationTier = tierPermission('T1', DEFAULT_POLICY, { flagged: true });

describe('the warm-up on paper', () => {
  it('has no step the gate leaves out', async () => {
    const words = await wordsOf(
      gatedCard({ ...restricted, blockedTags: [...restricted.blockedTags, 'SUP'] }),
    );
    expect(words).toContain('Lateral band walk 2 × 10');
    expect(words).not.toMatch(/Glute bridge 2 × 15|Bodyweight hip thrust 1 × 10/);
  });

  it('is not there when nothing of it is permitted', () => {
    expect(card({ warmUp: [] }).pages.flatMap((page) => page.warmUp)).toEqual([]);
  });

  const ramps: readonly [what: string, amount: number | undefined, bars: number[], first: string][] = [
    ['a real load', 240, [20], 'Barbell hip thrust wk 1–2: 1 × 10 @ 28.5; wk 3–4: 1 × 10 @ 50'],
    ['a blank without a working weight', undefined, [20], 'Barbell hip thrust 1 × 10 @ ________'],
    [
      'a ramp to work sets on the lighter bar',
      45,
      [20, 5],
      'Barbell hip thrust wk 1–2: 1 × 10 @ 5 on the 5 bar',
    ],
  ];
  for (const [what, amount, bars, first] of ramps) {
    it(`shows ${what}`, async () => {
      const maxima = amount === undefined ? [] : [oneMaximum(amount)];
      const model = inRoom(maxima, room({ bars: bars.map((one) => bar(one)) }));
      expect(model.pages[0]?.warmUp.map((step) => step.text)[3]).toContain(first);
      const words = await wordsOf(model);
      expect(words).toContain(first);
      expect(words).not.toContain('of working weight');
    });
  }
});

describe('a warm-up step that no weight here is light enough for', () => {
  const rampOf = (model: CardModel) =>
    (model.pages[0]?.warmUp ?? []).map(({ text }) => text).filter((text) => /^Barbell/.test(text));

  it('is named with the weeks it can be done in', async () => {
    const model = inRoom([oneMaximum(80)], room({ bars: [bar(20)] }));
    expect(rampOf(model)).toEqual([
      'Barbell hip thrust 1 × 10 @ 30–40 % of working weight: less than the bar, left out',
      'Barbell hip thrust wk 3–4: 1 × 8 @ 33.5',
    ]);
    expect(await wordsOf(model)).toContain('wk 3–4: 1 × 8 @ 33.5');
  });

  it('is a remark without a box to tick where it cannot be done in any week, and the other steps stay', async () => {
    const model = inRoom([oneMaximum(25)], room({ bars: [bar(20)] }));
    const [page] = model.pages;
    expect(rampOf(model)).toHaveLength(2);
    expect(page?.warmUp.filter(({ remark }) => remark).map(({ text }) => text)).toEqual(rampOf(model));
    const words = await wordsOf(model);
    expect(words).toContain('Glute bridge 2 × 15');
    expect(words).toContain('1 × 8 @ 60 % of working weight: less than the bar, left out');
  });
});

describe('the foundation block on paper', () => {
  it('grows only to what the gate permits', async () => {
    const model = gatedCard(foundationTier);
    const asWritten = program.foundation.lines.find((line) => line.progressesTo);
    expect(asWritten?.progressesTo?.rir).toBeUndefined();
    expect(targetsOf(model, 'F3')[0]).toBe('1 × 10 · 3 RIR, building to 3 × 15 · 3 RIR');
    expect(await wordsOf(model)).toContain('building to 3 × 15 · 3 RIR');
  });

  it('says nothing of growing where the gate took that away', () => {
    const still = program.foundation.lines.map(({ progressesTo: _grown, ...line }) => line);
    const model = gatedCard(foundationTier, { foundation: still });
    expect(targetsOf(model, 'F3')[0]).toBe('1 × 10 · 3 RIR');
  });
});

describe('technique cues on paper', () => {
  const cue = 'Lock out level: ribs down, no arch at the top.';

  it('stand in the modifications box, beside codes or alone', async () => {
    const beside = await wordsOf(
      gatedCard({ ...restricted, cues: [cue] }, { modifications: [{ code: 'MOD-2', text: 'cap 60 %' }] }),
    );
    expect(beside).toMatch(/Modifications MOD-2 cap 60 % +Technique Lock out level: ribs down/);
    const alone = await wordsOf(gatedCard({ ...restricted, cues: [cue] }));
    expect(alone).toContain(`Modifications Technique ${cue}`);
    expect(alone).not.toContain('Modifications none on file');
    expect(alone).not.toMatch(/pain|aggravat|extension|postpartum|restricted/i);
  });
});

describe('weeks on paper', () => {
  const cases: readonly [
    first: number,
    last: number,
    pages: readonly string[],
    remark: string | undefined,
  ][] = [
    [1, 8, ['1–4', '1–4', '5–8', '5–8'], undefined],
    [1, 2, ['1–2', '1–2'], 'Weeks 3–8 follow after the next review.'],
    [1, 4, ['1–4', '1–4'], 'Weeks 5–8 follow after the next review.'],
    [3, 8, ['3–6', '3–6', '7–8', '7–8'], undefined],
    [7, 8, ['7–8', '7–8'], undefined],
    [2, 2, ['2', '2'], 'Weeks 3–8 follow after the next review.'],
    [3, 2, [], undefined],
  ];
  for (const [first, last, pages, remark] of cases) {
    it(`from week ${first} to ${last}: ${pages.length} pages, no other week`, () => {
      const model = card({ weeks: { first, last } });
      expect(model.pages.map((page) => page.weeks.replace(/Weeks? /, ''))).toEqual(pages);
      const columns = model.pages.flatMap((page) => page.blocks.flatMap((block) => block.weeks));
      expect(columns.every((week) => week >= first && week <= last)).toBe(true);
      expect(model.pages.at(-1)?.remarks.find((one) => one.includes('follow'))).toBe(remark);
    });
  }

  it('of an athlete who starts in week 7 begin with week 7 in print', async () => {
    const words = await wordsOf(card({ weeks: { first: 7, last: 8 } }));
    expect(words).toContain('Week 7');
    expect(words).not.toMatch(/Phase [123]\b|Week [1-6]\b/);
  });
});

describe('units on paper', () => {
  const facility = { name: 'Lakeside', unit: 'lb' } as const;

  it('kilogram plates never stand unnamed under "Loads in lb"', async () => {
    const words = await wordsOf(inRoom([oneMaximum(140)], room(), { facility }));
    expect(words).toContain('Loads in lb');
    expect(words).toContain('5 × 10 @ 97.5 kg');
    expect(words).toContain('25 + 10 + 2.5 + 1.25 kg per side');
    expect(words).toContain('In kg: 1RM 140 × 70 %');
    expect(words).toContain('Barbell hip thrust 1RM 140 kg (20 Nov 2026)');
    expect(words).toMatch(/\(up to \d[\d.]* kg\)/);
    expect(words).not.toMatch(/\(up to [\d.]+\)|\d per side/);
    expect(words).toContain('1 × 10 @ 17.5 kg on the 15 kg bar');
  });

  it('pounds under "Loads in lb" go without saying', async () => {
    const pounds = room({
      bars: [bar(45, 'lb')],
      plates: stock({ 45: 4, 25: 2, 10: 2, 5: 2, 2.5: 2 }, 'lb'),
    });
    const words = await wordsOf(inRoom([oneMaximum(300, 'lb')], pounds, { facility }));
    expect(words).toContain('5 × 10 @ 210');
    expect(words).toContain('45 + 25 + 10 + 2.5 per side');
    expect(words).not.toMatch(/\d lb\b|In lb/);
  });

  it('any other bar than the usual 20 kg or 45 lb stands with the plates', async () => {
    const light = room({ exercises: [{ exerciseId: 'barbell-hip-thrust', bar: load(15, 'kg') }] });
    const words = await wordsOf(inRoom([oneMaximum(140)], light));
    expect(words).toContain('15 bar + 25 + 15 + 1.25 per side');
    const empty = room({ bars: [bar(15)], plates: stock({ 25: 8 }) });
    expect(await wordsOf(inRoom([oneMaximum(30)], empty))).toContain('empty 15 bar');
  });

  it('a bar that carries plates of the other unit says both', async () => {
    const mixed = room({ bars: [bar(45, 'lb')], plates: stock({ 20: 4, 10: 2, 5: 2 }), mixesUnits: true });
    const words = await wordsOf(inRoom([oneMaximum(140)], mixed));
    expect(words).toContain('45 lb bar + 20 + 20 per side');
    expect(words).not.toContain('lb per side');
    expect(words).not.toMatch(/→ [\d.]+ = 45 lb bar/);
  });
});

describe('work under the bar', () => {
  it('names the lighter bar and its plates', async () => {
    const words = await wordsOf(inRoom([oneMaximum(25)], room()));
    expect(words).toContain('5 × 10 @ 17.5 on the 15 bar');
    expect(words).toContain('1.25 per side');
  });

  it('offers an easier exercise where no bar is light enough', async () => {
    const words = await wordsOf(inRoom([oneMaximum(20)], room({ bars: [bar(20)] })));
    expect(words).toContain('less than the bar: do Banded hip thrust instead');
  });

  it('an empty bar has no sides', async () => {
    const words = await wordsOf(inRoom([oneMaximum(28.6)], room({ bars: [bar(20)] })));
    expect(words).toContain('5 × 10 @ 20');
    expect(words).toContain('empty bar');
    expect(words).not.toContain('empty bar per side');
  });

  const ladders: readonly [what: string, flagged: boolean, said: string][] = [
    ['offers any easier exercise to an athlete without limits', false, 'do Step-up, weighted instead'],
    [
      'offers a limited athlete none with a tag the gate has not seen',
      true,
      'less than the bar: ask your coach',
    ],
  ];
  for (const [what, flagged, said] of ladders) {
    it(what, () => {
      const squat = programLines().filter((line) => line.exerciseId === 'back-squat');
      expect(squat.length).toBeGreaterThan(0);
      const maxima = [oneMaximum(20, 'kg', 'back-squat')];
      const model = inRoom(maxima, room({ bars: [bar(20)] }), {
        lines: linesOf(squat, (line) => ({ ...line, flagged })),
      });
      const texts = model.pages.flatMap((page) => page.blocks.flatMap((block) => block.rows));
      expect(texts.map((row) => row.targets[0]?.text).join(' ')).toContain(said);
    });
  }
});

describe('a cap without a maximum', () => {
  it('stands on the line, with a blank for the load', async () => {
    const lines = linesOf(programLines(), (line, id) =>
      id === '1A3' ? { ...line, capPercent: 40, flagged: true } : undefined,
    );
    expect(await wordsOf(card({ maxima: [], lines }))).toContain('3 × 12 @ ≤ 40 % 1RM = ________');
  });
});
