/** The use case of progression: what a rule suggests for a line, in the loads that a rack can make. */

import type { progression } from '#contract/progression.ts';
import { rackById, racksOf } from '#domain/facility/equipment.ts';
import { loadableAround } from '#domain/load/load-in-room.ts';
import { loadingOf } from '#domain/load/plan-program.ts';
import { suggestProgression } from '#domain/training/progression.ts';
import { ADVISED_RIR, progressionInWords } from '#domain/training/progression-rules.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import type { HandlersOf } from '../handler.ts';

export const progressionHandlers: HandlersOf<typeof progression> = {
  'progression.suggest': async (
    { exerciseId, prescription, rule, sessions, rirFloor, most, rackId },
    { session, library },
  ) => {
    const exercise = library.exercises.get(exerciseId);
    if (!exercise) throw new ExpectedError('NOT_FOUND');
    const { rooms } = await facilityOf(session.kysely);
    const loading = loadingOf(exercise, rackById(racksOf(rooms), rackId ?? ''));
    const floor = rirFloor ?? prescription.rir ?? ADVISED_RIR;
    const { load, percent, ...suggested } = suggestProgression({
      rule,
      prescription,
      sessions,
      rirFloor: floor,
      ...(most && { most }),
      loadable: (target, unit) => (loading ? loadableAround(loading, target, unit) : {}),
    });
    return {
      ...suggested,
      load: load ?? null,
      percent: percent ?? null,
      rule: progressionInWords(rule, prescription, floor),
    };
  },
};
