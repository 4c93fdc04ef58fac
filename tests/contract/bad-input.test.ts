import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHANNEL_NAMES, CHANNELS } from '#contract/channels.ts';
import { shareRackside, TODAY } from '../support/application.ts';

/** Stands in every bad value; a reply that repeats it would carry what a coach typed into logs and screens. */
const SECRET = 'Quigley';
const rackside = shareRackside();

describe.each(CHANNEL_NAMES)('%s', (name) => {
  const channel = CHANNELS[name];
  const schema = z.toJSONSchema(channel.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

  it('takes the inputs that the attacks start from', () => {
    for (const input of examples(schema)) expect(channel.input.safeParse(input).error).toBeUndefined();
  });

  it('refuses every spoilt input, names the field and repeats no value', async () => {
    const wrong: string[] = [];
    for (const { what, path, input } of spoilt(schema)) {
      const reply = await rackside().application.call(name, input);
      const said = JSON.stringify(reply);
      if (reply.ok || reply.error.code !== 'INVALID_INPUT') wrong.push(`${what} at ${path}: ${said}`);
      else if (said.includes(SECRET)) wrong.push(`${what} at ${path} repeats the value: ${said}`);
      else if (!reply.error.fields?.some((field) => nearby(field.path, path)))
        wrong.push(`${what} at ${path} is not where ${JSON.stringify(reply.error.fields)} points`);
      else if (reply.error.fields.some(({ sentence }) => !/^[A-Z“].*\.$/.test(sentence)))
        wrong.push(`${what} at ${path} is no sentence: ${JSON.stringify(reply.error.fields)}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['a text', `${SECRET}`],
    ['a number', 7],
    ['a list', [SECRET]],
    ['yes', true],
    ['an object that is none of its own', JSON.parse(`{"__proto__":{"x":1},"constructor":"${SECRET}"}`)],
  ])('refuses %s in place of its input', async (_, input) => {
    const reply = await rackside().application.call(name, input);
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(JSON.stringify(reply)).not.toContain(SECRET);
  });
});

describe('channels that do not exist', () => {
  it.each([
    '',
    'toString',
    '__proto__',
    'constructor',
    'roster',
    'roster.page ',
    'ROSTER.PAGE',
    `x.${SECRET}`,
  ])('%j is refused', async (name) => {
    const reply = await rackside().application.call(name, {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNKNOWN_CHANNEL' } });
    expect(JSON.stringify(reply)).not.toContain(SECRET);
  });
});

interface JsonSchema {
  type?: string;
  description?: string;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
}

interface Spoilt {
  readonly what: string;
  readonly path: string;
  readonly input: unknown;
}

/** Sound values of a schema with everything optional present: one for each branch of a choice. */
function examples(schema: JsonSchema): unknown[] {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.flatMap(examples);
  if ('const' in schema) return [schema.const];
  if (schema.enum) return [schema.enum[0]];
  switch (schema.type) {
    case 'null':
      return [null];
    case 'boolean':
      return [true];
    case 'integer':
    case 'number':
      return [Math.max(schema.minimum ?? 0, 1)];
    case 'string':
      return [soundText(schema)];
    case 'array':
      return examples(schema.items ?? {}).map((entry) => Array(schema.minItems ?? 1).fill(entry));
    case 'object':
      return objects(schema);
    default:
      return ['anything'];
  }
}

/** By the first words of its description, where not any text will do. */
const SOUND_TEXTS: readonly (readonly [string, string])[] = [
  ['A calendar date', TODAY],
  ['A time of day', '17:30'],
  ['A PIN', '2468'],
  ['A digest', '0'.repeat(64)],
  ['A capital letter', 'A'],
  ['An id of a line', '1A1'],
  ['A cell such as', 'Roster!F14'],
];

function soundText({ description = '' }: JsonSchema): string {
  return SOUND_TEXTS.find(([words]) => description.startsWith(words))?.[1] ?? 'a1';
}

function objects(schema: JsonSchema): Record<string, unknown>[] {
  const { additionalProperties: of, propertyNames: keys } = schema;
  if (typeof of === 'object') {
    const [key] = examples(keys ?? {});
    return examples(of).map((value) => ({ [String(key)]: value }));
  }
  const parts = Object.entries(schema.properties ?? {}).map(([key, part]) => [key, examples(part)] as const);
  const most = Math.max(1, ...parts.map(([, values]) => values.length));
  return Array.from({ length: most }, (_, place) =>
    Object.fromEntries(parts.map(([key, values]) => [key, values[place % values.length]])),
  );
}

/** Inputs with one thing wrong, at every place of the schema. */
function* spoilt(schema: JsonSchema): Generator<Spoilt> {
  yield* spoiltAt(schema, '', (value) => value);
}

function* spoiltAt(schema: JsonSchema, path: string, around: (value: unknown) => unknown): Generator<Spoilt> {
  const make = (what: string, value: unknown): Spoilt => ({ what, path, input: around(value) });
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    yield make('a list of texts', [SECRET]);
    for (const choice of choices.filter(({ type }) => type === 'object'))
      yield* spoiltAt(choice, path, around);
    for (const choice of choices.filter(({ type }) => type && type !== 'object' && type !== 'null')) {
      // Where several plain forms are allowed, what spoils one may fit another.
      if (choices.filter(({ type }) => type !== 'null').length === 1) yield* spoiltAt(choice, path, around);
    }
    return;
  }
  if ('const' in schema) return;
  if (schema.enum) {
    yield make('an unknown choice', SECRET);
    return;
  }
  switch (schema.type) {
    case 'string':
      yield make('a number', 7);
      yield make('a group', { [SECRET]: SECRET });
      yield make('too much text', SECRET.repeat((schema.maxLength ?? 0) / SECRET.length + 1));
      // A token or id is checked by its own form; free text by the characters in it.
      for (const [what, bad] of CONTROLS) yield make(what, `a${bad}${SECRET}`.slice(0, schema.maxLength));
      if (schema.description?.startsWith('A calendar date'))
        for (const bad of ['2026-02-30', '23.11.2026', '2026-11-23T00:00'])
          yield make('no calendar date', bad);
      return;
    case 'integer':
    case 'number':
      yield make('a text', SECRET);
      yield make('not a number', Number.NaN);
      yield make('without end', Number.POSITIVE_INFINITY);
      if (schema.type === 'integer') yield make('a fraction', Math.max(schema.minimum ?? 0, 0) + 0.5);
      if (schema.maximum !== undefined) yield make('too much', schema.maximum + 1);
      if (schema.minimum !== undefined) yield make('too little', schema.minimum - 1);
      return;
    case 'boolean':
      yield make('a text', SECRET);
      return;
    case 'array': {
      const entries = examples(schema.items ?? {});
      yield make('a text', SECRET);
      if (schema.maxItems !== undefined) yield make('too many', Array(schema.maxItems + 1).fill(entries[0]));
      if (schema.minItems) yield make('too few', []);
      yield* spoiltAt(schema.items ?? {}, join(path, '0'), (value) => around([value]));
      return;
    }
    case 'object': {
      const [whole = {}] = objects(schema);
      yield make('a text', SECRET);
      if (typeof schema.additionalProperties === 'object') {
        yield make('a key too long', { [SECRET.repeat(40)]: Object.values(whole)[0] });
        const [key = ''] = Object.keys(whole);
        yield* spoiltAt(schema.additionalProperties, join(path, key), (value) => around({ [key]: value }));
        return;
      }
      yield make('an unknown field', { ...whole, [`x${SECRET}`]: SECRET });
      for (const key of schema.required ?? []) {
        const { [key]: _, ...rest } = whole;
        yield { what: `without ${key}`, path: join(path, key), input: around(rest) };
      }
      for (const [key, part] of Object.entries(schema.properties ?? {})) {
        yield* spoiltAt(part, join(path, key), (value) => around({ ...whole, [key]: value }));
      }
      return;
    }
    default:
  }
}

const CONTROLS = [
  ['a null character', '\u0000'],
  ['an escape', '\u001b'],
  ['a delete', '\u007f'],
  ['a next line', '\u0085'],
] as const;

const join = (path: string, key: string) => (path ? `${path}.${key}` : key);

/** True when one path leads to the other or past it: a choice is refused as a whole. */
function nearby(named: string, spoiltPath: string): boolean {
  return `${spoiltPath}.`.startsWith(`${named}.`) || named === '' || named.startsWith(`${spoiltPath}.`);
}
