/** Who lifts at which rack: athletes of one session put together by load, four to a sheet. */

import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { comesSecond, noteAsWritten } from '#domain/gate/shown-prescription.ts';
import type { Facility } from '../facility/facility.ts';
import type { CardPage, CardRow } from './card-model.ts';
import type { LaidOutCard } from './lay-out.ts';
import { ATHLETES_ON_RACK, type RackBlock, type RackModel, type RackRow } from './rack-model.ts';

/** One athlete's session of one week. */
export interface AtRack {
  readonly laid: LaidOutCard;
  readonly week: number;
  readonly page: CardPage;
  /** In words, where it is printed for one day, or comes as it is on that day alone. */
  readonly day?: string;
}

interface RackPaper {
  readonly covers: string;
  readonly parts: readonly LaidOutCard[];
  readonly model: RackModel;
}

/** By rack, program, week and session in their order; within these from the lightest to the heaviest first lift. */
export function rackPapers(
  athletes: readonly AtRack[],
  facility: Facility,
  today: CalendarDate,
): RackPaper[] {
  const groups = Map.groupBy(athletes, groupOf);
  return [...groups.values()].sort(inOrder).flatMap((group) => {
    const byLoad = group.toSorted(
      (a, b) =>
        firstGrams(a) - firstGrams(b) || a.laid.running.sortName.localeCompare(b.laid.running.sortName, 'en'),
    );
    const sheets = Math.ceil(byLoad.length / ATHLETES_ON_RACK);
    // Fourteen athletes are 4, 4, 3 and 3: nobody stands alone at the last rack.
    const [even, more] = [Math.floor(byLoad.length / sheets), byLoad.length % sheets];
    let from = 0;
    return Array.from({ length: sheets }, (_, index) => {
      const count = even + (index < more ? 1 : 0);
      const part = byLoad.slice(from, from + count);
      from += count;
      return rackPaper(part, `Rack sheet ${index + 1} of ${sheets}`, facility, today);
    });
  });
}

function groupOf({ laid: { running }, week, page, day }: AtRack): string {
  const { program, work, rack } = running;
  return JSON.stringify([
    rack.id,
    program.id,
    program.version,
    work.foundation ? 'foundation' : week,
    page.title,
    day,
  ]);
}

function inOrder([a]: readonly AtRack[], [b]: readonly AtRack[]): number {
  if (!a || !b) return 0;
  const rack = (a.laid.card.whole.rack ?? '').localeCompare(b.laid.card.whole.rack ?? '', 'en');
  const program = a.laid.running.program.name.localeCompare(b.laid.running.program.name, 'en');
  return rack || program || a.week - b.week || a.page.title.localeCompare(b.page.title, 'en');
}

function rowsOf(page: CardPage): readonly CardRow[] {
  return page.blocks.flatMap((block) => block.rows);
}

/** Where no load is known yet, it is found at the rack: last. */
const HEAVIEST = 1e9;

function firstGrams({ page }: AtRack): number {
  return rowsOf(page).flatMap((row) => row.targets[0]?.grams ?? [])[0] ?? HEAVIEST;
}

function rackPaper(
  athletes: readonly AtRack[],
  place: string,
  facility: Facility,
  today: CalendarDate,
): RackPaper {
  const [first] = athletes;
  if (!first) throw new Error('A rack sheet is of somebody');
  const { program, work } = first.laid.running;
  const when = work.foundation ? 'each week' : `Week ${first.week}`;
  const named = namesAtRack(athletes);
  // What somebody on it does eased is of that day alone.
  const covered = athletes.some(({ page }) => page.eased) ? (first.day ?? when) : when;
  return {
    covers: `${first.page.title}, ${covered}`.replace('Session', 'session').replace('Week', 'week'),
    parts: athletes.map(({ laid }) => laid),
    model: {
      sheet: 'rack',
      facility: facility.name,
      coach: facility.coach,
      unit: facility.unit,
      ...(first.laid.card.whole.rack && { rack: first.laid.card.whole.rack }),
      program: work.foundation ? work.foundation.name : program.name,
      title: `${first.page.title} · ${when}`,
      place,
      blocks: blocksOf(athletes, named),
      remarks: athletes.flatMap((athlete) =>
        athlete.page.eased ? athlete.page.remarks.map((remark) => `${named.get(athlete)}: ${remark}`) : [],
      ),
      sheetNumber: '',
      revision: 0,
      printedOn: formatDate(today),
      programVersion: `${program.name}, version ${program.version}`,
    },
  };
}

/** Two of one name at one rack would do each other's work: their squads tell them apart. */
function namesAtRack(athletes: readonly AtRack[]): ReadonlyMap<AtRack, string> {
  const nameOf = ({ laid }: AtRack) => laid.card.whole.athlete;
  return new Map(
    athletes.map((athlete) => {
      const twins = athletes.filter((other) => nameOf(other) === nameOf(athlete)).length > 1;
      const squads = athlete.laid.card.whole.squads.join(', ');
      return [athlete, twins && squads ? `${nameOf(athlete)} (${squads})` : nameOf(athlete)];
    }),
  );
}

/** In the program's order; what replaces an exercise for one athlete stands right after it. */
function blocksOf(athletes: readonly AtRack[], named: ReadonlyMap<AtRack, string>): RackBlock[] {
  const blocks = new Map<string, { readonly row: CardRow; readonly rows: RackRow[] }>();
  for (const athlete of athletes) {
    for (const row of rowsOf(athlete.page)) {
      const [target] = row.targets;
      if (!target) continue;
      const key = JSON.stringify([
        row.id,
        row.exercise,
        noteAsWritten(row.remark ?? row.note),
        row.perSide,
        row.loadWritten,
        row.tempo,
        row.rest,
      ]);
      const known = blocks.get(key);
      // One note for all at the rack: what comes second for one of them does so for everybody.
      const block = { row: known && !comesSecond(row.remark) ? known.row : row, rows: known?.rows ?? [] };
      blocks.set(key, block);
      block.rows.push({ name: named.get(athlete) ?? '', ...(row.code && { code: row.code }), target });
    }
  }
  return [...blocks.values()]
    .sort((a, b) => placeOf(a.row) - placeOf(b.row) || b.rows.length - a.rows.length)
    .map(({ row, rows }) => ({
      id: row.id,
      exercise: row.note && !row.remark ? `${row.exercise}, ${row.note}` : row.exercise,
      tempo: row.tempo,
      rest: row.rest,
      ...(row.group && { group: row.group }),
      ...(row.remark && { remark: row.remark }),
      perSide: row.perSide,
      loadWritten: row.loadWritten,
      cue: row.cues[0] ?? '',
      rows: rows.toSorted((a, b) => (a.target.grams ?? HEAVIEST) - (b.target.grams ?? HEAVIEST)),
    }));
}

/** From 1, within the session that is done at a rack. */
function placeOf({ id }: CardRow): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}
