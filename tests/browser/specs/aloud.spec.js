// A page read aloud, with a voice made for the test: a headless browser has none of its own.

import { axe } from '../axe.js';
import { expect, test } from '../fixtures.js';
import { answerUpTo, button, open, speak as chooseLanguage } from '../walk.js';

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'without scripts nothing is offered');

const LOCAL = { name: 'Local', lang: 'en-GB', localService: true, default: true };
const REMOTE = { ...LOCAL, name: 'Remote', localService: false };

/** Puts in a browser's voice one that notes what it says and ends a sentence when told. */
const speak = (page, voices) =>
  page.addInitScript((voices) => {
    const speech = Object.assign(new EventTarget(), { said: [], now: null, voices });
    speech.getVoices = () => speech.voices;
    speech.speak = (sentence) => {
      speech.said.push(sentence.text);
      speech.now = sentence;
    };
    // As browsers do: the sentence that is cut off tells its end, a little later.
    speech.cancel = () => {
      const cut = speech.now;
      speech.now = null;
      queueMicrotask(() => cut?.dispatchEvent(new Event('end')));
    };
    speech.end = () => speech.now?.dispatchEvent(new Event('end'));
    window.SpeechSynthesisUtterance = class extends EventTarget {
      constructor(text) {
        super();
        this.text = text;
      }
    };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
  }, voices);

const said = (page) => page.evaluate(() => window.speechSynthesis.said);
const isSpeaking = (page) => page.evaluate(() => window.speechSynthesis.now !== null);
const next = (page) => page.evaluate(() => window.speechSynthesis.end());
const marked = (page) => page.evaluate(() => [...(CSS.highlights.get('aloud') ?? [])].map(String));

test('sentences are read in order, and the mark goes with them', async ({ page }) => {
  await speak(page, [LOCAL]);
  await open(page, '/safety');
  await button(page, 'Read this page to me').click();
  for (let at = 0; at < 4; at += 1) {
    const texts = await said(page);
    expect(texts).toHaveLength(at + 1);
    expect(await marked(page)).toEqual([texts[at]]);
    await expect(page.locator('[data-spoken]')).toBeInViewport();
    await next(page);
  }
  const texts = await said(page);
  expect(texts[0]).toBe(await page.locator('h1').innerText());
  expect(await axe(page, {})).toEqual([]);
});

test('after a pause the same sentence is read again; stop ends it; keys are enough', async ({ page }) => {
  await speak(page, [LOCAL]);
  await open(page, '/safety');
  await button(page, 'Read this page to me').focus();
  await page.keyboard.press('Enter');
  await next(page);
  await page.keyboard.press('Enter');
  await expect(button(page, 'Go on')).toBeFocused();
  expect(await isSpeaking(page)).toBe(false);
  await page.keyboard.press('Enter');
  const texts = await said(page);
  expect(texts).toHaveLength(3);
  expect(texts[2]).toBe(texts[1]);
  await button(page, 'Stop').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Read this page to me')).toBeFocused();
  expect(await isSpeaking(page)).toBe(false);
  expect(await marked(page)).toEqual([]);
  expect(await said(page)).toHaveLength(3);
});

test('leaving falls silent at once', async ({ page }) => {
  await speak(page, [LOCAL]);
  await open(page, '/safety');
  await button(page, 'Read this page to me').click();
  // Looked at before the page is gone, with the end of the cut-off sentence already told.
  const left = await page.evaluate(async () => {
    document.querySelector('#exit-form').requestSubmit();
    await null;
    await null;
    return { silent: window.speechSynthesis.now === null, said: window.speechSynthesis.said.length };
  });
  expect(left).toEqual({ silent: true, said: 1 });
});

test('only a voice of this device that speaks the language is offered, even when it comes late', async ({ page }) => {
  await speak(page, [REMOTE, { ...LOCAL, lang: 'pl-PL' }]);
  await open(page, '/safety');
  await expect(page.locator('#aloud')).toBeHidden();
  await page.evaluate((voice) => {
    window.speechSynthesis.voices.push(voice);
    window.speechSynthesis.dispatchEvent(new Event('voiceschanged'));
  }, LOCAL);
  await expect(button(page, 'Read this page to me')).toBeVisible();
});

test('what a person typed into a field is never said, and reading starts where they point', async ({ page, context, family }) => {
  await answerUpTo(context, 'check', family);
  await speak(page, [LOCAL]);
  await open(page, '/ask/worries');
  await expect(page.locator('textarea')).toHaveValue(family.worries);
  await page.locator('textarea').focus();
  await button(page, 'Read from here').click();
  expect((await said(page))[0]).not.toBe(await page.locator('h1').innerText());
  for (let left = 60; left > 0 && (await isSpeaking(page)); left -= 1) {
    const count = (await said(page)).length;
    await next(page);
    if ((await said(page)).length === count) break;
  }
  await expect(button(page, 'Read this page to me')).toBeVisible();
  await button(page, 'Read this page to me').click();
  await next(page);
  expect((await said(page)).join(' ')).not.toContain(family.private[0]);
});

test('a voice that fails waits on its sentence, and every way out falls silent', async ({ page, context, family }) => {
  await speak(page, [LOCAL]);
  await open(page, '/safety');
  await button(page, 'Read this page to me').click();
  await next(page);
  await page.evaluate(() => window.speechSynthesis.now.dispatchEvent(new Event('error')));
  await button(page, 'Go on').click();
  const texts = await said(page);
  expect(texts.slice(1)).toEqual([texts[1], texts[1]]);
  const silent = () => page.evaluate(() => window.speechSynthesis.now === null);
  const left = await page.evaluate(async () => {
    for (let times = 0; times < 3; times += 1) {
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
    }
    return window.speechSynthesis.now === null;
  });
  expect(left, 'Shift three times').toBe(true);

  await answerUpTo(context, 'name', family);
  await open(page, '/ask/name');
  await button(page, 'Read this page to me').click();
  expect(await silent()).toBe(false);
  expect(
    await page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      return window.speechSynthesis.now === null;
    }),
    'another page',
  ).toBe(true);
});

for (const [language, voice] of Object.entries({ pl: 'pl-PL', ur: 'ur-PK', ar: 'ar-EG' })) {
  test(`a voice of the page's language reads in ${language}, and the bar fits with everything large`, async ({ page, context }) => {
    await chooseLanguage(context, language);
    await speak(page, [LOCAL, { ...LOCAL, lang: voice }]);
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, '/safety');
    await page.locator('#aloud-press').click();
    const [first] = await said(page);
    expect(await page.locator('main > p').first().innerText()).toContain(first);
    expect(first.length).toBeGreaterThan(10);
    await page.evaluate(() => (document.documentElement.className = 'govuk-template app-biggest app-strong app-spaced'));
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await axe(page, {})).toEqual([]);
  });
}
