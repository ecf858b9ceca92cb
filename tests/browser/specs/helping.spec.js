// A school writes a draft: the parent reads it on her own phone, changes, strikes out and sends; or the screen is turned to
// her, and whoever presses Back sees nothing. Every page of both sides is looked at for faults on the way.

import { expect } from '../fixtures.js';
import { button, link, open, post, press, proceed, settled, sixWords } from '../walk.js';
import { look, newAddress, prove, test } from '../with-mail.js';

/** Somebody who helps, with a draft of her own written, before the two ways to hand it over. */
async function written(page, mail, family, seen) {
  await prove(page, mail, seen);
  await page.getByLabel('What do you want to call it?').fill('Blue 7');
  await press(page, button(page, 'Begin'));
  const next = () => press(page, button(page, 'Keep this and go on'));
  await page.getByLabel('Your postcode').fill(family.postcode);
  await next();
  await page.getByRole('group', { name: 'Is anyone in danger right now?' }).getByLabel('No', { exact: true }).check();
  await next();
  await page.getByLabel('What name shall we use for you?').fill(family.name);
  await next();
  await page.getByLabel('Yes, born').check();
  await page.getByLabel('A name to use for the child').fill(family.child);
  await page.getByLabel('5 to 10').check();
  await next();
  await page.getByLabel('What is going well?').fill(family.well);
  await next();
  await page.getByLabel('What is worrying you?').fill(family.worries);
  await seen(page, 'helping-worries');
  await next();
  await page.locator('input[name="help"][value="not-sure"]').check();
  await next();
  await next();
  await next();
  await page.locator('input[name="way"][value="code"]').check();
  await next();
  expect(new URL(page.url()).pathname).toBe('/helping/ready');
  await seen(page, 'helping-ready');
}

/** Says yes to help and no to the first share, leaves the rest blank, and sends. */
async function agreeAndSend(page) {
  await press(page, link(page, 'Go on, and decide'));
  await page.locator('input[name="agree"][value="yes"]').check();
  await proceed(page);
  await page.locator('input[name^="share-"][value="no"]').first().check();
  await proceed(page);
  expect(new URL(page.url()).pathname).toBe('/ask/check');
  await press(page, button(page, 'Send my request'));
  expect(new URL(page.url()).pathname).toBe('/ask/sent');
}

test('on her own phone the parent reads every word, changes one, strikes one out, and sends; the school sees how far it is', async ({
  page,
  mail,
  family,
  anotherBrowser,
}) => {
  test.setTimeout(120_000);
  await written(page, mail, family, look);
  await press(page, button(page, 'Make the words'));
  const words = (await sixWords(page)).join(' ');
  expect(words.split(' ')).toHaveLength(6);
  await look(page, 'helping-words');
  await press(page, button(page, 'I have passed them on'));
  await look(page, 'helping-mine');

  const parent = await anotherBrowser();
  await open(parent, '/for-you');
  await parent.locator('input[name="code"]').fill(words);
  await press(parent, button(parent, 'Open it'));
  const main = parent.locator('main');
  await expect(main).toContainText('Ms Abara');
  await expect(main).toContainText('@hill.example');
  await expect(main).toContainText('We have sent nothing to anyone');
  for (const text of [family.name, family.child, family.worries.split('\n')[0]]) {
    await expect(main).toContainText(text);
  }
  await look(parent, 'helping-read');

  const part = (name) => main.locator('section').filter({ has: parent.getByRole('heading', { name, exact: true }) });
  await press(parent, part('What worries you').getByRole('link'));
  await parent.getByLabel('What is worrying you?').fill('In my own words');
  await proceed(parent);
  await expect(main).toContainText('In my own words');
  await press(parent, part('What is going well').getByRole('button'));
  await expect(main).not.toContainText('We sing');
  await agreeAndSend(parent);
  expect((await sixWords(parent)).join(' ')).not.toBe(words);

  await open(page, '/helping/mine');
  const list = page.locator('#helped');
  await expect(list).toContainText('The family sent it on');
  for (const text of ['In my own words', 'We sing', family.name, family.child]) {
    await expect(page.locator('main')).not.toContainText(text);
  }
  await look(page, 'helping-sent');
});

test('the screen is turned to the parent: the helper who presses Back sees nothing, and a no deletes it', async ({ page, mail, family }) => {
  test.setTimeout(120_000);
  await written(page, mail, family, async () => {});
  await open(page, '/helping/spoken');
  await look(page, 'helping-spoken');
  await open(page, '/helping/ready');
  await press(page, button(page, 'Turn the screen to the parent'));
  expect(new URL(page.url()).pathname).toBe('/for-you/read');
  for (let times = 0; times < 10; times += 1) {
    await page.goBack({ waitUntil: 'commit' }).catch(() => null);
    await settled(page);
    if (page.url() === 'about:blank') {
      break;
    }
    const { pathname } = new URL(page.url());
    expect(pathname.startsWith('/helping/draft') || pathname === '/helping/ready', pathname).toBe(false);
    const shown = await page.locator('body').innerText();
    for (const text of [...family.private, 'Blue 7']) {
      expect(shown.toLowerCase()).not.toContain(text.toLowerCase());
    }
  }
  await open(page, '/for-you/read');
  await expect(page.locator('main')).toContainText(family.child);
  // No is a button like any other: it deletes what was written, and nobody is told why.
  await press(page, button(page, 'No thank you, delete it'));
  expect(new URL(page.url()).pathname).toBe('/for-you/closed');
  await look(page, 'helping-closed');
  await open(page, '/for-you/read');
  expect(new URL(page.url()).pathname).toBe('/ended');
});

test('a guest who comes back types six words beside the code from the e-mail, and only then sees what they began', async ({
  page,
  context,
  mail,
}) => {
  const address = newAddress();
  await prove(page, mail, async () => {}, address);
  const words = (await sixWords(page)).join(' ');
  await look(page, 'helping-mine-words');
  await page.getByLabel('What do you want to call it?').fill('Blue 7');
  await press(page, button(page, 'Begin'));
  await post(context, '/do/finish');

  await prove(page, mail, async () => {}, address);
  expect(new URL(page.url()).pathname).toBe('/helping/second');
  await expect(page.locator('main')).not.toContainText('Blue 7');
  await look(page, 'helping-guest');
  await page.locator('input[name="code"]').fill('abacus abdomen abdominal abide abiding ability');
  await press(page, button(page, 'Go on'));
  await look(page, 'helping-guest-refused');
  await page.locator('input[name="code"]').fill(words);
  await press(page, button(page, 'Go on'));
  await expect(page.locator('main')).toContainText('Blue 7');
});
