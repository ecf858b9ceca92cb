// Every page in every state: no fault that axe or the HTML checker can find, at 320 px, with huge letters, in the dark.

import { HtmlValidate } from 'html-validate';

import { axe } from '../axe.js';
import { expect, test } from '../fixtures.js';
import { look } from '../playwright.config.js';
import { ENGLISH_ONLY, STATES } from '../states.js';
import { LANGUAGES, html, open, speak } from '../walk.js';

test.use({ launchOptions: look });

const NARROW = { width: 320, height: 640 };

const checker = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Browsers read either case alike.
    'doctype-style': 'off',
    // Checkboxes of one question share a name: that is how a form sends a list.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // This class keeps a phone number on one line, and what a person copies has plain blanks.
    'tel-non-breaking': ['error', { ignoreClasses: ['app-phone'] }],
  },
});

/** What the HTML checker finds in a page as it was sent. */
async function markup(text) {
  // The framework marks places with "<!>", which browsers read as an empty comment and the checker cannot read.
  const { results } = await checker.validateString(text.replaceAll('<!>', '<!---->'));
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`));
}

const only = (...values) => ({ runOnly: { type: 'rule', values } });
const CONTRAST = only('color-contrast', 'link-in-text-block');
/** The size of targets is part of WCAG 2.2 and off by default. */
const ALL_RULES = { rules: { 'target-size': { enabled: true } } };
/**
 * The rules whose answer another language can change: names, text, titles, language and the size of what is pressed. The same
 * template draws each page in every language, so roles, ids, landmarks and colours are those that were looked at in English.
 */
const OF_LANGUAGE = only(
  'aria-command-name',
  'aria-input-field-name',
  'aria-toggle-field-name',
  'button-name',
  'document-title',
  'empty-heading',
  'html-has-lang',
  'html-lang-valid',
  'identical-links-same-purpose',
  'image-alt',
  'input-button-name',
  'label',
  'label-content-name-mismatch',
  'link-name',
  'region',
  'select-name',
  'summary-name',
  'svg-img-alt',
  'target-size',
  'valid-lang',
);

/** What reaches beyond an edge of the screen; nothing when the page need not be moved sideways. */
const overhang = (page) =>
  page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= edge) {
      return [];
    }
    const beyond = (each) => Math.max(each.getBoundingClientRect().right - edge, -each.getBoundingClientRect().left);
    const wide = [...document.querySelectorAll('body *')].filter((each) => beyond(each) > 0);
    return wide.map((each) => `${beyond(each)} px: ${each.outerHTML.slice(0, 120)}`);
  });

/** Forms and fields whose words the browser would write to the phone; the code that was sent is used up once it is typed. */
const kept = (page) =>
  page.evaluate(() => {
    const forms = [...document.querySelectorAll('form:not([autocomplete="off"])')];
    const typed = [...document.querySelectorAll('input:is([type="text"], [type="search"], :not([type])), textarea')];
    const words = typed.filter((field) => !['off', 'one-time-code'].includes(field.autocomplete));
    return [...forms, ...words].map((each) => each.outerHTML.slice(0, 120));
  });

/** With PICTURES=<folder>: a picture of the page on a phone, for people to look at. */
async function picture(page, name) {
  if (!process.env.PICTURES) {
    return;
  }
  await page.setViewportSize({ width: 360, height: 740 });
  const file = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  await page.screenshot({ path: `${process.env.PICTURES}/${file}.png`, fullPage: true });
  await page.setViewportSize(NARROW);
}

/** The looks worth telling apart, as classes of the whole page; tests/journeys/display.rs holds that these are sent. */
const STRONG = 'govuk-template app-strong';
const LARGE = 'govuk-template app-biggest app-spaced';
const ALL = 'govuk-template app-biggest app-strong app-spaced';

const looks = (page, look) => page.evaluate((look) => (document.documentElement.className = look), look);

/** Pieces (an element with its classes and what it stands in) whose colours this worker has looked at in every look. */
const looked = new Set();

/** Whether a page has a piece whose colours were not looked at yet: every look gives the same piece the same colours. */
async function hasNewPieces(page) {
  const pieces = await page.evaluate(() => {
    const name = (each) => `${each.localName}.${each.className.baseVal ?? each.className}`;
    return [...document.querySelectorAll('body *')].map((each) => `${name(each.parentElement)} > ${name(each)}`);
  });
  const fresh = pieces.filter((piece) => !looked.has(piece));
  fresh.forEach((piece) => looked.add(piece));
  return fresh.length > 0;
}

/** What a person may choose for how pages look breaks nothing. */
async function checkLooks(page, isNew) {
  // The device is still dark: a choice made here wins over it.
  await looks(page, STRONG);
  if (isNew) {
    expect.soft(await axe(page, CONTRAST), 'strong colours on a dark device').toEqual([]);
  }
  expect.soft(await overhang(page), 'at 320 px with strong colours').toEqual([]);
  await looks(page, LARGE);
  expect.soft(await overhang(page), 'at 320 px with biggest letters and more space').toEqual([]);
  await looks(page, ALL);
  expect.soft(await overhang(page), 'at 320 px with everything').toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  const strict = isNew ? only('target-size', 'color-contrast-enhanced') : only('target-size');
  expect.soft(await axe(page, strict), 'with everything').toEqual([]);
}

for (const { name, path, arrive } of STATES) {
  test(`${name}: no fault`, async ({ page, context, family, desk, trouble }) => {
    trouble.expected.push(/status of 404/);
    const address = await arrive(context, family, desk);
    await page.setViewportSize(NARROW);
    const response = await open(page, address);
    expect([200, 404]).toContain(response.status());
    expect(new URL(page.url()).pathname).toBe(address.split(/[?#]/)[0]);
    expect(page.url().includes('nothing') || path === '/nowhere', 'only these are missing').toBe(response.status() === 404);

    await picture(page, name);
    expect.soft(await axe(page, ALL_RULES)).toEqual([]);
    expect.soft(await markup(await html(context, address))).toEqual([]);

    expect.soft(await kept(page), 'the browser keeps nothing that is typed').toEqual([]);
    expect.soft(await overhang(page), 'at 320 px').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    const isNew = await hasNewPieces(page);
    if (isNew) {
      expect.soft(await axe(page, CONTRAST)).toEqual([]);
    }
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect.soft(await overhang(page), 'at 320 px with letters twice as large').toEqual([]);
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    await checkLooks(page, isNew);
  });
}

const spoken = STATES.filter(({ name, path }) => !ENGLISH_ONLY.test(path) && !/filled|desk/.test(name));
for (const { name, arrive } of spoken) {
  test(`${name}, in every other language: no fault`, async ({ page, context, family, desk, trouble }) => {
    test.setTimeout(120_000);
    trouble.expected.push(/status of 404/);
    const address = await arrive(context, family, desk);
    await page.setViewportSize(NARROW);
    for (const [language, dir] of Object.entries(LANGUAGES)) {
      await speak(context, language);
      await open(page, address);
      await expect(page.locator(`html[lang="${language}"][dir="${dir}"]`)).toHaveCount(1);
      expect.soft(await axe(page, OF_LANGUAGE), language).toEqual([]);
      expect.soft(await markup(await html(context, address)), language).toEqual([]);
      expect.soft(await overhang(page), `at 320 px in ${language}`).toEqual([]);
      await looks(page, ALL);
      expect.soft(await overhang(page), `at 320 px with everything in ${language}`).toEqual([]);
    }
  });
}

test('the checks find faults that are there', async ({ page }) => {
  await page.setViewportSize(NARROW);
  await open(page, '/safety');
  await page.evaluate(() => {
    const wide = document.createElement('img');
    wide.style.width = '400px';
    document.querySelector('main').append(wide, document.createElement('form'), document.createElement('textarea'));
  });
  expect((await axe(page, ALL_RULES)).join()).toContain('image-alt');
  expect((await overhang(page)).join()).toContain('<img');
  expect(await kept(page)).toEqual(['<form></form>', '<textarea></textarea>']);
  await page.evaluate(() => document.querySelectorAll('main p').forEach((text) => (text.style.color = '#999')));
  expect((await axe(page, CONTRAST)).join()).toContain('color-contrast');
  expect(await markup('<!DOCTYPE html><html lang="en"><title>x</title><p><div></div></p></html>')).not.toEqual([]);
});
