/** What the application says on its own: something changed, or a job moved on. */

import { z } from 'zod';
import { jobStatus } from './system.ts';

export const entity = z.enum([
  'athlete',
  'squad',
  'clearance',
  'policy',
  'maximum',
  'program',
  'draft',
  'assignment',
  'training',
  'sheet',
  'facility',
  'person',
  'system',
]);
export type Entity = z.infer<typeof entity>;

export const applicationEvent = z.discriminatedUnion('type', [
  /** One per commit. `ids` are athletes; empty when too many to name, which means: refetch what is shown. */
  z.strictObject({
    type: z.literal('changed'),
    entities: z.array(entity),
    ids: z.array(z.string()),
    revision: z.number().int(),
  }),
  z.strictObject({ type: z.literal('job'), status: jobStatus }),
]);
export type ApplicationEvent = z.infer<typeof applicationEvent>;
