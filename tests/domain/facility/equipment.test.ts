import { describe, expect, it } from 'vitest';
import { rackRemarks } from '#domain/facility/check-equipment.ts';
import { type Rack, type Room, rackById, racksOf, usualRack } from '#domain/facility/equipment.ts';
import { load } from '#domain/load/load.ts';
import { bar, stock } from '../load/rooms.ts';

const rack = (id: string, change: Partial<Rack> = {}): Rack => ({
  id,
  name: `Rack ${id}`,
  squads: [],
  bars: [bar(20)],
  plates: stock({ 20: 4, 5: 2 }),
  ...change,
});

const room = (name: string, racks: readonly Rack[], change: Partial<Room> = {}): Room => ({
  id: name,
  name,
  racks,
  dumbbells: [load(10, 'kg')],
  has: ['barbell', 'plates', 'dumbbells', 'cable', 'bench', 'band'],
  ...change,
});

describe('a rack', () => {
  it('is named with its room only where there are several rooms', () => {
    expect(racksOf([room('Hall', [rack('1'), rack('2')])]).map(({ name }) => name)).toEqual([
      'Rack 1',
      'Rack 2',
    ]);
    const two = [room('Hall', [rack('1')]), room('Cellar', [rack('2')])];
    expect(racksOf(two).map(({ name }) => name)).toEqual(['Hall, Rack 1', 'Cellar, Rack 2']);
  });

  it('that is gone is answered by the usual one', () => {
    const racks = racksOf([room('Hall', [rack('1'), rack('2')])]);
    expect(rackById(racks, '2').id).toBe('2');
    expect(rackById(racks, 'gone').id).toBe('1');
  });

  it('of a squad comes before the first one; of several squads the first rack that is any of theirs', () => {
    const rooms = [
      room('Hall', [rack('1'), rack('2', { squads: ['rowing'] }), rack('3', { squads: ['rugby'] })]),
    ];
    expect(usualRack(rooms, [])).toBe('1');
    expect(usualRack(rooms, ['netball'])).toBe('1');
    expect(usualRack(rooms, ['rugby'])).toBe('3');
    expect(usualRack(rooms, ['rugby', 'rowing'])).toBe('2');
  });

  it('has bars, plates, dumbbells and a cable only while any are there', () => {
    const has = (change: Partial<Rack>, shared: Partial<Room> = {}) =>
      racksOf([room('Hall', [rack('1', change)], shared)])[0]?.has;
    expect(has({})).toEqual(['barbell', 'plates', 'dumbbells', 'bench', 'band']);
    expect(has({ bars: [], plates: stock({ 20: 1 }) }, { dumbbells: [] })).toEqual(['bench', 'band']);
    const stack = { lightest: load(5, 'kg'), step: load(5, 'kg'), heaviest: load(80, 'kg') };
    expect(has({}, { stack })).toContain('cable');
    expect(has({}, { exercises: [{ exerciseId: 'pull-through', stack }] })).toContain('cable');
  });
});

describe('what a coach should know about a rack', () => {
  const pounds = stock({ 45: 4 }, 'lb');
  const table: readonly [what: string, change: Partial<Rack>, remarks: readonly RegExp[]][] = [
    ['nothing, where all is well', {}, []],
    ['no bar', { bars: [] }, [/^No bar/]],
    ['no plates', { plates: [] }, [/^No pair of plates: only the empty bar/]],
    ['plates without a pair', { plates: stock({ 20: 1 }) }, [/^No pair of plates/, /^An odd plate/]],
    ['an odd plate', { plates: stock({ 20: 3 }) }, [/^An odd plate stays on the rack/]],
    [
      'plates of the other unit alone',
      { plates: pounds },
      [/^No pair of plates in kg: a kg bar stays empty/],
    ],
    ['the same, mixed', { plates: pounds, mixesUnits: true }, [/^Units are mixed/]],
    ['both, side by side', { bars: [bar(20), bar(45, 'lb')], plates: [...stock({ 20: 2 }), ...pounds] }, []],
  ];
  it.each(table)('%s', (_, change, remarks) => {
    const said = rackRemarks(rack('1', change));
    expect(said).toEqual(remarks.map((remark) => expect.stringMatching(remark)));
  });
});
