// What every test has at hand: a real portal for its worker, a family with words of its own, a second browser.
//
// Two watches run in every test: the console stays quiet (no script error, no break of the content policy), and
// nothing that a family typed is ever part of an address.

import { test as base, expect } from '@playwright/test';

import { startNeutralSite } from './harness/neutral-site.js';
import { startPortal } from './harness/portal.js';
import { newFamily } from './walk.js';

export { expect };

export const test = base.extend({
  /** What the portal keeps everything in: `sqlite` or `postgres`. */
  engine: ['sqlite', { option: true, scope: 'worker' }],

  /** The harmless page behind "Exit this page". */
  neutral: [
    async ({}, use) => {
      const site = await startNeutralSite();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],

  /** A real server with storage of its own. */
  portal: [
    async ({ neutral, engine }, use) => {
      const portal = await startPortal(neutral.url, engine);
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker' },
  ],

  /** The hub team, signed in at this worker's portal; its link works once, so it is opened once. */
  desk: [
    async ({ portal, playwright }, use) => {
      const desk = await playwright.request.newContext({ baseURL: portal.url });
      const token = portal.deskLink.split('#').at(-1);
      await desk.post('/do/desk-open', { form: { token } });
      await use({
        cookies: async () => (await desk.storageState()).cookies,
        /** How many requests have arrived and wait. */
        count: async () => Number((await (await desk.get('/desk')).text()).match(/(\d+) open,/)[1]),
        /** What the team reads about a request. */
        read: async (reference) => (await desk.get(`/desk/case/${reference}`)).text(),
      });
      await desk.dispose();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ portal }, use) => use(portal.url),

  /** A family and everything it types; no two are alike. */
  family: async ({}, use) => use(newFamily()),

  /** What happened that must not; a test may say which trouble it causes on purpose. */
  trouble: async ({}, use) => use({ seen: [], expected: [] }),

  context: async ({ context, trouble, family }, use) => {
    watch(context, trouble, family);
    await use(context);
    calm(trouble);
  },

  /** Opens another browser with nothing in it, under the same watch. */
  anotherBrowser: async ({ browser, contextOptions, portal, trouble, family, javaScriptEnabled, viewport }, use) => {
    const opened = [];
    await use(async () => {
      const options = { ...contextOptions, baseURL: portal.url, javaScriptEnabled, viewport, ignoreHTTPSErrors: true };
      const context = await browser.newContext(options);
      watch(context, trouble, family);
      opened.push(context);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

function watch(context, trouble, family) {
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      trouble.seen.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (error) => trouble.seen.push(`script: ${error.error()}`));
  context.on('request', (request) => {
    const found = family.private.filter((text) => decoded(request.url()).includes(text.toLowerCase()));
    trouble.seen.push(...found.map((text) => `"${text}" in the address ${request.url()}`));
  });
}

/** An address as a person would read it in a log. */
export function decoded(url) {
  const text = url.replaceAll('+', ' ').toLowerCase();
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function calm({ seen, expected }) {
  const bad = seen.filter((line) => !expected.some((pattern) => pattern.test(line)));
  expect([...new Set(bad)]).toEqual([]);
}
