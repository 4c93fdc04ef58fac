/** Fills an empty roster with the invented sample facility: the same people each time, dated from the chosen day. */

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { AthleteFields } from '#contract/roster.ts';
import { addDays, addMonths, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import { insertEpisode, insertEvidence } from '../clearance/evidence.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { insertMaxima, type NewMaximum } from '../loads/maxima.ts';
import { insertAthletes } from '../roster/add.ts';
import { recordBodyweight } from '../roster/edit.ts';
import type { JobControl } from '../work/jobs.ts';
import { refuseWhenBegun } from './facility.ts';
import { sampleCases } from './sample-cases.ts';

const people = z.strictObject({
  female: z.array(z.string()),
  male: z.array(z.string()),
  last: z.array(z.string()),
  squads: z.array(
    z.strictObject({
      name: z.string(),
      sex: z.enum(['female', 'male', 'both']),
      sport: z.string(),
      athletes: z.number().int(),
      ages: z.tuple([z.number(), z.number()]),
    }),
  ),
});

/** Lifts the sample has maxima for, as a share of bodyweight at one year of training. */
const LIFTS = [
  ['barbell-hip-thrust', 1.55],
  ['romanian-deadlift', 1.15],
  ['back-squat', 1.2],
] as const;

/** Everyone but some has been tested; the rest shows what missing maxima look like. */
const WITHOUT_MAXIMA = 0.12;

export async function fillWithSample(context: Context, control: JobControl): Promise<number> {
  const stamp = stampOf(context);
  const source = people.parse(
    JSON.parse(readFileSync(join(context.resourcesFolder, 'sample', 'people.json'), 'utf8')),
  );
  const random = seeded(20_260_101);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const between = (low: number, high: number) => low + random() * (high - low);
  const total = source.squads.reduce((sum, squad) => sum + squad.athletes, 0);

  return context.session.change({ stamp }, async ({ trx, touch, audit }) => {
    await refuseWhenBegun(trx);
    const bySquad = new Map<string, { id: string; sex: 'female' | 'male' }[]>();
    const names = new Set<string>();
    const maxima: NewMaximum[] = [];
    let done = 0;
    for (const squad of source.squads) {
      for (let place = 0; place < squad.athletes; place++) {
        const sex = squad.sex === 'both' ? (place % 2 === 0 ? 'female' : 'male') : squad.sex;
        let firstName = pick(source[sex]);
        let lastName = pick(source.last);
        while (names.has(`${firstName} ${lastName}`)) {
          firstName = pick(source[sex]);
          lastName = pick(source.last);
        }
        names.add(`${firstName} ${lastName}`);
        const kilograms =
          Math.round(between(sex === 'female' ? 54 : 68, sex === 'female' ? 86 : 112) * 2) / 2;
        const trainedMonths = Math.floor(between(1, 60));
        const fields: AthleteFields = {
          firstName,
          lastName,
          sex,
          dateOfBirth: bornFor(stamp.today, between(...squad.ages)),
          squads: [squad.name],
          sport: squad.sport,
          trainingSince: addMonths(stamp.today, -trainedMonths),
          heightMm:
            Math.round(between(sex === 'female' ? 1560 : 1680, sex === 'female' ? 1860 : 2010) / 10) * 10,
        };
        const id = randomUUID();
        await insertAthletes(trx, [{ id, fields }], stamp);
        for (const monthsAgo of [4, 2, 0]) {
          const weight = Math.round((kilograms + between(-1.5, 1.5)) * 2) / 2;
          await recordBodyweight(
            trx,
            id,
            load(weight, 'kg'),
            addMonths(addDays(stamp.today, -3), -monthsAgo),
            stamp.at,
          );
        }
        const strength = 0.62 + Math.min(trainedMonths, 48) * 0.014 + between(-0.08, 0.08);
        if (random() > WITHOUT_MAXIMA) {
          for (const [exerciseId, share] of LIFTS) {
            const sexShare = sex === 'female' ? 1 : 1.12;
            for (const monthsAgo of [5, 1]) {
              const amount = kilograms * share * strength * sexShare * (monthsAgo === 5 ? 0.9 : 1);
              maxima.push({
                athleteId: id,
                exerciseId,
                kind: 'tested',
                load: load(Math.max(20, Math.round(amount / 2.5) * 2.5), 'kg'),
                date: addDays(addMonths(stamp.today, -monthsAgo), -Math.floor(between(0, 20))),
              });
            }
          }
        }
        bySquad.set(squad.name, [...(bySquad.get(squad.name) ?? []), { id, sex }]);
        done += 1;
        if (done % 20 === 0) {
          control.progress('Filling the sample facility', done, total);
          await nextTurn();
          control.signal.throwIfAborted();
        }
      }
    }
    await insertMaxima(trx, maxima, stamp);

    const { version: policyVersion } = await policyInForce(trx);
    for (const { squad, place, kind, evidence } of sampleCases(stamp.today)) {
      const candidates = (bySquad.get(squad) ?? []).filter(
        ({ sex }) => kind !== 'postpartum' || sex === 'female',
      );
      const athlete = candidates[Math.min(place, candidates.length - 1)];
      if (!athlete) continue;
      const episodeId = await insertEpisode(trx, athlete.id, kind, stamp);
      audit({
        action: 'clearance.openEpisode',
        subject: athlete.id,
        change: { episodeId, kind },
        policyVersion,
      });
      for (const { kind: evidenceKind, content } of evidence) {
        const whole = evidenceKind === 'decision' ? { ...content, episodeId } : content;
        const id = await insertEvidence(
          trx,
          { episodeId, athleteId: athlete.id, kind: evidenceKind, content: whole },
          stamp,
        );
        audit({
          action: 'clearance.record',
          subject: athlete.id,
          change: { episodeId, record: id, kind: evidenceKind },
          policyVersion,
        });
      }
    }
    await trx
      .updateTable('facility')
      .set({ name: 'Sample facility', coach: 'Robin Vale', begun: 'sample' })
      .execute();
    audit({
      action: 'facility.startWithSample',
      subject: 'facility',
      change: { athletes: total },
      policyVersion,
    });
    for (const entity of ['athlete', 'squad', 'clearance', 'maximum', 'facility', 'system'] as const)
      touch(entity);
    return total;
  });
}

function bornFor(today: CalendarDate, age: number): CalendarDate {
  return addDays(today, -Math.floor(age * 365.25));
}

/** Mulberry32: small, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
