/**
 * What an assignment gave when it was last looked at, and what stands on a sheet: kept beside both, so that a later
 * look can tell what became stricter, whoever or whatever changed it meanwhile.
 */

import { combinePermissions } from '#domain/clearance/combine.ts';
import type { Permission } from '#domain/clearance/permission.ts';
import type { Equipment } from '#domain/exercise/exercise.ts';
import type { RoomEquipment } from '#domain/facility/equipment.ts';
import type { GatedLine, GatedProgram } from '#domain/gate/gated-program.ts';
import type { EasedSession } from './easing.ts';
import type { LoadsFrom } from './paper-loads.ts';

export interface Given {
  /** Limits alone, without their reasons. */
  readonly permission: Permission;
  readonly has: readonly Equipment[];
  readonly eased: Pick<EasedSession, 'day' | 'words'> | null;
  /** Other sessions of that day. */
  readonly easedToo?: readonly EasedSession['day'][];
  /** With an open episode: the phase that was under way. */
  readonly phase?: number;
  /** On sheets. */
  readonly loadsFrom?: LoadsFrom;
}

export function givenOf({
  permission,
  rack,
  eased = [],
}: {
  readonly permission: Permission;
  readonly rack: Pick<RoomEquipment, 'has'>;
  readonly eased?: readonly EasedSession[] | undefined;
}): Given {
  const [next, ...others] = eased;
  return {
    permission: { ...permission, verbatim: [], cues: [], why: [] },
    has: rack.has,
    eased: next ? { day: next.day, words: next.words } : null,
    ...(others.length > 0 && { easedToo: others.map(({ day }) => day) }),
  };
}

export function givenFrom(stored: string | null): Given | undefined {
  return stored === null ? undefined : (JSON.parse(stored) as Given);
}

/**
 * What a coach accepted, less what was tightened since: better news, a looser policy and days that pass widen the
 * state of the athlete, never this. Accepting a proposal does.
 */
export function acceptedOf({ decision, given }: { decision: string; given: string | null }): Permission {
  const decided = (JSON.parse(decision) as { permission: Permission }).permission;
  const last = givenFrom(given);
  return last ? combinePermissions(decided, last.permission) : decided;
}

/** True when both give the same to do: the same lines with the same loads, in the same phases. */
export function sameWork(a: GatedProgram, b: GatedProgram): boolean {
  if (a === b) return true;
  const [before, after] = [linesById(a), linesById(b)];
  return before.size === after.size && [...before].every(([id, line]) => after.get(id) === line);
}

/** What is to be done in one line, as text to compare; lines left out are absent. */
export function linesById(work: GatedProgram): ReadonlyMap<string, string> {
  let lines = LINES.get(work);
  if (!lines) {
    lines = new Map(
      linesOf(work).flatMap(({ original, line, capPercent }) =>
        line ? [[original.id, JSON.stringify([line, capPercent])] as const] : [],
      ),
    );
    LINES.set(work, lines);
  }
  return lines;
}

/** A squad shares a few works; what is compared is made once for each. */
const LINES = new WeakMap<GatedProgram, ReadonlyMap<string, string>>();

export function linesOf({ foundation, phases }: GatedProgram): readonly GatedLine[] {
  return [
    ...(foundation?.lines ?? []),
    ...phases.flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines)),
  ];
}
