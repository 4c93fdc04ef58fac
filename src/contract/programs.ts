/** Program channels: drafts that save themselves, versions that never change, programs as files. */

import { z } from 'zod';
import type { Program } from '#domain/program/program.ts';
import { command, query } from './channel.ts';
import { madeFile } from './documents.ts';
import { exerciseTag, implement, pattern } from './exercises.ts';
import { program } from './program.ts';
import { draftId, fileToken, line, moment, nothing, programId } from './values.ts';

const draftSummary = z.strictObject({
  id: draftId,
  programId,
  name: z.string(),
  /** The version it will become when it is published. */
  becomes: z.number().int(),
  updatedAt: moment,
  updatedBy: z.string(),
  /** For the next save. */
  version: z.number().int(),
});

export const draft = draftSummary.extend({
  program: z.custom<Program>((value) => typeof value === 'object' && value !== null),
  /** What it still needs before it can be published. */
  problems: z.array(z.strictObject({ path: z.string(), sentence: z.string() })),
});
export type Draft = z.infer<typeof draft>;

export const programs = {
  'programs.drafts': query({
    summary: 'The drafts, newest first.',
    input: nothing,
    output: z.array(draftSummary),
  }),
  'programs.draft': query({
    summary: 'One draft, and what it still needs.',
    input: z.strictObject({ id: draftId }),
    output: draft,
    errors: ['NOT_FOUND'],
  }),
  'programs.startDraft': command({
    summary:
      'Begins a draft: an empty program, the next version of an own program, or a copy of any program under a new name.',
    input: z.strictObject({
      from: z
        .strictObject({ id: programId, version: z.number().int().min(1).max(100_000).optional() })
        .optional(),
      /** A new program of this name; without it the draft is the next version of the program it comes from. */
      name: line(120).optional(),
    }),
    output: draft,
    errors: ['NOT_FOUND', 'PROGRAM_REFUSED'],
  }),
  'programs.saveDraft': command({
    summary: 'Keeps a draft as it stands now; unfinished is fine.',
    input: z.strictObject({ id: draftId, version: z.number().int().min(1), program }),
    output: draft,
    errors: ['NOT_FOUND', 'STALE_ROW'],
  }),
  'programs.publish': command({
    summary:
      'Makes the draft a version of its program that never changes again. Nobody’s running program changes.',
    input: z.strictObject({ id: draftId, version: z.number().int().min(1) }),
    output: z.strictObject({ id: programId, version: z.number().int(), name: z.string() }),
    errors: ['NOT_FOUND', 'STALE_ROW', 'PROGRAM_REFUSED'],
  }),
  'programs.discard': command({
    summary: 'Throws a draft away; published versions stay.',
    input: z.strictObject({ id: draftId }),
    output: nothing,
    errors: ['NOT_FOUND'],
  }),
  'programs.export': command({
    summary: 'One version of a program as a file that another Rackside reads.',
    input: z.strictObject({ id: programId, version: z.number().int().min(1).max(100_000).optional() }),
    output: z.strictObject({ file: madeFile }),
    errors: ['NOT_FOUND', 'FILE_NOT_WRITTEN'],
  }),
  'programs.previewImport': query({
    summary: 'What a program file holds, and what becomes of the own exercises in it.',
    input: z.strictObject({ file: fileToken }),
    output: z.strictObject({
      name: z.string(),
      exercises: z.array(
        z.strictObject({
          name: z.string(),
          pattern,
          implement,
          /** As the file has them; null where nobody had decided. */
          tags: z.array(exerciseTag).nullable(),
          how: z.enum(['new', 'present']),
          sentence: z.string(),
        }),
      ),
    }),
    errors: ['FILE_GONE', 'FILE_REFUSED'],
  }),
  'programs.import': command({
    summary:
      'Reads a program from a file into a draft of a new program, with the own exercises it needs; their tags only if a lead accepts them.',
    input: z.strictObject({ file: fileToken, acceptTags: z.boolean().optional() }),
    output: draft,
    errors: ['FILE_GONE', 'FILE_REFUSED'],
  }),
} as const;
