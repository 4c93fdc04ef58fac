/** What became different for one running program, in words that name loads and movements, never a condition. */

import { formatDate } from '#domain/calendar/calendar-date.ts';
import { type Permission, TAG_WORDS } from '#domain/clearance/permission.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import { type Given, linesById } from './given.ts';

interface Look {
  readonly given: Given;
  readonly work: GatedProgram;
}

/** `before` and `now` of one program; empty when both give the same. */
export function changesInWords(before: Look, now: Look): string[] {
  const words: string[] = [];
  if (now.work.held) return before.work.held ? [] : ['No work at all while the hold lasts.'];
  if (now.work.foundation && !before.work.foundation)
    words.push(`${now.work.foundation.name} in place of every session.`);
  if (!now.work.foundation && before.work.foundation) words.push('The sessions of the program again.');
  if (!now.work.foundation) words.push(...limitsInWords(before.given.permission, now.given.permission));
  const { changed, leftOut, added } = countLines(before.work, now.work);
  if (!now.work.foundation && !before.work.foundation) {
    if (changed > 0) words.push(`${lines(changed)} with another load, effort or exercise.`);
    if (leftOut > 0) words.push(`${lines(leftOut)} left out.`);
    if (added > 0) words.push(`${lines(added)} back in.`);
  }
  const { eased, easedToo = [] } = now.given;
  const were = [before.given.eased?.day, ...(before.given.easedToo ?? [])];
  for (const { plannedFor, date, letter } of eased ? [eased.day, ...easedToo] : [])
    if (!were.some((day) => day?.plannedFor === plannedFor && day.date === date))
      words.push(`${formatDate(date)}, session ${letter}: ${eased?.words}.`);
  return words;
}

function limitsInWords(a: Permission, b: Permission): string[] {
  const words: string[] = [];
  if (phases(a) !== phases(b)) words.push(`Phases: ${phases(b)} (was ${phases(a)}).`);
  if (a.capPercent !== b.capPercent) words.push(`Load cap: ${cap(b)} (was ${cap(a)}).`);
  if (a.rirFloor !== b.rirFloor) words.push(`Reps in reserve: ${b.rirFloor} (was ${a.rirFloor}).`);
  const added = b.blockedTags.filter((tag) => !a.blockedTags.includes(tag));
  const lifted = a.blockedTags.filter((tag) => !b.blockedTags.includes(tag));
  if (added.length > 0) words.push(`Added: ${added.map((tag) => TAG_WORDS[tag]).join(', ')}.`);
  if (lifted.length > 0) words.push(`Lifted: ${lifted.map((tag) => TAG_WORDS[tag]).join(', ')}.`);
  return words;
}

function countLines(before: GatedProgram, now: GatedProgram) {
  const [a, b] = [linesById(before), linesById(now)];
  const kept = [...a].filter(([id]) => b.has(id));
  return {
    changed: kept.filter(([id, line]) => b.get(id) !== line).length,
    leftOut: a.size - kept.length,
    added: b.size - kept.length,
  };
}

function phases({ phases }: Permission): string {
  if (phases === 'all') return 'all';
  return phases.map(({ number }) => number).join(', ') || 'none';
}

function cap({ capPercent }: Permission): string {
  if (capPercent === null) return 'none';
  return capPercent === 0 ? 'no external load' : `${capPercent} %`;
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}
