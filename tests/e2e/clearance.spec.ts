/** The clearance panel as it is used beside the racks: letters, screens, corrections, and whole recoveries day by day. */

import type { Locator, Page } from 'playwright/test';
import { addCoach, choosesOwnPin, openAthlete, openSample, signIn } from './journeys.ts';
import { expect, openDoor, test } from './rackside.ts';

const ATHLETE = 'Tamsin Chen';

/** Ends the door and comes back on a later day. */
async function laterOn(
  page: Page,
  dataFolder: string,
  day: string,
  work: () => Promise<void>,
): Promise<void> {
  const door = await openDoor(dataFolder, day);
  await page.goto(door.link);
  await work();
  await door.stop();
}

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Athlete' });

async function openEpisode(
  page: Page,
  kind: 'Pregnancy, birth, loss' | 'Back pain' | 'Joint',
  fill: (form: Locator) => Promise<void>,
) {
  const panel = panelOf(page);
  await panel.getByRole('button', { name: 'Open an episode' }).click();
  await panel.getByText(kind, { exact: true }).click();
  await fill(panel);
  await panel.getByRole('button', { name: 'Open episode' }).click();
  await expect(panel.getByRole('button', { name: 'Open episode' })).toBeHidden();
}

/** Answers every question of the open screen with the first answer, none or no: one tap each. */
async function allClear(page: Page): Promise<number> {
  const rows = panelOf(page).getByRole('radiogroup');
  const count = await rows.count();
  for (let place = 0; place < count; place += 1) await rows.nth(place).locator('label').first().click();
  return count;
}

async function record(
  region: Locator,
  form: 'Screen' | 'Pain' | 'Physio' | 'Details',
  work: () => Promise<unknown>,
) {
  await region.getByRole('button', { name: form, exact: true }).click();
  await work();
  const save = region.getByRole('button', { name: /^Record (screen|pain|visit|details)/ });
  await save.click();
  await expect(save).toBeHidden();
}

async function letter(region: Locator, provider: string, role?: string) {
  await region.getByRole('button', { name: 'Record letter' }).click();
  await region.getByLabel('Provider').fill(provider);
  if (role) await region.getByLabel('Role').selectOption({ label: role });
  await region.getByLabel('Provider').press('Enter');
  await expect(region.getByLabel('Provider')).toBeHidden();
}

test('a letter is recorded with the keyboard alone, in at most 40 strokes besides the name', async ({
  rackside,
}) => {
  await openSample(rackside);
  await openAthlete(rackside, ATHLETE, 'Clearance');
  await openEpisode(rackside, 'Pregnancy, birth, loss', (form) =>
    form.getByLabel('Delivery date').fill('1/9/2026'),
  );
  await rackside.getByRole('tab', { name: 'Profile' }).click();
  await rackside.getByRole('row', { name: ATHLETE }).first().click();
  let strokes = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) await rackside.keyboard.press(key);
    strokes += keys.length;
  };
  await press('c');
  await expect(rackside.getByRole('tab', { name: 'Clearance' })).toHaveAttribute('aria-selected', 'true');
  await press('l');
  await expect(panelOf(rackside).getByLabel('Provider')).toBeFocused();
  await rackside.keyboard.type('Grace Idowu');
  await press('Tab', 'm', 'Tab', ...'20 Nov 2026', 'Tab', 'Tab', 'p', 'Enter');
  const evidence = panelOf(rackside).getByRole('region', { name: 'Evidence' });
  await expect(evidence.getByRole('listitem').first()).toContainText(
    'Cleared, 20 Nov 2026, Grace Idowu, midwife, loaded training, provider contacted.',
  );
  expect(strokes).toBeLessThanOrEqual(40);
});

test('a restriction says what it means for the program with one tap, and is asked for it where it stands', async ({
  rackside,
}) => {
  await openSample(rackside);
  await openAthlete(rackside, ATHLETE, 'Clearance');
  await openEpisode(rackside, 'Joint', (form) => form.getByLabel('Since').fill('1/9/2026'));
  const panel = panelOf(rackside);
  await panel.getByRole('button', { name: 'Record letter' }).click();
  const form = panel.locator('form');
  await form.getByLabel('Provider').fill('Dr A. Khan');
  await form.getByLabel('Decision').selectOption({ label: 'Cleared, restricted' });
  await form.getByLabel('Restriction, as written').fill('No deep knee bend');
  await form.getByRole('button', { name: 'Record letter' }).click();
  const asked = 'Say what it means for the program: movements to leave out, a load cap or reps in reserve.';
  await expect(form.locator('.mantine-InputWrapper-error').getByText(asked)).toBeVisible();
  await form.getByText('Nothing on one leg').click();
  await form.getByRole('button', { name: 'Record letter' }).click();
  await expect(form).toBeHidden();
  await expect(panel.getByText('“No deep knee bend” (Dr A. Khan)')).toBeVisible();
  await expect(panel.getByText('JT-RESTRICTED').first()).toBeVisible();
});

test('from the day of delivery to the full program', async ({ rackside, door, dataFolder }) => {
  await openSample(rackside);
  await openAthlete(rackside, ATHLETE, 'Clearance');
  await openEpisode(rackside, 'Pregnancy, birth, loss', async (form) => {
    await form.getByLabel('Delivery date').fill('23/11/2026');
    await form.getByRole('combobox', { name: 'Delivery' }).click();
    await rackside.getByRole('option', { name: 'Vaginal', exact: true }).click();
  });
  const panel = panelOf(rackside);
  const episode = panel.getByRole('region', { name: 'Postpartum' });
  await expect(episode.getByText('PP-EARLY').first()).toBeVisible();
  await expect(episode.getByText(/Window opens 4 Jan 2027; loaded work then needs/).first()).toBeVisible();
  // Another day is looked at, not lived: nothing is recorded there.
  await panel.getByLabel('On date').fill('4 Jan 2027');
  await panel.getByLabel('On date').press('Enter');
  await expect(panel.getByText('As of 4 Jan 2027, not today.')).toBeVisible();
  await expect(episode.getByText('PP-WINDOW').first()).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Record letter' })).toBeHidden();
  await panel.getByRole('button', { name: 'Back to today' }).click();
  await expect(episode.getByText('PP-EARLY').first()).toBeVisible();
  await door.stop();

  await laterOn(rackside, dataFolder, '2027-01-06', async () => {
    await openAthlete(rackside, ATHLETE, 'Clearance');
    await expect(episode.getByText('PP-WINDOW').first()).toBeVisible();
    await letter(episode, 'Dr A. Khan');
    await expect(episode.getByText('PP-REVIEW').first()).toBeVisible();
    await episode.getByRole('button', { name: 'Screen', exact: true }).click();
    await expect(episode.getByText('not asked', { exact: true })).toHaveCount(16);
    expect(await allClear(rackside)).toBe(16);
    await expect(episode.getByText('After saving: still Restricted.')).toBeVisible();
    await episode.getByRole('button', { name: 'Record screen' }).click();
    await expect(episode.getByText('PP-RESTRICTED').first()).toBeVisible();
    await rackside.keyboard.press('a');
    const dialog = rackside.getByRole('dialog');
    await expect(dialog.getByRole('region', { name: 'With changes' })).toContainText(ATHLETE);
    await dialog.getByRole('button', { name: /^Assign to/ }).click();
    await expect(dialog).toBeHidden();
  });

  await laterOn(rackside, dataFolder, '2027-02-15', async () => {
    await openAthlete(rackside, ATHLETE, 'Clearance');
    await expect(episode.getByText('PP-REVIEW').first()).toBeVisible();
    await record(episode, 'Screen', () => allClear(rackside));
    await expect(episode.getByText('PP-CLEARED').first()).toBeVisible();
    await expect(
      panel.getByRole('region', { name: 'Clearance' }).getByText('Full', { exact: true }),
    ).toBeVisible();
    // What runs keeps its limits until a coach assigns anew: then every phase opens, with 2 in reserve at least.
    await panel.getByRole('tab', { name: 'Program' }).click();
    await panel.getByRole('button', { name: 'End this program' }).click();
    await expect(panel.getByRole('button', { name: 'End this program' })).toBeHidden();
    await rackside.keyboard.press('a');
    const given = rackside.getByRole('dialog').getByRole('region', { name: 'With changes' });
    await given.getByRole('button', { name: ATHLETE }).click();
    await expect(given).toContainText('PP-CLEARED');
    await expect(given).not.toContainText('not yet');
  });
});

test('back pain in the middle of a program', async ({ rackside, door, dataFolder }) => {
  await openSample(rackside);
  await openAthlete(rackside, ATHLETE, 'Clearance');
  await rackside.keyboard.press('a');
  const dialog = rackside.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Assign to/ }).click();
  await expect(dialog).toBeHidden();
  await openEpisode(rackside, 'Back pain', (form) =>
    form.getByLabel('Since', { exact: true }).fill('10 Nov 2026'),
  );
  const panel = panelOf(rackside);
  const back = panel.getByRole('region', { name: 'Back pain' });
  await expect(back.getByText('BP-SCREEN').first()).toBeVisible();
  await record(back, 'Screen', () => allClear(rackside));
  await record(back, 'Pain', () => back.getByRole('radiogroup', { name: 'Pain now' }).getByText('2').click());
  await expect(back.getByText('BP-AWAITING').first()).toBeVisible();
  await letter(back, 'P. Lind');
  await expect(back.getByText('BP-RESTRICTED').first()).toBeVisible();
  await record(back, 'Details', () => back.getByText('Weight on the shoulders').click());
  await expect(panel.getByText(/No axial load/).first()).toBeVisible();
  await back.getByRole('button', { name: 'Pain', exact: true }).click();
  await back.getByRole('radiogroup', { name: 'Pain now' }).getByText('7').click();
  await expect(back.getByText('Saving this stops training here.')).toBeVisible();
  await back.getByRole('button', { name: 'Record pain and stop training' }).click();
  await expect(back.getByText('BP-STOP').first()).toBeVisible();
  // It stops, and it does not shout.
  await expect(panel.locator('.shout')).toBeHidden();
  await door.stop();

  await laterOn(rackside, dataFolder, '2026-11-25', async () => {
    await openAthlete(rackside, ATHLETE, 'Clearance');
    await record(back, 'Pain', () =>
      back.getByRole('radiogroup', { name: 'Pain now' }).getByText('1').first().click(),
    );
    await expect(back.getByText('BP-STOP').first()).toBeVisible();
    await record(back, 'Screen', () => allClear(rackside));
    await expect(back.getByText('BP-RESTRICTED').first()).toBeVisible();
  });
});

test('an emergency shouts before and after it is saved, for a coach without health details too', async ({
  rackside,
}) => {
  await openSample(rackside);
  await addCoach(rackside, 'Noor Haddad');
  await rackside.getByRole('link', { name: 'Roster' }).click();
  await openAthlete(rackside, ATHLETE, 'Clearance');
  const panel = panelOf(rackside);
  await openEpisode(rackside, 'Pregnancy, birth, loss', (form) =>
    form.getByLabel('Delivery date').fill('1/9/2026'),
  );
  const postpartum = panel.getByRole('region', { name: 'Postpartum' });
  await record(postpartum, 'Screen', () => allClear(rackside));
  await openEpisode(rackside, 'Back pain', (form) =>
    form.getByLabel('Since', { exact: true }).fill('20 Nov 2026'),
  );
  // Mild leaking restricts; new while a back hurts it is a bladder change, and that is an emergency.
  await postpartum.getByRole('button', { name: 'Screen', exact: true }).click();
  await postpartum.getByRole('radiogroup', { name: 'Leaking' }).getByText('Mild, stable').click();
  await expect(postpartum.locator('.shout')).toContainText('Same-day emergency assessment now.');
  await postpartum.getByRole('button', { name: 'Record screen and stop training' }).click();
  const back = panel.getByRole('region', { name: 'Back pain' });
  await expect(back.getByText('BP-EMERGENCY').first()).toBeVisible();
  const shout = panel.getByRole('alert');
  await expect(shout).toContainText('Same-day emergency assessment now. Call');

  // The screen was somebody else's: a lead and a second person may say so, and nobody alone.
  const evidence = postpartum.getByRole('region', { name: 'Evidence' });
  await evidence.getByRole('button', { name: 'Strike out' }).first().click();
  await postpartum.getByLabel('Why it is struck out').fill('Answers of another athlete');
  await postpartum.locator('form').getByRole('button', { name: 'Strike out' }).click();
  await expect(postpartum.getByText(/This would lift BP-EMERGENCY/)).toBeVisible();
  await postpartum.getByRole('combobox', { name: 'Second person' }).click();
  await rackside.getByRole('option', { name: 'Noor Haddad' }).click();
  await postpartum.getByLabel('Their PIN').fill('1357');
  await postpartum.getByLabel('Why it is a mistake').fill('Filed for the wrong athlete');
  await postpartum.getByRole('button', { name: 'Correct the mistake' }).click();
  // A PIN that the lead chose for them agrees to nothing.
  await expect(postpartum.getByText(/Noor Haddad still has the PIN that somebody else chose/)).toBeVisible();
  await expect(shout.first()).toContainText('Same-day');

  await rackside.getByTitle('Lock Rackside').click();
  await signIn(rackside, 'Noor Haddad', '1357');
  await rackside.getByRole('button', { name: 'Later' }).click();
  await openAthlete(rackside, ATHLETE, 'Clearance');
  await expect(panel.getByRole('alert')).toContainText('Same-day emergency assessment now. Call');
  await expect(panel).not.toContainText(/leaking|BP-|PP-|Postpartum|Back pain|Sep 2026/i);
  await panel.getByRole('button', { name: 'Close this episode' }).first().click();
  await expect(panel.getByText('Only a lead can close an episode: Coach.')).toBeVisible();
});

test('a mistake is mended by two people, and the trail of it stays readable', async ({ rackside }) => {
  await openSample(rackside);
  await addCoach(rackside, 'Ines Duarte');
  await choosesOwnPin(rackside, 'Ines Duarte', 'Coach');
  await rackside.getByRole('link', { name: 'Roster' }).click();
  await openAthlete(rackside, ATHLETE, 'Clearance');
  await openEpisode(rackside, 'Back pain', (form) =>
    form.getByLabel('Since', { exact: true }).fill('20 Nov 2026'),
  );
  const back = panelOf(rackside).getByRole('region', { name: 'Back pain' });
  await record(back, 'Pain', () => back.getByRole('radiogroup', { name: 'Pain now' }).getByText('8').click());
  await expect(back.getByText('BP-STOP').first()).toBeVisible();
  const evidence = back.getByRole('region', { name: 'Evidence' });
  await evidence.getByRole('button', { name: 'Correct' }).first().click();
  await back.getByRole('radiogroup', { name: 'Pain now' }).getByText('3').click();
  await back.getByRole('button', { name: 'Save correction' }).click();
  await expect(back.getByText(/This would lift BP-STOP/)).toBeVisible();
  await back.getByRole('combobox', { name: 'Second person' }).click();
  await rackside.getByRole('option', { name: 'Ines Duarte' }).click();
  await back.getByLabel('Their PIN').fill('8642');
  await back.getByLabel('Why it is a mistake').fill('Typed 8 in place of 3');
  await back.getByRole('button', { name: 'Correct the mistake' }).click();
  const first = evidence.getByRole('listitem').first();
  await expect(first.locator('p').first()).toHaveText('Pain 3 of 10, 23 Nov 2026.');
  await expect(first.locator('s')).toHaveText('Pain 8 of 10, 23 Nov 2026.');
  await expect(back.getByText('BP-SCREEN').first()).toBeVisible();
});

test('two people correct one record: the second is told, and sees the newer one', async ({
  rackside,
  context,
  door,
}) => {
  await openSample(rackside);
  await openAthlete(rackside, ATHLETE, 'Clearance');
  await openEpisode(rackside, 'Back pain', (form) =>
    form.getByLabel('Since', { exact: true }).fill('20 Nov 2026'),
  );
  const mine = panelOf(rackside).getByRole('region', { name: 'Back pain' });
  await record(mine, 'Pain', () => mine.getByRole('radiogroup', { name: 'Pain now' }).getByText('3').click());
  const other = await context.newPage();
  await other.goto(door.origin);
  await openAthlete(other, ATHLETE, 'Clearance');
  const theirs = panelOf(other).getByRole('region', { name: 'Back pain' });
  for (const [region, level] of [
    [mine, '2'],
    [theirs, '4'],
  ] as const) {
    await region.getByRole('button', { name: 'Correct', exact: true }).first().click();
    await region.getByRole('radiogroup', { name: 'Pain now' }).getByText(level).click();
  }
  await mine.getByRole('button', { name: 'Save correction' }).click();
  await expect(mine.getByRole('button', { name: 'Save correction' })).toBeHidden();
  await theirs.getByRole('button', { name: 'Save correction' }).click();
  await expect(theirs.getByRole('alert')).toContainText(
    /Coach corrected this record on \d+ \w+ \d{4}\. Nothing was saved; look at the newer one first\./,
  );
  await expect(theirs.getByText('It now says: Pain 2 of 10, 23 Nov 2026.')).toBeVisible();
});

test('after a loss the words are those of a recovery', async ({ rackside }) => {
  await openSample(rackside);
  await openAthlete(rackside, ATHLETE, 'Clearance');
  await openEpisode(rackside, 'Pregnancy, birth, loss', async (form) => {
    await form.getByRole('combobox', { name: 'Status' }).click();
    await rackside.getByRole('option', { name: 'After a loss' }).click();
    await form.getByLabel('Recovery since').fill('1/10/2026');
  });
  const recovery = panelOf(rackside).getByRole('region', { name: 'Recovery' });
  await expect(recovery.getByText(/recovery since 1 Oct 2026/).first()).toBeVisible();
  await recovery.locator('summary').click();
  // Names of sources are theirs.
  const said = await recovery.evaluate((region) => {
    const copy = region.cloneNode(true) as HTMLElement;
    for (const source of copy.querySelectorAll('.source')) source.remove();
    return copy.textContent;
  });
  expect(said).not.toMatch(/baby|birth|deliver|pregnan|postpartum/i);
  await record(recovery, 'Screen', () => allClear(rackside));
  await recovery.getByRole('button', { name: 'Details', exact: true }).click();
  await recovery.getByRole('combobox', { name: 'Status' }).click();
  await rackside.getByRole('option', { name: 'Pregnant' }).click();
  await recovery.getByRole('button', { name: 'Record details' }).click();
  await expect(recovery.getByText(/Open a new episode for a new pregnancy\./).first()).toBeVisible();
});
