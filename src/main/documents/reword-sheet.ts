/**
 * A sheet in the words of its facility: dates in its language, loads with its decimal sign.
 *
 * Applied when a sheet is drawn, after its number was given: the same work in other words is the same paper. Names, and
 * what a person said word for word, stay as they were written.
 */

import { PLAIN_WORDING, reworded, rewordedWeekday, type Wording } from '#domain/paper/wording.ts';
import type { CardModel, CardPage, CardTarget } from './card-model.ts';
import type { SheetModel } from './sheet-model.ts';

type Say = (text: string) => string;

export function rewordedSheet(model: SheetModel, wording: Wording): SheetModel {
  const { dateLanguage, decimalSign } = PLAIN_WORDING;
  if (wording.dateLanguage === dateLanguage && wording.decimalSign === decimalSign) return model;
  const say: Say = (text) => reworded(text, wording);
  const printedOn = say(model.printedOn);
  switch (model.sheet) {
    case 'rack':
      return {
        ...model,
        printedOn,
        title: say(model.title),
        remarks: model.remarks.map(say),
        blocks: model.blocks.map((block) => ({
          ...block,
          tempo: say(block.tempo),
          rows: block.rows.map((row) => ({ ...row, target: targetIn(row.target, say) })),
        })),
      };
    case 'attendance':
      return {
        ...model,
        printedOn,
        span: say(model.span),
        days: model.days.map(({ weekday, date }) => ({
          weekday: rewordedWeekday(weekday, wording),
          date: say(date),
        })),
      };
    case 'progress':
      return {
        ...model,
        printedOn,
        span: say(model.span),
        ends: [say(model.ends[0]), say(model.ends[1])],
        charts: model.charts.map((chart) => ({
          ...chart,
          points: chart.points.map((point) => ({
            ...point,
            says: say(point.says),
            on: say(point.on),
          })),
        })),
        bests: model.bests.map(({ lift, best, change, relative }) => ({
          lift,
          best: say(best),
          change: say(change),
          relative: say(relative),
        })),
        ...(model.weeks && {
          weeks: {
            total: say(model.weeks.total),
            rows: model.weeks.rows.map((row) => ({ ...row, week: say(row.week), tonnage: say(row.tonnage) })),
          },
        }),
        ...(model.records && {
          records: model.records.map((record) => ({
            ...record,
            says: say(record.says),
            newest: say(record.newest),
          })),
        }),
        milestones: model.milestones.map(({ says, reached }) => ({ says: say(says), reached: say(reached) })),
      };
    case 'technique':
      return { ...model, printedOn };
    default:
      return { ...cardIn(model, say), printedOn };
  }
}

/** Begins what somebody else said, letter by letter. */
const QUOTED = /^(as stated:|“)/;

function cardIn(model: CardModel, say: Say): CardModel {
  return {
    ...model,
    ...(model.reviewOn && { reviewOn: say(model.reviewOn) }),
    ...(model.health && { health: model.health.map((one) => (QUOTED.test(one) ? one : say(one))) }),
    ...(model.desk && { desk: { ...model.desk, dates: model.desk.dates.map(say) } }),
    maxima: model.maxima.map((maximum) => ({ ...maximum, text: say(maximum.text) })),
    modifications: model.modifications.map((one) =>
      QUOTED.test(one.text) ? one : { ...one, text: say(one.text) },
    ),
    pages: model.pages.map((page) => pageIn(page, say)),
  };
}

function pageIn(page: CardPage, say: Say): CardPage {
  return {
    ...page,
    title: say(page.title),
    weeks: say(page.weeks),
    remarks: page.remarks.map(say),
    warmUp: page.warmUp.map((step) => ({ ...step, text: say(step.text) })),
    blocks: page.blocks.map((block) => ({
      ...block,
      rows: block.rows.map((row) => ({
        ...row,
        tempo: say(row.tempo),
        ...(row.reckoning && { reckoning: say(row.reckoning) }),
        ...(row.last && { last: say(row.last) }),
        targets: row.targets.map((target) => targetIn(target, say)),
      })),
    })),
  };
}

function targetIn(target: CardTarget, say: Say): CardTarget {
  return { ...target, text: say(target.text), plates: target.plates.map(say) };
}
