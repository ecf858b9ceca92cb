// A page read aloud, with a voice made for the test: a headless browser has none of its own.

import AxeBuilder from '@axe-core/playwright';

import { expect, test } from '../fixtures.js';
import { answerUpTo, button, open } from '../walk.js';

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
  await button(page, 'Read aloud').click();
  for (let at = 0; at < 4; at += 1) {
    const texts = await said(page);
    expect(texts).toHaveLength(at + 1);
    expect(await marked(page)).toEqual([texts[at]]);
    await expect(page.locator('[data-spoken]')).toBeInViewport();
    await next(page);
  }
  const texts = await said(page);
  expect(texts[0]).toBe(await page.locator('h1').innerText());
  expect(await new AxeBuilder({ page }).analyze().then(({ violations }) => violations)).toEqual([]);
});

test('after a pause the same sentence is read again; stop ends it; keys are enough', async ({ page }) => {
  await speak(page, [LOCAL]);
  await open(page, '/safety');
  await button(page, 'Read aloud').focus();
  await page.keyboard.press('Enter');
  await next(page);
  await page.keyboard.press('Enter');
  await expect(button(page, 'Go on')).toBeFocused();
  expect(await isSpeaking(page)).toBe(false);
  await page.keyboard.press('Enter');
  const texts = await said(page);
  expect(texts).toHaveLength(3);
  expect(texts[2]).toBe(texts[1]);
  await button(page, 'Stop reading').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Read aloud')).toBeFocused();
  expect(await isSpeaking(page)).toBe(false);
  expect(await marked(page)).toEqual([]);
  expect(await said(page)).toHaveLength(3);
});

test('leaving falls silent at once', async ({ page }) => {
  await speak(page, [LOCAL]);
  await open(page, '/safety');
  await button(page, 'Read aloud').click();
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
  await expect(button(page, 'Read aloud')).toBeVisible();
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
  await expect(button(page, 'Read aloud')).toBeVisible();
  await button(page, 'Read aloud').click();
  await next(page);
  expect((await said(page)).join(' ')).not.toContain(family.private[0]);
});
