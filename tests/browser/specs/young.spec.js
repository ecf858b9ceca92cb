// A young person asks for herself, sends, and comes back on another phone with nothing but six words.

import { expect, test } from '../fixtures.js';
import { button, exit, link, open, press, proceed, sixWords } from '../walk.js';

const path = (page) => new URL(page.url()).pathname;

/** Phone lines and the way out are there, and neither address nor title says what the page is for. */
async function isSafe(page) {
  const main = page.locator('main');
  for (const line of ['tel:08001111', 'sms:85258', 'tel:999', 'tel:111']) {
    await expect(main.locator(`section a[href="${line}"]`)).toBeVisible();
  }
  await expect(exit(page)).toBeVisible();
  expect(`${page.url()} ${await page.title()}`).not.toMatch(/young|teen|child|help|family|me\b/i);
}

test('a young person asks with no phone and no e-mail, and comes back on another phone with six words', async ({
  page,
  family,
  anotherBrowser,
}) => {
  await open(page, '/');
  await press(page, link(page, 'Me. I am a young person'));
  expect(path(page)).toBe('/y');
  await expect(page.locator('.app-card')).toHaveCount(3);
  await isSafe(page);
  await press(page, button(page, 'Start now'));

  await page.getByLabel('Hull', { exact: true }).check();
  await isSafe(page);
  await proceed(page);
  await page.getByRole('group', { name: 'Is anyone in danger right now?' }).getByLabel('No', { exact: true }).check();
  await proceed(page);
  await page.getByLabel('What shall we call you?').fill(family.name);
  await page.getByLabel('11 to 15').check();
  await proceed(page);
  await page.getByLabel('What is going on?').fill(family.worries);
  await isSafe(page);
  await proceed(page);
  await page.getByLabel('I am not sure').check();
  await proceed(page);
  await proceed(page);
  await expect(page.locator('.govuk-error-summary')).toContainText('Talk to me first');
  await page.getByLabel('Talk to me first').check();
  await page.getByLabel('Who must not know?').fill(family.already);
  await proceed(page);
  await page.getByLabel('Do not contact me. I will come back with my six words').check();
  await proceed(page);
  await page.getByLabel('Outside, like on a walk').check();
  await proceed(page);
  await page.getByRole('group', { name: 'Do you want us to send your request?' }).getByLabel('Yes', { exact: true }).check();
  await proceed(page);

  expect(path(page)).toBe('/y/check');
  const main = page.locator('main');
  for (const typed of [family.name, family.worries, family.already]) {
    await expect(main).toContainText(typed);
  }
  await expect(main).toContainText('No one else');
  await press(page, button(page, 'Send my request'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  await isSafe(page);
  const words = await sixWords(page);
  expect(words).toHaveLength(6);
  await press(page, exit(page));

  const phone = await anotherBrowser();
  await open(phone, '/back');
  await phone.getByLabel('Your six words').fill(words.join(' '));
  await press(phone, button(phone, 'Open'));
  expect(path(phone)).toBe('/status');
  await expect(phone.locator('main')).toContainText('talk to you before they talk to your family');
  await expect(phone.locator('main')).not.toContainText(family.worries);
  await isSafe(phone);
});
