/** The use cases of training: who trains, what was done, days that are moved or free. */

import type { training } from '#contract/training.ts';
import type { HandlersOf } from '../handler.ts';
import { acceptSuggestions, listSuggestions, setSuggestionsAside } from './answer-suggestions.ts';
import { exportFillIn, importFillIn, previewFillIn } from './fill-in.ts';
import { findSessions } from './find-sessions.ts';
import { listHolidays, removeHoliday, setHoliday } from './holidays.ts';
import { recordSets } from './record.ts';
import { recordMinutes, recordSession, reviewedInTraining } from './record-session.ts';
import { reschedule } from './reschedule.ts';
import { listTimes, setTime } from './times.ts';
import { trainingCalendar, trainingToday } from './today.ts';

export const trainingHandlers: HandlersOf<typeof training> = {
  'training.today': trainingToday,
  'training.calendar': trainingCalendar,
  'training.sessions': findSessions,
  'training.record': recordSets,
  'training.recordSession': recordSession,
  'training.recordMinutes': recordMinutes,
  'training.reviewed': reviewedInTraining,
  'training.suggestions': listSuggestions,
  'training.accept': acceptSuggestions,
  'training.setAside': setSuggestionsAside,
  'training.reschedule': reschedule,
  'training.exportFillIn': exportFillIn,
  'training.previewFillIn': previewFillIn,
  'training.importFillIn': importFillIn,
  'training.times': listTimes,
  'training.setTime': setTime,
  'training.holidays': listHolidays,
  'training.setHoliday': setHoliday,
  'training.removeHoliday': removeHoliday,
};
