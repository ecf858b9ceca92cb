// A family asks for help on a phone, from the first page to the status page. Pictures of every page are kept in
// test-results/screens.

import { expect, test } from '../fixtures.js';
import { STEPS, button, fill, link, open, press, proceed, settled, sixWords, stepOf } from '../walk.js';

/** Takes a picture of each page in turn. */
function album(page) {
  let number = 0;
  return async (name) => {
    number += 1;
    const file = `${`${number}`.padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: `test-results/screens/${test.info().project.name}/${file}`, fullPage: true });
  };
}

test('a family in York asks, checks, changes, sends, practises, finishes and comes back with six words', async ({
  page,
  family,
  anotherBrowser,
}) => {
  test.setTimeout(120_000);
  const picture = album(page);
  await open(page, '/');
  await picture('start');
  await press(page, button(page, 'Start now'));

  for (const step of STEPS.slice(0, -1)) {
    expect(stepOf(page)).toBe(step);
    await picture(step);
    await fill[step](page, family);
    await picture(`${step}-filled`);
    await proceed(page);
  }

  expect(stepOf(page)).toBe('check');
  await picture('check');
  const main = page.locator('main');
  for (const typed of family.typed) {
    await expect(main).toContainText(typed);
  }
  await expect(main).toContainText('YO1 7HH');
  await expect(main).toContainText('York MASH');
  await expect(main.locator('b')).toHaveCount(0);

  await press(page, page.getByRole('link', { name: 'Change Your name' }));
  expect(page.url()).toContain('/ask/name?change=yes');
  await page.getByLabel('What name shall we use for you?').fill(`${family.name} Second`);
  await proceed(page);
  expect(stepOf(page)).toBe('check');
  await expect(main).toContainText(`${family.name} Second`);

  await press(page, button(page, 'Send my request'));
  expect(stepOf(page)).toBe('sent');
  await picture('sent');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  const reference = await page.locator('.govuk-panel__body strong').innerText();
  expect(reference).toMatch(/^YRK-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  const words = await sixWords(page);
  expect(words).toHaveLength(6);

  await press(page, link(page, 'Show a plain note to print or save'));
  await picture('note');
  await expect(main.locator('li')).toHaveText(words);
  await expect(main).not.toContainText(/help|family|request|York/i);
  await press(page, link(page, 'Back'));

  await press(page, link(page, 'Try my words now'));
  await picture('practise');
  for (const word of words) {
    await expect(main).not.toContainText(word);
  }
  await page.getByLabel('Your six words').fill([...words].reverse().join(' '));
  await press(page, button(page, 'Check my words'));
  await picture('practise-wrong');
  await expect(page.getByRole('status')).toContainText('Those are not the words yet');
  await page.getByLabel('Your six words').fill(words.join(' ').toUpperCase());
  await press(page, button(page, 'Check my words'));
  await picture('practise-right');
  await expect(page.getByRole('status')).toContainText('That works');
  await expect(page.locator('#six-words')).toHaveCount(0);

  await press(page, link(page, 'See what is happening'));
  await picture('status');
  await expect(main).toContainText(reference);
  await expect(page.locator('.app-timeline__item')).toHaveCount(5);
  await expect(page.locator('.app-timeline__item--current')).toHaveCount(1);
  await expect(page.locator('.app-timeline__item').first()).toContainText('Saved');
  await press(page, button(page, 'Finish and close this page'));
  expect(new URL(page.url()).pathname).toBe('/ended');
  await picture('ended');

  const later = await anotherBrowser();
  await open(later, '/back');
  await later.getByLabel('Your six words').fill(words.join(' '));
  await press(later, button(later, 'Open'));
  expect(new URL(later.url()).pathname).toBe('/status');
  await settled(later);
  await expect(later.locator('main')).toContainText(reference);
  const whole = await later.content();
  for (const typed of family.typed) {
    expect(whole).not.toContain(typed.split('\n')[0]);
  }
});
