/** A data folder with any number of invented athletes, made once per run and written straight into the tables. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sortName } from '../../src/domain/athlete/names.ts';
import { calendarDateOf } from '../../src/domain/calendar/calendar-date.ts';
import { type Application, createApplication } from '../../src/main/application.ts';
import { clockOn } from '../../src/main/clock.ts';
import { SOURCE_PLACES } from '../../src/main/doors/places.ts';

export const TODAY = '2026-11-23';

const FIRST = [
  'Ada',
  'Mairéad',
  'Zoë',
  'Łucja',
  'Beatriz',
  'Priya',
  'Óscar',
  'Mateusz',
  'Rhys',
  'Kofi',
  'Efe',
  'Ben',
  'Hanna',
  'Grace',
  'Luca',
  'Noor',
  'Tomás',
  'Håkon',
  'Minh',
  'Callum',
];
const LAST = [
  'Núñez',
  'O’Neill',
  'van der Berg',
  'Šimková',
  'Nguyễn',
  'Müller',
  'Popescu',
  'Adeyemi',
  'Robinson',
  'Ødegård',
  'Kovács',
  'Petrović',
  'Lefèvre',
  'Bauer',
  'Wójcik',
  'Hughes',
  'Rossi',
  'Ivanova',
  'Mbeki',
  'Okafor',
];
const ENDINGS = ['', 'a', 'son', 'sen', 'ez', 'ova', 'ian', 'wright', 'field', 'man'];
const SQUADS = ['Rugby W', 'Rugby M', 'Soccer W', 'Track', 'Netball', 'Academy', 'Masters'];

/** Answers the folder. One athlete in twenty has an open postpartum or back-pain episode; most have maxima. */
export async function bigRoster(athletes: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rackside-bench-'));
  await (await openBench(folder)).close();
  const database = new Database(join(folder, 'roster.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  const at = '2026-11-23T08:00:00.000Z';
  let state = 12_345;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state % below;
  };
  const statement = (sql: string) => database.prepare(sql);
  const insert = {
    squad: statement('INSERT INTO squad (id, name) VALUES (?, ?)'),
    athlete: statement(
      `INSERT INTO athlete (id, first_name, last_name, sort_name, date_of_birth, sex, sport, position, training_since, height_mm, status, version, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', 1, '${at}', '${at}')`,
    ),
    member: statement('INSERT INTO athlete_squad VALUES (?, ?)'),
    weight: statement(`INSERT INTO bodyweight VALUES (?, ?, '2026-11-01', ?, 'kg', '${at}')`),
    maximum: statement(
      `INSERT INTO maximum (id, athlete_id, exercise_id, kind, hundredths, unit, date, recorded_by, recorded_at) VALUES (?, ?, ?, 'tested', ?, 'kg', '2026-10-20', 'bench', '${at}')`,
    ),
    episode: statement(`INSERT INTO episode VALUES (?, ?, ?, 'bench', '${at}')`),
    evidence: statement(
      `INSERT INTO evidence (id, episode_id, athlete_id, kind, content, recorded_by, recorded_at) VALUES (?, ?, ?, 'details', ?, 'bench', '${at}')`,
    ),
  };
  database.transaction(() => {
    SQUADS.forEach((name, place) => void insert.squad.run(`s${place}`, name));
    for (let n = 0; n < athletes; n++) {
      const id = `a${String(n).padStart(7, '0')}`;
      const firstName = FIRST[random(FIRST.length)] as string;
      const lastName = `${LAST[random(LAST.length)]}${ENDINGS[random(ENDINGS.length)]}${n % 3 === 0 ? ` ${LAST[random(LAST.length)]}` : ''}`;
      const squad = random(SQUADS.length);
      const born = `${1965 + random(45)}-0${1 + random(9)}-${10 + random(18)}`;
      const female = random(2) === 0;
      insert.athlete.run(
        id,
        firstName,
        lastName,
        sortName({ firstName, lastName }),
        born,
        female ? 'female' : 'male',
        SQUADS[squad],
        `Position ${random(9)}`,
        `20${20 + random(6)}-0${1 + random(9)}-01`,
        1550 + random(500),
      );
      insert.member.run(id, `s${squad}`);
      insert.weight.run(`w${n}`, id, 5000 + 50 * random(120));
      if (random(10) > 0) {
        for (const lift of ['barbell-hip-thrust', 'romanian-deadlift', 'back-squat'])
          insert.maximum.run(`m${n}${lift}`, id, lift, 250 * (16 + random(60)));
      }
      if (random(20) === 0) {
        const kind = female && random(2) === 0 ? 'postpartum' : 'backPain';
        const details =
          kind === 'postpartum'
            ? { deliveryDate: `2026-0${3 + random(7)}-11`, mode: 'vaginal' }
            : { onset: `2026-1${random(2)}-05` };
        insert.episode.run(`e${n}`, id, kind);
        insert.evidence.run(`v${n}`, `e${n}`, id, JSON.stringify(details));
      }
    }
    database.prepare("UPDATE facility SET name = 'Bench', begun = 'empty'").run();
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return folder;
}

export function openBench(dataFolder: string): Promise<Application> {
  return createApplication({
    dataFolder,
    resourcesFolder: SOURCE_PLACES.resources,
    workerFile: SOURCE_PLACES.worker,
    clock: clockOn(calendarDateOf(TODAY)),
    door: 'the command line',
    version: 'bench',
  });
}
