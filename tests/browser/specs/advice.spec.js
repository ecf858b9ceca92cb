// Advice without names: what may tell who somebody is is pointed at while it is typed, on the phone alone, and by the server
// once it was posted; the answer is read on another phone with six words.

import { expect, test } from '../fixtures.js';
import { button, exit, open, press, sixWords } from '../walk.js';

const withScripts = () => test.info().project.use.javaScriptEnabled !== false;

async function picture(page, name) {
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide, `${name} is wider than the screen`).toBe(false);
  if (process.env.PICTURES) {
    await page.screenshot({ path: `${process.env.PICTURES}/advice-${name}-${withScripts()}.png`, fullPage: true });
  }
}

test('a name is pointed at before it is sent, and the answer is read on another phone', async ({
  page,
  anotherBrowser,
}) => {
  await open(page, '/advice');
  await picture(page, 'start');
  await press(page, button(page, 'I am a parent or carer'));
  await page.getByLabel('Hull: East Hull').check();
  await page.getByRole('group', { name: 'Is someone in danger right now?' }).getByLabel('No', { exact: true }).check();
  const note = page.locator('[data-names-in]');
  await expect(note).toBeHidden();
  const posts = [];
  page.on('request', (request) => posts.push(request.url()));
  await page.getByLabel('What do you want to ask?').fill('My son Tom does not sleep.');
  if (withScripts()) {
    await expect(note).toBeVisible();
    await expect(note.locator('li:visible')).toHaveText(['It looks like a name']);
    await picture(page, 'typing');
    await page.getByLabel('What do you want to ask?').fill('My son does not sleep. Ring 07700 900123');
    await expect(note.locator('li:visible')).toHaveCount(1);
    await page.getByLabel('What do you want to ask?').fill('My son does not sleep.');
    await expect(note).toBeHidden();
    await page.getByLabel('What do you want to ask?').fill('My son Tom does not sleep.');
    expect(posts, 'nothing leaves the phone while somebody types').toEqual([]);
  }
  await press(page, button(page, 'Go on'));
  await expect(page.locator('#may-name')).toContainText('Tom');
  await expect(exit(page)).toBeVisible();
  await picture(page, 'check');
  await press(page, page.getByRole('link', { name: 'Change it' }).first());
  await page.getByLabel('What do you want to ask?').fill('My son does not sleep.');
  await press(page, button(page, 'Go on'));
  await expect(page.locator('#may-name')).toHaveCount(0);
  await press(page, button(page, 'Send my question'));
  const words = await sixWords(page);
  await picture(page, 'sent');

  const other = await anotherBrowser();
  await open(other, '/back');
  await other.getByLabel('Your six words').fill(words.join(' '));
  await press(other, button(other, 'Open'));
  await expect(other.locator('#answers')).toContainText('There is no answer yet');
  await expect(other.locator('main')).not.toContainText('My son does not sleep');
  await picture(other, 'status');
});
