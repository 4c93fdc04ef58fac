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

const line = (page: Page, place: string) => page.getByRole('textbox', { name: `Line ${place}`, exact: true });

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
    await weeks.getByRole('button', { name: /: more$/ }).click();
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
  const plain = ({ phases }: Program) =>
    phases.map(({ number, name, firstWeek, lastWeek, sessions }) => ({
      number,
      name,
      firstWeek,
      lastWeek,
      sessions: sessions.map(({ letter, lines }) => ({
        letter,
        lines: lines.map(({ id, exerciseId, prescription }) => ({ id, exerciseId, prescription })),
      })),
    }));
  expect(plain(made as Program)).toEqual(plain(guide));
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
