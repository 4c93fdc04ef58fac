/** The program editor: the guide's program typed by hand equals the shipped data; errors, undo, autosave, publishing. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { writeLine } from '#domain/program/line-text.ts';
import type { Program } from '#domain/program/program.ts';
import { openSample } from './journeys.ts';
import { expect, ROOT, test } from './rackside.ts';

const library = (name: string) => JSON.parse(readFileSync(join(ROOT, 'resources/library', name), 'utf8'));
const guide = library('glute-development-8-weeks.json') as Program;
const exercises = new Map(
  (library('exercises.json') as Exercise[]).map((exercise) => [exercise.id, exercise]),
);

async function newProgram(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Programs' }).click();
  await page.getByRole('button', { name: 'New program' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name of the program')).toHaveValue(name);
}

const line = (page: Page, place: string) => page.locator(`[data-place="${place}"]`);

test('the guide’s program typed by hand equals the shipped one', async ({ rackside }) => {
  test.slow();
  await openSample(rackside);
  await newProgram(rackside, 'By hand');
  for (const [block, phase] of guide.phases.entries()) {
    if (block > 0) {
      await rackside.getByRole('button', { name: 'More', exact: true }).click();
      await rackside.getByRole('menuitem', { name: 'Add a phase' }).click();
    } else {
      await rackside.getByRole('button', { name: 'Add a session' }).click();
    }
    const weeks = rackside.getByRole('region', { name: new RegExp(`^Weeks ${phase.firstWeek} to`) });
    await weeks.getByRole('button', { name: /^Weeks .*: more$/ }).click();
    await rackside.getByRole('menuitem', { name: 'One week longer' }).click();
    await weeks.getByLabel(`Name of phase ${phase.number}`).fill(phase.name);
    for (const [place, session] of phase.sessions.entries()) {
      await weeks.getByRole('button', { name: `Add a line to Session ${session.letter}` }).click();
      for (const [index, written] of session.lines.entries()) {
        const field = line(rackside, `${block}.${place}.${index}`);
        await expect(field).toBeFocused();
        await field.fill(writeLine(written, exercises));
        if (index < session.lines.length - 1) await rackside.keyboard.press('Enter');
        else await rackside.keyboard.press('Tab');
      }
    }
  }
  // A new program begins with the shipped warm-up and foundation block: they are typed anew.
  for (const [block, name, lines] of [
    ['warmUp', 'Warm-up', guide.warmUp],
    ['foundation', 'Foundation block', guide.foundation.lines],
  ] as const) {
    for (let left = lines.length; left > 0; left -= 1) {
      await line(rackside, `${block}.0.0`).focus();
      await rackside.keyboard.press('ControlOrMeta+Backspace');
      await expect(line(rackside, `${block}.0.${left - 1}`)).toHaveCount(0);
    }
    await rackside.getByRole('button', { name: `Add a line to ${name}` }).click();
    for (const [index, written] of lines.entries()) {
      const field = line(rackside, `${block}.0.${index}`);
      await expect(field).toBeFocused();
      await field.fill(writeLine(written, exercises));
      await rackside.keyboard.press(index < lines.length - 1 ? 'Enter' : 'Tab');
    }
  }
  await rackside.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(rackside.getByText('is published')).toBeVisible();
  const made = await rackside.evaluate(async () => {
    const ask = async (channel: string, input: object) => {
      const reply = await fetch(`/call/${channel}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      return (await reply.json()).value;
    };
    const programs = await ask('library.programs', {});
    return ask('library.program', {
      id: programs.find(({ name }: { name: string }) => name === 'By hand').id,
    });
  });
  const written = <Line extends object>(line: Line) => ({ ...line, sourceText: '' });
  const plain = ({ phases, warmUp, foundation }: Program) => ({
    phases: phases.map(({ number, name, firstWeek, lastWeek, sessions }) => ({
      number,
      name,
      firstWeek,
      lastWeek,
      sessions: sessions.map(({ letter, lines }) => ({ letter, lines: lines.map(written) })),
    })),
    warmUp: warmUp.map(written),
    foundation: foundation.lines.map(written),
  });
  expect(plain(made as Program)).toEqual(plain(guide));
  expect(guide.phases.flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines))).toHaveLength(30);
});

test('what is wrong is marked, and one click writes what was meant', async ({ rackside }) => {
  await openSample(rackside);
  await newProgram(rackside, 'Spring');
  await rackside.getByRole('button', { name: 'Write the first line' }).click();
  const first = line(rackside, '0.0.0');
  await first.fill('Back sqaut 4 × 5 @ 80 %');
  await expect(
    rackside.getByRole('status').filter({ hasText: 'The library has no exercise “Back sqaut”.' }),
  ).toBeVisible();
  await expect(rackside.getByRole('button', { name: 'Publish version 1' })).toBeDisabled();
  await rackside
    .getByRole('button', { name: 'Write “Barbell back squat”' })
    .or(rackside.getByRole('button', { name: /^Write “.*squat”$/ }))
    .first()
    .click();
  await expect(rackside.getByRole('button', { name: 'Publish version 1' })).toBeEnabled();
});

test('a draft saves itself, is there after a reload, and undo goes back step by step', async ({
  rackside,
}) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Programs' }).click();
  await rackside.getByRole('button', { name: 'Copy' }).click();
  await rackside.getByRole('button', { name: 'Start writing' }).click();
  const third = line(rackside, '0.0.2');
  await expect(third).toHaveValue('Romanian deadlift 3 × 12');
  await third.fill('Romanian deadlift 4 × 10 @ 65 %');
  await rackside.keyboard.press('Alt+ArrowUp');
  await expect(line(rackside, '0.0.1')).toHaveValue('Romanian deadlift 4 × 10 @ 65 %');
  await expect(line(rackside, '0.0.1')).toBeFocused();
  await expect(rackside.getByText('Saved', { exact: true })).toBeVisible();
  await rackside.reload();
  await expect(line(rackside, '0.0.1')).toHaveValue('Romanian deadlift 4 × 10 @ 65 %');
  await line(rackside, '0.0.0').focus();
  await rackside.keyboard.press('Enter');
  await rackside.keyboard.type('glu');
  await rackside.keyboard.press('ArrowDown');
  await rackside.keyboard.press('ArrowUp');
  await rackside.keyboard.press('Tab');
  await rackside.keyboard.type('2x15 band');
  await rackside.keyboard.press('Tab');
  await expect(line(rackside, '0.0.1')).toHaveValue(/^Glute bridge 2 × 15 band$/);
  await rackside.getByRole('button', { name: 'Undo' }).click();
  await rackside.getByRole('button', { name: 'Undo' }).click();
  await expect(line(rackside, '0.0.1')).toHaveValue('Romanian deadlift 4 × 10 @ 65 %');
  await rackside.getByRole('button', { name: 'Redo' }).click();
  await rackside.getByRole('button', { name: 'Redo' }).click();
  await expect(line(rackside, '0.0.1')).toHaveValue(/^Glute bridge/);
});

test('warm-up and foundation block are written like any other line', async ({ rackside }) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Programs' }).click();
  await rackside.getByRole('button', { name: 'Copy' }).click();
  await rackside.getByRole('button', { name: 'Start writing' }).click();
  await line(rackside, 'warmUp.0.0').focus();
  await rackside.keyboard.press('Enter');
  await line(rackside, 'warmUp.0.1').fill('Glute bridge 1 × 8');
  await rackside.keyboard.press('Tab');
  await rackside.getByRole('button', { name: 'Add a line to Foundation block' }).click();
  await rackside.keyboard.type('Back squat 3 × 5');
  await rackside.keyboard.press('Tab');
  await expect(
    rackside.getByText('The foundation block takes no external load. Choose an exercise without one.'),
  ).toBeVisible();
  await rackside.reload();
  await expect(line(rackside, 'warmUp.0.1')).toHaveValue('Glute bridge 1 × 8');
});

async function copyOfGuide(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Programs' }).click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Start writing' }).click();
  await expect(line(page, '0.0.0')).toBeVisible();
}

test('three lines become a circuit, and one leaves it again', async ({ rackside }) => {
  await openSample(rackside);
  await copyOfGuide(rackside);
  const session = rackside
    .getByRole('region', { name: 'Weeks 1 to 2' })
    .getByRole('group', { name: 'Session B' });
  for (const place of ['0.1.1', '0.1.2']) {
    await line(rackside, place).focus();
    await rackside.keyboard.press('ControlOrMeta+g');
  }
  for (const label of ['A1', 'A2', 'A3'])
    await expect(session.getByText(label, { exact: true })).toBeVisible();
  // A line written between them is done with them.
  await line(rackside, '0.1.1').focus();
  await rackside.keyboard.press('Enter');
  await expect(line(rackside, '0.1.2')).toBeFocused();
  await rackside.keyboard.type('Glute bridge 2x15');
  await expect(session.getByText('A4', { exact: true })).toBeVisible();
  await line(rackside, '0.1.3').focus();
  await rackside.keyboard.press('ControlOrMeta+g');
  await expect(session.getByText('A4', { exact: true })).toHaveCount(0);
  await rackside.getByRole('button', { name: 'Undo' }).click();
  await expect(session.getByText('A4', { exact: true })).toBeVisible();
});

test('lines are dragged within a session, to another and to other weeks', async ({ rackside }) => {
  await openSample(rackside);
  await copyOfGuide(rackside);
  const handle = (place: string) =>
    rackside
      .getByRole('listitem')
      .filter({ has: line(rackside, place) })
      .getByTitle(/^Drag to another place/);
  await expect(line(rackside, '0.0.0')).toHaveValue(/^Bodyweight hip thrust/);
  await handle('0.0.0').dragTo(line(rackside, '0.0.2'), { targetPosition: { x: 60, y: 28 } });
  await expect(line(rackside, '0.0.2')).toHaveValue(/^Bodyweight hip thrust/);
  await handle('0.0.2').dragTo(line(rackside, '0.1.0'), { targetPosition: { x: 60, y: 3 } });
  await expect(line(rackside, '0.1.0')).toHaveValue(/^Bodyweight hip thrust/);
  await handle('0.1.0').dragTo(line(rackside, '1.0.0'), { targetPosition: { x: 60, y: 3 } });
  await expect(line(rackside, '1.0.0')).toHaveValue(/^Bodyweight hip thrust/);
  // The keys do the same.
  await line(rackside, '1.0.0').focus();
  await rackside.keyboard.press('Alt+ArrowLeft');
  await expect(line(rackside, '0.0.3')).toBeFocused();
  await expect(line(rackside, '0.0.3')).toHaveValue(/^Bodyweight hip thrust/);
  await rackside.keyboard.press('Alt+ArrowDown');
  await expect(line(rackside, '0.1.0')).toHaveValue(/^Bodyweight hip thrust/);
});

test('a rule of progression says what it will do with its line, and is published with it', async ({
  rackside,
}) => {
  await openSample(rackside);
  await copyOfGuide(rackside);
  await line(rackside, '1.0.0').focus();
  await rackside.keyboard.press('Alt+Enter');
  await rackside.getByRole('menuitem', { name: /^Double progression/ }).click();
  const item = rackside.getByRole('listitem').filter({ has: line(rackside, '1.0.0') });
  await expect(item.getByText(/When all 5 sets reach 10 reps with 2 in reserve/)).toBeVisible();
  await expect(rackside.getByText('Saved', { exact: true })).toBeVisible();
  await rackside.reload();
  await expect(item.getByText(/When all 5 sets reach 10 reps/)).toBeVisible();
});

test('words that are not understood are kept, and several pasted lines become several', async ({
  rackside,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(rackside);
  await newProgram(rackside, 'Pasted');
  await rackside.getByRole('button', { name: 'Write the first line' }).click();
  await rackside.evaluate(() =>
    navigator.clipboard.writeText('Back squat 4 x 5 @ 80%\n\nRomanian deadlift 3x8\nFlying 3 x 8'),
  );
  await rackside.keyboard.press('ControlOrMeta+v');
  await expect(line(rackside, '0.0.0')).toHaveValue('Back squat 4 × 5 @ 80 %');
  await expect(line(rackside, '0.0.1')).toHaveValue('Romanian deadlift 3 × 8');
  await expect(line(rackside, '0.0.2')).toHaveValue('Flying 3 x 8');
  await expect(rackside.getByText('Saved', { exact: true })).toBeVisible();
  await rackside.reload();
  await expect(line(rackside, '0.0.2')).toHaveValue('Flying 3 x 8');
  await expect(rackside.getByText('The library has no exercise “Flying”.')).toBeVisible();
});

test('a program from a file says what comes with it, and whose tags count', async ({ rackside }) => {
  const sled = {
    name: 'Sled push',
    pattern: 'other',
    implement: 'machine',
    bilateral: true,
    tags: [],
    equipment: [],
    ladder: [],
    setup: [],
    execution: [],
    cues: [],
  };
  const file = {
    format: 'rackside-program',
    formatVersion: 2,
    program: guide,
    exercises: [
      { id: 'own-sled', content: sled },
      { id: 'own-squat', content: { ...sled, name: 'Back squat' } },
    ],
  };
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Programs' }).click();
  await rackside.locator('input[type=file]').setInputFiles({
    name: 'theirs.rackside.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
  const dialog = rackside.getByRole('dialog');
  await expect(dialog.getByText('Sled push is added.')).toBeVisible();
  await expect(dialog.getByText(/so it is added as Back squat 2\./)).toBeVisible();
  await expect(dialog.getByLabel(/^Take over these tags/)).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Bring it in' }).click();
  await expect(rackside.getByLabel('Name of the program')).toHaveValue(guide.name);
  await expect(line(rackside, '0.0.0')).toBeVisible();
  await rackside.getByRole('link', { name: 'Library' }).click();
  const list = rackside.getByRole('navigation', { name: 'Exercises' });
  await expect(list.getByText('Own, not tagged')).toHaveCount(2);
  await expect(list.getByText('Back squat 2')).toBeVisible();
});

test('Ctrl Z on the page of the editor takes back a line of it, and never what was done elsewhere', async ({
  rackside,
}) => {
  await openSample(rackside);
  const undone: string[] = [];
  rackside.on('request', (request) => {
    if (/history\.(undo|redo)/.test(request.url())) undone.push(request.url());
  });
  await copyOfGuide(rackside);
  await line(rackside, '0.0.2').fill('Romanian deadlift 4 × 9');
  await rackside.keyboard.press('Tab');
  await rackside.getByRole('heading', { name: 'Programs' }).click();
  await rackside.keyboard.press('ControlOrMeta+z');
  await expect(line(rackside, '0.0.2')).toHaveValue('Romanian deadlift 3 × 12');
  // There is nothing left to take back here, and still nothing elsewhere is.
  await rackside.keyboard.press('ControlOrMeta+z');
  await rackside.keyboard.press('ControlOrMeta+Shift+z');
  await expect(line(rackside, '0.0.2')).toHaveValue('Romanian deadlift 4 × 9');
  await rackside.keyboard.press('ControlOrMeta+y');
  expect(undone).toEqual([]);
});

test('letters typed without a pause after Enter all stand in the new line', async ({ rackside }) => {
  await openSample(rackside);
  await copyOfGuide(rackside);
  await line(rackside, '0.0.0').focus();
  for (let round = 0; round < 3; round += 1) {
    await rackside.keyboard.press('Enter');
    await rackside.keyboard.insertText('G');
    await rackside.keyboard.type('lute bridge 2x15');
  }
  for (const place of ['0.0.1', '0.0.2'])
    await expect(line(rackside, place)).toHaveValue('Glute bridge 2 × 15');
  await expect(line(rackside, '0.0.3')).toHaveValue('Glute bridge 2x15');
  await expect(line(rackside, '0.0.0')).toHaveValue(/^Bodyweight hip thrust/);
});

test('what is typed is kept once the hands rest, without leaving the line, as one step to take back', async ({
  rackside,
}) => {
  await openSample(rackside);
  await copyOfGuide(rackside);
  const third = line(rackside, '0.0.2');
  await third.click();
  await third.press('ControlOrMeta+a');
  await rackside.keyboard.type('Romanian deadlift 4x9 ');
  await expect(rackside.getByText('Not saved yet')).toBeVisible();
  await expect(rackside.getByText('Saved', { exact: true })).toBeVisible();
  // The hands are still there: nothing is written anew under them.
  await expect(third).toHaveValue('Romanian deadlift 4x9 ');
  await rackside.keyboard.type('@ 60%');
  await expect(third).toHaveValue('Romanian deadlift 4x9 @ 60%');
  await expect(rackside.getByText('Not saved yet')).toBeVisible();
  await expect(rackside.getByText('Saved', { exact: true })).toBeVisible();
  await rackside.keyboard.press('ControlOrMeta+z');
  await expect(third).toHaveValue('Romanian deadlift 3 × 12');
  await rackside.keyboard.press('ControlOrMeta+Shift+z');
  await expect(third).toHaveValue('Romanian deadlift 4 × 9 @ 60 %');
  await expect(rackside.getByText('Saved', { exact: true })).toBeVisible();
  await rackside.reload();
  await expect(third).toHaveValue('Romanian deadlift 4 × 9 @ 60 %');
});

test('two windows on one draft: whoever comes second reads who and when, and chooses', async ({
  rackside,
  context,
}) => {
  await openSample(rackside);
  await copyOfGuide(rackside);
  const other = await context.newPage();
  await other.goto(rackside.url());
  const write = async (page: Page, place: string, text: string) => {
    await line(page, place).fill(text);
    await page.keyboard.press('Tab');
  };
  await write(other, '0.0.2', 'Romanian deadlift 4 × 9');
  await expect(other.getByText('Saved', { exact: true })).toBeVisible();
  await write(rackside, '0.0.2', 'Romanian deadlift 5 × 5');
  const conflict = rackside.getByRole('alert');
  await expect(conflict).toContainText(/saved this draft in another window, \d+ \w+ \d{4}, \d\d:\d\d\./);
  await conflict.getByRole('button', { name: 'Take theirs' }).click();
  await expect(line(rackside, '0.0.2')).toHaveValue('Romanian deadlift 4 × 9');
  // One's own is a step away.
  await rackside.getByRole('button', { name: 'Undo' }).click();
  await expect(line(rackside, '0.0.2')).toHaveValue('Romanian deadlift 5 × 5');
  await expect(rackside.getByText('Saved', { exact: true })).toBeVisible();
  await write(other, '0.0.2', 'Romanian deadlift 2 × 20');
  await other.getByRole('button', { name: 'Keep mine' }).click();
  await expect(other.getByText('Saved', { exact: true })).toBeVisible();
  await rackside.reload();
  await expect(line(rackside, '0.0.2')).toHaveValue('Romanian deadlift 2 × 20');
  await rackside.getByRole('button', { name: 'More', exact: true }).click();
  await rackside.getByRole('menuitem', { name: 'Throw this draft away…' }).click();
  await rackside.getByRole('button', { name: 'Keep it' }).click();
  await expect(line(rackside, '0.0.2')).toBeVisible();
});

test('groups, rules of progression and what a line grows to stand in the published program', async ({
  rackside,
}) => {
  await openSample(rackside);
  await copyOfGuide(rackside);
  await line(rackside, '0.0.2').focus();
  await rackside.keyboard.press('Alt+ArrowUp');
  await rackside.keyboard.press('Alt+ArrowUp');
  await line(rackside, '0.0.1').focus();
  await rackside.keyboard.press('ControlOrMeta+g');
  await rackside.keyboard.press('Alt+Enter');
  await rackside.getByRole('menuitem', { name: /^Double progression/ }).click();
  await rackside.getByRole('button', { name: 'Publish version 1' }).click();
  const first = rackside.getByRole('region', { name: 'Program', exact: true });
  await expect(first.getByText('Superset, in turn')).toBeVisible();
  for (const tag of ['A1', 'A2', '1A3', '1A4'])
    await expect(first.getByText(tag, { exact: true }).first()).toBeVisible();
  await expect(first.getByText('Double progression')).toBeVisible();
  await expect(first.getByText('→ 3 × 15')).toBeVisible();
});
