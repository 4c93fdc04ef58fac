import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHANNEL_NAMES, CHANNELS } from '#contract/channels.ts';
import { COMMON_ERRORS, ERROR_CODES, ERRORS } from '#contract/errors.ts';
import { CHANNEL_LIST } from '#contract/names.ts';
import { HANDLERS } from '#main/handlers.ts';

describe('the map of channels', () => {
  it('has the names that the preload carries, in the same order', () => {
    expect(
      [...CHANNEL_LIST],
      'src/contract/names.ts repeats the map without its schemas: bring it up to date',
    ).toEqual(CHANNEL_NAMES);
  });

  it('has one handler for each channel', () => {
    expect(Object.keys(HANDLERS).sort()).toEqual([...CHANNEL_NAMES].sort());
  });

  it('opens before the roster does for recovery alone', () => {
    const early = CHANNEL_NAMES.filter((name) => 'beforeOpening' in CHANNELS[name]);
    expect(early).toEqual(['system.status', 'system.backups', 'system.restore', 'system.startAfresh']);
  });
});

describe.each(CHANNEL_NAMES.map((name) => ({ name, channel: CHANNELS[name] })))(
  '$name',
  ({ name, channel }) => {
    it('is named area.verb', () => expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/));

    it('says in one sentence what it does', () => expect(channel.summary).toMatch(/^[A-Z].{10,}\.$/));

    it('has JSON Schemas that scripts can read', () => {
      const input = z.toJSONSchema(channel.input, { io: 'input', unrepresentable: 'any' });
      expect(input).toMatchObject({ type: 'object', additionalProperties: false });
      expect(() => z.toJSONSchema(channel.output, { io: 'output', unrepresentable: 'any' })).not.toThrow();
    });

    it('bounds every text, list and number it takes', () => {
      const input = z.toJSONSchema(channel.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
      expect([...unbounded(input, '')]).toEqual([]);
    });

    it('declares each error once, and none that every channel may answer with', () => {
      const errors: readonly string[] = channel.errors;
      expect(new Set(errors).size).toBe(errors.length);
      const common: readonly string[] = COMMON_ERRORS.filter((code) => code !== 'INVALID_INPUT');
      expect(errors.filter((code) => common.includes(code))).toEqual([]);
    });
  },
);

describe('errors', () => {
  it.each(ERROR_CODES)('%s says what happened and what to do now', (code) => {
    const { message, wayOut } = ERRORS[code];
    for (const sentence of [message, wayOut]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(message).not.toBe(wayOut);
    // Words for programmers have no place here.
    expect(`${message} ${wayOut}`).not.toMatch(/sqlite|json|null|undefined|exception|stack|database/i);
  });

  it('are each declared by a channel, or answered by a door', () => {
    const declared = new Set<string>([
      ...COMMON_ERRORS,
      ...CHANNEL_NAMES.flatMap((name): readonly string[] => CHANNELS[name].errors),
    ]);
    // Of a made file on its way out, and while opening, before there is a channel to ask.
    const byDoors = ERROR_CODES.filter((code) => !declared.has(code));
    expect(byDoors.toSorted()).toEqual(['DATA_FOLDER_BUSY', 'FILE_NOT_OPENED', 'SHEETS_VOID']);
  });
});

interface JsonSchema {
  type?: string;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  maxLength?: number;
  maxItems?: number;
  maximum?: number;
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
}

/** Places where a caller could send without end. */
function* unbounded(schema: JsonSchema, path: string): Generator<string> {
  for (const choice of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* unbounded(choice, path);
  if (schema.enum || 'const' in schema) return;
  if (schema.type === 'string' && schema.maxLength === undefined) yield `${path} has no greatest length`;
  if ((schema.type === 'number' || schema.type === 'integer') && schema.maximum === undefined)
    yield `${path} has no greatest value`;
  if (schema.type === 'array') {
    if (schema.maxItems === undefined) yield `${path} has no greatest number of entries`;
    yield* unbounded(schema.items ?? {}, `${path}[]`);
  }
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object') {
    yield* unbounded(schema.propertyNames ?? {}, `${path} keys`);
    yield* unbounded(schema.additionalProperties, `${path} values`);
  }
  for (const [key, part] of Object.entries(schema.properties ?? {})) yield* unbounded(part, `${path}.${key}`);
}
