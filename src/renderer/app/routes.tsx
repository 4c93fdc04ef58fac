/** The places and what the address carries, so that reload and back return to the same spot. */

import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { sheetKind } from '#contract/documents.ts';
import { reportSheet } from '#contract/workbooks.ts';
import { PrintPlace } from '../features/documents/print-place.tsx';
import { FacilityPlace } from '../features/facility/facility-place.tsx';
import { LibraryPlace } from '../features/library/library-place.tsx';
import { PolicyPlace } from '../features/policy/policy-place.tsx';
import { ProgramsPlace } from '../features/programs/programs-place.tsx';
import { SquadPlace } from '../features/progress/squad-place.tsx';
import { PERIODS } from '../features/progress/words.ts';
import { ReviewPlace } from '../features/review/review-place.tsx';
import { RosterPlace } from '../features/roster/roster-place.tsx';
import { EntryPlace } from '../features/training/entry-place.tsx';
import { FillInPlace } from '../features/training/fill-in/fill-in-place.tsx';
import { TodayPlace } from '../features/training/today-place.tsx';
import { WeightRoom } from '../features/training/weight-room.tsx';
import { WorkbookPlace } from '../features/workbooks/reports-place.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <p className="place-body">There is nothing here.</p>,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/roster' });
  },
});

/** Forgiving on purpose: an address that somebody edited falls back, it does not fail. */
const rosterSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  sort: z.string().max(200).optional().catch(undefined),
  facets: z.record(z.string(), z.array(z.string())).optional().catch(undefined),
  group: z.literal('squads').optional().catch(undefined),
  athlete: z.string().max(64).optional().catch(undefined),
  tab: z.enum(['profile', 'clearance', 'maxima', 'program', 'progress']).optional().catch(undefined),
});
export type RosterSearch = z.infer<typeof rosterSearch>;

const roster = createRoute({
  getParentRoute: () => root,
  path: '/roster',
  validateSearch: (search) => rosterSearch.parse(search),
  component: RosterPlace,
});

const word = (most: number) => z.string().max(most).optional().catch(undefined);

const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  validateSearch: (search) =>
    z
      .object({
        date: word(10),
        squad: word(64),
        view: z.literal('next').optional().catch(undefined),
      })
      .parse(search),
  component: TodayPlace,
});

const entry = createRoute({
  getParentRoute: () => root,
  path: '/entry',
  validateSearch: (search) =>
    z
      .object({
        date: word(10),
        squad: word(64),
        number: word(20),
        program: word(200),
        letter: word(8),
        athlete: word(64),
        order: z.enum(['athlete', 'exercise']).optional().catch(undefined),
      })
      .parse(search),
  component: EntryPlace,
});

const weightRoom = createRoute({
  getParentRoute: () => root,
  path: '/weight-room',
  validateSearch: (search) => z.object({ squad: word(64), group: word(300) }).parse(search),
  component: WeightRoom,
});

const programs = createRoute({
  getParentRoute: () => root,
  path: '/programs',
  validateSearch: (search) =>
    z
      .object({
        program: z.string().max(64).optional().catch(undefined),
        draft: z.string().max(64).optional().catch(undefined),
      })
      .parse(search),
  component: ProgramsPlace,
});

const library = createRoute({
  getParentRoute: () => root,
  path: '/library',
  validateSearch: (search) =>
    z
      .object({
        exercise: z.string().max(64).optional().catch(undefined),
        show: z.enum(['evidence', 'levels', 'questions']).optional().catch(undefined),
      })
      .parse(search),
  component: LibraryPlace,
});

const weekNumber = z.number().int().min(1).max(104).optional().catch(undefined);
const printSearch = z.object({
  view: z.literal('register').optional().catch(undefined),
  number: z.string().max(20).optional().catch(undefined),
  /** Of the register: part of a name, the id of a squad, void sheets alone. */
  name: word(80),
  of: word(64),
  voidOnly: z.literal(true).optional().catch(undefined),
  athletes: z.array(z.string()).optional().catch(undefined),
  squad: z.string().max(80).optional().catch(undefined),
  sheets: z.array(sheetKind).min(1).optional().catch(undefined),
  first: weekNumber,
  last: weekNumber,
  sessions: z.array(z.string().max(8)).optional().catch(undefined),
  /** The sessions of this day, in place of weeks; letters narrow them, too. */
  day: word(10),
  plates: z.literal(false).optional().catch(undefined),
  paper: z.enum(['A4', 'Letter']).optional().catch(undefined),
  /** Whose sheets are looked at. */
  person: z.string().max(64).optional().catch(undefined),
});
export type PrintSearch = z.infer<typeof printSearch>;

const print = createRoute({
  getParentRoute: () => root,
  path: '/print',
  validateSearch: (search) => printSearch.parse(search),
  component: PrintPlace,
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: (search) =>
    z.object({ squad: z.string().max(64).optional().catch(undefined) }).parse(search),
  component: ReviewPlace,
});

const reportsSearch = z.object({
  view: z.enum(['progress', 'fillIn']).optional().catch(undefined),
  /** The days of the workbook, and its sheets where they are not the usual ones. */
  from: word(10),
  to: word(10),
  sheets: z.array(reportSheet).optional().catch(undefined),
  /** Monday of the week to fill in. */
  week: word(10),
  squad: z.string().max(64).optional().catch(undefined),
  period: z.enum(PERIODS).optional().catch(undefined),
  lift: z.string().max(64).optional().catch(undefined),
  /** Who stands side by side. */
  athletes: z.array(z.string().max(64)).optional().catch(undefined),
  show: z.literal('leaderboard').optional().catch(undefined),
});
export type ReportsSearch = z.infer<typeof reportsSearch>;

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: (search) => reportsSearch.parse(search),
  component: () => {
    const { view } = reports.useSearch();
    if (view === 'fillIn') return <FillInPlace />;
    return view === 'progress' ? <SquadPlace /> : <WorkbookPlace />;
  },
});
const facility = createRoute({ getParentRoute: () => root, path: '/facility', component: FacilityPlace });

const policy = createRoute({
  getParentRoute: () => root,
  path: '/policy',
  validateSearch: (search) =>
    z
      .object({
        view: z.literal('history').optional().catch(undefined),
        version: z.number().int().positive().optional().catch(undefined),
      })
      .parse(search),
  component: PolicyPlace,
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    today,
    entry,
    weightRoom,
    roster,
    programs,
    library,
    print,
    reports,
    review,
    facility,
    policy,
  ]),
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
