import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '#contract/channels.ts';
import { racksOf } from '#domain/facility/equipment.ts';
import { load } from '#domain/load/load.ts';
import { MIGRATIONS, migrate } from '#main/database/migrate.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import {
  ago,
  assign,
  athlete,
  COACH,
  checklist,
  decision,
  gym,
  open,
  print,
  record,
  request,
  running,
  sheet,
} from '../assignments/gym.ts';
import { readPdf } from '../documents/read-pdf.ts';

type Rooms = NonNullable<InputOf<'facility.update'>['rooms']>;

/** A second rack with nothing lighter than 5 kg; the squads named train there. */
async function withPlatform(rackside: Rackside, change: Partial<Rooms[number]['racks'][number]> = {}) {
  const { version, rooms } = await rackside.ask('facility.get', {});
  const [room] = rooms;
  const [rack] = room?.racks ?? [];
  if (!room || !rack) throw new Error('There is a rack');
  const plates = rack.plates.filter(({ weight }) => weight.hundredths >= 500);
  const platform = { ...rack, id: 'platform', name: 'Platform', plates, ...change };
  return rackside.ask('facility.update', { version, rooms: [{ ...room, racks: [rack, platform] }] });
}

async function strongAthlete(rackside: Rackside, firstName = 'Zoë'): Promise<string> {
  const athleteId = (await athlete(rackside, firstName)) as never;
  await rackside.ask('maxima.record', {
    entries: [
      { athleteId, exerciseId: 'barbell-hip-thrust', kind: 'tested', load: load(97.5, 'kg'), date: TODAY },
    ],
  });
  return athleteId;
}

/** The first line of a session that has a load: what it says, and its plates. */
function firstLoad({ sessions }: OutputOf<'assignments.plan'>) {
  const line = sessions.flatMap(({ lines }) => lines).find(({ loads }) => loads[0]?.load);
  const made = line?.loads[0]?.made;
  if (made?.with !== 'barbell') throw new Error('A line is loaded on a bar');
  return made.loading.perSide.map(({ hundredths }) => hundredths / 100);
}

const plan = async (rackside: Rackside, athleteId: string, week = 5) => {
  const { id } = await running(rackside, athleteId);
  return firstLoad(await rackside.ask('assignments.plan', { id: id as never, week }));
};

describe('two racks with different stocks', () => {
  it('give the same program other plates, on screen before and after assigning, and on paper', async () => {
    const rackside = await openRackside();
    await withPlatform(rackside);
    const [one, two] = [await strongAthlete(rackside), await strongAthlete(rackside, 'Ada')];
    const preview = (athleteId: string, rackId: string) => {
      const { athleteIds: _, ...choice } = request(athleteId, { rackId });
      return rackside.ask('assignments.previewPlan', { ...choice, athleteId, week: 5 } as never);
    };
    expect(firstLoad(await preview(one, 'rack-1'))).toEqual([25, 2.5]);
    expect(firstLoad(await preview(two, 'platform'))).toEqual([25, 5]);
    await assign(rackside, one);
    await assign(rackside, two, { rackId: 'platform' });
    expect(await plan(rackside, one)).toEqual([25, 2.5]);
    expect(await plan(rackside, two)).toEqual([25, 5]);
    const words = async (id: string) => {
      const { file } = await rackside.ask('documents.print', { athleteIds: [id as never] });
      const path = rackside.application.files.outgoing(file.token).path;
      return (await readPdf(new Uint8Array(readFileSync(path)))).pages.map((page) => page.words).join(' ');
    };
    const [first, second] = [await words(one), await words(two)];
    expect(first).toContain('25 + 2.5');
    expect(first).toContain('at Rack 1');
    expect(second).not.toContain('2.5 per side');
    expect(second).toContain('at Platform');
  });

  it('give the warm-up of a session other plates too, each step explained', async () => {
    const rackside = await openRackside();
    await withPlatform(rackside);
    const id = await strongAthlete(rackside);
    await assign(rackside, id);
    const ids = [(await running(rackside, id)).id];
    const ramp = async () => {
      const { sessions } = await rackside.ask('assignments.plan', { id: ids[0] as never, week: 5 });
      return sessions[0]?.warmUp.map(({ exercise, target }) => `${exercise} ${target}`);
    };
    expect(await ramp()).toEqual([
      'Glute bridge 2 × 15',
      'Lateral band walk 2 × 10 steps each side band',
      'Bodyweight hip thrust 1 × 10',
      'Barbell hip thrust 1 × 10 @ 22.5 kg',
      'Barbell hip thrust 1 × 8 @ 45 kg',
    ]);
    await rackside.ask('assignments.move', { ids, rackId: 'platform' as never });
    expect((await ramp())?.slice(3)).toEqual([
      'Barbell hip thrust 1 × 10 @ 20 kg',
      'Barbell hip thrust 1 × 8 @ 50 kg',
    ]);
    const { sessions } = await rackside.ask('assignments.plan', { id: ids[0] as never, week: 5 });
    const { warmUp = [] } = sessions[0] ?? {};
    expect(warmUp.map(({ loads }) => loads[0]?.steps[0]?.title)).toEqual([
      undefined,
      undefined,
      undefined,
      'Working weight',
      'Working weight',
    ]);
    expect(sessions[1]?.warmUp.length).toBeGreaterThan(0);
  });

  it('are chosen by the squad where nobody says otherwise, and by the assignment where somebody does', async () => {
    const rackside = await openRackside();
    const id = await strongAthlete(rackside);
    await rackside.ask('roster.updateMany', { ids: [id as never], addSquad: 'Rowing' });
    const [squad] = await rackside.ask('roster.squads', {});
    await withPlatform(rackside, { squads: [squad?.id ?? ''] });
    const listed = async (change = {}) => {
      const { asWritten } = await rackside.ask('assignments.preview', request(id, change));
      return asWritten.map(({ rack }) => rack);
    };
    expect(await listed()).toEqual([{ id: 'platform', name: 'Platform' }]);
    expect(await listed({ rackId: 'rack-1' })).toEqual([{ id: 'rack-1', name: 'Rack 1' }]);
    expect(await rackside.refused('assignments.preview', request(id, { rackId: 'gone' }))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'rackId', sentence: 'The facility has no such rack.' }],
    });
    await assign(rackside, id);
    // Another usual rack is for programs to come: what runs stays where it is until somebody moves it.
    const { version, rooms } = await rackside.ask('facility.get', {});
    const none = rooms.map((room) => ({
      ...room,
      racks: room.racks.map((rack) => ({ ...rack, squads: [] })),
    }));
    await rackside.ask('facility.update', { version, rooms: none });
    expect((await running(rackside, id)).rackId).toBe('platform');
  });

  it('a change of squads between the lists and assigning is seen', async () => {
    const rackside = await openRackside();
    const id = await strongAthlete(rackside);
    const asked = request(id);
    const { digest } = await rackside.ask('assignments.preview', asked);
    await withPlatform(rackside);
    expect(await rackside.code('assignments.assign', { ...asked, digest })).toBe('PREVIEW_CHANGED');
  });

  it('the gate asks what is at hand at the rack of the program', async () => {
    const rackside = await openRackside();
    await withPlatform(rackside);
    const { version, rooms } = await rackside.ask('facility.get', {});
    const [room] = rooms;
    if (!room) throw new Error('There is a room');
    const cellar = {
      ...room,
      id: 'cellar',
      name: 'Cellar',
      racks: [{ ...(room.racks[0] as Rooms[number]['racks'][number]), id: 'cellar-1' }],
      has: room.has.filter((thing) => thing !== 'band'),
    };
    await rackside.ask('facility.update', { version, rooms: [...rooms, cellar] });
    const work = async (firstName: string, rackId: string) => {
      const id = await strongAthlete(rackside, firstName);
      const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
      await record(rackside, episode, {
        kind: 'details',
        content: { restrictions: [{ text: 'No loaded thrust', blocks: ['LHT'] }] },
      });
      await record(rackside, episode, decision(ago(1)));
      await assign(rackside, id, { rackId });
      const { id: assignment } = await running(rackside, id);
      const { sessions } = await rackside.ask('assignments.plan', { id: assignment as never, week: 1 });
      return { id, exercises: sessions.flatMap(({ lines }) => lines.map(({ exercise }) => exercise)) };
    };
    const upstairs = await work('Mia', 'platform');
    const below = await work('Ida', 'cellar-1');
    const banded = (names: readonly string[]) => names.filter((name) => name === 'Banded hip thrust').length;
    // One line is written with a band; the loaded ones come down to it only where there are bands.
    expect([banded(upstairs.exercises), banded(below.exercises)]).toEqual([3, 1]);
    // Moving somebody where something is missing changes the work, says so, and voids the paper.
    const number = await print(rackside, upstairs.id);
    const moved = await rackside.ask('assignments.move', {
      ids: [(await running(rackside, upstairs.id)).id],
      rackId: 'cellar-1' as never,
    });
    expect(moved).toMatchObject({ moved: 1, conflicts: [{ name: 'Mia Núñez' }] });
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
  });
});

describe('the week before anything is saved', () => {
  const week = (athleteId: string) => {
    const { athleteIds: _, ...choice } = request(athleteId);
    return { ...choice, athleteId, week: 5 } as InputOf<'assignments.previewPlan'>;
  };

  it('is what the program gives once it is assigned, every load of it', async () => {
    const rackside = await openRackside();
    const id = await strongAthlete(rackside);
    const before = await rackside.ask('assignments.previewPlan', week(id));
    await assign(rackside, id);
    const { id: assignment } = await running(rackside, id);
    expect(await rackside.ask('assignments.plan', { id: assignment as never, week: 5 })).toEqual(before);
    expect(await rackside.ask('assignments.previewPlan', week(id))).toMatchObject({
      held: expect.stringMatching(/^Already on this program/),
      sessions: [],
    });
  });

  it('is empty for somebody on hold, and says no more than whoever asks may know', async () => {
    const { rackside, coach } = await gym();
    const id = await strongAthlete(rackside);
    const { id: episode } = await open(rackside, id, 'backPain', { onset: ago(20) });
    await record(rackside, episode, checklist(TODAY, ['saddleNumbness']));
    const held = await rackside.ask('assignments.previewPlan', week(id));
    expect(held).toMatchObject({ held: expect.stringContaining('emergency'), sessions: [] });
    await rackside.ask('people.signOut', {});
    await rackside.ask('people.signIn', { id: coach, pin: COACH.pin });
    const neutral = await rackside.ask('assignments.previewPlan', week(id));
    expect(neutral.sessions).toEqual([]);
    // An emergency is said to everybody; what it is, is not.
    expect(neutral.held).not.toMatch(/numb|saddle|back|bladder/i);
  });

  it('names its caps in words that say nothing about health', async () => {
    const rackside = await openRackside();
    const id = await strongAthlete(rackside);
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(ago(1)));
    await record(rackside, episode, {
      kind: 'details',
      content: { restrictions: [{ text: 'No heavy work after surgery', capPercent: 50 }] },
    } as never);
    const { sessions } = await rackside.ask('assignments.previewPlan', { ...week(id), week: 1 });
    const said = JSON.stringify(sessions.flatMap(({ lines }) => lines.flatMap(({ loads }) => loads)));
    expect(said).toContain('Cap');
    expect(said).not.toMatch(/knee|surgery|joint|pain|clear(ed|ance recorded)/i);
  });
});

describe('paper, when what is at hand changes', () => {
  it('is void where a load on it is made otherwise, and no other', async () => {
    const rackside = await openRackside();
    await withPlatform(rackside);
    const [here, there] = [await strongAthlete(rackside), await strongAthlete(rackside, 'Ada')];
    await assign(rackside, here);
    await assign(rackside, there, { rackId: 'platform' });
    const [number, other] = [await print(rackside, here), await print(rackside, there)];
    const change = async (edit: (rack: Rooms[number]['racks'][number]) => object) => {
      const { version, rooms } = await rackside.ask('facility.get', {});
      return rackside.ask('facility.update', {
        version,
        rooms: rooms.map((room) => ({
          ...room,
          racks: room.racks.map((rack) => (rack.id === 'rack-1' ? { ...rack, ...edit(rack) } : rack)),
        })),
      });
    };
    const count = (hundredths: number, to: number) => (rack: Rooms[number]['racks'][number]) => ({
      plates: rack.plates.map((stock) =>
        stock.weight.hundredths === hundredths ? { ...stock, count: to } : stock,
      ),
    });
    // More of a plate, another name, a bar that nobody is given: what is printed can still be loaded as it says.
    expect((await change(count(2500, 10))).conflicts).toEqual([]);
    expect((await change(() => ({ name: 'Rack One' }))).conflicts).toEqual([]);
    expect((await sheet(rackside, number))?.voidSince).toBeNull();
    expect((await change(count(2500, 0))).conflicts).toMatchObject([
      { name: 'Zoë Núñez', sheets: [number], changes: ['Loads are made from other bars or plates now.'] },
    ]);
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
    expect((await sheet(rackside, other))?.voidSince).toBeNull();
  });
});

describe('a program at another rack', () => {
  it('gets the plates of that rack from now on, and its paper is void', async () => {
    const rackside = await openRackside();
    await withPlatform(rackside);
    const id = await strongAthlete(rackside);
    await assign(rackside, id);
    const number = await print(rackside, id);
    const ids = [(await running(rackside, id)).id];
    const move = (rackId: string) => rackside.ask('assignments.move', { ids, rackId: rackId as never });
    expect(await move('rack-1')).toEqual({ moved: 0, conflicts: [] });
    expect((await sheet(rackside, number))?.voidSince).toBeNull();
    expect(await move('platform')).toEqual({ moved: 1, conflicts: [] });
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
    expect(await plan(rackside, id)).toEqual([25, 5]);
    expect(await rackside.code('assignments.move', { ids, rackId: 'gone' as never })).toBe('INVALID_INPUT');
    await rackside.ask('assignments.end', { ids });
    expect(await rackside.code('assignments.move', { ids, rackId: 'rack-1' as never })).toBe('NOT_FOUND');
  });

  it('moves on purpose when its rack is taken away, or the rack stays', async () => {
    const rackside = await openRackside();
    await withPlatform(rackside);
    const id = await strongAthlete(rackside);
    await assign(rackside, id, { rackId: 'platform' });
    const number = await print(rackside, id);
    const { version, rooms, programsAtRacks } = await rackside.ask('facility.get', {});
    expect(programsAtRacks).toEqual([{ rackId: 'platform', programs: 1 }]);
    const without = rooms.map((room) => ({ ...room, racks: room.racks.slice(0, 1) }));
    const change = { version, rooms: without };
    expect(await rackside.refused('facility.update', change)).toMatchObject({
      code: 'RACK_IN_USE',
      message: '1 program is trained at Platform. Nothing was changed.',
    });
    const nowhere = [{ from: 'platform', to: 'gone' }];
    expect(await rackside.code('facility.update', { ...change, moves: nowhere })).toBe('RACK_IN_USE');
    expect((await rackside.ask('facility.get', {})).version).toBe(version);
    await rackside.ask('facility.update', { ...change, moves: [{ from: 'platform', to: 'rack-1' }] });
    expect((await running(rackside, id)).rackId).toBe('rack-1');
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
  });

  it('stays there when a backup is restored', async () => {
    const rackside = await openRackside();
    await withPlatform(rackside);
    const id = await strongAthlete(rackside);
    await assign(rackside, id, { rackId: 'platform' });
    const backup = await rackside.ask('system.backUp', {});
    const ids = [(await running(rackside, id)).id];
    await rackside.ask('assignments.move', { ids, rackId: 'rack-1' as never });
    await rackside.ask('system.restore', { id: backup.id });
    expect(racksOf((await rackside.ask('facility.get', {})).rooms).map(({ name }) => name)).toEqual([
      'Rack 1',
      'Platform',
    ]);
    expect((await running(rackside, id)).rackId).toBe('platform');
  });
});

describe('equipment that cannot be', () => {
  const room = (change: Partial<Rooms[number]>, rack: Partial<Rooms[number]['racks'][number]> = {}) =>
    ({
      id: 'main',
      name: 'Weight room',
      racks: [{ id: 'rack-1', name: 'Rack 1', squads: [], bars: [], plates: [], ...rack }],
      dumbbells: [],
      has: [],
      ...change,
    }) satisfies Rooms[number];
  const stack = (lightest = load(5, 'kg'), step = load(2.5, 'kg'), heaviest = load(80, 'kg')) => ({
    lightest,
    step,
    heaviest,
  });
  const table: readonly [what: string, Rooms, path: string, sentence: string][] = [
    ['no room', [], 'rooms', 'A facility needs at least one room.'],
    ['a room without a name', [room({ name: ' ' })], 'rooms.0.name', 'Give the room a name.'],
    ['a room without a rack', [room({ racks: [] })], 'rooms.0.racks', 'A room needs at least one rack.'],
    ['a rack without a name', [room({}, { name: '' })], 'rooms.0.racks.0.name', 'Give the rack a name.'],
    [
      'a bar of nothing',
      [room({}, { bars: [{ id: 'b', name: 'Air', weight: load(0, 'kg') }] })],
      'rooms.0.racks.0.bars.0',
      'A bar weighs more than nothing.',
    ],
    [
      'a plate of nothing',
      [room({}, { plates: [{ weight: load(0, 'lb'), count: 2 }] })],
      'rooms.0.racks.0.plates.0',
      'A plate weighs more than nothing.',
    ],
    [
      'a plate in two rows',
      [room({}, { plates: [5, 5].map((weight) => ({ weight: load(weight, 'kg'), count: 2 })) })],
      'rooms.0.racks.0.plates.1',
      'This plate stands here twice: keep one row with the whole number.',
    ],
    [
      'a stack of two units',
      [room({ stack: stack(load(5, 'kg'), load(5, 'lb')) })],
      'rooms.0.stack',
      'A stack is in one unit: kilograms or pounds.',
    ],
    [
      'a stack without a step',
      [room({ stack: stack(load(5, 'kg'), load(0, 'kg')) })],
      'rooms.0.stack',
      'The first plate and the step of a stack are more than nothing.',
    ],
    [
      'a stack upside down',
      [room({ stack: stack(load(50, 'kg'), load(5, 'kg'), load(20, 'kg')) })],
      'rooms.0.stack',
      'The heaviest is lighter than the first plate.',
    ],
    [
      'a dumbbell twice',
      [room({ dumbbells: [load(5, 'kg'), load(5, 'lb'), load(5, 'kg')] })],
      'rooms.0.dumbbells.2',
      'This dumbbell stands here twice.',
    ],
    [
      'a bar for an exercise that has no load',
      [room({ exercises: [{ exerciseId: 'bodyweight-hip-thrust', bar: load(15, 'kg') }] })],
      'rooms.0.exercises.0',
      'Bodyweight hip thrust has no load to make.',
    ],
    [
      'a stack for an exercise nobody knows',
      [room({ exercises: [{ exerciseId: 'sled', stack: stack() }] })],
      'rooms.0.exercises.0',
      'The library has no such exercise.',
    ],
  ];
  it.each(table)('%s is refused at its place', async (_, rooms, path, sentence) => {
    const rackside = await openRackside();
    const { version } = await rackside.ask('facility.get', {});
    expect(await rackside.refused('facility.update', { version, rooms })).toMatchObject({
      code: 'FACILITY_REFUSED',
      fields: [{ path, sentence }],
    });
  });

  it('a squad trains at one rack', async () => {
    const rackside = await openRackside();
    const { version, rooms } = await rackside.ask('facility.get', {});
    const [room] = rooms;
    const rack = { ...(room?.racks[0] as Rooms[number]['racks'][number]), squads: ['rowing'] };
    const twice = [{ ...(room as Rooms[number]), racks: [rack, { ...rack, id: 'other', name: 'Other' }] }];
    expect(await rackside.refused('facility.update', { version, rooms: twice })).toMatchObject({
      fields: [{ path: 'rooms.0.racks.1.squads' }],
    });
  });
});

it('a roster from before racks keeps its bars, plates and collars at its first rack', () => {
  const file = new Database(':memory:');
  const before = MIGRATIONS.filter(({ version }) => version < 70);
  migrate(file, before);
  const content = {
    id: 'main',
    name: 'Weight room',
    unit: 'kg',
    bars: [{ id: 'bar-20', name: '20 kg bar', weight: load(20, 'kg') }],
    plates: [{ weight: load(5, 'kg'), count: 3 }],
    collar: load(2.5, 'kg'),
    dumbbells: [load(10, 'kg')],
    has: ['rack'],
  };
  const { collar: _, ...plain } = content;
  const insert = file.prepare('INSERT INTO room (id, content) VALUES (?, ?)');
  insert.run('main', JSON.stringify(content));
  insert.run('other', JSON.stringify({ ...plain, id: 'other' }));
  migrate(file, MIGRATIONS);
  const rooms = file.prepare('SELECT content FROM room ORDER BY id').all() as { content: string }[];
  const { unit: _unit, bars, plates, collar, ...shared } = content;
  expect(rooms.map((row) => JSON.parse(row.content))).toEqual([
    { ...shared, racks: [{ id: 'rack-1', name: 'Rack 1', squads: [], bars, plates, collar }] },
    { ...shared, id: 'other', racks: [{ id: 'rack-1', name: 'Rack 1', squads: [], bars, plates }] },
  ]);
  file.close();
});
