/**
 * The application: owns the data, knows the channels. Every door calls it the same way.
 *
 * A call takes five steps: check the caller (the door has done it), parse the input, run the handler,
 * check the output (development and tests), wrap the reply.
 */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Channel } from '#contract/channel.ts';
import { CHANNELS, type ChannelName, type InputOf, type OutputOf } from '#contract/channels.ts';
import type { Failure, Reply } from '#contract/envelope.ts';
import { COMMON_ERRORS, ERRORS, type ErrorCode } from '#contract/errors.ts';
import type { ApplicationEvent } from '#contract/events.ts';
import type { JobStatus } from '#contract/system.ts';
import { turnOfTheDay } from './assignments/day-turn.ts';
import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import { dailyBackup } from './database/backup.ts';
import {
  type OpenOptions,
  openingError,
  openRoster,
  quarantine,
  ROSTER_FILE,
  type RosterFile,
} from './database/open.ts';
import { type Door, ownDataFolder } from './database/owner.ts';
import { outgoingFile } from './documents/outgoing.ts';
import { ExpectedError, storageErrorCode } from './errors.ts';
import { storedExercises, withOwn } from './exercises/own-exercises.ts';
import { fieldProblems } from './field-problems.ts';
import { Files, type OutgoingFile } from './files.ts';
import { HANDLERS, type Handler } from './handlers.ts';
import { loadLibrary } from './library/library.ts';
import { fileLog, type Log } from './log.ts';
import { SignIn } from './people/sign-in.ts';
import { seedFoundations } from './seed.ts';
import { Session } from './session.ts';
import { Calls } from './work/calls.ts';
import { Jobs } from './work/jobs.ts';
import { WorkPool } from './work/pool.ts';

export interface ApplicationOptions {
  readonly dataFolder: string;
  /** Fonts, library, sample roster. */
  readonly resourcesFolder: string;
  /** File URL of the worker's entry. */
  readonly workerFile: string;
  readonly clock: Clock;
  readonly door: Door;
  readonly version: string;
  /** Parse every output against its schema: on in development and tests. */
  readonly checkOutputs?: boolean;
}

export interface Application {
  /** Answers any channel; never rejects. For a job the value is `{ job }`. */
  call(channel: string, input: unknown): Promise<Reply>;
  /** Typed form of `call` for our own doors. */
  ask<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>>;
  /** Waits for a job's end. */
  finished(job: string): Promise<JobStatus>;
  subscribe(listener: (event: ApplicationEvent) => void): () => void;
  /** What an error of the door's own means for the coach; a bug goes to the log. `where` names it there. */
  failure(error: unknown, where: string): Failure;
  readonly files: Files;
  /** A made file, on its way out. Throws FILE_GONE, and SHEETS_VOID where it holds paper that may not be used any more. */
  outgoing(token: string): Promise<OutgoingFile>;
  close(): Promise<void>;
}

/**
 * Opens the data folder and answers calls.
 * Throws ExpectedError when the folder cannot be owned or written; a bug is logged and thrown as INTERNAL.
 */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { clock, dataFolder } = options;
  const ownership = ownDataFolder(dataFolder, options.door, clock.now());
  const log = fileLog(dataFolder, () => clock.now());
  const listeners = new Set<(event: ApplicationEvent) => void>();
  const publish = (event: ApplicationEvent) => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        // What was saved is saved, whoever could not be told.
        log.bug(newRef(), 'event', error);
      }
    }
  };
  try {
    const signIn = new SignIn();
    const files = new Files(join(dataFolder, 'made'), () => signIn.person?.id);
    const jobs = new Jobs(
      (status) => publish({ type: 'job', status: jobs.shownTo(signIn.person, status) }),
      (error, channel) => failureOf(error, channel, log),
    );
    const pool = new WorkPool(options.workerFile);
    const library = loadLibrary(join(options.resourcesFolder, 'library'));
    const session = new Session({
      open: (how) => openAndSeed(options, library, how),
      opened: async (kysely) => {
        await signIn.load(kysely);
        library.exercises = withOwn(library.exercises.values(), await storedExercises(kysely));
      },
      quarantine: () => quarantine(dataFolder, clock.now()),
      publish,
    });
    await session.open();
    const calls = new Calls();
    const context: Context = {
      session,
      clock,
      files,
      calls,
      jobs,
      pool,
      library,
      log,
      dataFolder,
      resourcesFolder: options.resourcesFolder,
      version: options.version,
      signIn,
      who: 'Rackside',
    };
    const backUpToday = async () => {
      if (session.opened !== 'ready' || !session.isOpen) return;
      await dailyBackup(join(dataFolder, ROSTER_FILE), dataFolder, clock.now()).catch((error) =>
        log.bug(newRef(), 'daily backup', error),
      );
    };
    await backUpToday();
    const application: Application = {
      files,
      call: (channel, input) => answer(channel, input, context, options.checkOutputs ?? false),
      ask: (channel, input) => application.call(channel, input) as never,
      finished: (job) => jobs.finished(job),
      outgoing: async (token) => {
        // Paper that ended with yesterday does not leave today.
        if (session.opened === 'ready' && files.outgoing(token).sheets.length > 0)
          await turnOfTheDay({ ...context, person: signIn.person });
        return outgoingFile(token, files, session);
      },
      failure: (error, where) => failureOf(error, where, log),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      async close() {
        calls.end();
        await jobs.cancelAll();
        await pool.close();
        await backUpToday();
        await session.close();
        files.close();
        ownership.release();
      },
    };
    return application;
  } catch (error) {
    ownership.release();
    if (error instanceof ExpectedError) throw error;
    const code = storageErrorCode(error);
    if (code) throw new ExpectedError(code, { cause: error });
    const ref = newRef();
    log.bug(ref, 'opening', error);
    const message = `Rackside could not open. Nothing was changed. The log names the cause under ${ref}.`;
    throw new ExpectedError('INTERNAL', { message, cause: error });
  }
}

async function openAndSeed(
  { dataFolder, clock }: ApplicationOptions,
  library: Context['library'],
  how: OpenOptions,
): Promise<RosterFile> {
  const file = await openRoster(dataFolder, clock.now(), how);
  try {
    await seedFoundations(file.kysely, library, clock);
    return file;
  } catch (error) {
    file.connection.close();
    throw openingError(error, dataFolder, clock.now());
  }
}

async function answer(name: string, input: unknown, base: Context, checkOutputs: boolean): Promise<Reply> {
  // Taken once: a long job is recorded under the name of whoever started it.
  const { person } = base.signIn;
  const context: Context = { ...base, person, who: person?.name ?? base.who };
  try {
    if (!Object.hasOwn(CHANNELS, name)) throw new ExpectedError('UNKNOWN_CHANNEL');
    const channel = CHANNELS[name as ChannelName];
    context.calls.refuseWhileAlone();
    if (context.session.opened !== 'ready' && !channel.beforeOpening)
      throw new ExpectedError(context.session.opened === 'newer' ? 'NEWER_DATABASE' : 'NOT_READY');
    if (context.session.opened === 'ready') context.signIn.check(channel);
    if ((channel.givesWork || channel.onRealDay) && context.clock.otherDay) await refuseOtherDay(context);
    const parsed = channel.input.safeParse(input ?? {});
    if (!parsed.success) throw new ExpectedError('INVALID_INPUT', { fields: fieldProblems(parsed.error) });
    const handler = HANDLERS[name as ChannelName] as Handler;
    const run = async (control?: Parameters<Handler>[2]) => {
      try {
        if (!channel.beforeOpening && channel.needs !== 'nobody') await turnOfTheDay(context);
        const value = await handler(parsed.data, context, control);
        return checkOutputs ? checked(name, channel, value, context.log) : value;
      } catch (error) {
        if (storageErrorCode(error) === 'DAMAGED_DATABASE') await context.session.setAside();
        throw error;
      }
    };
    if (channel.kind !== 'job')
      return { ok: true, value: await timed(name, context, () => context.calls.run(() => run())) };
    const job = context.jobs.start(name, run, person?.id);
    return { ok: true, value: { job } };
  } catch (error) {
    return { ok: false, error: failureOf(error, name, context.log) };
  }
}

/** A named day would be a way around what clearance says today. The sample facility is for trying. */
async function refuseOtherDay({ session }: Context): Promise<void> {
  const facility = await session.kysely.selectFrom('facility').select('begun').executeTakeFirst();
  if (facility?.begun !== 'sample') throw new ExpectedError('OTHER_DAY');
}

/** For development and tests: the value, if it is what the channel promises; else the log names the places. */
function checked(name: string, channel: Channel, value: unknown, log: Log): unknown {
  const parsed = channel.output.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
  log.note(`output ${name} ${places.slice(0, 5).join(', ')}`);
  throw parsed.error;
}

/** Notes channels that keep the coach waiting. */
async function timed<T>(name: string, context: Context, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const value = await work();
  const took = performance.now() - start;
  if (took > 40) context.log.note(`slow ${name} ${Math.round(took)} ms`);
  return value;
}

function failureOf(error: unknown, channel: string, log: Log): Failure {
  const ref = newRef();
  const expected = error instanceof ExpectedError ? error : undefined;
  const code: ErrorCode = declared(expected?.code ?? storageErrorCode(error), channel);
  if (code === 'INTERNAL') log.bug(ref, channel, error);
  const { message, wayOut, retryable } = ERRORS[code];
  const named = expected?.code === code ? expected : undefined;
  return {
    code,
    message: named?.sentence ?? (code === 'DISK_FULL' && isQuery(channel) ? DISK_FULL_READING : message),
    wayOut,
    retryable,
    ref,
    ...(named?.fields && { fields: named.fields }),
    ...(named?.details !== undefined && { details: named.details }),
  };
}

/** An error that the channel does not declare is a bug of ours, not news for the coach. Doors have no declarations. */
function declared(code: ErrorCode | undefined, name: string): ErrorCode {
  if (!code) return 'INTERNAL';
  if (!Object.hasOwn(CHANNELS, name)) return code;
  const allowed: readonly ErrorCode[] = [...COMMON_ERRORS, ...CHANNELS[name as ChannelName].errors];
  return allowed.includes(code) ? code : 'INTERNAL';
}

/** Even reading needs a little room on the disk. */
const DISK_FULL_READING = 'The disk is full, so the roster cannot be read just now. Nothing is lost.';

function isQuery(name: string): boolean {
  return Object.hasOwn(CHANNELS, name) && CHANNELS[name as ChannelName].kind === 'query';
}

function newRef(): string {
  return randomBytes(4).toString('hex');
}
