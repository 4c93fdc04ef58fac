/** The real application on a fresh data folder, with a clock that stands still; closed when the test ends. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { ChannelName, InputOf, ResultOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import type { ErrorCode } from '#contract/errors.ts';
import type { ApplicationEvent } from '#contract/events.ts';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { type Application, type ApplicationOptions, createApplication } from '#main/application.ts';
import { clockOn } from '#main/clock.ts';
import { SOURCE_PLACES } from '#main/doors/places.ts';

/** The Monday that all tests happen on. */
export const TODAY = calendarDateOf('2026-11-23');
export const NOW = new Date('2026-11-23T09:00:00.000Z');

export type Settings = Partial<ApplicationOptions>;

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rackside-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export class Rackside {
  readonly application: Application;
  readonly dataFolder: string;
  /** Everything the application said on its own. */
  readonly events: ApplicationEvent[] = [];
  #closed = false;

  constructor(application: Application, dataFolder: string) {
    this.application = application;
    this.dataFolder = dataFolder;
    application.subscribe((event) => this.events.push(event));
  }

  /** The value of a call; a job is waited for. Throws when the application answers with an error. */
  async ask<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<ResultOf<Name>> {
    const { value, error } = await this.#outcome(channel, input);
    if (error) throw new Error(`${channel} answered ${error.code}: ${JSON.stringify(error)}`);
    return value as ResultOf<Name>;
  }

  /** The error of a call, as a job's too. Throws when the call succeeds. */
  async refused(channel: string, input: unknown): Promise<Failure> {
    const { value, error } = await this.#outcome(channel, input);
    if (!error)
      throw new Error(`${channel} was expected to be refused, but answered ${JSON.stringify(value)}`);
    return error;
  }

  /** `refused`, for the code alone. */
  async code(channel: string, input: unknown): Promise<ErrorCode> {
    return (await this.refused(channel, input)).code;
  }

  async #outcome(channel: string, input: unknown): Promise<{ value?: unknown; error?: Failure }> {
    const reply = await this.application.call(channel, input);
    if (!reply.ok) return { error: reply.error };
    const job = (reply.value as { job?: string } | null)?.job;
    if (!job) return { value: reply.value };
    const status = await this.application.finished(job);
    if (status.state === 'cancelled') throw new Error(`${channel} was cancelled`);
    return status.state === 'done' ? { value: status.value } : { error: status.error as Failure };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.application.close();
  }
}

export function applicationOptions(dataFolder: string, settings: Settings = {}): ApplicationOptions {
  return {
    dataFolder,
    resourcesFolder: SOURCE_PLACES.resources,
    workerFile: SOURCE_PLACES.worker,
    clock: clockOn(TODAY, NOW),
    door: 'the command line',
    version: '0.0.0-test',
    checkOutputs: true,
    ...settings,
  };
}

/** Opens the application for one test, on a folder of its own unless one is named. */
export async function openRackside(settings: Settings = {}): Promise<Rackside> {
  const dataFolder = settings.dataFolder ?? temporaryFolder();
  const rackside = new Rackside(
    await createApplication(applicationOptions(dataFolder, settings)),
    dataFolder,
  );
  onTestFinished(() => rackside.close());
  return rackside;
}

/** One application for all tests of a file, for tests that only read or refuse. */
export function shareRackside(prepare?: (rackside: Rackside) => Promise<unknown>): () => Rackside {
  let rackside: Rackside | undefined;
  const dataFolder = mkdtempSync(join(tmpdir(), 'rackside-test-'));
  beforeAll(async () => {
    rackside = new Rackside(await createApplication(applicationOptions(dataFolder)), dataFolder);
    await prepare?.(rackside);
  });
  afterAll(async () => {
    await rackside?.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return () => {
    if (!rackside) throw new Error('The shared application is open only while tests run');
    return rackside;
  };
}

export const withSample = (rackside: Rackside) => rackside.ask('facility.startWithSample', {});
