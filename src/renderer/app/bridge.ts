/** The way from the screens to the application: the window's preload, or the browser door. The screens cannot tell. */

import type { ChannelName, InputOf, OutputOf, ResultOf } from '#contract/channels.ts';
import type { Failure, Reply } from '#contract/envelope.ts';
import { ERRORS } from '#contract/errors.ts';
import type { ApplicationEvent } from '#contract/events.ts';
import type { JobStatus } from '#contract/system.ts';

interface PreloadSurface {
  readonly channels: Record<string, (input: unknown) => Promise<Reply>>;
  receiveFile(name: string, bytes: Uint8Array): Promise<Reply>;
  saveFile(token: string): Promise<Reply>;
  openFile(token: string): Promise<Reply>;
  printFile(token: string): Promise<Reply>;
  showFile(token: string): Promise<Reply>;
  subscribe(listener: (event: unknown) => void): () => void;
  onMenu(listener: (action: string) => void): () => void;
}

declare global {
  interface Window {
    readonly rackside?: PreloadSurface;
  }
}

/** A reply with ok: false, as an exception that carries its sentence. */
export class CallFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'CallFailed';
    this.failure = failure;
  }
}

export interface ReceivedFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
}

interface Bridge {
  reply(channel: ChannelName, input: unknown): Promise<Reply>;
  receiveFile(file: File): Promise<ReceivedFile>;
  /** Resolves to false when the coach closed the dialog. */
  saveFile(token: string): Promise<boolean>;
  /** In the program that this computer has for it, or in a tab of the browser. */
  openFile(token: string): Promise<void>;
  /** Asks how to print a PDF; absent where the browser’s own tab does. */
  readonly printFile: ((token: string) => Promise<void>) | undefined;
  /** Absent where the browser keeps downloads to itself. */
  readonly showFile: ((token: string) => Promise<void>) | undefined;
  /**
   * `onOpen`: from now on events arrive. What happened before they did is to be asked for; `again` says that they had
   * arrived earlier and were interrupted.
   */
  subscribe(listener: (event: ApplicationEvent) => void, onOpen: (again: boolean) => void): () => void;
  onMenu(listener: (action: string) => void): () => void;
  /** What the door is called in a sentence. */
  readonly door: 'window' | 'browser';
}

export const bridge: Bridge = window.rackside ? windowBridge(window.rackside) : browserBridge();

/** Calls a channel. Throws CallFailed. */
export async function call<Name extends ChannelName>(
  channel: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  return unwrapped(await bridge.reply(channel, input)) as OutputOf<Name>;
}

/** Starts a job and waits for its end. Throws CallFailed; `onProgress` hears of every step. */
export async function runJob<Name extends ChannelName>(
  channel: Name,
  input: InputOf<Name>,
  onProgress?: (status: JobStatus) => void,
): Promise<ResultOf<Name>> {
  const { job } = (await call(channel, input)) as { job: string };
  return endOfJob(job, onProgress);
}

/** Waits for the end of a job that was started before, such as before a reload. Throws CallFailed. */
export function endOfJob<Name extends ChannelName>(
  job: string,
  onProgress?: (status: JobStatus) => void,
): Promise<ResultOf<Name>> {
  return new Promise((resolve, reject) => {
    const settle = (status: JobStatus) => {
      if (status.id !== job) return;
      if (status.state === 'running') {
        onProgress?.(status);
        return;
      }
      stop();
      if (status.state === 'done' && status.value === undefined) reject(new CallFailed(SOMEBODY_ELSES));
      else if (status.state === 'done') resolve(status.value as ResultOf<Name>);
      else reject(new CallFailed((status.error as Failure | undefined) ?? CANCELLED));
    };
    // The end may have come before the stream of events was open, or while it was broken: then ask.
    const ask = () => void call('jobs.status', { id: job }).then(settle, reject);
    const stop = bridge.subscribe((event) => event.type === 'job' && settle(event.status), ask);
    ask();
  });
}

const CANCELLED: Failure = {
  code: 'JOB_CANCELLED',
  message: 'Cancelled. Nothing was changed.',
  wayOut: 'Start it again whenever you like.',
  retryable: true,
  ref: '',
};

/** Somebody else signed in meanwhile: what it ended with is for whoever started it. */
const SOMEBODY_ELSES: Failure = {
  code: 'JOB_GONE',
  message: 'Somebody else started this task, so what it ended with is not shown.',
  wayOut: 'Start it again.',
  retryable: false,
  ref: '',
};

const UNREACHABLE: Failure = {
  code: 'INTERNAL',
  message: 'Rackside does not answer. What was saved before is safe.',
  wayOut: 'Start Rackside again and open its new link.',
  retryable: true,
  ref: '',
};

const FILE_GONE: Failure = { code: 'FILE_GONE', ...ERRORS.FILE_GONE, wayOut: 'Make it again.', ref: '' };

function unwrapped(reply: Reply): unknown {
  if (reply.ok) return reply.value;
  throw new CallFailed(reply.error);
}

function windowBridge(surface: PreloadSurface): Bridge {
  return {
    door: 'window',
    reply: (channel, input) =>
      surface.channels[channel]?.(input) ?? Promise.reject(new Error(`No channel ${channel}`)),
    receiveFile: async (file) =>
      unwrapped(
        await surface.receiveFile(file.name, new Uint8Array(await file.arrayBuffer())),
      ) as ReceivedFile,
    saveFile: async (token) => (unwrapped(await surface.saveFile(token)) as { saved: boolean }).saved,
    openFile: async (token) => void unwrapped(await surface.openFile(token)),
    printFile: async (token) => void unwrapped(await surface.printFile(token)),
    showFile: async (token) => void unwrapped(await surface.showFile(token)),
    subscribe: (listener) => surface.subscribe((event) => listener(event as ApplicationEvent)),
    onMenu: (listener) => surface.onMenu(listener),
  };
}

function browserBridge(): Bridge {
  const listeners = new Set<(event: ApplicationEvent) => void>();
  const onOpens = new Set<(again: boolean) => void>();
  let source: EventSource | undefined;
  const connect = () => {
    if (source) return;
    let opened = false;
    source = new EventSource('/events');
    source.onopen = () => {
      for (const onOpen of onOpens) onOpen(opened);
      opened = true;
    };
    source.onmessage = (message) => {
      const event = JSON.parse(String(message.data)) as ApplicationEvent;
      for (const listener of listeners) listener(event);
    };
  };
  const post = async (path: string, body: BodyInit, headers: HeadersInit): Promise<Reply> => {
    try {
      const response = await fetch(path, { method: 'POST', body, headers });
      return (await response.json()) as Reply;
    } catch {
      return { ok: false, error: UNREACHABLE };
    }
  };
  /** Asked first: a download or a tab that fails says nothing about why. */
  const refuseGone = async (token: string) => {
    const answer = await fetch(`/files/${token}`, { method: 'HEAD' }).catch(() => undefined);
    if (!answer?.ok) throw new CallFailed(answer ? FILE_GONE : UNREACHABLE);
  };
  return {
    door: 'browser',
    reply: (channel, input) =>
      post(`/call/${channel}`, JSON.stringify(input), { 'Content-Type': 'application/json' }),
    receiveFile: async (file) =>
      unwrapped(await post(`/files?name=${encodeURIComponent(file.name)}`, file, {})) as ReceivedFile,
    saveFile: async (token) => {
      await refuseGone(token);
      const link = document.createElement('a');
      link.href = `/files/${token}`;
      link.download = '';
      link.click();
      return true;
    },
    openFile: async (token) => {
      await refuseGone(token);
      window.open(`/files/${token}?open`, '_blank', 'noopener');
    },
    printFile: undefined,
    showFile: undefined,
    subscribe: (listener, onOpen) => {
      connect();
      listeners.add(listener);
      onOpens.add(onOpen);
      return () => {
        listeners.delete(listener);
        onOpens.delete(onOpen);
      };
    },
    onMenu: () => () => undefined,
  };
}
