// Leaving leaves nothing in a browser of another kind, too: the pages and the ways to them are those of `exit.spec.js`.

import { createServer } from 'node:http';
import { once } from 'node:events';

import { expect, test as base } from '../fixtures.js';
import { hasFirefox, startFirefox } from '../harness/firefox.js';
import { FINISHES, PAGES, careless, readable } from '../leaving.js';

const test = base.extend({
  firefox: [
    async ({}, use) => {
      const firefox = await startFirefox();
      await use(firefox.browser);
      await firefox.stop();
    },
    { scope: 'worker' },
  ],

  /** A tab of a browser that holds nothing yet. It stands on the portal, because a blank page can be given no cookie for it. */
  tab: async ({ firefox, portal }, use) => {
    const context = await firefox.createBrowserContext();
    const tab = await context.newPage();
    await tab.goto(`${portal.url}/safety`);
    await use(tab);
    await context.close();
  },

  /** How this browser opens a page, types and presses; see `leaving.js`. */
  hand: async ({ tab, portal, playwright }, use) => {
    const awake = () => tab.waitForSelector('html[data-ready="yes"], html:not(:has(script))');
    const pressed = async (control) => {
      await Promise.all([tab.waitForNavigation(), control.click()]);
      await awake();
    };
    const named = (name) => tab.waitForSelector(`main ::-p-aria([name="${name}"])`);
    await use({
      async open(path) {
        await tab.goto(`${portal.url}${path}`);
        await awake();
      },
      async fill(label, text) {
        const field = await tab.waitForSelector(`main ::-p-aria([name="${label}"][role="textbox"])`);
        await field.evaluate((element) => element.select());
        await field.type(text);
      },
      press: async (name) => pressed(await named(name)),
      text: (selector) => tab.$eval(selector, (element) => element.innerText),
      words: () => tab.$$eval('#six-words li', (items) => items.map((item) => item.innerText)),
      async behind(work) {
        const cookies = (await tab.cookies(portal.url)).map((cookie) => ({ ...cookie, sameSite: 'Lax', expires: -1 }));
        const request = await playwright.request.newContext({ baseURL: portal.url, storageState: { cookies, origins: [] } });
        await work({ request });
        const after = (await request.storageState()).cookies.map(({ name, value, httpOnly, secure, sameSite }) => ({
          name, value, httpOnly, secure, sameSite, url: portal.url,
        }));
        await request.dispose();
        await tab.setCookie(...after);
      },
    });
  },
});

test.skip(!hasFirefox, 'no Firefox here: install firefox-esr, or set FIREFOX to it');

/** How long Back may take. The driver is not told of a page that comes back from memory, which is there at once. */
const BACK = 1_000;

/** Goes back ten times, or as far as it goes, and says which secrets were seen on the way, and which pages. */
async function wayBack(tab, secrets) {
  const seen = [];
  const pages = new Set();
  for (let times = 0; times < 10; times += 1) {
    const end = await tab.goBack({ waitUntil: 'load', timeout: BACK }).then(
      () => null,
      (error) => error.message,
    );
    if (/no such history entry/.test(end)) {
      break;
    }
    expect(end ?? 'Timed out').toMatch(/^Timed out/);
    await expect.poll(() => tab.evaluate(() => document.readyState).catch(() => 'between pages')).toBe('complete');
    const where = await tab.evaluate(() => location.pathname);
    const text = await tab.evaluate(readable);
    pages.add(where);
    seen.push(...secrets.filter((secret) => text.includes(secret.toLowerCase())));
  }
  return { seen, pages };
}

async function expectNoTrace(tab, secrets) {
  const { seen, pages } = await wayBack(tab, secrets);
  expect(seen).toEqual([]);
  expect([...pages]).toContain('/ended');
}

for (const [name, arrive] of Object.entries(PAGES)) {
  test(`in Firefox, "exit this page" on ${name} leads to the neutral page, and Back shows nothing`, async ({
    tab,
    hand,
    family,
    neutral,
  }) => {
    const secrets = [...family.private, ...((await arrive(hand, family)) ?? [])];
    const left = tab.waitForNavigation();
    await tab.click('.app-exit__button');
    await left;
    expect(await tab.evaluate(() => location.href)).toBe(neutral.url);
    await expectNoTrace(tab, secrets);
  });
}

test('in Firefox, finishing says so, and Back shows nothing', async ({ tab, hand, family }) => {
  const secrets = [...family.private, ...(await PAGES.status(hand, family))];
  await hand.press(FINISHES.status);
  expect(new URL(tab.url()).pathname).toBe('/ended');
  await expectNoTrace(tab, secrets);
});

test('in Firefox, the check for traces finds them on a site that keeps its pages', async ({ tab, neutral }) => {
  const site = createServer(careless(neutral.url));
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  try {
    await tab.goto(`http://127.0.0.1:${site.address().port}/`);
    await Promise.all([tab.waitForNavigation(), tab.click('a')]);
    expect((await wayBack(tab, ['canary'])).seen).toContain('canary');
  } finally {
    site.closeAllConnections();
    site.close();
  }
});
