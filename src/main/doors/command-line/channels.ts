/** `channels` and `call`: what the screens can do, a script can do, through the same checks. */

import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { CHANNELS } from '#contract/channels.ts';
import { COMMON_ERRORS, ERRORS } from '#contract/errors.ts';
import { type CommandLine, UsageError } from './index.ts';

/** Prints every channel with its kind, summary, errors and JSON Schemas. */
export async function listChannels({ print }: CommandLine): Promise<number> {
  print(
    Object.entries(CHANNELS).map(([name, channel]) => ({
      name,
      kind: channel.kind,
      summary: channel.summary,
      errors: [...new Set([...COMMON_ERRORS, ...channel.errors])],
      input: z.toJSONSchema(channel.input, { io: 'input', unrepresentable: 'any' }),
      output: z.toJSONSchema(channel.output, { io: 'output', unrepresentable: 'any' }),
    })),
  );
  return 0;
}

/** Calls one channel and prints the envelope. A job is waited for; Ctrl-C cancels it. */
export async function callChannel({ rest, open, print, say }: CommandLine): Promise<number> {
  const [channel, argument = '{}', ...more] = rest;
  if (!channel || more.length > 0) throw new UsageError("Write: call <channel> ['<json>' | -]");
  const written = argument === '-' ? await text(process.stdin) : argument;
  let input: unknown;
  try {
    input = JSON.parse(written);
  } catch {
    throw new UsageError('The input is not JSON.');
  }
  const application = await open();
  try {
    const reply = await application.call(channel, input);
    if (!reply.ok) {
      print(reply);
      say(`${reply.error.message} ${reply.error.wayOut}`);
      return 1;
    }
    const started = reply.value as { job?: string } | null;
    const isJob =
      Object.hasOwn(CHANNELS, channel) && CHANNELS[channel as keyof typeof CHANNELS].kind === 'job';
    if (!isJob || !started?.job) {
      print(reply);
      return 0;
    }
    const job = started.job;
    const cancel = () => void application.call('jobs.cancel', { id: job });
    process.once('SIGINT', cancel);
    const status = await application.finished(job);
    process.off('SIGINT', cancel);
    if (status.state === 'done') {
      print({ ok: true, value: status.value });
      return 0;
    }
    const error = status.error ?? { code: 'JOB_CANCELLED', ...ERRORS.JOB_CANCELLED, ref: 'door' };
    print({ ok: false, error });
    say(`${error.message} ${error.wayOut}`);
    return 1;
  } finally {
    await application.close();
  }
}
