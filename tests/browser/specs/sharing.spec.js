// A parent tells the story, lets a named person see three parts of it, and takes one back; the person sees just that.

import { expect, test } from '../fixtures.js';
import { button, link, open, post, press, proceed, settled, sixWords } from '../walk.js';

const PARTS = { well: 'We sing', worries: 'No sleep', needs: 'A quiet room', daily: 'Up at six' };

test('a school sees three parts by six words, adds a note, is answered, and loses one part at its next load', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await open(page, '/');
  await press(page, link(page, 'Tell your story once'));
  await press(page, button(page, 'Begin our story'));
  expect(await sixWords(page)).toHaveLength(6);
  for (const [section, words] of Object.entries(PARTS)) {
    await open(page, `/story/${section}`);
    await page.locator('main textarea').first().fill(words);
    await press(page, button(page, 'Keep this part'));
    await expect(page.locator('main')).toContainText(words);
  }

  await press(page, link(page, 'Who may see what'));
  await press(page, page.locator('main a.govuk-button'));
  await page.locator('input[name="recipient-name"]').fill('Mrs Lee, Hill School');
  await press(page, page.locator('main button.govuk-button').first());
  for (const section of ['well', 'worries', 'needs']) {
    await page.locator(`input[name="may--${section}"][value="yes"]`).check();
  }
  await page.locator('input[name="may--daily"][value="no"]').check();
  await proceed(page);
  const preview = page.locator('main');
  for (const section of ['well', 'worries', 'needs']) {
    await expect(preview).toContainText(PARTS[section]);
  }
  await expect(preview).not.toContainText(PARTS.daily);
  await press(page, page.locator('button[name="say"][value="yes"]'));

  await open(page, '/permissions/doors');
  await page.locator('input[name="door-for"]').first().check();
  await page.locator('input[name="mode"][value="add-to"]').check();
  await page.locator('input[name="lasting"][value="week"]').check();
  await press(page, page.locator('form[action="/do/door-make"] button').last());
  const words = (await sixWords(page)).join(' ');
  expect(words.split(' ')).toHaveLength(6);
  await expect(page.locator('main svg[role="img"]')).toBeVisible();

  const school = await browser.newContext({ ...test.info().project.use, baseURL });
  try {
    const seen = await school.newPage();
    await open(seen, '/shared');
    await seen.locator('input[name="code"]').fill(words);
    await seen.locator('input[name="visitor"]').fill('Mrs Lee, Hill School');
    await press(seen, seen.locator('form[action="/do/shared-open"] button').last());
    for (const section of ['well', 'worries', 'needs']) {
      await expect(seen.locator('main')).toContainText(PARTS[section]);
    }
    await expect(seen.locator('main')).not.toContainText(PARTS.daily);
    await seen.locator('main details:has(textarea) summary').first().click();
    await seen.locator('main textarea').first().fill('Sleepy in class on Mondays');
    await press(seen, seen.locator('form[action="/do/shared-add"] button').first());
    await expect(seen.locator('main')).toContainText('Sleepy in class on Mondays');

    await open(page, '/seen');
    await expect(page.locator('main')).toContainText('Mrs Lee, Hill School');
    await press(page, button(page, 'That is not right').first());
    await open(page, '/permissions');
    await press(page, page.locator('form[action="/do/share-stop"] button').first());
    await seen.reload();
    await settled(seen);
    await expect(seen.locator('main')).not.toContainText(PARTS.well);
    await expect(seen.locator('main')).toContainText(PARTS.worries);
    // Another page of the family is no way inside from here.
    expect(new URL((await school.request.get('/story')).url()).pathname).toBe('/ended');
    if (process.env.PICTURES) {
      await seen.screenshot({ path: `${process.env.PICTURES}/shared.png`, fullPage: true });
      for (const path of ['/story', '/permissions', '/permissions/doors', '/seen', '/carry', '/access', '/rights']) {
        await open(page, path);
        await page.screenshot({ path: `${process.env.PICTURES}${path.replaceAll('/', '-')}.png`, fullPage: true });
      }
    }
  } finally {
    await school.close();
  }
  await post(context, '/do/finish');
});
