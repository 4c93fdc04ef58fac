/** Every channel with its handler. A channel without one does not typecheck. */

import type { Channels } from '#contract/channels.ts';
import { assignmentHandlers } from './assignments/handlers.ts';
import { clearanceHandlers } from './clearance/handlers.ts';
import type { Context } from './context.ts';
import { documentHandlers } from './documents/handlers.ts';
import { exerciseHandlers } from './exercises/handlers.ts';
import { facilityHandlers } from './facility/handlers.ts';
import type { HandlersOf } from './handler.ts';
import { libraryHandlers } from './library/handlers.ts';
import { loadHandlers } from './loads/handlers.ts';
import { overrideHandlers } from './overrides/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { policyHandlers } from './policy/handlers.ts';
import { prescriptionHandlers } from './prescriptions/handlers.ts';
import { programHandlers } from './programs/handlers.ts';
import { progressHandlers } from './progress/handlers.ts';
import { progressionHandlers } from './progression/handlers.ts';
import { reviewHandlers } from './review/handlers.ts';
import { rosterHandlers } from './roster/handlers.ts';
import { systemHandlers } from './system/handlers.ts';
import { trainingHandlers } from './training/handlers.ts';
import type { JobControl } from './work/jobs.ts';
import { workbookHandlers } from './workbooks/handlers.ts';

export type Handler = (input: unknown, context: Context, control?: JobControl) => Promise<unknown>;

export const HANDLERS = {
  ...systemHandlers,
  ...facilityHandlers,
  ...peopleHandlers,
  ...reviewHandlers,
  ...rosterHandlers,
  ...clearanceHandlers,
  ...overrideHandlers,
  ...policyHandlers,
  ...libraryHandlers,
  ...exerciseHandlers,
  ...programHandlers,
  ...prescriptionHandlers,
  ...loadHandlers,
  ...progressionHandlers,
  ...progressHandlers,
  ...assignmentHandlers,
  ...trainingHandlers,
  ...documentHandlers,
  ...workbookHandlers,
} satisfies HandlersOf<Channels>;
