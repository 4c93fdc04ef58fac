/** Server state: what the application knows, fetched when shown and again when an event says it changed. */

import { QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChannelName, InputOf, OutputOf } from '#contract/channels.ts';
import type { Entity } from '#contract/events.ts';
import { bridge, type CallFailed, call } from './bridge.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
  },
});

/** Which events make an answer old, by the first word of its channel, or by its whole name where that differs. */
const DEPENDS_ON: Readonly<Record<string, readonly Entity[]>> = {
  system: ['system', 'facility', 'person'],
  people: ['person'],
  facility: ['facility', 'system', 'assignment'],
  roster: ['athlete', 'squad', 'clearance', 'assignment', 'maximum'],
  clearance: ['clearance', 'policy', 'athlete', 'person'],
  overrides: ['clearance', 'athlete', 'person'],
  policy: ['policy', 'facility', 'assignment', 'person'],
  programs: ['draft', 'program'],
  library: ['program', 'assignment', 'athlete'],
  maxima: ['maximum', 'facility', 'athlete'],
  assignments: ['assignment', 'clearance', 'policy', 'maximum', 'program', 'facility', 'athlete'],
  training: [
    'training',
    'assignment',
    'clearance',
    'policy',
    'maximum',
    'program',
    'facility',
    'athlete',
    'squad',
    'sheet',
  ],
  review: ['training', 'clearance', 'policy', 'assignment', 'athlete', 'squad', 'facility', 'person'],
  documents: ['sheet', 'assignment', 'clearance'],
  'documents.preview': [
    'assignment',
    'clearance',
    'policy',
    'maximum',
    'program',
    'facility',
    'athlete',
    'squad',
  ],
  progress: ['training', 'athlete', 'squad', 'clearance', 'assignment', 'facility'],
  'documents.lookPreview': ['facility'],
  audit: ['clearance', 'policy', 'assignment', 'facility', 'athlete'],
};

/** The answer of a query channel, kept fresh by events. */
export function useChannel<Name extends ChannelName>(
  channel: Name,
  input: InputOf<Name>,
  options: { enabled?: boolean } = {},
) {
  return useQuery<OutputOf<Name>, CallFailed>({
    queryKey: [channel, input],
    queryFn: () => call(channel, input),
    ...options,
  });
}

function refetch(changed: readonly Entity[]): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => {
      const channel = String(queryKey[0]);
      const entities = DEPENDS_ON[channel] ?? DEPENDS_ON[channel.split('.')[0] ?? ''] ?? [];
      return entities.some((entity) => changed.includes(entity));
    },
  });
}

/** Entries of results gather until nothing was entered for so long, milliseconds; and no longer than this in all. */
const PAUSE_MS = 400;
const GATHER_MS = 2000;
let gathering: { readonly since: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;

/**
 * Results are typed faster than a grid can be fetched: the cells of one burst are fetched together once it pauses, so that
 * no key waits for what the window knows already.
 */
function refetchTraining(): void {
  const now = performance.now();
  const since = gathering?.since ?? now;
  clearTimeout(gathering?.timer);
  const timer = setTimeout(
    () => {
      gathering = undefined;
      refetch(['training']);
    },
    Math.min(PAUSE_MS, since + GATHER_MS - now),
  );
  gathering = { since, timer };
}

/** How often a window that stays open looks whether another day has begun, milliseconds. */
const DAY_LOOK_MS = 20_000;

/** Yesterday's work is nobody's today: at midnight everything that is shown is taken away and fetched again. */
function useNewDay(): void {
  useEffect(() => {
    let day = new Date().toDateString();
    const looking = setInterval(() => {
      const now = new Date().toDateString();
      if (now === day) return;
      day = now;
      void queryClient.resetQueries();
    }, DAY_LOOK_MS);
    return () => clearInterval(looking);
  }, []);
}

/** Refetches what is shown after each change; once, at the root. */
export function useFreshAnswers(): void {
  useNewDay();
  useEffect(
    () =>
      bridge.subscribe(
        (event) => {
          if (event.type !== 'changed') return;
          if (event.entities.some((entity) => entity !== 'training')) refetch(event.entities);
          else refetchTraining();
        },
        (again) => void (again && queryClient.invalidateQueries()),
      ),
    [],
  );
}
