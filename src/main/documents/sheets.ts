/** Which function draws which sheet. A new sheet is one more line. */

import type { Look } from '../facility/look.ts';
import { attendanceSheet } from './attendance-sheet.ts';
import { Canvas } from './canvas.ts';
import { HEALTH_WATERMARK } from './card-model.ts';
import { individualCard } from './individual-card.ts';
import { planSheet } from './plan-sheet.ts';
import { progressSheet } from './progress-sheet.ts';
import { rackSheet } from './rack-sheet.ts';
import type { Ruler } from './ruler.ts';
import { sessionSheet } from './session-sheet.ts';
import type { SheetPart } from './sheet-definition.ts';
import type { Paper } from './sheet-frame.ts';
import type { SheetModel } from './sheet-model.ts';
import { techniqueCard } from './technique-card.ts';

/** All sides of one sheet as a pdfmake definition: the same model on the same paper gives an equal, fresh one. */
export function drawSheet(model: SheetModel, paper: Paper, ruler: Ruler, look: Look): SheetPart {
  const canvas = new Canvas(ruler, look, 'health' in model ? HEALTH_WATERMARK : undefined);
  switch (model.sheet) {
    case 'card':
    case 'coach':
      return individualCard(model, paper, canvas);
    case 'session':
      return sessionSheet(model, paper, canvas);
    case 'plan':
      return planSheet(model, paper, canvas);
    case 'rack':
      return rackSheet(model, paper, canvas);
    case 'attendance':
      return attendanceSheet(model, paper, canvas);
    case 'progress':
      return progressSheet(model, paper, canvas);
    case 'technique':
      return techniqueCard(model, paper, canvas);
  }
}
