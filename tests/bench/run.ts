/** `npm run bench [-- names]`: the measured figures, each beside its target, peers in the same run. */

import { benchAssignment } from './assignment.ts';
import { benchDatabase } from './database.ts';
import { benchEditor } from './editor.ts';
import { benchEntry } from './entry.ts';
import { printFigures } from './figures.ts';
import { benchPaper } from './paper.ts';
import { benchPolicy } from './policy.ts';
import { benchRules } from './rules.ts';
import { benchTable } from './table.ts';
import { benchTraining } from './training.ts';
import { benchWorkbooks } from './workbooks.ts';

const BENCHES = {
  rules: { title: 'The rules on their own', run: benchRules },
  database: { title: 'Roster from the database', run: benchDatabase },
  assignment: { title: 'Assigning', run: benchAssignment },
  policy: { title: 'Changing the policy', run: benchPolicy },
  training: { title: 'The training log, against one plain table', run: benchTraining },
  entry: { title: 'Typing a squad’s results in Chromium', run: benchEntry },
  workbooks: { title: 'Workbooks', run: benchWorkbooks },
  editor: { title: 'Program editor in Chromium against a plain textarea', run: benchEditor },
  paper: { title: 'Paper, against plain pdfkit and plain pdfmake', run: benchPaper },
  table: { title: 'Athlete table in Chromium against AG Grid Community', run: benchTable },
} as const;

const asked = process.argv.slice(2);
for (const [name, { title, run }] of Object.entries(BENCHES)) {
  if (asked.length === 0 || asked.includes(name)) printFigures(title, await run());
}
