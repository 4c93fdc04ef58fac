/** `demo`: the whole job on the sample facility, from the three lists to the printed cards and the workbook. */

import type { ListedAthlete } from '#contract/assignments.ts';
import type { ChannelName, InputOf } from '#contract/channels.ts';
import { addDays, formatDate, mondayOf } from '#domain/calendar/calendar-date.ts';
import { ExpectedError } from '../../errors.ts';
import { askToEnd } from './call-to-end.ts';
import { type CommandLine, UsageError } from './index.ts';
import { keepFile, outFolder } from './made-files.ts';

export async function runDemo({ flags, use, print, say }: CommandLine): Promise<number> {
  if (!flags.out) throw new UsageError('Write: demo --out <folder>');
  const out = outFolder(flags.out);
  // On a folder of its own unless one is named: the facility's roster is never touched.
  return use(flags.data ? 'chosen' : 'temporary', async (application) => {
    const ask = <Name extends ChannelName>(channel: Name, input: InputOf<Name>) =>
      askToEnd(application, channel, input);
    const { today } = await ask('system.status', {});
    const { athletes } = await ask('facility.startWithSample', {});
    say(`The sample facility: ${athletes} athletes.`);
    const page = await ask('roster.page', { limit: 5000 });
    const [program] = await ask('library.programs', {});
    if (!program) throw new ExpectedError('NOT_FOUND');
    const monday = addDays(mondayOf(today), 7);
    const request: InputOf<'assignments.preview'> = {
      athleteIds: page.rows.map((row) => row.id),
      programId: program.id,
      startDate: monday,
      trainingDays: [1, 4],
    };
    const lists = await ask('assignments.preview', request);
    say(`\n${program.name}, version ${program.version}, from ${formatDate(monday)}\n`);
    sayList('Assigned as written', lists.asWritten, say);
    sayList('Assigned with changes', lists.withChanges, say);
    sayList('Not assigned', lists.notAssigned, say);
    const assigned = await ask('assignments.assign', { ...request, digest: lists.digest });
    const cards = await ask('documents.print', {});
    const report = await ask('workbooks.export', {});
    const pdf = await keepFile(await application.outgoing(cards.file.token), out);
    const xlsx = await keepFile(await application.outgoing(report.file.token), out);
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
  });
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
