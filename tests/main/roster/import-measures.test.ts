/** Lists of bodyweights and of maxima alone: looked at, imported for the day they say, taken back, and nothing twice. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '#contract/roster.ts';
import type { AthleteId } from '#contract/values.ts';
import { openRackside, type Rackside, temporaryFolder } from '../../support/application.ts';
import { commandLine } from '../../support/command-line.ts';

const WEIGHINGS = ['Name;Weighed on;Bodyweight (kg)', 'Ada Baker;13/11/2026;61,5', 'Ben Kim;13/11/2026;80'];
const MAXIMA = ['Name;Tested on;Back squat 1RM (kg)', 'Ada Baker;2026-11-02;92.5', 'Ben Kim;2026-11-02;140'];

async function withTwo(): Promise<{ rackside: Rackside; ada: AthleteId }> {
  const rackside = await openRackside();
  const weight = { hundredths: 6200, unit: 'kg' as const };
  const { id: ada } = await rackside.ask('roster.add', {
    firstName: 'Ada',
    lastName: 'Baker',
    bodyweight: weight,
  });
  await rackside.ask('roster.add', { firstName: 'Ben', lastName: 'Kim' });
  return { rackside, ada };
}

async function preview(rackside: Rackside, lines: readonly string[], choices: Partial<ImportChoices> = {}) {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const { token: file } = rackside.application.files.receive({ name: 'list.csv', bytes });
  return rackside.ask('roster.previewImport', { file, ...choices });
}

describe('a list of bodyweights', () => {
  it('changes nobody but the weights, on the day that it says, and is taken back whole', async () => {
    const { rackside, ada } = await withTwo();
    const before = await rackside.ask('roster.athlete', { id: ada });
    const looked = await preview(rackside, WEIGHINGS);
    expect(looked.counts).toMatchObject({ update: 2, new: 0, error: 0 });
    expect(looked.rows[0]?.changes).toEqual([
      { field: 'bodyweight', from: '', to: '61.5 kg, 13 Nov 2026, added to the history' },
    ]);
    expect(await rackside.ask('roster.import', { preview: looked.id })).toMatchObject({ updated: 2 });
    const after = await rackside.ask('roster.athlete', { id: ada });
    expect(after.bodyweights).toContainEqual({
      date: '2026-11-13',
      load: { hundredths: 6150, unit: 'kg' },
    });
    // Today's weight is still the newest one.
    expect(after.bodyweight).toEqual({ hundredths: 6200, unit: 'kg' });
    await rackside.ask('history.undo', {});
    expect((await rackside.ask('roster.athlete', { id: ada })).bodyweights).toEqual(before.bodyweights);
  });

  it('says nothing new the second time, however many weights came after', async () => {
    const { rackside } = await withTwo();
    await rackside.ask('roster.import', { preview: (await preview(rackside, WEIGHINGS)).id });
    expect((await preview(rackside, WEIGHINGS)).counts).toMatchObject({ unchanged: 2, update: 0 });
  });

  it('with several days of one person is a history, of whoever is here and of whoever comes with it', async () => {
    const { rackside, ada } = await withTwo();
    const days = [
      'Name;Weighed on;Bodyweight (kg)',
      'Ada Baker;13/11/2026;61,5',
      'Ada Baker;20/11/2026;61',
      'Cleo Marsh;13/11/2026;70',
      'Cleo Marsh;16/11/2026;70',
      'Cleo Marsh;20/11/2026;71',
      'Cleo Marsh;20/11/2026;71',
    ];
    const looked = await preview(rackside, days);
    expect(looked.counts, 'people, not rows').toMatchObject({ new: 1, update: 1, unchanged: 0 });
    expect(looked.rows.map(({ outcome, changes }) => [outcome, changes.map(({ to }) => to).join()])).toEqual([
      ['update', '61.5 kg, 13 Nov 2026, added to the history'],
      ['update', '61 kg, 20 Nov 2026, added to the history'],
      ['new', '13 Nov 2026'],
      ['anotherDay', '70 kg, 16 Nov 2026'],
      ['anotherDay', '71 kg, 20 Nov 2026'],
      ['anotherDay', '71 kg, 20 Nov 2026'],
    ]);
    expect(await rackside.ask('roster.import', { preview: looked.id })).toMatchObject({
      added: 1,
      updated: 1,
      unchanged: 0,
    });
    const daysOf = async (id: AthleteId) =>
      (await rackside.ask('roster.athlete', { id })).bodyweights.map(({ date }) => date).toSorted();
    expect(await daysOf(ada)).toEqual(['2026-11-13', '2026-11-20', '2026-11-23']);
    const { rows } = await rackside.ask('roster.page', { limit: 10 });
    const cleo = rows.find(({ firstName }) => firstName === 'Cleo');
    expect(cleo?.bodyweight).toEqual({ hundredths: 7100, unit: 'kg' });
    expect(await daysOf(cleo?.id as AthleteId)).toEqual(['2026-11-13', '2026-11-16', '2026-11-20']);
    expect((await preview(rackside, days)).counts).toMatchObject({
      unchanged: 2,
      anotherDay: 0,
      duplicate: 0,
    });
    await rackside.ask('history.undo', {});
    expect(await daysOf(ada)).toEqual(['2026-11-23']);
  });

  it.each([
    ['1.28', '1.28 kg'],
    ['900 lb', '900 lb'],
  ])('with %s in it is an error at its cell', async (written, said) => {
    const { rackside } = await withTwo();
    const { problems, counts } = await preview(rackside, [
      WEIGHINGS[0] as string,
      `Ada Baker;13/11/2026;${written}`,
    ]);
    const sentence = `row 2, column C ("Bodyweight (kg)"): ${said} is not the bodyweight of a person`;
    expect(problems).toMatchObject([{ severity: 'error', sentence }]);
    expect(counts).toMatchObject({ update: 0, error: 1 });
  });

  it('of a newer day than any before is shown in the place of the last one', async () => {
    const { rackside } = await withTwo();
    const list = [WEIGHINGS[0] as string, 'Ada Baker;2026-11-20;61'];
    await rackside.ask('roster.import', { preview: (await preview(rackside, list)).id });
    const next = await preview(rackside, [WEIGHINGS[0] as string, 'Ada Baker;2026-11-23;60']);
    expect(next.rows[0]?.changes).toEqual([{ field: 'bodyweight', from: '62 kg', to: '60 kg, 23 Nov 2026' }]);
  });

  it.each([
    ['before', ['Ada Baker;;76', 'Ada Baker;2026-11-20;75'], 2, 3],
    ['after', ['Ada Baker;2026-11-20;75', 'Ada Baker;;76'], 3, 2],
  ])('of no day, %s one with a day, is left out and said at its cell', async (_, rows, row, counting) => {
    const rackside = await openRackside();
    const { id } = await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker' });
    const looked = await preview(rackside, [WEIGHINGS[0] as string, ...rows]);
    expect(looked.problems.map(({ sentence }) => sentence)).toEqual([
      `row ${row}, column C ("Bodyweight (kg)"): no day is said of 76 kg. Row ${counting} is of the same person and says 75 kg, 20 Nov 2026: that counts, and this weight is left out`,
    ]);
    await rackside.ask('roster.import', { preview: looked.id });
    const { bodyweight, bodyweights } = await rackside.ask('roster.athlete', { id });
    expect([bodyweight?.hundredths, bodyweights.map(({ date }) => date)]).toEqual([7_500, ['2026-11-20']]);
  });

  it('with a day still to come is an error at its cell', async () => {
    const { rackside } = await withTwo();
    const { problems } = await preview(rackside, [WEIGHINGS[0] as string, 'Ada Baker;24/12/2026;61']);
    expect(problems).toMatchObject([
      { severity: 'error', sentence: 'row 2, column B ("Weighed on"): 24/12/2026 lies in the future' },
    ]);
  });
});

describe('a list by names alone, of athletes whose birthday is known', () => {
  const DAYS = [
    'Name;Date;Bodyweight (kg)',
    'Ada Baker;13/11/2026;61,5',
    'Ada Baker;20/11/2026;61',
    'Ben Kim;13/11/2026;80',
    'Cleo Marsh;13/11/2026;70',
  ];
  const NEXT_WEEK = [...DAYS, 'Ada Baker;22/11/2026;60'];

  async function withBirthdays() {
    const rackside = await openRackside();
    const added = async (firstName: string, lastName: string) =>
      (await rackside.ask('roster.add', { firstName, lastName, dateOfBirth: '2004-05-06' })).id;
    const ada = await added('Ada', 'Baker');
    const weighed = async () => (await rackside.ask('roster.athlete', { id: ada })).bodyweights.length;
    return { rackside, ada, ben: await added('Ben', 'Kim'), weighed, added };
  }

  it('is asked about once a person, and leaves out what nobody decided', async () => {
    const { rackside, ada, weighed } = await withBirthdays();
    const looked = await preview(rackside, DAYS);
    expect(looked.counts).toMatchObject({ new: 1, update: 0, near: 2, named: 2, anotherDay: 1 });
    expect(looked.rows.map(({ row, outcome, named, decidedBy }) => [row, outcome, named, decidedBy])).toEqual(
      [
        [2, 'near', ada, 2],
        [4, 'near', expect.any(String), 4],
        [3, 'anotherDay', null, 2],
        [5, 'new', null, 5],
      ],
    );
    expect(await rackside.ask('roster.import', { preview: looked.id })).toMatchObject({
      added: 1,
      updated: 0,
      unchanged: 0,
    });
    expect(await weighed()).toBe(0);
  });

  it.each([
    ['one by one', (ada: AthleteId, ben: AthleteId) => ({ near: { '2': ada, '4': ben } })],
    ['all at once', () => ({ asNamed: true })],
  ])('decided %s, says nothing new and asks nothing when it comes again', async (_, decisions) => {
    const { rackside, ada, ben, weighed } = await withBirthdays();
    const looked = await preview(rackside, DAYS);
    expect(await rackside.ask('roster.import', { preview: looked.id, ...decisions(ada, ben) })).toMatchObject(
      { added: 1, updated: 2, unchanged: 0 },
    );
    expect(await weighed()).toBe(2);
    const again = await preview(rackside, DAYS);
    expect(again.counts).toMatchObject({ new: 0, update: 0, unchanged: 3, near: 0, named: 0, anotherDay: 0 });
    expect(await rackside.ask('roster.import', { preview: again.id, asNamed: true })).toMatchObject({
      added: 0,
      updated: 0,
      unchanged: 3,
    });
    // One row more the week after: that person is asked about, once, and only the new weight is a change.
    const longer = await preview(rackside, NEXT_WEEK);
    expect(longer.counts).toMatchObject({ near: 1, named: 1, unchanged: 2 });
    expect(longer.rows[0]?.candidates).toMatchObject([{ athleteId: ada, changes: [], news: true }]);
    expect(await rackside.ask('roster.import', { preview: longer.id, asNamed: true })).toMatchObject({
      updated: 1,
      unchanged: 2,
    });
    expect(await weighed()).toBe(3);
  });

  it('takes a row as named unless it was decided otherwise', async () => {
    const { rackside, weighed } = await withBirthdays();
    const looked = await preview(rackside, DAYS);
    const decided = { asNamed: true, near: { '2': 'skip' } } as const;
    expect(await rackside.ask('roster.import', { preview: looked.id, ...decided })).toMatchObject({
      updated: 1,
    });
    expect(await weighed()).toBe(0);
  });

  it('adds both weights of somebody who is new after all', async () => {
    const { rackside, weighed } = await withBirthdays();
    const looked = await preview(rackside, DAYS);
    const near = { '2': 'new', '4': 'skip' } as const;
    expect(await rackside.ask('roster.import', { preview: looked.id, near })).toMatchObject({
      added: 2,
      updated: 0,
    });
    expect(await weighed()).toBe(0);
    const { rows } = await rackside.ask('roster.page', { limit: 10 });
    const other = rows.find(({ lastName, dateOfBirth }) => lastName === 'Baker' && dateOfBirth === null);
    const { bodyweights } = await rackside.ask('roster.athlete', { id: other?.id as AthleteId });
    expect(bodyweights.map(({ date }) => date).toSorted()).toEqual(['2026-11-13', '2026-11-20']);
  });

  it('proposes nobody where two have that name, where a letter differs, or with a birthday in the file', async () => {
    const { rackside, added } = await withBirthdays();
    await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker', dateOfBirth: '2001-01-01' });
    await added('Tamsin', 'Chen');
    const { counts } = await preview(rackside, [
      'Name;Date of birth;Bodyweight (kg)',
      'Ada Baker;;61',
      'Tamsyn Chen;;60',
      'Ben Kim;2005-05-06;80',
    ]);
    expect(counts).toMatchObject({ near: 3, named: 0 });
  });
});

it('what could not be read stands before notes on what was', async () => {
  const rackside = await openRackside();
  const { problems } = await preview(rackside, [
    'Name;Bodyweight (kg);DOB',
    'Ann Kim;12;',
    'Ben Lee;12;',
    'Cy Ray;80;abc',
  ]);
  expect(problems.map(({ severity, row }) => [severity, row])).toEqual([
    ['error', 4],
    ['warning', 2],
    ['warning', 3],
  ]);
});

describe('a list of maxima', () => {
  it('adds them to whom they belong, on the day that it says, and is taken back whole', async () => {
    const { rackside, ada } = await withTwo();
    const looked = await preview(rackside, MAXIMA);
    expect(looked).toMatchObject({
      counts: { update: 2, maxima: 2, error: 0 },
      exercises: [{ exerciseId: 'back-squat' }],
    });
    expect(await rackside.ask('roster.import', { preview: looked.id })).toMatchObject({ maxima: 2 });
    const maxima = () => rackside.ask('maxima.ofAthletes', { athleteIds: [ada] });
    expect(await maxima()).toMatchObject([
      { exerciseId: 'back-squat', date: '2026-11-02', load: { hundredths: 9250, unit: 'kg' } },
    ]);
    expect((await preview(rackside, MAXIMA)).counts).toMatchObject({ unchanged: 2, maxima: 0 });
    await rackside.ask('history.undo', {});
    expect(await maxima()).toEqual([]);
  });

  const HISTORY = [
    'Name;Date;Bodyweight (kg);Back squat 1RM (kg);RDL 1RM (kg)',
    'Cleo Marsh;02/11/2026;70;92.5;60',
    'Cleo Marsh;09/11/2026;;95;',
    'Cleo Marsh;16/11/2026;71;95;62.5',
    'Cleo Marsh;16/11/2026;71;95;62.5',
  ];

  it.each<[string, (rackside: Rackside) => Promise<unknown>, object]>([
    ['who comes with it', async () => undefined, { added: 1, updated: 0 }],
    [
      'who is here',
      (rackside) => rackside.ask('roster.add', { firstName: 'Cleo', lastName: 'Marsh' }),
      { added: 0, updated: 1 },
    ],
    [
      'who is here and as named',
      (rackside) =>
        rackside.ask('roster.add', { firstName: 'Cleo', lastName: 'Marsh', dateOfBirth: '2004-05-06' }),
      { added: 0, updated: 1 },
    ],
  ])('of several days is a history of somebody %s', async (_, begin, done) => {
    const { rackside } = await withTwo();
    await begin(rackside);
    const looked = await preview(rackside, HISTORY);
    expect(await rackside.ask('roster.import', { preview: looked.id, asNamed: true })).toMatchObject({
      ...done,
      maxima: 5,
      unchanged: 0,
    });
    const { rows } = await rackside.ask('roster.page', { limit: 10 });
    const cleo = rows.find(({ firstName }) => firstName === 'Cleo')?.id as AthleteId;
    const maxima = await rackside.ask('maxima.ofAthletes', { athleteIds: [cleo] });
    expect(
      maxima.map(({ exerciseId, date, load }) => `${date} ${exerciseId} ${load.hundredths / 100}`).toSorted(),
    ).toEqual([
      '2026-11-02 back-squat 92.5',
      '2026-11-02 romanian-deadlift 60',
      '2026-11-09 back-squat 95',
      '2026-11-16 back-squat 95',
      '2026-11-16 romanian-deadlift 62.5',
    ]);
    const { bodyweights } = await rackside.ask('roster.athlete', { id: cleo });
    expect(bodyweights.map(({ date }) => date).toSorted()).toEqual(['2026-11-02', '2026-11-16']);
    expect((await preview(rackside, HISTORY)).counts).toMatchObject({ new: 0, update: 0, near: 0 });
  });

  it('of several days shows each, and counts what two rows say alike once', async () => {
    const { rackside } = await withTwo();
    const { rows, counts } = await preview(rackside, HISTORY);
    expect(counts).toMatchObject({ new: 1, anotherDay: 3, duplicate: 0, maxima: 5 });
    expect(rows.map(({ outcome, changes }) => [outcome, changes.map(({ to }) => to)])).toEqual([
      ['new', ['2 Nov 2026', '92.5 kg, 2 Nov 2026', '60 kg, 2 Nov 2026']],
      ['anotherDay', ['95 kg, 9 Nov 2026']],
      ['anotherDay', ['71 kg, 16 Nov 2026', '95 kg, 16 Nov 2026', '62.5 kg, 16 Nov 2026']],
      ['anotherDay', ['71 kg, 16 Nov 2026', '95 kg, 16 Nov 2026', '62.5 kg, 16 Nov 2026']],
    ]);
  });

  it.each<[string, readonly string[], string]>([
    [
      'maxima of one lift',
      ['Ada Baker;2026-11-02;62;100;', 'Ada Baker;2026-11-02;62;160;'],
      'row 3, column D ("Back squat 1RM (kg)"): 160 kg here, 100 kg in row 2. Both rows are of the same person: row 2 counts, and row 3 is left out',
    ],
    [
      'bodyweights, beside a lift that the first row has not',
      ['Ada Baker;2026-11-02;62;100;', 'Ada Baker;2026-11-02;72;100;60'],
      'row 3, column C ("Bodyweight (kg)"): 72 kg, 2 Nov 2026 here, 62 kg in row 2. Both rows are of the same person: row 2 counts, and row 3 is left out',
    ],
    [
      'maxima of a day further down',
      ['Ada Baker;2026-10-26;62;95;', 'Ada Baker;2026-11-02;62;100;', 'Ada Baker;2026-11-02;62;160;'],
      'row 4, column D ("Back squat 1RM (kg)"): 160 kg here, 100 kg in row 3. Both rows are of the same person: row 3 counts, and row 4 is left out',
    ],
  ])('with other %s on the same day shows both and brings in the first', async (_, rows, sentence) => {
    const { rackside, ada } = await withTwo();
    const looked = await preview(rackside, [
      'Name;Date;Bodyweight (kg);Back squat 1RM (kg);RDL 1RM (kg)',
      ...rows,
    ]);
    expect(looked.counts).toMatchObject({ duplicate: 1 });
    expect(looked.problems.map((problem) => problem.sentence)).toContain(sentence);
    await rackside.ask('roster.import', { preview: looked.id });
    const maxima = await rackside.ask('maxima.ofAthletes', { athleteIds: [ada] });
    expect(maxima.map(({ load }) => load.hundredths)).not.toContain(16_000);
    expect(maxima.map(({ exerciseId }) => exerciseId)).not.toContain('romanian-deadlift');
    const { bodyweights } = await rackside.ask('roster.athlete', { id: ada });
    expect(bodyweights.map(({ load }) => load.hundredths)).not.toContain(7_200);
  });

  it('with another lift on the same day brings in both', async () => {
    const { rackside } = await withTwo();
    const looked = await preview(rackside, [
      'Name;Date;Back squat 1RM (kg);RDL 1RM (kg)',
      'Ada Baker;2026-11-02;100;',
      'Ada Baker;2026-11-02;;60',
    ]);
    expect(looked.counts).toMatchObject({ duplicate: 0, maxima: 2 });
  });

  it('of several days leaves a weight that no day is said of as the first row has it', async () => {
    const { rackside, ada } = await withTwo();
    const looked = await preview(rackside, [
      'Name;Bodyweight (kg);Tested on;Back squat 1RM (kg)',
      'Ada Baker;61;16/11/2026;95',
      'Ada Baker;64;02/11/2026;92.5',
    ]);
    expect(looked.problems.map(({ sentence }) => sentence)).toEqual([
      'row 3, column B ("Bodyweight (kg)"): no day is said of 64 kg. Row 2 is of the same person and says 61 kg: that counts, and this weight is left out',
    ]);
    await rackside.ask('roster.import', { preview: looked.id });
    expect(await rackside.ask('maxima.ofAthletes', { athleteIds: [ada] })).toHaveLength(2);
    expect((await rackside.ask('roster.athlete', { id: ada })).bodyweight).toMatchObject({
      hundredths: 6100,
    });
  });
});

it('shows of somebody new all that comes with them, before it is saved', async () => {
  const rackside = await openRackside();
  const looked = await preview(rackside, [
    'Name;DOB;Sex;Squad;Training since;E-mail;Notes;Back squat 1RM (kg)',
    'Ada Baker;2004-05-06;f;Rowing;2020-09-01;ada@example.org;Left-handed;92.5',
    'Ben Kim;2004-02-31;m;Rowing;;;;140',
  ]);
  expect(looked.rows[1], 'nothing of a row with an error comes in').toMatchObject({ changes: [] });
  expect(looked.rows[0]?.changes).toEqual([
    { field: 'sex', from: '', to: 'female' },
    { field: 'trainingSince', from: '', to: '1 Sep 2020' },
    { field: 'email', from: '', to: 'ada@example.org' },
    { field: 'notes', from: '', to: 'Left-handed' },
    { field: 'Back squat 1RM', from: '', to: '92.5 kg', maximum: true },
  ]);
  expect(looked.counts).toMatchObject({ new: 1, maxima: 1 });
});

it('counts the maxima of rows that are only named, once and apart', async () => {
  const rackside = await openRackside();
  const birthday = { dateOfBirth: '2004-05-06' };
  await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker', ...birthday });
  const looked = await preview(rackside, [...MAXIMA, 'Ada Baker;2026-11-09;95', 'Ada Baker;2026-11-09;95']);
  expect(looked.counts).toMatchObject({ new: 1, named: 1, maxima: 1, namedMaxima: 2 });
  expect(await rackside.ask('roster.import', { preview: looked.id, asNamed: true })).toMatchObject({
    maxima: 3,
  });
});

describe('a column that says when something was measured', () => {
  const DOB = 'Date of birth';
  it.each([
    ['Date', [DOB, 'Bodyweight (kg)'], ['dateOfBirth', 'bodyweight']],
    ['Bodyweight date', ['Bodyweight (kg)'], ['bodyweight']],
    ['Weight date', ['Bodyweight (kg)'], ['bodyweight']],
    ['Weigh-in date', ['Bodyweight (kg)'], ['bodyweight']],
    ['Measured on', ['Bodyweight (kg)'], ['bodyweight']],
    ['Tested on', ['Bodyweight (kg)'], ['bodyweight']],
    ['Fecha', ['Fecha de nacimiento', 'Peso (kg)'], ['dateOfBirth', 'bodyweight']],
    ['Fecha del peso', ['Peso (kg)'], ['bodyweight']],
    ['Medido el', ['Peso (kg)'], ['bodyweight']],
    ['Date de pesée', ['Poids (kg)'], ['bodyweight']],
    ['Mesuré le', ['Poids (kg)'], ['bodyweight']],
    ['Datum', ['Geburtsdatum', 'Gewicht (kg)'], ['dateOfBirth', 'bodyweight']],
    ['Wiegedatum', ['Gewicht (kg)'], ['bodyweight']],
    ['Gemessen am', ['Gewicht (kg)'], ['bodyweight']],
    ['Data da pesagem', ['Peso (kg)'], ['bodyweight']],
    ['Data', ['Data di nascita', 'Peso (kg)'], ['dateOfBirth', 'bodyweight']],
    ['Misurato il', ['Peso (kg)'], ['bodyweight']],
    ['Weegdatum', ['Gewicht (kg)'], ['bodyweight']],
    ['Gemeten op', ['Gewicht (kg)'], ['bodyweight']],
  ])('%s, beside %j, dates the bodyweight', async (header, others, fields) => {
    const { rackside, ada } = await withTwo();
    const values = fields.map((field) => (field === 'bodyweight' ? '61,5' : '2001-05-06'));
    const looked = await preview(rackside, [
      ['Last name', 'First name', header, ...others].join(';'),
      ['Baker', 'Ada', '2026-11-13', ...values].join(';'),
    ]);
    const row = looked.rows[0];
    const near = { '2': ada };
    await rackside.ask('roster.import', { preview: looked.id, ...(row?.outcome === 'near' && { near }) });
    const { bodyweights, dateOfBirth } = await rackside.ask('roster.athlete', { id: ada });
    expect(bodyweights).toContainEqual({ date: '2026-11-13', load: { hundredths: 6150, unit: 'kg' } });
    expect(dateOfBirth).toBe(fields.includes('dateOfBirth') ? '2001-05-06' : null);
  });

  it.each(['Date', 'Measured on', 'Tested on', 'Testdatum', 'Date du test', 'Fecha de prueba'])(
    '%s dates maxima',
    async (header) => {
      const { rackside, ada } = await withTwo();
      const lines = [`Name;${header};Back squat 1RM (kg)`, 'Ada Baker;2026-11-02;92.5'];
      await rackside.ask('roster.import', { preview: (await preview(rackside, lines)).id });
      expect(await rackside.ask('maxima.ofAthletes', { athleteIds: [ada] })).toMatchObject([
        { date: '2026-11-02' },
      ]);
    },
  );

  it('and no more than "Date" is said to be taken for that day, once for weights and maxima', async () => {
    const { rackside } = await withTwo();
    const lines = [
      'Name;DOB;Date;Bodyweight (kg);Back squat 1RM (kg)',
      'Ada Baker;2001-05-06;13/11/2026;61,5;92.5',
    ];
    const { assumptions, columns, problems } = await preview(rackside, lines);
    expect(columns[2]).toMatchObject({ header: 'Date', field: 'measured' });
    expect(problems).toEqual([]);
    expect(assumptions).toEqual([
      'Column C ("Date") does not say of what: it was read as the day of the bodyweights and maxima, not as a date of birth.',
      'Column C ("Date"): 1 day above 12 in the first place, none in the other, so dates are dd/mm/yyyy.',
    ]);
  });

  it('but holds days as old as people, with no birthday beside it, is left out until the coach says what it is', async () => {
    const { rackside, ada } = await withTwo();
    const lines = ['Name;Date;Bodyweight (kg)', 'Ada Baker;2001-05-06;61,5', 'Ben Kim;1999-01-02;80'];
    const open = await preview(rackside, lines);
    expect(open.columns[1]).toMatchObject({ field: null });
    expect(open.assumptions).toEqual([
      'Column B ("Date") may be dates of birth or the days of what was measured: it was left out. Say under Sheet and columns what it is.',
    ]);
    const said = await preview(rackside, lines, { mapping: { B: 'dateOfBirth' } });
    expect(said.assumptions).toEqual([]);
    await rackside.ask('roster.import', { preview: said.id, near: { '2': ada } });
    expect((await rackside.ask('roster.athlete', { id: ada })).dateOfBirth).toBe('2001-05-06');
  });

  it('is followed where the coach says otherwise, in a list of nothing but maxima too', async () => {
    const { rackside } = await withTwo();
    const lines = ['Name;Date;Back squat 1RM (kg)', 'Ada Baker;2026-11-02;92.5'];
    const { columns, assumptions } = await preview(rackside, lines, { mapping: { B: null } });
    expect(columns[1]).toMatchObject({ field: null });
    expect(assumptions).toEqual([]);
  });

  it('fits no field where nothing is measured', async () => {
    const { rackside } = await withTwo();
    const { columns } = await preview(rackside, ['Name;Date', 'Ada Baker;2026-11-02']);
    expect(columns[1]).toMatchObject({ field: null });
  });
});

describe('a maximum that may not be meant', () => {
  const LIFTS = 'Name;Tested on;Back squat 1RM (kg);Romanian deadlift 1RM (kg);Back squat 5RM (kg)';
  const doubted = async (
    rackside: Rackside,
    lines: readonly string[],
    choices: Partial<ImportChoices> = {},
  ) => (await preview(rackside, [LIFTS, ...lines], choices)).problems;

  it('is a warning at its cell that says what is on record, and is imported unless it is left out', async () => {
    const { rackside } = await withTwo();
    const { id } = await preview(rackside, MAXIMA);
    await rackside.ask('roster.import', { preview: id });
    const slips = ['Ada Baker;2026-11-20;925;60;', 'Ben Kim;2026-11-20;168;;140'];
    expect(await doubted(rackside, slips)).toMatchObject([
      {
        row: 2,
        cell: 'C2',
        severity: 'warning',
        correctable: true,
        sentence:
          'row 2, column C ("Back squat 1RM (kg)"): Ada Baker, Back squat: 925 kg is 900 % more than 92.5 kg on record from 2 Nov 2026. Put it right or leave it out if it is not meant',
      },
    ]);
    const whole = await preview(rackside, [LIFTS, ...slips]);
    expect(whole.counts).toMatchObject({ update: 2, error: 0, warnings: 1, maxima: 4 });
    const without = await preview(rackside, [LIFTS, ...slips], { cells: { [`${whole.sheet}!C2`]: '' } });
    expect(without).toMatchObject({ problems: [], counts: { warnings: 0, maxima: 3 } });
    expect(await rackside.ask('roster.importProblems', { preview: whole.id })).toMatchObject({ rows: 1 });
  });

  it.each([
    ['400', []],
    ['900', ['900 kg is more than almost anybody lifts, and nothing is on record']],
  ])('of somebody new, %s kg, says %j', async (load, said) => {
    const { rackside } = await withTwo();
    const sentences = (await doubted(rackside, [`Cy Ray;2026-11-20;${load};;`])).map(
      ({ sentence }) => sentence,
    );
    expect(sentences).toEqual(said.map((doubt) => expect.stringContaining(doubt)));
  });

  it('of several repetitions is reckoned as one', async () => {
    const { rackside } = await withTwo();
    expect((await doubted(rackside, ['Cy Ray;2026-11-20;;;390']))[0]?.sentence).toMatch(
      /Cy Ray, .*: 390 kg for 5 makes \d+(\.\d+)? kg, which is more than almost anybody lifts/,
    );
  });

  it('is not compared with a training max, and is with each athlete that a row may be of', async () => {
    const { rackside, ada } = await withTwo();
    const record = (kind: 'trainingMax' | 'tested', exerciseId: string, kg: number) => ({
      athleteId: ada,
      exerciseId: exerciseId as never,
      kind,
      date: '2026-11-01' as never,
      load: { hundredths: kg * 100, unit: 'kg' as const },
    });
    const { exercises } = await preview(rackside, [LIFTS, 'Ada Baker;2026-11-20;1;1;1']);
    const [squat, hinge] = exercises.map(({ exerciseId }) => exerciseId as string);
    await rackside.ask('maxima.record', {
      entries: [record('trainingMax', squat as string, 80), record('tested', hinge as string, 50)],
    });
    const cells = (await doubted(rackside, ['Ada Bakker;2026-11-20;100;61;'])).map(({ cell }) => cell);
    expect(cells).toEqual(['D2']);
  });
});

it('both go in through the command line, and twice is once', async () => {
  const folder = ['--data', join(temporaryFolder(), 'data')];
  const path = join(temporaryFolder(), 'list.csv');
  for (const [lines, first] of [
    [['Name', 'Ada Baker', 'Ben Kim'], { added: 2 }],
    [WEIGHINGS, { updated: 2 }],
    [MAXIMA, { updated: 2, maxima: 2 }],
  ] as const) {
    writeFileSync(path, lines.join('\n'));
    const imported = await commandLine(['import', path, ...folder]);
    expect(imported.json()).toMatchObject({ ok: true, value: first });
    const again = await commandLine(['import', path, ...folder]);
    expect(again.json()).toMatchObject({ ok: true, value: { added: 0, updated: 0, unchanged: 2 } });
  }
});
