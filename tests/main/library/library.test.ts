import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SetGroup } from '#domain/prescription/prescription.ts';
import { loadLibrary } from '#main/library/library.ts';
import { openRackside } from '../../support/application.ts';

const FOLDER = new URL('../../../resources/library', import.meta.url).pathname;
const library = loadLibrary(FOLDER);
const [program] = library.programs;
if (!program) throw new Error('The guide’s program is missing');

/** Every line of the program, retyped from the source: id, exercise, sets × reps, load, what else is said. */
const LINES = `
1A1 | bodyweight-hip-thrust          | 3x15       | BW           | technique, full lockout
1A2 | barbell-hip-thrust             | 4x12       | 40-60 e1RM   | light
1A3 | romanian-deadlift              | 3x12       | none         |
1A4 | single-leg-glute-bridge        | 3x12/side  | BW           |
1B1 | barbell-hip-thrust             | 4x12       | none         |
1B2 | bulgarian-split-squat          | 3x10/side  | none         |
1B3 | banded-hip-thrust              | 3x15       | band         |
1B4 | cable-pull-through             | 3x12       | none         |
2A1 | barbell-hip-thrust             | 5x10       | 70 e1RM      |
2A2 | romanian-deadlift              | 4x10       | none         |
2A3 | step-up-weighted               | 3x10/side  | none         |
2A4 | single-leg-hip-thrust          | 3x10/side  | BW           |
2B1 | barbell-hip-thrust-banded      | 5x10       | none         | + band
2B2 | back-squat                     | 4x8        | none         |
2B3 | barbell-hip-thrust             | 3x8        | none         | pause 2
2B4 | lateral-band-walk              | 3x20 steps/side | band    |
3A1 | barbell-hip-thrust             | 4x8        | 77-80 e1RM   |
3A2 | romanian-deadlift              | 4x8        | 75 e1RM      |
3A3 | step-up-weighted               | 4x8/side   | none         |
3A4 | banded-glute-bridge            | 3x20       | band         |
3B1 | barbell-hip-thrust             | 5x8        | 75-80 e1RM   |
3B2 | bulgarian-split-squat          | 4x8/side   | none         |
3B3 | single-leg-hip-thrust-weighted | 3x8/side   | none         |
3B4 | cable-pull-through             | 3x12       | none         |
4A1 | barbell-hip-thrust             | top 1x5 + backOff 2x8 | 85 e1RM + 72 e1RM | work up
4A2 | romanian-deadlift              | top 1x5    | 82 e1RM      |
4A3 | step-up-weighted               | 3x6/side   | none         | heavy
4B1 | barbell-hip-thrust             | top 1x3 + backOff 3x8 | 88 e1RM + 72 e1RM |
4B2 | back-squat                     | 4x5        | 80 e1RM      |
4B3 | single-leg-hip-thrust-weighted | 4x8/side   | heaviest     |
`
  .trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim()));

const written = program.phases.flatMap((phase) =>
  phase.sessions.flatMap((session) =>
    session.lines.map((line) => ({ line, place: `${phase.number}${session.letter}` })),
  ),
);

function sets(group: SetGroup, perSide: boolean): string {
  const kind = group.kind === 'straight' ? '' : `${group.kind} `;
  const { reps } = group;
  if (reps.kind === 'amrap') return `${kind}${group.sets}xAMRAP`;
  const unit = { reps: '', steps: ' steps', seconds: ' s' }[reps.kind];
  return `${kind}${group.sets}x${reps.low === reps.high ? reps.low : `${reps.low}-${reps.high}`}${unit}${perSide ? '/side' : ''}`;
}

function loadWords({ load }: SetGroup): string {
  if (load.kind === 'percent')
    return `${load.low === load.high ? load.low : `${load.low}-${load.high}`} ${load.of}`;
  return { unstated: 'none', bodyweight: 'BW', band: 'band', heaviestManageable: 'heaviest', absolute: 'kg' }[
    load.kind
  ];
}

describe('the program of the guide', () => {
  it('has 30 lines with 32 prescriptions, in order, each with its source text', () => {
    expect(written.map(({ line }) => line.id)).toEqual(LINES.map(([id]) => id));
    expect(written).toHaveLength(30);
    expect(written.flatMap(({ line }) => line.prescription.groups)).toHaveLength(32);
    for (const { line, place } of written) {
      expect(line.id.slice(0, 2)).toBe(place);
      expect(line.sourceText.length).toBeGreaterThan(5);
    }
  });

  for (const [index, [id, exercise, prescribed, loads, more]] of LINES.entries()) {
    it(`${id}: ${exercise} ${prescribed} ${loads} ${more}`, () => {
      const line = written[index]?.line;
      if (!line) throw new Error(`${id} is missing`);
      const { groups, perSide, band, pauseSeconds, workUp, note, ...rest } = line.prescription;
      expect(line.exerciseId).toBe(exercise);
      expect(groups.map((group) => sets(group, perSide)).join(' + ')).toBe(prescribed);
      expect(groups.map(loadWords).join(' + ')).toBe(loads);
      const said = [band && '+ band', pauseSeconds && `pause ${pauseSeconds}`, workUp && 'work up', note];
      expect(said.filter(Boolean).join(' ')).toBe(more);
      expect(rest).toEqual({});
    });
  }

  it('marks the weeks as inferred: 1–2, 3–4, 5–6, 7–8', () => {
    expect(
      program.phases.map((phase) => [phase.number, phase.firstWeek, phase.lastWeek, phase.weeksInferred]),
    ).toEqual([
      [1, 1, 2, true],
      [2, 3, 4, true],
      [3, 5, 6, true],
      [4, 7, 8, true],
    ]);
  });

  it('inserts no deload and says so', () => {
    expect(program.remarks.some((remark) => remark.includes('deload'))).toBe(true);
  });

  it('warms up as written, percentages of the working weight', () => {
    expect(
      program.warmUp.map(({ exerciseId, prescription: { groups, perSide } }) =>
        [exerciseId, ...groups.map((group) => `${sets(group, perSide)} ${loadWords(group)}`)].join(' '),
      ),
    ).toEqual([
      'glute-bridge warmUp 2x15 BW',
      'lateral-band-walk warmUp 2x10 steps/side band',
      'bodyweight-hip-thrust warmUp 1x10 BW',
      'barbell-hip-thrust warmUp 1x10 30-40 workingWeight',
      'barbell-hip-thrust warmUp 1x8 60 workingWeight',
    ]);
  });

  it('holds the foundation block of tier T1: bodyweight and light band only', () => {
    const lines = program.foundation.lines.map(({ id, exerciseId, prescription, progressesTo }) =>
      [
        id,
        exerciseId,
        ...prescription.groups.map((group) => `${sets(group, prescription.perSide)} ${loadWords(group)}`),
        prescription.band ?? '',
        ...(progressesTo?.groups.map((group) => `to ${sets(group, progressesTo.perSide)}`) ?? []),
      ].join(' '),
    );
    expect(lines).toEqual([
      'F1 glute-bridge 2x15 BW ',
      'F2 lateral-band-walk 2x10 steps/side band light',
      'F3 bodyweight-hip-thrust 1x10 BW  to 3x15',
      'F4 hip-flexor-stretch 2x45 s/side BW ',
    ]);
    for (const line of program.foundation.lines)
      expect(library.exercises.get(line.exerciseId)?.externallyLoaded).toBe(false);
  });
});

/** Tags and ladders of the rule book, retyped. */
const EXERCISES = `
barbell-hip-thrust             | LHT SUP     | loaded   | banded-hip-thrust > bodyweight-hip-thrust > glute-bridge
barbell-hip-thrust-banded      | LHT SUP     | loaded   | banded-hip-thrust > bodyweight-hip-thrust > glute-bridge
american-hip-thrust            | LHT PPT SUP | loaded   | barbell-hip-thrust > banded-hip-thrust > bodyweight-hip-thrust > glute-bridge
dumbbell-hip-thrust            | LHT SUP     | loaded   | banded-hip-thrust > bodyweight-hip-thrust > glute-bridge
banded-hip-thrust              | SUP         | unloaded | bodyweight-hip-thrust > glute-bridge
banded-glute-bridge            | SUP         | unloaded | bodyweight-hip-thrust > glute-bridge
bodyweight-hip-thrust          | SUP         | unloaded | glute-bridge
single-leg-hip-thrust-weighted | LHT SL SUP  | loaded   | single-leg-hip-thrust > single-leg-glute-bridge > glute-bridge
back-squat                     | AX          | loaded   | step-up-weighted > step-up > bodyweight-hip-thrust
romanian-deadlift              | HNG         | loaded   | cable-pull-through > bodyweight-hip-thrust > glute-bridge
cable-pull-through             | HNG         | loaded   | banded-hip-thrust > glute-bridge
bulgarian-split-squat          | SL          | loaded   | step-up
bulgarian-split-squat-barbell  | SL AX       | loaded   | step-up
step-up-weighted               | SL          | loaded   | step-up
step-up-barbell                | SL AX       | loaded   | step-up
lateral-band-walk              |             | unloaded |
`
  .trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim()));

describe('the exercises', () => {
  for (const [id, tags, loaded, ladder] of EXERCISES) {
    it(`${id}: ${tags || 'no tag'}, ${loaded}, ${ladder || 'no step down'}`, () => {
      const exercise = library.exercises.get(id ?? '');
      expect(exercise?.tags.join(' ')).toBe(tags);
      expect(exercise?.externallyLoaded).toBe(loaded === 'loaded');
      expect(exercise?.ladder.map((step) => step.exerciseId).join(' > ')).toBe(ladder);
    });
  }

  it('the pull-through under a Romanian deadlift is light; the American thrust steps down to a neutral pelvis', () => {
    expect(library.exercises.get('romanian-deadlift')?.ladder[0]?.note).toBe('light');
    expect(library.exercises.get('american-hip-thrust')?.ladder[0]?.note).toBe('neutral pelvis');
  });

  it('reference exercises are in no program', () => {
    const used = new Set(written.map(({ line }) => line.exerciseId));
    for (const exercise of library.exercises.values()) {
      if (exercise.referenceOnly) expect(used.has(exercise.id), exercise.id).toBe(false);
    }
  });

  it('every rung needs no more load than the one above: loaded never follows unloaded', () => {
    for (const exercise of library.exercises.values()) {
      const loaded = [exercise, ...exercise.ladder.map((step) => library.exercises.get(step.exerciseId))].map(
        (one) => one?.externallyLoaded,
      );
      expect(loaded.lastIndexOf(true), exercise.id).toBeLessThanOrEqual(loaded.filter(Boolean).length - 1);
    }
  });

  it('every thrust holds one second at the top, and nothing else does', () => {
    for (const exercise of library.exercises.values()) {
      expect(exercise.pauseSeconds, exercise.id).toBe(exercise.id.includes('hip-thrust') ? 1 : undefined);
    }
  });

  it('percentages of the banded barbell thrust stand on the barbell thrust', () => {
    expect(library.exercises.get('barbell-hip-thrust-banded')?.maximumOf).toBe('barbell-hip-thrust');
  });
});

describe('evidence, levels, milestones', () => {
  it('each card carries its caveat and names its original', () => {
    for (const card of library.guide.evidence)
      expect(
        [card.caveat, card.original].every((said) => said.length > 10),
        card.id,
      ).toBe(true);
  });
  it('carries the figures of the activity study', () => {
    const card = library.guide.evidence.find(({ id }) => id === 'emg-thrust-squat');
    expect(card?.figures.map(({ values }) => values.map(({ value }) => value).join('/'))).toEqual([
      '69.5/29.4',
      '172/84.9',
      '86.8/45.4',
      '216/130',
      '40.8/14.9',
      '86.9/37.5',
      '99.5/110',
      '216/244',
    ]);
  });
  it('never calls an exercise the best', () => {
    const everything = JSON.stringify([
      ...library.exercises.values(),
      library.guide.evidence,
      library.programs,
      library.guide.questions,
    ]);
    expect(everything).not.toMatch(/\bbest\b/i);
  });
  it('weekly sets by level are 6–10, 10–16, 12–20', () => {
    expect(library.guide.levels.map(({ weeklySets }) => [weeklySets.low, weeklySets.high])).toEqual([
      [6, 10],
      [10, 16],
      [12, 20],
    ]);
  });
  it('milestones are bodyweight × 15, 80 × 10, 120 × 6', () => {
    expect(library.guide.tracking.milestones.map(({ loadKg, reps }) => [loadKg, reps])).toEqual([
      [undefined, 15],
      [80, 10],
      [120, 6],
    ]);
  });
});

describe('a damaged library is refused with the place', () => {
  function damaged(file: string, change: (text: string) => string): string {
    const folder = mkdtempSync(join(tmpdir(), 'library-'));
    cpSync(FOLDER, folder, { recursive: true });
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
    return folder;
  }
  const table: readonly [what: string, file: string, change: (text: string) => string, message: RegExp][] = [
    [
      'a loop',
      'exercises.json',
      (text) =>
        text.replace(
          '"equipment": [],\n    "ladder": []',
          '"equipment": [],\n    "ladder": [{ "exerciseId": "single-leg-glute-bridge" }]',
        ),
      /ladder of “.*” leads back to itself/,
    ],
    [
      'an unknown exercise',
      'glute-development-8-weeks.json',
      (text) => text.replace('"back-squat"', '"front-squat"'),
      /2B2 names the exercise “front-squat”/,
    ],
    [
      'a mistyped key',
      'exercises.json',
      (text) => text.replace('"bilateral"', '"bilatral"'),
      /exercises\.json: 0/,
    ],
    [
      'a range that runs backwards',
      'glute-development-8-weeks.json',
      (text) => text.replace('"low": 77, "high": 80', '"low": 80, "high": 77'),
      /glute-development-8-weeks\.json/,
    ],
    ['half a file', 'evidence.json', (text) => text.slice(0, 200), /evidence\.json is missing or damaged/],
    [
      'a line twice',
      'glute-development-8-weeks.json',
      (text) => text.replace('"id": "1A2"', '"id": "1A1"'),
      /the line 1A1 stands there twice/,
    ],
  ];
  for (const [what, file, change, message] of table) {
    it(what, () => expect(() => loadLibrary(damaged(file, change))).toThrow(message));
  }
});

describe('what is done with one dumbbell or plate', () => {
  it('is said of those exercises alone: twice the load would hang on the hips', async () => {
    const rackside = await openRackside();
    const all = await rackside.ask('library.exercises', {});
    expect(all.filter(({ oneImplement }) => oneImplement).map(({ id }) => id)).toEqual([
      'dumbbell-hip-thrust',
      'single-leg-hip-thrust-weighted',
    ]);
  });
});
