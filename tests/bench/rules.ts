/** The rules on their own: plates, loads, clearance of a whole roster. */

import { join } from 'node:path';
import { calendarDateOf } from '../../src/domain/calendar/calendar-date.ts';
import { evaluateClearance } from '../../src/domain/clearance/evaluate.ts';
import { assembleEpisode, type EvidenceRecord } from '../../src/domain/clearance/evidence.ts';
import { DEFAULT_POLICY } from '../../src/domain/clearance/policy.ts';
import { type RoomEquipment, rackById, racksOf } from '../../src/domain/facility/equipment.ts';
import { type LoadUnit, load } from '../../src/domain/load/load.ts';
import { planLines } from '../../src/domain/load/plan-program.ts';
import { chooseLoading } from '../../src/domain/load/plates.ts';
import { formatPrescription } from '../../src/domain/prescription/format.ts';
import { parsePrescription } from '../../src/domain/prescription/parse.ts';
import { SOURCE_PLACES } from '../../src/main/doors/places.ts';
import { DEFAULT_ROOMS } from '../../src/main/facility/default-room.ts';
import { sampleCases } from '../../src/main/facility/sample-cases.ts';
import { loadLibrary } from '../../src/main/library/library.ts';
import { TODAY } from './big-roster.ts';
import { atMost, type Figure, median, timed } from './figures.ts';

const today = calendarDateOf(TODAY);

export async function benchRules(): Promise<Figure[]> {
  const rack = rackById(racksOf([DEFAULT_ROOMS.kg]), 'rack-1');
  const pounds = rackById(racksOf([DEFAULT_ROOMS.lb]), 'rack-1');
  const [bar] = rack.bars;
  if (!bar) throw new Error('The default rack has no bar');
  const stock = { bar, plates: rack.plates };
  const plates = await timed(10, () => {
    for (let n = 0; n < 10_000; n++) chooseLoading(stock, 2000 + n * 2, 'nearest');
  });

  const library = loadLibrary(join(SOURCE_PLACES.resources, 'library'));
  const lines = (library.programs[0]?.phases ?? []).flatMap((phase) =>
    phase.sessions.flatMap((session) =>
      session.lines.flatMap((line) => {
        const exercise = library.exercises.get(line.exerciseId);
        return exercise ? [{ exercise, prescription: line.prescription }] : [];
      }),
    ),
  );
  const thirty = Array.from({ length: 30 }, (_, n) => lines[n % lines.length]).filter(
    (line) => line !== undefined,
  );
  const both = { ...rack, bars: [...rack.bars, ...pounds.bars], plates: [...rack.plates, ...pounds.plates] };
  const plan = (at: RoomEquipment, unit: LoadUnit) => () => {
    for (let n = 0; n < 2000; n++) {
      const maxima = [
        {
          exerciseId: 'barbell-hip-thrust',
          kind: 'tested' as const,
          load: load(60 + (n % 120), unit),
          date: today,
        },
      ];
      planLines(thirty, { maxima, room: at, today });
    }
  };
  const inOneUnit = await timed(5, plan(rack, 'kg'));
  const inTwoUnits = await timed(5, plan(both, 'lb'));

  const cases = sampleCases(today).map(({ kind, evidence }, place) =>
    assembleEpisode(
      `e${place}`,
      kind,
      evidence.map(
        (record, n) =>
          ({ ...record, id: `${place} ${n}`, recordedBy: 'bench', recordedAt: TODAY }) as EvidenceRecord,
      ),
    ),
  );
  const squad = Array.from({ length: 2000 }, (_, n) =>
    n % 3 === 0 ? [] : [cases[n % cases.length]].filter((episode) => episode !== undefined),
  );
  const evaluate = await timed(20, () => {
    for (const episodes of squad) evaluateClearance({ episodes, today, policy: DEFAULT_POLICY });
  });

  const written = (library.programs[0]?.phases ?? []).flatMap((phase) =>
    phase.sessions.flatMap((session) => session.lines.map((line) => formatPrescription(line.prescription))),
  );
  const texts = Array.from({ length: 10_000 }, (_, n) => written[n % written.length] ?? '');
  const parse = await timed(10, () => {
    for (const text of texts) parsePrescription(text);
  });

  return [
    atMost('10,000 lines of the prescription language', median(parse), 200),
    atMost('10,000 plate targets on one stock, warm', median(plates), 500),
    atMost('loads of 30 lines for 2,000 athletes', median(inOneUnit), 500),
    atMost('the same with maxima in pounds, at a rack of both units', median(inTwoUnits), 500),
    atMost('clearance of 2,000 athletes, two thirds with an episode', median(evaluate), 30),
  ];
}
