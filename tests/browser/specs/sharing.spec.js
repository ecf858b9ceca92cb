// A family tells its story in York, lets a school see three parts of it, takes one back, and asks again in Hull without
// telling anything twice.

import jsqr from 'jsqr';
import { PNG } from 'pngjs';

import { expect, test } from '../fixtures.js';
import { button, link, open, post, press, proceed, sendRequest, settled, sixWords, stepOf } from '../walk.js';

const TOLD = { needs: 'A quiet room', daily: 'Up at six' };
const SHOWN = ['well', 'worries', 'needs'];
const TEACHER = 'Mrs Lee, Hill School';
const NOTE = 'Sleepy in class on Mondays';
/** What is pressed on the way to the second request; every page not named here needs no press but "Continue". */
const PRESSED = {
  where: 'input[name="place"][value="hull"]',
  now: 'input[name="danger"][value="no"]',
  who: 'input[name="who"][value="my-family"]',
  help: 'input[name="help"][value="not-sure"]',
  agree: 'input[name="agree"][value="yes"]',
};

test('a story told in York is shared by a square, answered, taken back in part, and opens the door in Hull', async ({
  page,
  context,
  family,
  desk,
  anotherBrowser,
}) => {
  test.setTimeout(120_000);
  const words = { well: firstLine(family.well), worries: firstLine(family.worries), ...TOLD };
  const { reference: york } = await sendRequest(context, family);
  await keepAsStory(page);
  await allow(page, words);
  const address = await makeSquare(page);

  const school = await anotherBrowser();
  await scan(school, address);
  await school.locator('input[name="visitor"]').fill(TEACHER);
  await press(school, school.locator('form[action="/do/shared-open"] button').last());
  await sees(school, words, SHOWN, ['daily']);
  await press(school, school.getByRole('link', { name: 'See it on the form you use, to print and fill in' }));
  await sees(school, words, SHOWN, ['daily']);
  if (process.env.PICTURES) {
    await school.screenshot({ path: `${process.env.PICTURES}/shared-paper.png`, fullPage: true });
  }
  await press(school, school.getByRole('link', { name: 'Go back', exact: true }));
  await school.locator('main details:has(textarea) summary').first().click();
  await school.locator('main textarea').first().fill(NOTE);
  await press(school, school.locator('form[action="/do/shared-add"] button').first());
  await expect(school.locator('main')).toContainText(NOTE);
  // No page of the family is a way inside from here.
  expect(new URL((await school.context().request.get('/story')).url()).pathname).toBe('/ended');

  await open(page, '/seen');
  await expect(page.locator('main')).toContainText(TEACHER);
  await expect(page.locator('main')).toContainText(NOTE);
  await press(page, button(page, 'That is not right').first());

  await open(page, '/permissions');
  await press(page, page.locator('form[action="/do/share-stop"] button').first());
  await school.reload();
  await settled(school);
  await sees(school, words, ['worries', 'needs'], ['well', 'daily']);

  await expect.poll(() => desk.read(york)).toContain('May no longer see');
  expect(await desk.read(york)).toContain(TEACHER);
  expect(await desk.read(york), 'the team is told which part, never what is in it').not.toContain(NOTE);

  const hull = await askAgain(page);
  expect(hull).not.toBe(york);
  await expect.poll(() => desk.read(hull)).toContain(words.worries);
  for (const known of [family.name, family.child, words.well, family.phone]) {
    expect(await desk.read(hull), `Hull is told ${known}`).toContain(known);
  }
  await post(context, '/do/finish');
});

const firstLine = (text) => text.split('\n')[0];

/** The request that was just sent becomes the story; two parts more are told. */
async function keepAsStory(page) {
  await open(page, '/ask/sent');
  await press(page, button(page, 'Keep what I wrote'));
  for (const [section, words] of Object.entries(TOLD)) {
    await open(page, `/story/${section}`);
    await page.locator('main textarea').first().fill(words);
    await press(page, button(page, 'Keep this part'));
    await expect(page.locator('main')).toContainText(words);
  }
}

/** The teacher may see three parts by name, after a look at what that means. */
async function allow(page, words) {
  await open(page, '/story');
  await press(page, link(page, 'Who may see what'));
  await press(page, page.locator('main a.govuk-button'));
  await page.locator('input[name="recipient-name"]').fill(TEACHER);
  await press(page, page.locator('main button.govuk-button').first());
  for (const section of SHOWN) {
    await page.locator(`input[name="may--${section}"][value="yes"]`).check();
  }
  await page.locator('input[name="may--daily"][value="no"]').check();
  await proceed(page);
  await sees(page, words, SHOWN, ['daily']);
  await press(page, page.locator('button[name="say"][value="yes"]'));
}

/** Makes the way in for the teacher and reads the square on the screen as a phone's camera would. */
async function makeSquare(page) {
  await open(page, '/permissions/doors');
  await page.locator('input[name="door-for"]').first().check();
  await page.locator('input[name="mode"][value="add-to"]').check();
  await page.locator('input[name="lasting"][value="week"]').check();
  await press(page, page.locator('form[action="/do/door-make"] button').last());
  expect(await sixWords(page)).toHaveLength(6);
  const picture = PNG.sync.read(await page.locator('main svg[role="img"]').screenshot({ scale: 'device' }));
  const read = jsqr(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  expect(read?.data, 'the square can be read').toBeTruthy();
  expect(new URL(read.data).origin).toBe(new URL(page.url()).origin);
  return read.data;
}

/**
 * Opens what a square holds, as a camera does: its words are asked of nobody. A script puts them into the form and takes them
 * out of the address; without scripts they are typed from beside the square.
 */
async function scan(page, address) {
  const words = new URL(address).hash.slice(1).replaceAll('-', ' ');
  expect(words.split(' ')).toHaveLength(6);
  const asked = [];
  page.on('request', (request) => asked.push(request.url(), request.headers().referer ?? ''));
  await open(page, address.slice(new URL(address).origin.length));
  const code = page.locator('input[name="code"]');
  if (test.info().project.name === 'scripts') {
    await expect(code).toHaveValue(words);
    expect(new URL(page.url()).hash, 'nothing is left in the address').toBe('');
  } else {
    await expect(code).toHaveValue('');
    await code.fill(words);
  }
  expect(asked.join(' ').includes(words.split(' ')[0]), 'no address that is asked for holds a word').toBe(false);
}

async function sees(page, words, there, absent) {
  for (const section of there) {
    await expect(page.locator('main')).toContainText(words[section]);
  }
  for (const section of absent) {
    await expect(page.locator('main')).not.toContainText(words[section]);
  }
}

/** Asks for help in Hull with nothing but presses; returns the new reference. */
async function askAgain(page) {
  await open(page, '/');
  await press(page, page.locator('form[action="/do/begin"] button').first());
  while (stepOf(page) !== 'check') {
    const step = stepOf(page);
    if (PRESSED[step]) {
      await page.locator(PRESSED[step]).check();
    }
    await proceed(page);
    expect(stepOf(page), `"${step}" needs nothing typed`).not.toBe(step);
  }
  await press(page, button(page, 'Send my request'));
  return (await page.locator('main').innerText()).match(/[A-Z]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}/)[0];
}

test('a square for a parent and the starting link of a desk fill in their words, and nothing else behind a # does', async ({ page }) => {
  const six = 'abacus-abdomen-abdominal-abide-abiding-ability';
  const key = '0123456789abcdef'.repeat(4);
  const withScripts = test.info().project.name === 'scripts';
  for (const [path, field, behind, becomes] of [
    ['/for-you', 'code', six, six.replaceAll('-', ' ')],
    ['/shared', 'code', six, six.replaceAll('-', ' ')],
    ['/desk/open', 'token', key, key],
    ['/shared', 'code', 'code', ''],
    ['/for-you', 'code', '<b>a-b-c-d-e-f</b>', ''],
    ['/desk/open', 'token', '0123', ''],
  ]) {
    // A change behind the # alone loads nothing anew.
    await page.goto('about:blank');
    await open(page, `${path}#${behind}`);
    await expect(page.locator(`input[name="${field}"]`)).toHaveValue(withScripts ? becomes : '');
  }
});
