/** `channels` and `call`: what the screens can do, a script can do, through the same checks. */

import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { CHANNELS } from '#contract/channels.ts';
import { COMMON_ERRORS } from '#contract/errors.ts';
import { callToEnd } from './call-to-end.ts';
import { type CommandLine, UsageError } from './index.ts';
import { keepMade, outFolder } from './made-files.ts';

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

/** Calls one channel and prints the envelope; files that it makes are kept where `--out` says. */
export async function callChannel({ flags, rest, use, print, say, fail }: CommandLine): Promise<number> {
  const [channel, argument = '{}', ...more] = rest;
  if (!channel || more.length > 0)
    throw new UsageError("Write: call <channel> ['<json>' | -] [--out <folder>]");
  const written = argument === '-' ? await text(process.stdin) : argument;
  let input: unknown;
  try {
    input = JSON.parse(written);
  } catch {
    throw new UsageError('The input is not JSON.');
  }
  const folder = flags.out === undefined ? undefined : outFolder(flags.out);
  return use('chosen', async (application) => {
    const reply = await callToEnd(application, channel, input);
    if (!reply.ok) return fail(reply.error);
    const { value, made } = await keepMade(reply.value, application, folder);
    print({ ok: true, value });
    for (const name of folder === undefined ? made : [])
      say(`"${name}" was made and not kept. Add --out <folder> to keep it.`);
    return 0;
  });
}
