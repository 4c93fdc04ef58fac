/** The one map of channels. Types, checks, the preload's surface, the doors and the tests derive from it. */

import type { z } from 'zod';
import { assignments } from './assignments.ts';
import type { Channel } from './channel.ts';
import { clearance } from './clearance.ts';
import { documents } from './documents.ts';
import { exercises } from './exercises.ts';
import { facility } from './facility.ts';
import { library } from './library.ts';
import { loads } from './loads.ts';
import { overrides } from './overrides.ts';
import { people } from './people.ts';
import { policy } from './policy.ts';
import { prescriptions } from './prescriptions.ts';
import { programs } from './programs.ts';
import { progress } from './progress.ts';
import { progression } from './progression.ts';
import { review } from './review.ts';
import { roster } from './roster.ts';
import { system } from './system.ts';
import { training } from './training.ts';
import { workbooks } from './workbooks.ts';

export const CHANNELS = {
  ...system,
  ...facility,
  ...people,
  ...review,
  ...roster,
  ...clearance,
  ...overrides,
  ...policy,
  ...library,
  ...exercises,
  ...programs,
  ...prescriptions,
  ...loads,
  ...progression,
  ...progress,
  ...assignments,
  ...training,
  ...documents,
  ...workbooks,
} as const satisfies Record<string, Channel>;

export type Channels = typeof CHANNELS;
export type ChannelName = keyof Channels;
export const CHANNEL_NAMES = Object.keys(CHANNELS) as readonly ChannelName[];

/** What a caller passes. */
export type InputOf<Name extends ChannelName> = z.input<Channels[Name]['input']>;
/** What a job ends with, or what any other channel answers. */
export type ResultOf<Name extends ChannelName> = z.output<Channels[Name]['output']>;
/** What a call answers at once: a job answers with its id. */
export type OutputOf<Name extends ChannelName> = Channels[Name]['kind'] extends 'job'
  ? { readonly job: string }
  : ResultOf<Name>;
