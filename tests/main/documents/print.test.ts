import { describe, expect, it } from 'vitest';
import { addDays, formatDate } from '#domain/calendar/calendar-date.ts';
import { EMERGENCY_ITEM_IDS } from '#domain/clearance/warning-signs.ts';
import { clockOn } from '#main/clock.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import {
  ago,
  assign,
  athlete,
  COACH,
  calmBack,
  checklist,
  decision,
  gym,
  open,
  PROGRAM,
  pain,
  record,
} from '../assignments/gym.ts';
import { readPdf } from './read-pdf.ts';

const ALL = ['card', 'session', 'rack', 'coach', 'plan', 'attendance', 'technique', 'blank'] as const;

const EMERGENCY = EMERGENCY_ITEM_IDS[0] as string;

type Printed = Awaited<ReturnType<typeof print>>;

async function print(rackside: Rackside, order: object = {}) {
  return rackside.ask('documents.print', order as never);
}

async function wordsOf(rackside: Rackside, { file }: Pick<Printed, 'file'>): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const { path } = rackside.application.files.outgoing(file.token);
  const { pages } = await readPdf(await readFile(path));
  return pages.map((page) => page.words).join(' ');
}

async function squad(rackside: Rackside, size: number, change: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < size; number += 1) {
    const id = await athlete(rackside, `Ana${number}`, 'Lee');
    await rackside.ask('maxima.record', {
      entries: [
        {
          athleteId: id as never,
          exerciseId: 'barbell-hip-thrust',
          kind: 'tested',
          load: { hundredths: 100_00 + number * 10_00, unit: 'kg' },
          date: ago(7),
        },
      ],
    });
    await assign(rackside, id, change);
    ids.push(id);
  }
  return ids;
}

const register = async (rackside: Rackside, more: object = {}) =>
  (await rackside.ask('documents.register', { limit: 500, ...more })).rows;

describe('a packet of every sheet', () => {
  it('is one file; what carries work has a number and stands in the register, one row an athlete', async () => {
    const rackside = await openRackside();
    await squad(rackside, 5);
    const made = await print(rackside, { sheets: [...ALL] });
    expect(made.leftOut).toEqual([]);
    const kinds = Map.groupBy(made.printed, ({ kind }) => kind);
    expect([...kinds].map(([kind, rows]) => [kind, rows.length])).toEqual([
      ['card', 5],
      ['session', 10],
      ['coach', 5],
      ['plan', 5],
      ['rack', 10],
    ]);
    // Five at two racks, for both sessions.
    expect(new Set(kinds.get('rack')?.map(({ sheetNumber }) => sheetNumber)).size).toBe(4);
    const rows = await register(rackside);
    expect(rows.map(({ number, athleteId }) => `${number} ${athleteId}`).toSorted()).toEqual(
      made.printed.map(({ sheetNumber, athleteId }) => `${sheetNumber} ${athleteId}`).toSorted(),
    );
    expect(new Set(rows.map(({ revision }) => revision))).toEqual(new Set([1]));
    const words = await wordsOf(rackside, made);
    for (const text of ['Attendance', 'Technique', 'Blank form', 'Not for display', 'Rack sheet 1 of 2'])
      expect(words).toContain(text);
  });

  it('puts each athlete’s sheets together, in the order of the roster', async () => {
    const rackside = await openRackside();
    await squad(rackside, 2);
    const { printed } = await print(rackside, { sheets: ['card', 'plan'] });
    expect(printed.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'Ana0 Lee card',
      'Ana0 Lee plan',
      'Ana1 Lee card',
      'Ana1 Lee plan',
    ]);
  });

  it('leaves out whoever is on hold, on every kind of sheet, and says so', async () => {
    const rackside = await openRackside();
    const [held, other] = await squad(rackside, 2);
    const { id } = await open(rackside, held as string, 'backPain', { onset: ago(3) });
    await record(rackside, id, checklist(TODAY, [EMERGENCY]));
    for (const kind of ['card', 'session', 'rack', 'coach', 'plan'] as const) {
      const made = await print(rackside, { sheets: [kind] });
      expect(made.printed.map(({ athleteId }) => athleteId)).not.toContain(held);
      expect(
        made.printed.map(({ athleteId }) => athleteId),
        kind,
      ).toContain(other);
      expect(
        made.leftOut.map(({ athleteId }) => athleteId),
        kind,
      ).toEqual([held]);
      expect(await wordsOf(rackside, made)).not.toContain('Ana0');
    }
  });

  it('gives lists, techniques and forms without anybody’s work, and registers none of them', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    for (const order of [
      { sheets: ['attendance'], athleteIds: [id] },
      { sheets: ['technique'], exerciseIds: ['back-squat'] },
      { sheets: ['blank'] },
    ]) {
      const made = await print(rackside, order);
      expect(made.printed).toEqual([]);
      expect(made.pages).toBeGreaterThan(0);
    }
    expect(await register(rackside)).toEqual([]);
    expect(await rackside.code('documents.print', { sheets: ['technique'], exerciseIds: ['no-such'] })).toBe(
      'NOT_FOUND',
    );
    expect(await rackside.code('documents.print', { sheets: ['card'], athleteIds: [id] })).toBe(
      'NOTHING_TO_PRINT',
    );
  });
});

describe('weeks', () => {
  it('are printed as asked, of the same revision as the whole card, and void nothing', async () => {
    const rackside = await openRackside();
    await squad(rackside, 1);
    await print(rackside);
    const made = await print(rackside, { weeks: { first: 3, last: 4 } });
    const words = await wordsOf(rackside, made);
    expect(words).toContain('Weeks 3–4');
    expect(words).not.toContain('Week 5');
    expect(words).not.toContain('follow after the next review');
    const rows = await register(rackside);
    expect(rows.map(({ covers, revision, voidSince }) => [covers, revision, voidSince])).toEqual([
      ['weeks 3–4', 1, null],
      ['weeks 1–8', 1, null],
    ]);
  });

  it('that a program has not are said, not printed empty', async () => {
    const rackside = await openRackside();
    await squad(rackside, 1);
    const refusal = await rackside.refused('documents.print', { weeks: { first: 20, last: 22 } });
    expect(refusal).toMatchObject({ code: 'NOTHING_TO_PRINT', details: { leftOut: [{ rule: 'WEEKS' }] } });
  });

  it('of session and rack sheets are the one the athlete is in, and each has the loads of that week', async () => {
    const rackside = await openRackside();
    await squad(rackside, 1);
    expect(await wordsOf(rackside, await print(rackside, { sheets: ['session'] }))).toContain(
      'Session A · Week 1',
    );
    const seventh = await print(rackside, {
      sheets: ['rack'],
      weeks: { first: 7, last: 7 },
      sessions: ['A'],
    });
    expect(seventh.printed).toHaveLength(1);
    expect(await wordsOf(rackside, seventh)).toContain('top set of 5 @ 85');
  });

  it('of work are of the sessions asked for alone, and the register says which', async () => {
    const rackside = await openRackside();
    await squad(rackside, 1);
    const sheets = ['card', 'coach', 'plan', 'session', 'rack'];
    const only = await print(rackside, { sheets, sessions: ['B'] });
    const words = await wordsOf(rackside, only);
    expect(words).toContain('Session B');
    expect(words).not.toContain('Session A');
    const covers = async () => (await register(rackside)).map(({ kind, covers }) => `${kind}: ${covers}`);
    expect((await covers()).toSorted()).toEqual([
      'card: session B, weeks 1–8',
      'coach: session B, weeks 1–8',
      'plan: session B, weeks 1–8',
      'rack: session B, week 1',
      'session: session B, week 1',
    ]);
    // Both letters of the program are all of it.
    await print(rackside, { sheets: ['plan'], sessions: ['A', 'B'] });
    expect(await covers()).toContain('plan: weeks 1–8');
    await expect(rackside.refused('documents.print', { sessions: ['C'] })).resolves.toMatchObject({
      code: 'NOTHING_TO_PRINT',
      details: { leftOut: [{ reason: expect.stringContaining('session C, week 1 of') }] },
    });
  });

  it('of the sessions of one day hold those alone, each of its own week and letter', async () => {
    const rackside = await openRackside();
    await squad(rackside, 3);
    const rowsOn = async (days: number) =>
      (await rackside.ask('training.today', { date: addDays(TODAY, days) })).rows;
    const [first] = await rowsOn(17);
    const second = (await rowsOn(28)).find(({ athleteId }) => athleteId !== first?.athleteId);
    if (!first || !second) throw new Error('Nobody trains on that day');
    const sessions = [first, second];
    const only = sessions.map(({ assignmentId, plannedFor }) => ({ assignmentId, plannedFor }));
    const { printed, leftOut } = await print(rackside, { sheets: ['card', 'session'], only });
    expect(leftOut).toEqual([]);
    expect(new Set(printed.map(({ athleteId }) => athleteId))).toEqual(
      new Set([first.athleteId, second.athleteId]),
    );
    const covered = (await register(rackside)).map(({ athleteId, covers }) => [athleteId, covers]);
    expect(sessions.map(({ week, letter }) => `${week}${letter}`)).toEqual(['3B', '5A']);
    const words = sessions.map(({ week, letter }) => `session ${letter}, week ${week}`);
    for (const [place, { athleteId }] of sessions.entries())
      expect(covered.filter(([whose]) => whose === athleteId)).toEqual([
        [athleteId, words[place]],
        [athleteId, words[place]],
      ]);
    expect((await rowsOn(17)).map(({ sheet }) => sheet)).toEqual(['printed', 'none', 'none']);
  });

  it('go without plates where nobody asks for them', async () => {
    const rackside = await openRackside();
    await squad(rackside, 1);
    const order = { weeks: { first: 3, last: 3 } };
    expect(await wordsOf(rackside, await print(rackside, order))).toContain('per side');
    expect(await wordsOf(rackside, await print(rackside, { ...order, plates: false }))).not.toContain(
      'per side',
    );
  });
});

describe('the register', () => {
  it('gives the same paper its number again, and changed work a new revision on all kinds', async () => {
    const rackside = await openRackside();
    const [id] = await squad(rackside, 3);
    const order = { sheets: ['card', 'rack'] };
    const first = await print(rackside, order);
    expect((await print(rackside, order)).printed).toEqual(first.printed);
    await rackside.ask('maxima.record', {
      entries: [
        {
          athleteId: id as never,
          exerciseId: 'barbell-hip-thrust',
          kind: 'tested',
          load: { hundredths: 150_00, unit: 'kg' },
          date: TODAY,
        },
      ],
    });
    // The card alone is printed anew: the rack sheet with the older loads is not to be followed either.
    const second = await print(rackside, { athleteIds: [id] });
    expect(second.printed).toMatchObject([{ kind: 'card', revision: 2 }]);
    const rows = await register(rackside);
    const ofOthers = rows.filter(({ athleteId, kind }) => athleteId !== id && kind === 'rack');
    expect(
      rows
        .filter(({ athleteId, voidReason }) => athleteId === id && voidReason === 'reprinted')
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['card', 'rack', 'rack']);
    expect(new Set(ofOthers.map(({ voidReason }) => voidReason))).toEqual(new Set(['shared']));
    expect(
      rows
        .filter(({ athleteId, kind }) => athleteId !== id && kind === 'card')
        .every(({ voidSince }) => voidSince === null),
    ).toBe(true);
    const third = await print(rackside, order);
    expect(third.printed.filter((sheet) => sheet.athleteId === id).map(({ revision }) => revision)).toEqual([
      2, 2, 2,
    ]);
  });

  it('voids a rack sheet when one of its athletes is flagged, and tells nobody else why', async () => {
    const rackside = await openRackside();
    const [id, other] = await squad(rackside, 2);
    const { printed } = await print(rackside, { sheets: ['rack'], sessions: ['A'] });
    const [sheet] = printed;
    const { id: episode } = await open(rackside, id as string, 'backPain', { onset: ago(3) });
    await record(rackside, episode, checklist(TODAY, [EMERGENCY]));
    const rows = await register(rackside, { number: sheet?.sheetNumber });
    const reasonOf = (whose: string | undefined) =>
      rows.find(({ athleteId }) => athleteId === whose)?.voidReason;
    expect([rows.length, reasonOf(id), reasonOf(other)]).toEqual([2, 'held', 'shared']);
  });

  it('finds a sheet by its number as typed or scanned, and a mistyped digit by the check character', async () => {
    const rackside = await openRackside();
    await squad(rackside, 1);
    const { printed } = await print(rackside);
    const number = printed[0]?.sheetNumber ?? '';
    for (const typed of [
      number,
      number.toLowerCase(),
      number.replace('-', ' '),
      ` ${number.replace('-', '')}`,
    ])
      expect(await register(rackside, { number: typed }), typed).toMatchObject([{ number }]);
    const characters = '123456789ABCDEFGHJKMNPQRSTVWXYZ';
    for (const [place, character] of [...number].entries()) {
      if (character === '-') continue;
      const wrong = characters[(characters.indexOf(character) + 1) % characters.length];
      const typed = `${number.slice(0, place)}${wrong}${number.slice(place + 1)}`;
      expect(await rackside.code('documents.register', { limit: 1, number: typed }), typed).toBe(
        'SHEET_NUMBER_WRONG',
      );
    }
  });
});

describe('a coach’s copy', () => {
  it('says days of review to whoever may see health details, and notes the look; to others it says none', async () => {
    const { rackside, coach } = await gym();
    const id = await athlete(rackside);
    await calmBack(rackside, id);
    await assign(rackside, id);
    const made = await print(rackside, { sheets: ['coach'] });
    const words = await wordsOf(rackside, made);
    expect(words).toContain('Not for display');
    expect(words).toMatch(/Review \d+ \w+ \d{4}/);
    const { events } = await rackside.ask('audit.page', { limit: 50 });
    expect(events.some(({ action, subject }) => action === 'clearance.viewed' && subject === id)).toBe(true);
    await rackside.ask('people.signIn', { id: coach as never, pin: COACH.pin });
    const seen = await wordsOf(rackside, await print(rackside, { sheets: ['coach'] }));
    expect(seen).toContain('Not for display');
    expect(seen).not.toMatch(/Review \d+/);
  });

  it('names what stands in place of what', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    const { id: episode } = await open(rackside, id, 'backPain', {
      onset: ago(200),
      aggravating: ['hinge'],
    });
    await record(rackside, episode, checklist(TODAY));
    await record(rackside, episode, decision(ago(10)));
    await record(rackside, episode, pain(ago(1), 1));
    await assign(rackside, id);
    const made = await print(rackside, { sheets: ['coach'] });
    expect(await wordsOf(rackside, made)).toMatch(/Substituted .*in place of Romanian deadlift/);
  });

  it('calls a line by its place on the page, wherever it was when it was written', async () => {
    const rackside = await openRackside();
    const draft = await rackside.ask('programs.startDraft', {
      from: { id: PROGRAM as never },
      name: 'Moved',
    });
    const program = structuredClone(draft.program) as typeof draft.program;
    const session = program.phases[0]?.sessions[0];
    if (!session) throw new Error('The program has a session');
    const hinge = session.lines.find(({ exerciseId }) => exerciseId === 'romanian-deadlift');
    Object.assign(session, { lines: session.lines.toSorted((a, b) => +(b === hinge) - +(a === hinge)) });
    const saved = await rackside.ask('programs.saveDraft', { id: draft.id, version: draft.version, program });
    const published = await rackside.ask('programs.publish', { id: draft.id, version: saved.version });
    const id = await athlete(rackside);
    const { id: episode } = await open(rackside, id, 'joint', {
      area: 'hip',
      restrictions: [{ text: 'No hinge', blocks: ['HNG'] }],
    });
    await record(rackside, episode, decision(TODAY));
    await assign(rackside, id, { programId: published.id });
    const made = await print(rackside, { sheets: ['coach'], weeks: { first: 1, last: 1 } });
    expect(await wordsOf(rackside, made)).toMatch(/Substituted 1A1 \S.* in place of Romanian deadlift/);
  });
});

describe('a day of review', () => {
  it('stands in the modifications box of the card, for whoever may see it to print; on no sheet of several', async () => {
    const { rackside, coach } = await gym();
    const id = await athlete(rackside);
    await calmBack(rackside, id);
    await assign(rackside, id);
    const { reviewOn } = await rackside.ask('clearance.ofAthlete', { athleteId: id as never });
    const box = `MOD-3 2 RIR Review ${formatDate(reviewOn as never)}`;
    expect(await wordsOf(rackside, await print(rackside))).toContain(box);
    const { events } = await rackside.ask('audit.page', { limit: 50 });
    expect(events.some(({ action, subject }) => action === 'clearance.viewed' && subject === id)).toBe(true);
    expect(await wordsOf(rackside, await print(rackside, { sheets: ['rack'] }))).not.toContain('Review');
    await rackside.ask('people.signIn', { id: coach as never, pin: COACH.pin });
    expect(await wordsOf(rackside, await print(rackside))).not.toContain('Review');
    // The same work with and without it: both are valid, in one revision.
    for (const row of await register(rackside)) expect([row.revision, row.voidSince]).toEqual([1, null]);
  });

  it('that has passed is said to be overdue, on every sheet that names it', async () => {
    const before = await openRackside();
    const id = await athlete(before);
    await calmBack(before, id);
    await assign(before, id);
    await before.close();
    const later = addDays(TODAY, 40);
    const rackside = await openRackside({ dataFolder: before.dataFolder, clock: clockOn(later) });
    const { reviewOn } = await rackside.ask('clearance.ofAthlete', { athleteId: id as never });
    expect((reviewOn ?? later) < later).toBe(true);
    const says = `overdue since ${formatDate(reviewOn as never)}`;
    const health = { reason: 'For the physio' };
    expect(await wordsOf(rackside, await print(rackside))).toContain(`Review ${says}`);
    expect(await wordsOf(rackside, await print(rackside, { sheets: ['coach'] }))).toContain(
      `Dates Review ${says}`,
    );
    expect(await wordsOf(rackside, await print(rackside, { health }))).toContain(`review ${says}`);
  });
});

describe('a restriction that touches nothing of the program', () => {
  it('is named by its tag on every sheet, and word for word only where a lead asks for health details', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    const text = 'No jumping or landing above 20.5 cm until review';
    const { id: episode } = await open(rackside, id, 'joint', {
      area: 'knee',
      restrictions: [{ text, blocks: ['IMP'] }],
    });
    await record(rackside, episode, decision(TODAY));
    await assign(rackside, id);
    for (const kind of ['card', 'session', 'coach', 'plan']) {
      const words = await wordsOf(rackside, await print(rackside, { sheets: [kind] }));
      expect(words, kind).toContain('no impact');
      expect(words, kind).not.toMatch(/jumping|landing/i);
    }
    const { version } = await rackside.ask('facility.get', {});
    await rackside.ask('facility.update', { version, decimalSign: ',' });
    const asked = { sheets: ['coach'], health: { reason: 'For the physio' } };
    expect(await wordsOf(rackside, await print(rackside, asked))).toContain(`“${text}”`);
  });
});

describe('the note of a coach', () => {
  const STOP = 'Heel stays down; stop if the knee shakes';
  const ASKS_MORE = 'Work up to a 3RM today';

  it('stands whole on every sheet of whoever does the line, second to what is asked of whoever is limited', async () => {
    const rackside = await openRackside();
    const draft = await rackside.ask('programs.startDraft', {
      from: { id: PROGRAM as never },
      name: 'Noted',
    });
    const program = structuredClone(draft.program) as typeof draft.program;
    for (const line of program.phases.flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines)))
      if (line.id === '1A2') Object.assign(line.prescription, { note: STOP });
      else if (line.id === '1A3') Object.assign(line.prescription, { note: ASKS_MORE });
    const saved = await rackside.ask('programs.saveDraft', { id: draft.id, version: draft.version, program });
    const published = await rackside.ask('programs.publish', { id: draft.id, version: saved.version });
    const limited = await athlete(rackside);
    const { id: episode } = await open(rackside, limited, 'joint', {
      area: 'knee',
      restrictions: [{ text: 'No more than half', capPercent: 50 }],
    });
    await record(rackside, episode, decision(TODAY));
    await assign(rackside, limited, { programId: published.id });
    await squad(rackside, 1, { programId: published.id });
    for (const [kind, times] of [
      ['card', 2],
      ['coach', 2],
      ['plan', 2],
      ['session', 2],
      ['rack', 1],
    ] as const) {
      const made = await print(rackside, { sheets: [kind], weeks: { first: 1, last: 1 } });
      const words = await wordsOf(rackside, made);
      expect(words, kind).toContain('MOD-');
      expect(words.split(STOP).length - 1, kind).toBe(times);
      expect(words, kind).toContain(`what is asked here goes before this note: ${STOP}`);
      expect(words.split(ASKS_MORE).length - 1, kind).toBe(1);
      expect(words.includes('A note of the program is left out at 1A3'), kind).toBe(kind === 'coach');
      if (kind === 'rack') expect(words.match(/1A2 Barbell hip thrust/g)).toHaveLength(1);
    }
  });
});

describe('a preview', () => {
  it('shows the sheets of one athlete, without a number, and leaves nothing in the register', async () => {
    const rackside = await openRackside();
    const [, second] = await squad(rackside, 3);
    for (const sheets of [['card'], ['rack'], ['card', 'session', 'rack']]) {
      const { pdf, pages } = await rackside.ask('documents.preview', {
        sheets: sheets as never,
        of: second as never,
      });
      const read = await readPdf(Buffer.from(pdf, 'base64'));
      expect(read.pages).toHaveLength(pages);
      for (const { words } of read.pages) {
        expect(words).toContain('Ana1 Lee');
        expect(words).toContain('Preview, not for use');
      }
    }
    expect(await register(rackside)).toEqual([]);
  });

  it('draws the first sheets of every kind that is chosen, and says of how many', async () => {
    const rackside = await openRackside();
    await squad(rackside, 10);
    const sheets = ['card', 'rack', 'progress'] as never;
    const { pdf, drawn } = await rackside.ask('documents.preview', { sheets });
    const { pages } = await readPdf(Buffer.from(pdf, 'base64'));
    const words = pages.map((page) => page.words).join(' ');
    expect(drawn).toEqual({ sheets: 8, of: 26 });
    expect(words).toContain('Ana0 Lee Session A');
    expect(words).toContain('Rack sheet 1 of');
    expect(words).toContain('Ana0 Lee Progress');
    // Nine kinds are more than eight sheets.
    const all = [...ALL, 'progress'] as never;
    const every = await rackside.ask('documents.preview', { sheets: all });
    expect(every.drawn.sheets).toBe(9);
    expect((await rackside.ask('documents.preview', { sheets: ['attendance'] })).drawn).toEqual({
      sheets: 1,
      of: 1,
    });
  });

  it('says who is left out, and why', async () => {
    const rackside = await openRackside();
    const idle = await athlete(rackside, 'Idle', 'Lee');
    const athleteIds = [...(await squad(rackside, 1)), idle] as never;
    const { leftOut } = await rackside.ask('documents.preview', { athleteIds });
    expect(leftOut).toMatchObject([{ name: 'Idle Lee', reason: 'No program is assigned.' }]);
  });
});

describe('who is left out', () => {
  it('is named in the order of the roster, whatever each is missing from', async () => {
    const rackside = await openRackside();
    const ids = [await athlete(rackside, 'Zoe', 'Adams'), await athlete(rackside, 'Abe', 'Zimmer')];
    const [between] = await squad(rackside, 1);
    await rackside.ask('roster.updateMany', { ids: [between as never], status: 'archived' });
    const order = { sheets: ['progress', 'card'] as never, athleteIds: [...ids, between] as never };
    const refusal = await rackside.refused('documents.print', order);
    const { leftOut } = refusal.details as { leftOut: { name: string }[] };
    expect([...new Set(leftOut.map(({ name }) => name))]).toEqual(['Zoe Adams', 'Ana0 Lee', 'Abe Zimmer']);
    const names = leftOut.map(({ name }) => name);
    expect(names).toEqual(
      names.toSorted((a, b) => (a.split(' ')[1] ?? '').localeCompare(b.split(' ')[1] ?? '')),
    );
  });

  it('of technique cards is told why, where nothing is assigned to take exercises from', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside, 'Idle', 'Lee');
    const asked = { sheets: ['technique'], athleteIds: [id] };
    expect(await rackside.refused('documents.print', asked)).toMatchObject({
      code: 'NOTHING_TO_PRINT',
      details: { leftOut: [{ name: 'Idle Lee', reason: 'No program is assigned.' }] },
    });
  });
});

describe('the register in pages', () => {
  const numbers = (rows: readonly { number: string }[]) => [...new Set(rows.map(({ number }) => number))];

  it('gives every sheet once with everybody on it, newest first, and says how many there are', async () => {
    const rackside = await openRackside();
    await squad(rackside, 3);
    await print(rackside, { sheets: ['card'] });
    await print(rackside, { sheets: ['rack'] });
    const whole = await rackside.ask('documents.register', { limit: 500 });
    expect([whole.total, whole.next, whole.rows.length]).toEqual([5, null, 9]);
    const found: typeof whole.rows = [];
    let before: number | null = null;
    do {
      const page: typeof whole = await rackside.ask('documents.register', {
        limit: 2,
        ...(before !== null && { before }),
      });
      expect(page.total).toBe(5);
      expect(numbers(page.rows).length).toBeLessThanOrEqual(2);
      found.push(...page.rows);
      before = page.next;
    } while (before !== null);
    expect(found).toEqual(whole.rows);
  });

  it('finds void sheets, and sheets by a part of a name or by squad, with the others who stand on them', async () => {
    const rackside = await openRackside();
    const [held, second] = (await squad(rackside, 2)) as [string, string];
    const { version } = await rackside.ask('roster.athlete', { id: second as never });
    await rackside.ask('roster.update', {
      id: second as never,
      version,
      fields: { preferredName: 'Zoë', squads: ['Rowing'] },
    });
    await print(rackside, { sheets: ['card', 'rack'] });
    const { id } = await open(rackside, held, 'backPain', { onset: ago(3) });
    await record(rackside, id, checklist(TODAY, [EMERGENCY]));
    const [rowing] = await rackside.ask('roster.squads', {});
    const asked = async (input: object) => {
      const { total, rows } = await rackside.ask('documents.register', { limit: 500, ...input });
      expect(numbers(rows)).toHaveLength(total);
      return rows.map(({ kind, name }) => `${kind} ${name}`).toSorted();
    };
    const racks = ['rack Ana0 Lee', 'rack Ana0 Lee', 'rack Zoë Lee', 'rack Zoë Lee'];
    expect(await asked({ voidOnly: true })).toEqual(['card Ana0 Lee', ...racks]);
    // What she is called, and what she was.
    for (const name of ['zoe', 'ANA1 l', 'oë']) {
      expect(await asked({ name }), name).toEqual(['card Zoë Lee', ...racks]);
    }
    expect(await asked({ squad: rowing?.id })).toEqual(['card Zoë Lee', ...racks]);
    expect(await asked({ squad: rowing?.id, voidOnly: true })).toEqual(racks);
    expect(await asked({ name: 'Nobody' })).toEqual([]);
    expect(await asked({ name: ' ' })).toHaveLength(6);
  });
});

describe('what a preview says will be made', () => {
  it('is what a print then makes: sheets and people, however few pages are drawn', async () => {
    const rackside = await openRackside();
    const ids = await squad(rackside, 10);
    const idle = await athlete(rackside, 'Idle', 'Lee');
    const draft = await rackside.ask('programs.startDraft', {
      from: { id: 'glute-development-8-weeks' as never },
      name: 'Ours',
    });
    const own = await rackside.ask('programs.publish', { id: draft.id, version: draft.version });
    await assign(rackside, ids[0] as string, { programId: own.id });
    const athleteIds = [...ids, idle] as never;
    for (const [sheets, count, athletes] of [
      [['card'], 11, 10],
      [['attendance'], 1, 11],
      [['card', 'attendance'], 12, 11],
      [['blank'], 3, 0],
    ] as const) {
      const order = { athleteIds, sheets: [...sheets] };
      const seen = await rackside.ask('documents.preview', order);
      expect([seen.sheets, seen.athletes], sheets.join()).toEqual([count, athletes]);
      const { printed } = await print(rackside, order);
      if (sheets.length === 1 && sheets[0] === 'card') expect(printed).toHaveLength(count);
    }
  });
});

describe('a name that no font here can draw', () => {
  it('is named with its character before anything is printed; the preferred name is the way out', async () => {
    const rackside = await openRackside();
    const { id, version } = await rackside.ask('roster.add', { firstName: '娜', lastName: '李' });
    await assign(rackside, id);
    const athleteIds = [id];
    const refusal = await rackside.refused('documents.print', { athleteIds });
    expect(refusal).toMatchObject({ code: 'UNDRAWABLE_TEXT' });
    expect(refusal.message).toContain('the athlete’s name has the character “娜” (U+5A1C)');
    expect(await rackside.code('documents.print', { athleteIds, preferredNames: true })).toBe(
      'UNDRAWABLE_TEXT',
    );
    await rackside.ask('roster.update', { id, version, fields: { preferredName: 'Nana' } });
    // The last name still cannot be drawn.
    expect(await rackside.code('documents.print', { athleteIds })).toBe('UNDRAWABLE_TEXT');
    expect(await register(rackside)).toEqual([]);
    for (const sheets of [['card'], ['rack'], ['attendance']]) {
      const made = await print(rackside, { athleteIds, sheets, preferredNames: true });
      expect(await wordsOf(rackside, made)).toContain('Nana');
    }
  });
});

describe('a progress report', () => {
  it('names whoever has nothing measured, and reports on the others', async () => {
    const { rackside } = await gym();
    const [measured] = await squad(rackside, 1);
    const bare = await athlete(rackside, 'Bea', 'Stone');
    const gone = await athlete(rackside, 'Cleo', 'Reed');
    await rackside.ask('roster.updateMany', { ids: [gone as never], status: 'archived' });
    const athleteIds = [measured, bare, gone] as never;
    const { pages, leftOut } = await rackside.ask('documents.print', { sheets: ['progress'], athleteIds });
    expect(pages).toBe(1);
    expect(leftOut.map(({ name, rule, reason }) => [name, rule, reason])).toEqual([
      ['Cleo Reed', 'ROSTER', 'Archived.'],
      ['Bea Stone', 'ROSTER', 'No maximum and no bodyweight is on record, so there is nothing to report.'],
    ]);
    // Whoever has no program either is missing for two reasons; being archived is one.
    const both = await rackside.ask('documents.print', { sheets: ['card', 'progress'], athleteIds });
    expect(both.leftOut.map(({ name, reason }) => [name, reason.split(/[ .]/)[0]]).toSorted()).toEqual([
      ['Bea Stone', 'No'],
      ['Bea Stone', 'No'],
      ['Cleo Reed', 'Archived'],
    ]);
    const nobody = await rackside.refused('documents.print', { sheets: ['progress'], athleteIds: [bare] });
    expect(nobody).toMatchObject({ code: 'NOTHING_TO_PRINT', details: { leftOut: [{ name: 'Bea Stone' }] } });
  });
});
