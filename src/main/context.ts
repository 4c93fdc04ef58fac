/** What every handler is given: the open roster, the clock, files, jobs, workers, the library. */

import type { AuditStamp } from './audit.ts';
import type { Clock } from './clock.ts';
import type { Files } from './files.ts';
import type { Library } from './library/library.ts';
import type { Log } from './log.ts';
import type { Person } from './people/people.ts';
import type { SignIn } from './people/sign-in.ts';
import type { Session } from './session.ts';
import type { Calls } from './work/calls.ts';
import type { Jobs } from './work/jobs.ts';
import type { WorkPool } from './work/pool.ts';

export interface Context {
  readonly session: Session;
  readonly clock: Clock;
  readonly files: Files;
  readonly calls: Calls;
  readonly jobs: Jobs;
  readonly pool: WorkPool;
  readonly library: Library;
  readonly log: Log;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly version: string;
  readonly signIn: SignIn;
  /** Who calls; absent before anybody has signed in. */
  readonly person?: Person | undefined;
  /** Their name, as audit events carry it. */
  readonly who: string;
}

export function stampOf(context: Context): AuditStamp {
  return { at: context.clock.now().toISOString(), today: context.clock.today(), who: context.who };
}
