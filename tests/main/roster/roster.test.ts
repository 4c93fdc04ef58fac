import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '#contract/channels.ts';
import type { AthleteFields, AthleteRow } from '#contract/roster.ts';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { clockOn } from '#main/clock.ts';
import { NOW, openRackside, type Rackside } from '../../support/application.ts';

const add = (rackside: Rackside, fields: AthleteFields) => rackside.ask('roster.add', fields);

/** The whole roster, a page of `limit` at a time. */
async function paged(rackside: Rackside, limit: number, archived = false): Promise<AthleteRow[]> {
  const rows: AthleteRow[] = [];
  let after: InputOf<'roster.page'>['after'];
  do {
    const page = await rackside.ask('roster.page', { limit, archived, ...(after && { after }) });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after);
  return rows;
}

describe('pages of the roster', () => {
  it('hold everybody once, in order of name, whatever the names and the size of the page', async () => {
    const name = fc.oneof(
      fc.constantFrom(
        'Quigley',
        'quigley',
        'Núñez',
        'Nunez',
        'Ó Briain',
        '’',
        '김수현',
        'ßtraße',
        'Þór',
        '𝒵oë',
        '٣',
      ),
      fc
        .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
        .filter((text) => /^[\p{L}\p{N}\p{P} ]+$/u.test(text) && text.trim() !== ''),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ firstName: name, lastName: name }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        async (people, limit) => {
          const rackside = await openRackside();
          for (const person of people) await add(rackside, person);
          const rows = await paged(rackside, limit);
          expect(rows.map(({ id }) => id)).toEqual(
            (await rackside.ask('roster.page', { limit: 5000 })).rows.map(({ id }) => id),
          );
          expect(new Set(rows.map(({ id }) => id)).size).toBe(people.length);
          await rackside.close();
        },
      ),
      { numRuns: 12 },
    );
  });

  it('go on behind a name that grew longer when it was folded for its order', async () => {
    const rackside = await openRackside();
    await add(rackside, { firstName: '한'.repeat(80), lastName: '글'.repeat(80) });
    await add(rackside, { firstName: '힣'.repeat(80), lastName: '힣'.repeat(80) });
    expect(await paged(rackside, 1)).toHaveLength(2);
  });

  it('leave out those archived unless asked for, also from the total', async () => {
    const rackside = await openRackside();
    const { id } = await add(rackside, { lastName: 'Quigley' });
    await add(rackside, { lastName: 'Okafor' });
    await rackside.ask('roster.updateMany', { ids: [id], status: 'archived' });
    expect(await rackside.ask('roster.page', { limit: 9 })).toMatchObject({
      total: 1,
      rows: [{ lastName: 'Okafor' }],
      next: null,
    });
    expect(await rackside.ask('roster.page', { limit: 9, archived: true })).toMatchObject({ total: 2 });
  });
});

describe('an athlete', () => {
  it('needs a name, of which one part is enough', async () => {
    const rackside = await openRackside();
    for (const fields of [
      {},
      { firstName: ' ' },
      { firstName: '', lastName: '\u00a0' },
      { preferredName: 'Zoë' },
    ])
      expect(await rackside.refused('roster.add', fields)).toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path: 'lastName', sentence: 'An athlete needs a name.' }],
      });
    await add(rackside, { firstName: 'Pelé' });
    const { id, version } = await add(rackside, { lastName: 'Quigley' });
    expect(await rackside.refused('roster.update', { id, version, fields: { lastName: '' } })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'fields.lastName' }],
    });
  });

  it('was not born tomorrow', async () => {
    const rackside = await openRackside({ clock: clockOn(calendarDateOf('2026-11-23'), NOW) });
    const tomorrow = calendarDateOf('2026-11-24');
    expect(
      (
        await rackside.refused('roster.add', {
          firstName: 'Zoë',
          dateOfBirth: tomorrow,
          trainingSince: tomorrow,
        })
      ).fields,
    ).toEqual([
      { path: 'dateOfBirth', sentence: 'This date is still to come.' },
      { path: 'trainingSince', sentence: 'This date is still to come.' },
    ]);
    const { id, version } = await add(rackside, {
      firstName: 'Zoë',
      dateOfBirth: calendarDateOf('2026-11-23'),
    });
    expect(
      (await rackside.refused('roster.update', { id, version, fields: { trainingSince: tomorrow } })).fields,
    ).toEqual([{ path: 'fields.trainingSince', sentence: 'This date is still to come.' }]);
  });

  it('keeps what is not named, and loses what is emptied', async () => {
    const rackside = await openRackside();
    const fields: AthleteFields = {
      firstName: 'Zoë',
      lastName: 'Quigley',
      sport: 'Rowing',
      notes: 'First line\nand another',
      heightMm: 1720,
      squads: ['Rowing', 'Track'],
      bodyweight: { hundredths: 6350, unit: 'kg' },
    };
    const { id, version } = await add(rackside, fields);
    const updated = await rackside.ask('roster.update', {
      id,
      version,
      fields: { sport: null, position: 'Bow' },
    });
    expect(updated).toMatchObject({ ...fields, sport: null, position: 'Bow', version: version + 1 });
  });

  it('whom somebody changed meanwhile is not overwritten; the present values come along', async () => {
    const rackside = await openRackside();
    const { id, version } = await add(rackside, { firstName: 'Zoë', sport: 'Rowing' });
    await rackside.ask('roster.update', { id, version, fields: { sport: 'Judo' } });
    expect(
      await rackside.refused('roster.update', { id, version, fields: { sport: 'Chess' } }),
    ).toMatchObject({
      code: 'STALE_ROW',
      details: { present: { sport: 'Judo', version: version + 1 } },
    });
    expect((await rackside.ask('roster.athlete', { id })).sport).toBe('Judo');
  });

  it('edited from two windows at once is changed once', async () => {
    const rackside = await openRackside();
    const { id, version } = await add(rackside, { firstName: 'Zoë' });
    const edits = await Promise.all(
      ['Judo', 'Chess', 'Track'].map((sport) =>
        rackside.application.call('roster.update', { id, version, fields: { sport } }),
      ),
    );
    expect(edits.filter((reply) => reply.ok)).toHaveLength(1);
    expect(edits.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))).toEqual([
      'STALE_ROW',
      'STALE_ROW',
    ]);
  });

  it('that is not there is not found', async () => {
    const rackside = await openRackside();
    expect(await rackside.code('roster.athlete', { id: 'nobody' })).toBe('NOT_FOUND');
    expect(await rackside.code('roster.update', { id: 'nobody', version: 1, fields: {} })).toBe('NOT_FOUND');
    expect(await rackside.ask('roster.rows', { ids: ['nobody'] as never })).toEqual([]);
  });

  it('has a history of bodyweights in the unit each was weighed in, one a day for the same weight', async () => {
    const rackside = await openRackside();
    const { id } = await add(rackside, { firstName: 'Zoë', bodyweight: { hundredths: 6350, unit: 'kg' } });
    const weigh = async (hundredths: number, unit: 'kg' | 'lb') => {
      const { version } = await rackside.ask('roster.athlete', { id });
      return rackside.ask('roster.update', { id, version, fields: { bodyweight: { hundredths, unit } } });
    };
    await weigh(6350, 'kg');
    const last = await weigh(14_000, 'lb');
    expect(last.bodyweights.map(({ load }) => load)).toHaveLength(2);
    expect(last.bodyweights.map(({ load }) => load)).toContainEqual({ hundredths: 14_000, unit: 'lb' });
  });
});

describe('squads', () => {
  it('are one squad however they are written, and are counted without those archived', async () => {
    const rackside = await openRackside();
    await add(rackside, { firstName: 'Zoë', squads: ['Rowing', 'rowing', 'ROWING'] });
    const { id } = await add(rackside, { firstName: 'Ben', squads: ['rowing'] });
    expect(await rackside.ask('roster.squads', {})).toMatchObject([{ name: 'Rowing', athletes: 2 }]);
    await rackside.ask('roster.updateMany', { ids: [id], status: 'archived' });
    expect(await rackside.ask('roster.squads', {})).toMatchObject([{ name: 'Rowing', athletes: 1 }]);
  });
});

describe('changing many at once', () => {
  it('counts each athlete once, however often named, and those only who became different', async () => {
    const rackside = await openRackside();
    const { id } = await add(rackside, { firstName: 'Zoë' });
    expect(await rackside.ask('roster.updateMany', { ids: [id, id, id], addSquad: 'Rowing' })).toEqual({
      changed: 1,
    });
    const { version, squads } = await rackside.ask('roster.athlete', { id });
    expect(squads).toEqual(['Rowing']);
    for (const edit of [
      { addSquad: 'Rowing' },
      { removeSquad: 'Nobody’s' },
      { status: 'active' as const },
      { sport: null },
    ]) {
      expect(await rackside.ask('roster.updateMany', { ids: [id], ...edit })).toEqual({ changed: 0 });
    }
    expect((await rackside.ask('roster.athlete', { id })).version).toBe(version);
    expect((await rackside.ask('history.undo', {})).what).toBe('Added 1 athlete to Rowing');
  });

  it('changes nobody when somebody is not there', async () => {
    const rackside = await openRackside();
    const { id } = await add(rackside, { firstName: 'Zoë' });
    expect(
      await rackside.refused('roster.updateMany', { ids: [id, 'nobody', 'no-one'], addSquad: 'Rowing' }),
    ).toMatchObject({
      code: 'NOT_FOUND',
      message: '2 of these athletes are no longer on the roster. Nobody was changed.',
      details: { missing: ['nobody', 'no-one'] },
    });
    expect(await rackside.ask('roster.squads', {})).toEqual([]);
  });
});
