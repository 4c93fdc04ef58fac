/** What is wrong with an input, field by field, in a coach's words. The values themselves are never repeated. */

import type { z } from 'zod';
import type { FieldProblem } from '#contract/envelope.ts';

/** More than anybody corrects at once. */
const MOST_NAMED = 20;

export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.slice(0, MOST_NAMED).map((issue) => ({
    // The key of a record is something that was typed, too.
    path: (issue.code === 'invalid_key' ? issue.path.slice(0, -1) : issue.path).join('.'),
    sentence: sentenceFor(issue),
  }));
}

function sentenceFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'This is needed.'
        : `This has to be ${KINDS[issue.expected] ?? 'something else'}.`;
    case 'unrecognized_keys':
      return 'There is a field here that Rackside does not know.';
    case 'invalid_key':
      return 'There is a key here that Rackside does not know.';
    case 'invalid_value':
      return `Choose one of these: ${issue.values.join(', ')}.`;
    case 'invalid_union':
      return 'This fits none of the forms that are allowed here.';
    case 'too_small':
      return `This has to be at least ${amount(issue.origin, issue.minimum)}.`;
    case 'too_big':
      return `This may be at most ${amount(issue.origin, issue.maximum)}.`;
    default:
      // Sentences of the contract's own.
      return issue.message;
  }
}

const KINDS: Partial<Record<z.core.$ZodIssueInvalidType['expected'], string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

function amount(of: string, size: number | bigint): string {
  if (of === 'string') return `${size} ${size === 1 ? 'character' : 'characters'} long`;
  if (of === 'array') return `${size} ${size === 1 ? 'entry' : 'entries'} long`;
  return String(size);
}
