// Leaving leaves nothing: after the way out, the finish or the time-out, Back shows no word that was typed.
//
// Chromium runs here with its back/forward cache on, as on a family's phone.

import { createServer } from 'node:http';
import { once } from 'node:events';

import { launch } from '../playwright.config.js';
import { expect, test } from '../fixtures.js';
import { FINISHES, PAGES, careless, drafting, readable } from '../leaving.js';
import { answerUpTo, button, exit, link, open, post, press, sixWords } from '../walk.js';

test.use({ launchOptions: { ...launch, ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

const withScripts = () => test.info().project.use.javaScriptEnabled !== false;

/** Presses Back. While Chromium puts one page in another's place there is nothing to press: then it is pressed again. */
const goBack = (page) =>
  expect
    .poll(
      () =>
        page.goBack({ waitUntil: 'commit' }).then(
          () => 'back',
          (error) => {
            if (/Not attached to an active page/.test(error.message)) {
              return 'between pages';
            }
            throw error;
          },
        ),
      { intervals: [10, 20, 50] },
    )
    .toBe('back');

/** Goes back ten times and says which secrets were seen on the way, and which pages. */
async function wayBack(page, secrets) {
  const seen = [];
  const pages = new Set();
  for (let times = 0; times < 10; times += 1) {
    await goBack(page);
    // A page that comes back from memory is never loaded again, so its own word counts.
    const state = () => page.evaluate(() => document.readyState).catch(() => 'between pages');
    await expect.poll(state, { intervals: [10, 20, 50] }).toBe('complete');
    const text = await page.evaluate(readable);
    pages.add(page.url().replace(/^https?:..[^/]*/, ''));
    seen.push(...secrets.filter((secret) => text.includes(secret.toLowerCase())));
  }
  return { seen, pages };
}

/** Back leads through the portal's own pages, and none shows a secret. */
async function expectNoTrace(page, secrets) {
  const { seen, pages } = await wayBack(page, secrets);
  expect(seen).toEqual([]);
  expect([...pages]).toContain('/ended');
}

/** How this browser opens a page, types and presses; see `leaving.js`. */
const handOf = (page, context) => ({
  open: (path) => open(page, path),
  fill: (label, text) => page.getByLabel(label).fill(text),
  press: (name) => press(page, page.locator('main').getByRole('button', { name, exact: true }).or(link(page, name)).last()),
  text: (selector) => page.locator(selector).innerText(),
  words: () => sixWords(page),
  behind: (work) => work(context),
});

for (const [name, arrive] of Object.entries(PAGES)) {
  test(`"exit this page" on ${name} leads to the neutral page, and Back shows nothing`, async ({
    page,
    context,
    family,
    neutral,
  }) => {
    const secrets = [...family.private, ...((await arrive(handOf(page, context), family)) ?? [])];
    await exit(page).click();
    await page.waitForURL(neutral.url);
    // The visit is over on the server, not only out of sight.
    await expect
      .poll(async () => (await context.request.get('/ask/check')).url())
      .toMatch(/\/ended$/);
    await expectNoTrace(page, secrets);
  });
}

for (const [name, label] of Object.entries(FINISHES)) {
  test(`finishing on ${name} says so, and Back shows nothing`, async ({ page, context, family }) => {
    const secrets = [...family.private, ...((await PAGES[name](handOf(page, context), family)) ?? [])];
    await press(page, button(page, label));
    expect(new URL(page.url()).pathname).toBe('/ended');
    await expectNoTrace(page, secrets);
  });
}

test('once the visit has ended on the server, the next press shows no answer, and Back shows nothing', async ({
  page,
  context,
  family,
}) => {
  await drafting(handOf(page, context), family);
  await post(context, '/do/finish');
  await press(page, page.getByRole('link', { name: 'Change Your name' }));
  expect(new URL(page.url()).pathname).toBe('/ended');
  await expectNoTrace(page, family.private);
});

test('the check for traces finds them on a site that keeps its pages', async ({ page, neutral }) => {
  const site = createServer(careless(neutral.url));
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  try {
    await page.goto(`http://127.0.0.1:${site.address().port}/`);
    await page.getByRole('link', { name: 'Leave' }).click();
    await page.waitForURL(neutral.url);
    expect((await wayBack(page, ['canary'])).seen).toContain('canary');
  } finally {
    site.closeAllConnections();
    site.close();
  }
});

test('Shift three times leaves within a second; letters between, or capitals, do not', async ({
  page,
  context,
  family,
  neutral,
}) => {
  test.skip(!withScripts(), 'keys are heard by scripts alone; the button needs none');
  await answerUpTo(context, 'worries', family);
  await open(page, '/ask/well');
  await open(page, '/ask/worries');
  await page.getByLabel('What is worrying you?').focus();
  for (const key of ['Shift', 'a', 'Shift', 'b', 'Shift', 'c']) {
    await page.keyboard.press(key);
  }
  await page.keyboard.press('Shift+D');
  await page.keyboard.press('Shift+E');
  await page.keyboard.press('Shift+F');
  await expect(page.locator('body')).not.toHaveAttribute('hidden');
  await expect(page.getByLabel('What is worrying you?')).toHaveValue('abcDEF');
  for (let times = 0; times < 3; times += 1) {
    await page.keyboard.press('Shift');
  }
  await page.waitForURL(neutral.url, { timeout: 1_000, waitUntil: 'commit' });
  await expectNoTrace(page, family.private);
});

test('who presses Back before the server has heard of the leaving sees nothing, and the visit is over', async ({
  page,
  context,
  family,
  neutral,
  trouble,
}) => {
  test.skip(!withScripts(), 'without scripts the server itself sends the browser on, so it has heard');
  await drafting(handOf(page, context), family);
  await open(page, '/ask/worries');
  // The word to the server is lost on the way, as on a line that has just broken.
  await page.route('**/do/finish', (route) => route.abort());
  trouble.expected.push(/ERR_FAILED .*\/do\/finish/);
  await exit(page).click();
  await page.waitForURL(neutral.url);
  await expectNoTrace(page, family.private);
  expect(await context.cookies()).toEqual([]);
  expect((await context.request.get('/ask/check')).url()).toMatch(/\/ended$/);
});

for (const [name, width, height] of [
  ['320 px', 320, 568],
  ['320 px at 200 % zoom', 160, 284],
]) {
  test(`the way out is in view at ${name}, wherever the page stands, and covers no control`, async ({
    page,
    context,
    family,
  }) => {
    await page.setViewportSize({ width, height });
    await answerUpTo(context, 'check', family);
    for (const path of ['/safety', '/ask/children', '/ask/worries', '/ask/contact', '/ask/share', '/ask/check']) {
      await open(page, path);
      for (const where of ['top', 'middle', 'bottom']) {
        await page.evaluate((place) => {
          const most = document.documentElement.scrollHeight - window.innerHeight;
          window.scrollTo(0, { top: 0, middle: most / 2, bottom: most }[place]);
        }, where);
        const box = await exit(page).boundingBox();
        expect(box.width, `${path} ${where}`).toBeGreaterThanOrEqual(44);
        expect(box.height, `${path} ${where}`).toBeGreaterThanOrEqual(44);
        expect(box.x, `${path} ${where}`).toBeGreaterThanOrEqual(0);
        expect(box.y, `${path} ${where}`).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, `${path} ${where}`).toBeLessThanOrEqual(width);
        expect(box.y + box.height, `${path} ${where}`).toBeLessThanOrEqual(height);
      }
      expect(await covered(page), path).toEqual([]);
    }
  });
}

/** Controls of the main part that the way out covers, wholly or in part, when they are brought into view by a keyboard. */
const covered = (page) =>
  page.evaluate(() => {
    const strip = document.querySelector('.app-exit');
    const controls = [...document.querySelectorAll('main a, main button:not([tabindex="-1"]), main input, main textarea')];
    return controls
      .filter((control) => control.type !== 'hidden' && control.checkVisibility())
      .filter((control) => {
        window.scrollTo(0, document.documentElement.scrollHeight);
        control.focus();
        const over = strip.getBoundingClientRect();
        const under = control.getBoundingClientRect();
        return under.top < over.bottom - 1 && under.bottom > over.top + 1 && under.height < window.innerHeight / 2;
      })
      .map((control) => control.name || control.textContent);
  });
