/** Calls a channel to its end: a job is waited for, and Ctrl-C cancels it. */

import { CHANNELS, type ChannelName, type InputOf, type ResultOf } from '#contract/channels.ts';
import type { Failure, Reply } from '#contract/envelope.ts';
import type { Application } from '../../application.ts';
import { ExpectedError } from '../../errors.ts';
import { failureOf, Refused } from './refusals.ts';

export async function callToEnd(application: Application, channel: string, input: unknown): Promise<Reply> {
  const reply = await application.call(channel, input);
  const isJob = Object.hasOwn(CHANNELS, channel) && CHANNELS[channel as keyof typeof CHANNELS].kind === 'job';
  if (!reply.ok || !isJob) return reply;
  const { job } = reply.value as { job: string };
  const cancel = () => void application.call('jobs.cancel', { id: job });
  process.once('SIGINT', cancel);
  const { state, value, error } = await application.finished(job);
  process.off('SIGINT', cancel);
  if (state === 'done') return { ok: true, value };
  return { ok: false, error: (error as Failure) ?? failureOf(new ExpectedError('JOB_CANCELLED')) };
}

/** The value of a channel of our own choice. Throws Refused. */
export async function askToEnd<Name extends ChannelName>(
  application: Application,
  channel: Name,
  input: InputOf<Name>,
): Promise<ResultOf<Name>> {
  const reply = await callToEnd(application, channel, input);
  if (!reply.ok) throw new Refused(reply.error);
  return reply.value as ResultOf<Name>;
}
