/** `demo`: the whole job on the sample facility, from the three lists to the printed cards and the workbook. */

import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ListedAthlete } from '#contract/assignments.ts';
import type { ChannelName, InputOf, ResultOf } from '#contract/channels.ts';
import { addDays, formatDate, mondayOf } from '#domain/calendar/calendar-date.ts';
import { ExpectedError } from '../../errors.ts';
import { type CommandLine, UsageError } from './index.ts';

export async function runDemo({ flags, open, print, say }: CommandLine): Promise<number> {
  const out = flags.out;
  if (!out) throw new UsageError('Write: demo --out <folder>');
  await mkdir(out, { recursive: true });
  // On a folder of its own unless one is named: the facility's roster is never touched.
  const temporary = flags.data ? undefined : await mkdtemp(join(tmpdir(), 'rackside-demo-'));
  const application = await open(temporary ? { dataFolder: temporary } : {});
  const ask = async <Name extends ChannelName>(
    channel: Name,
    input: InputOf<Name>,
  ): Promise<ResultOf<Name>> => {
    const reply = await application.call(channel, input);
    if (!reply.ok) throw new ExpectedError(reply.error.code, { message: reply.error.message });
    const job = (reply.value as { job?: string } | null)?.job;
    if (!job) return reply.value as ResultOf<Name>;
    const status = await application.finished(job);
    if (status.state === 'done') return status.value as ResultOf<Name>;
    throw new ExpectedError((status.error?.code ?? 'INTERNAL') as never, {
      message: status.error?.message ?? 'Cancelled.',
    });
  };
  try {
    const { today } = await ask('system.status', {});
    const { athletes } = await ask('facility.startWithSample', {});
    say(`The sample facility: ${athletes} athletes.`);
    const page = await ask('roster.page', { limit: 5000 });
    const [program] = await ask('library.programs', {});
    if (!program) throw new ExpectedError('NOT_FOUND');
    const monday = addDays(mondayOf(today), 7);
    const lists = await ask('assignments.preview', {
      athleteIds: page.rows.map((row) => row.id),
      programId: program.id,
      startDate: monday,
      trainingDays: [1, 4],
    });
    say(`\n${program.name}, version ${program.version}, from ${formatDate(monday)}\n`);
    sayList('Assigned as written', lists.asWritten, say);
    sayList('Assigned with changes', lists.withChanges, say);
    sayList('Not assigned', lists.notAssigned, say);
    const assigned = await ask('assignments.assign', { preview: lists.id });
    const cards = await ask('documents.printCards', {});
    const report = await ask('workbooks.export', {});
    const pdf = join(out, cards.file.name);
    const xlsx = join(out, report.file.name);
    await copyFile(application.files.outgoing(cards.file.token).path, pdf);
    await copyFile(application.files.outgoing(report.file.token).path, xlsx);
    say(`\n${cards.printed.length} cards on ${cards.pages} pages: ${pdf}`);
    say(`The workbook: ${xlsx}`);
    print({
      ok: true,
      value: {
        athletes,
        asWritten: assigned.asWritten,
        withChanges: assigned.withChanges,
        notAssigned: assigned.notAssigned,
        lists: {
          asWritten: lists.asWritten.map(({ name }) => name),
          withChanges: lists.withChanges.map(briefly),
          notAssigned: lists.notAssigned.map(briefly),
        },
        cards: { file: pdf, pages: cards.pages, printed: cards.printed.length, leftOut: cards.leftOut },
        workbook: { file: xlsx, rows: report.rows },
      },
    });
    return 0;
  } finally {
    await application.close();
    if (temporary) await rm(temporary, { recursive: true, force: true });
  }
}

function sayList(title: string, people: readonly ListedAthlete[], say: (text: string) => void): void {
  say(`${title}: ${people.length}`);
  for (const person of people) {
    const [reason] = person.reasons;
    const [change] = person.wouldChange;
    if (!reason) continue;
    const from = change ? ` → ${change.from ? `${formatDate(change.from)}: ` : ''}${change.text}` : '';
    say(`  ${person.name}  [${person.states.join(', ')}] ${reason.rule}: ${reason.text}${from}`);
  }
}

function briefly({ name, tier, states, reasons, wouldChange }: ListedAthlete) {
  return {
    name,
    tier,
    states,
    rule: reasons[0]?.rule ?? null,
    reason: reasons[0]?.text ?? null,
    from: wouldChange[0]?.from ?? null,
  };
}
