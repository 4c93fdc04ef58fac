/** The command line: the same application for scripts. JSON on stdout, words on stderr, exit 0 ok, 1 error, 2 usage. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Failure } from '#contract/envelope.ts';
import { isCalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Application } from '../../application.ts';
import { clockNamed, systemClock } from '../../clock.ts';
import { ExpectedError } from '../../errors.ts';
import { defaultDataFolder } from '../data-folder.ts';
import { SOURCE_PLACES, versionOf } from '../places.ts';
import { callChannel, listChannels } from './channels.ts';
import { runDemo } from './demo.ts';
import { importFile } from './import.ts';
import { failureOf, Refused, withoutScreen } from './refusals.ts';
import { serve } from './serve.ts';
import { signInAs } from './sign-in.ts';

const USAGE = `Rackside from the command line

  channels                          every channel with the JSON Schemas of its input and output
  call <channel> ['<json>' | -]     calls one channel; "-" reads the input from standard input
       [--out <folder>]             keeps files that it makes, such as cards or a workbook, in this folder;
                                    without it they are gone when the call has ended
  import <file>                     imports a roster (.xlsx or .csv)
         [--sheet <name>]           which sheet the people stand on, where there are several
         [--header-row N|none]      in which row the headers stand, where they are not recognised
         [--column A=fullName]      what a column holds, as often as needed: lastName, firstName, dateOfBirth, squads,
                                    bodyweight and so on; "A=" leaves it out
         [--date-order dmy|mdy] [--weight-unit kg|lb] [--maxima-unit kg|lb]
         [--as-named]               rows without a date of birth are of the one athlete of their name;
                                    without it they are left out
         [--dry-run [--all]]        says what it would do and changes nothing: the counts and the first
                                    rows with an error or a question, or all rows
  demo --out <folder>               the whole job on the sample facility: lists, cards, workbook
  serve [--port N] [--no-open]      the application in a browser on this machine
        [--idle MINUTES]            closes itself when nobody uses it

Options everywhere
  --data <folder>                   the data folder (else the facility's usual one)
  --today YYYY-MM-DD                the day to work with
  --as <name>                       who asks, where several people work; their PIN stands in RACKSIDE_PIN
`;

const OPTIONS = {
  data: { type: 'string' },
  today: { type: 'string' },
  as: { type: 'string' },
  'as-named': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  all: { type: 'boolean' },
  sheet: { type: 'string' },
  'header-row': { type: 'string' },
  column: { type: 'string', multiple: true },
  'date-order': { type: 'string' },
  'weight-unit': { type: 'string' },
  'maxima-unit': { type: 'string' },
  out: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  idle: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type Flags = ReturnType<
  typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>
>['values'];

/** Exit code 2: the command was written wrongly. */
export class UsageError extends Error {}

export interface CommandLine {
  readonly flags: Flags;
  readonly rest: readonly string[];
  /** The folder that is named, or the facility's usual one. */
  readonly dataFolder: string;
  /** Opens the application on that folder, or on one that goes away with it, and closes it after the work. */
  use<T>(folder: 'chosen' | 'temporary', work: (application: Application) => Promise<T>): Promise<T>;
  print(value: unknown): void;
  say(text: string): void;
  /** Prints and says what failed; answers the exit code. */
  fail(failure: Failure): number;
}

const COMMANDS: Record<string, (line: CommandLine) => Promise<number>> = {
  channels: listChannels,
  call: callChannel,
  import: importFile,
  demo: runDemo,
  serve,
};

async function main(): Promise<number> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const print = (value: unknown) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  const fail = (failure: Failure) => {
    const error = withoutScreen(failure);
    print({ ok: false, error });
    say(`${error.message} ${error.wayOut}`);
    return 1;
  };
  try {
    const { values: flags, positionals } = read(process.argv.slice(2));
    const [name, ...rest] = positionals;
    const command = name && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (flags.help) {
      say(USAGE);
      return 0;
    }
    if (!command) throw new UsageError(name ? `There is no command "${name}".` : 'Name a command.');
    const clock = clockFrom(flags.today);
    const dataFolder = flags.data ?? defaultDataFolder();
    const open = async (folder: string) => {
      // Loaded when a command needs it: a slip of the pen is told at once.
      const { createApplication } = await import('../../application.ts');
      return createApplication({
        dataFolder: folder,
        resourcesFolder: SOURCE_PLACES.resources,
        workerFile: SOURCE_PLACES.worker,
        clock,
        door: name === 'serve' ? 'the browser door' : 'the command line',
        version: versionOf(SOURCE_PLACES.root),
        checkOutputs: process.env['RACKSIDE_CHECK_OUTPUTS'] === '1',
      });
    };
    return await command({
      flags,
      rest,
      dataFolder,
      print,
      say,
      fail,
      use: (folder, work) =>
        folder === 'chosen'
          ? closedAfter(open(dataFolder), async (application) => {
              if (flags.as !== undefined) await signInAs(application, flags.as);
              return work(application);
            })
          : inPassingFolder((passing) => closedAfter(open(passing), work)),
    });
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    if (error instanceof Refused) return fail(error.failure);
    if (error instanceof ExpectedError) return fail(failureOf(error));
    throw error;
  }
}

async function closedAfter<T>(
  opening: Promise<Application>,
  work: (application: Application) => Promise<T>,
): Promise<T> {
  const application = await opening;
  try {
    return await work(application);
  } finally {
    await application.close();
  }
}

async function inPassingFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rackside-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A reader that has seen enough, such as `head`, closes the pipe: what is left to write is not missed. */
function endQuietlyUnread(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}

function read(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'This command cannot be read.');
  }
}

function clockFrom(today: string | undefined) {
  if (today === undefined) return systemClock;
  if (!isCalendarDate(today))
    throw new UsageError(`--today takes a date such as 2026-11-23, not "${today}".`);
  return clockNamed(today);
}

endQuietlyUnread();
process.exitCode = await main();
