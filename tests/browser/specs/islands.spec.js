// The parts that run in the browser add comfort and agree with the server; without them every page is whole.

import { expect, test } from '../fixtures.js';
import {
  answerUpTo,
  button,
  exit,
  fill,
  open,
  proceed,
  sendRequest,
  settled,
  sixWords,
  stepOf,
  summary,
} from '../walk.js';

const withScripts = () => test.info().project.use.javaScriptEnabled !== false;

const LIMIT = 4_000;
/** Characters, not bytes or halves of a pair: a family of three is five of them. */
const length = (text) => [...text].length;
const ODD = 'é😀👨‍👩‍👧\n\n"&<b>\t';

test.describe('with scripts', () => {
  test.skip(() => !withScripts(), 'these are the scripts');

  for (const [over, says] of [
    [0, 'Characters left: 0'],
    [1, 'Characters too many: 1'],
  ]) {
    test(`a text of the limit and ${over} more is counted by the page as by the server`, async ({
      page,
      context,
      family,
    }) => {
      await answerUpTo(context, 'worries', family);
      await open(page, '/ask/worries');
      const count = page.locator('#worries-count');
      await expect(count).toHaveText('You can write up to 4000 characters.');
      await page.getByLabel('What is worrying you?').fill(ODD);
      await expect(count).toHaveText(`Characters left: ${LIMIT - length(ODD.trim())}`);
      await page.getByLabel('What is worrying you?').fill(ODD + 'x'.repeat(LIMIT + over - length(ODD)));
      await expect(count).toHaveText(says);
      await proceed(page);
      expect(stepOf(page)).toBe(over ? 'worries' : 'help');
      await expect(summary(page)).toHaveCount(over);
    });
  }

  test('the six words hide and show', async ({ page, context, family }) => {
    await sendRequest(context, family);
    await open(page, '/ask/sent');
    const words = page.locator('#six-words');
    await expect(words).toBeVisible();
    await button(page, 'Hide my words').click();
    await expect(words).toBeHidden();
    await button(page, 'Show my words').click();
    await expect(words).toBeVisible();
  });

  test('a warning comes two minutes before the end, takes the focus, and one press stays', async ({
    page,
    context,
    family,
  }) => {
    await answerUpTo(context, 'worries', family);
    await page.clock.install();
    await open(page, '/ask/worries');
    const warning = page.locator('#time-out');
    const stayed = [];
    page.on('request', (request) => request.url().endsWith('/do/stay') && stayed.push(request.method()));

    await page.clock.fastForward('12:59');
    await expect(warning).toBeHidden();
    await page.clock.fastForward('00:02');
    await expect(warning).toBeVisible();
    await expect(warning).toContainText('2 minutes');
    await expect(button(page, 'Stay on this page')).toBeFocused();
    await page.clock.fastForward('01:50');
    expect(stepOf(page)).toBe('worries');

    await page.keyboard.press('Enter');
    await expect(warning).toBeHidden();
    await expect.poll(() => stayed).toEqual(['POST']);
    await page.clock.fastForward('12:58');
    await expect(warning).toBeHidden();
    expect(stepOf(page)).toBe('worries');
  });

  test('without a press the page leaves when the time is up', async ({ page, context, family }) => {
    await answerUpTo(context, 'worries', family);
    await page.clock.install();
    await open(page, '/ask/worries');
    await page.clock.fastForward('14:59');
    await expect(page.locator('#time-out')).toBeVisible();
    expect(stepOf(page)).toBe('worries');
    await page.clock.fastForward('00:02');
    await page.waitForURL('**/ended');
  });

  test('a page that comes back from memory is asked for again', async ({ page, context, family }) => {
    await answerUpTo(context, 'worries', family);
    await open(page, '/ask/worries');
    const asked = page.waitForRequest((request) => request.isNavigationRequest() && request.url().endsWith('/worries'));
    // A browser that is closed while it still opens a page may never say that it is closed.
    const opened = page.waitForEvent('load');
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await asked;
    await opened;
    await settled(page);
  });

  test('a page whose scripts never arrive works like one without', async ({ page, context, family, neutral, trouble }) => {
    trouble.expected.push(/ERR_FAILED|Failed to fetch|dynamically imported/);
    await page.route(/\/pkg\/.*\.(js|wasm)$/, (route) => route.abort());
    await answerUpTo(context, 'well', family);
    await page.goto('/ask/well');
    await fill.well(page, family);
    await page.locator('main').getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/ask/worries');
    await expect(page.locator('#worries-count')).toHaveText('You can write up to 4000 characters.');
    await exit(page).click();
    await page.waitForURL(neutral.url);
  });
});

test('nothing that needs scripts shows without them', async ({ page, context, family }) => {
  test.skip(withScripts(), 'with scripts they work');
  await sendRequest(context, family);
  await open(page, '/ask/sent');
  await settled(page);
  expect(await sixWords(page)).toHaveLength(6);
  await expect(page.locator('#six-words-toggle')).toBeHidden();
  await expect(page.locator('#time-out')).toBeHidden();
  await expect(exit(page)).toBeVisible();
});
