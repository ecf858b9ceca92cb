// The browser keeps one cookie and nothing else, and no place where a browser keeps records holds a family's words.

import { decoded, expect, test } from '../fixtures.js';
import { STEPS, button, fill, link, open, press, proceed, sixWords } from '../walk.js';

/** What this page's site keeps in the browser, apart from cookies. */
const kept = (page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).map((database) => database.name),
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    history: history.state,
    windowName: window.name,
  }));

const NOTHING = { local: 0, session: 0, databases: [], caches: 0, workers: 0, history: null, windowName: '' };

test('the whole journey leaves one cookie, no storage, and no typed word in an address or a title', async ({
  page,
  context,
  family,
}) => {
  test.setTimeout(120_000);
  const records = [];
  const note = async () => {
    records.push(decoded(page.url()), (await page.title()).toLowerCase());
    expect(await kept(page)).toEqual(NOTHING);
  };
  await open(page, '/');
  expect(await context.cookies()).toEqual([]);
  await note();
  await press(page, button(page, 'Start now'));
  for (const step of STEPS.slice(0, -1)) {
    await fill[step](page, family);
    await proceed(page);
    await note();
  }
  await press(page, button(page, 'Send my request'));
  await note();
  const words = await sixWords(page);
  const reference = await page.locator('.govuk-panel__body strong').innerText();
  for (const name of ['Show a plain note to print or save', 'Back', 'Try my words now']) {
    await press(page, link(page, name));
    await note();
  }
  await page.getByLabel('Your six words').fill(words.join(' '));
  await press(page, button(page, 'Check my words'));
  await press(page, link(page, 'See what is happening'));
  await note();

  const cookies = await context.cookies();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', expires: -1, path: '/' });
  expect(cookies[0].value).toMatch(/^[0-9a-f]{64}$/);
  const secrets = [...family.private, reference, words.join(' '), words.join('-')].map((secret) => secret.toLowerCase());
  expect(records.filter((record) => secrets.some((secret) => record.includes(secret)))).toEqual([]);
  // A title names no matter that gives a person away; only the first page may say what it is for.
  expect(records.filter((record) => /(family|council|abuse|york)/.test(record)).slice(1)).toEqual([]);

  await press(page, button(page, 'Finish and close this page'));
  expect(await context.cookies()).toEqual([]);
  expect(await kept(page)).toEqual(NOTHING);
});

test('the check for storage and words in addresses sees them when they are there', async ({ page, trouble, family }) => {
  await open(page, '/');
  await page.evaluate(() => localStorage.setItem('a', 'b'));
  expect(await kept(page)).not.toEqual(NOTHING);
  await page.goto(`/safety?name=${encodeURIComponent(family.name)}`);
  expect(trouble.seen.join('\n')).toContain('in the address');
  trouble.expected.push(/in the address/);
});
