// What a browser writes to the phone's own storage: after leaving, no file of its profile holds a word of the family.

import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch } from '../playwright.config.js';
import { expect, test as base } from '../fixtures.js';
import { STEPS, button, exit, fill, open, press, proceed, sixWords } from '../walk.js';

const test = base.extend({
  /** A browser with a profile on disk, as on a phone; closing it writes everything it keeps. */
  profile: async ({ playwright, contextOptions, portal, javaScriptEnabled, viewport }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'portal-profile-'));
    const options = { ...contextOptions, ...launch, baseURL: portal.url, javaScriptEnabled, viewport };
    const context = await playwright.chromium.launchPersistentContext(folder, { ...options, ignoreHTTPSErrors: true });
    await use({ context, page: context.pages()[0], folder });
    await context.close();
    await rm(folder, { recursive: true, force: true });
  },
});

/** Each file of a closed browser's profile that holds one of `secrets`, in letters of one byte or two. */
async function filesWith(folder, secrets) {
  const needles = secrets.flatMap((secret) => [Buffer.from(secret), Buffer.from(secret, 'utf16le')]);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = [];
  for (const file of files.filter((each) => each.isFile())) {
    const path = join(file.parentPath, file.name);
    const bytes = await readFile(path);
    if (needles.some((needle) => bytes.includes(needle))) {
      found.push(path.slice(folder.length));
    }
  }
  return found;
}

test('no file of the browser holds a word that was typed, the six words or the reference', async ({
  profile: { context, page, folder },
  portal,
  neutral,
  family,
}) => {
  await open(page, '/');
  await press(page, button(page, 'Start now'));
  for (const step of STEPS.slice(0, -1)) {
    await fill[step](page, family);
    await proceed(page);
  }
  await press(page, button(page, 'Send my request'));
  const words = await sixWords(page);
  const reference = await page.locator('.govuk-panel__body strong').innerText();
  await open(page, '/ask/note');
  await open(page, '/status');
  await exit(page).click();
  await page.waitForURL(neutral.url);
  await context.close();

  const typed = family.private.filter((secret) => secret !== 'YO17HH');
  const secrets = [...typed, reference, words.join(' '), words.join('-'), words.join('\n')];
  expect(await filesWith(folder, secrets)).toEqual([]);
  // That somebody was here is not hidden, and no page says it is: the search does read what a browser keeps.
  expect(await filesWith(folder, [new URL(portal.url).host])).not.toEqual([]);
});

test('the search finds words that a page did leave in the browser', async ({ profile: { context, page, folder } }) => {
  await open(page, '/');
  await page.evaluate(() => localStorage.setItem('left', 'zqleft-in-storage'));
  await page.goto('/safety?zqleft-in-history');
  await context.close();
  expect(await filesWith(folder, ['zqleft-in-storage'])).not.toEqual([]);
  expect(await filesWith(folder, ['zqleft-in-history'])).not.toEqual([]);
});
