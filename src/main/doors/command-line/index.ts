/** The command line: the same application for scripts. JSON on stdout, words on stderr, exit 0 ok, 1 error, 2 usage. */

import { parseArgs } from 'node:util';
import { ERRORS } from '#contract/errors.ts';
import { isCalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Application } from '../../application.ts';
import { clockOn, systemClock } from '../../clock.ts';
import { ExpectedError } from '../../errors.ts';
import { defaultDataFolder } from '../data-folder.ts';
import { SOURCE_PLACES, versionOf } from '../places.ts';
import { callChannel, listChannels } from './channels.ts';
import { runDemo } from './demo.ts';
import { importFile } from './import.ts';
import { serve } from './serve.ts';

const USAGE = `Rackside from the command line

  channels                          every channel with the JSON Schemas of its input and output
  call <channel> ['<json>' | -]     calls one channel; "-" reads the input from standard input
  import <file> [--dry-run]         imports a roster (.xlsx or .csv)
         [--date-order dmy|mdy] [--weight-unit kg|lb] [--maxima-unit kg|lb]
  demo --out <folder>               the whole job on the sample facility: lists, cards, workbook
  serve [--port N] [--no-open]      the application in a browser on this machine
        [--idle MINUTES]            closes itself when nobody uses it

Options everywhere
  --data <folder>                   the data folder (else the facility's usual one)
  --today YYYY-MM-DD                the day to work with
`;

const OPTIONS = {
  data: { type: 'string' },
  today: { type: 'string' },
  'dry-run': { type: 'boolean' },
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
  /** Opens the application on the chosen folder and day. */
  open(defaults?: { dataFolder?: string }): Promise<Application>;
  print(value: unknown): void;
  say(text: string): void;
}

const COMMANDS: Record<string, (line: CommandLine) => Promise<number>> = {
  channels: listChannels,
  call: callChannel,
  import: importFile,
  demo: runDemo,
  serve,
};

async function main(): Promise<number> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
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
    return await command({
      flags,
      rest,
      say,
      print: (value) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
      open: async (defaults) => {
        // Loaded when a command needs it: a slip of the pen is told at once.
        const { createApplication } = await import('../../application.ts');
        return createApplication({
          dataFolder: flags.data ?? defaults?.dataFolder ?? defaultDataFolder(),
          resourcesFolder: SOURCE_PLACES.resources,
          workerFile: SOURCE_PLACES.worker,
          clock,
          door: name === 'serve' ? 'the browser door' : 'the command line',
          version: versionOf(SOURCE_PLACES.root),
          checkOutputs: process.env['RACKSIDE_CHECK_OUTPUTS'] === '1',
        });
      },
    });
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    if (!(error instanceof ExpectedError)) throw error;
    const { message, wayOut, retryable } = ERRORS[error.code];
    const sentence = error.sentence ?? message;
    process.stdout.write(
      `${JSON.stringify({ ok: false, error: { code: error.code, message: sentence, wayOut, retryable, ref: 'door' } }, null, 2)}\n`,
    );
    say(`${sentence} ${wayOut}`);
    return 1;
  }
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
  return clockOn(today);
}

process.exitCode = await main();
