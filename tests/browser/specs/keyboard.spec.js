// The whole journey with Tab, Space, Enter and arrow keys alone, as people do who cannot use a pointer.

import { expect, test } from '../fixtures.js';
import { STEPS, button, fill, link, open, settled, sixWords, stepOf } from '../walk.js';

const MOST_TABS = 80;

/** True when the element with the focus looks otherwise than without it and is in view; else the element. */
const focusShows = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element.labels?.[0];
    const look = () =>
      [getComputedStyle(element), ...(label ? [getComputedStyle(label, '::before')] : [])]
        .map((style) => [style.outline, style.boxShadow, style.backgroundColor, style.color].join())
        .join(';');
    const box = element.getBoundingClientRect();
    const inView = box.bottom > 0 && box.top < window.innerHeight && box.width > 1;
    const focused = look();
    element.blur();
    const plain = look();
    element.focus({ preventScroll: true });
    return (focused !== plain && inView) || element.outerHTML.slice(0, 200);
  });

/** Presses Tab until `control` has the focus; every stop on the way must show. */
async function tabTo(page, control) {
  await expect(control).toHaveCount(1);
  for (let times = 0; times < MOST_TABS; times += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
    const nowhere = await page.evaluate(() => document.activeElement === document.body);
    expect(nowhere || (await focusShows(page))).toBe(true);
  }
  throw new Error(`Tab does not reach ${control}`);
}

/** Presses a key that leads to another page. */
async function go(page, key) {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press(key);
  await loaded;
  await settled(page);
}

/** Does with keys what `fill` does by pointer: a control is reached by Tab, chosen by Space or arrows, typed into. */
function byKeys(page) {
  const wrap = (control) => ({
    async check() {
      const first = control.page().locator(`[name="${await control.getAttribute('name')}"]`).first();
      if ((await control.getAttribute('type')) === 'checkbox') {
        await tabTo(page, control);
        await page.keyboard.press('Space');
      } else {
        await tabTo(page, first);
        await page.keyboard.press('Space');
        while (!(await control.isChecked())) {
          await page.keyboard.press('ArrowDown');
        }
      }
      await expect(control).toBeChecked();
    },
    async fill(text) {
      await tabTo(page, control);
      await page.keyboard.insertText(text);
    },
    async click() {
      await tabTo(page, control);
      await page.keyboard.press('Enter');
    },
    getByLabel: (...label) => wrap(control.getByLabel(...label)),
    getByRole: (...role) => wrap(control.getByRole(...role)),
    last: () => wrap(control.last()),
  });
  return {
    getByLabel: (...label) => wrap(page.getByLabel(...label)),
    getByRole: (...role) => wrap(page.getByRole(...role)),
    locator: (css) => (css.startsWith('html') ? page.locator(css) : wrap(page.locator(css))),
    waitForEvent: (name) => page.waitForEvent(name),
    waitForLoadState: (name) => page.waitForLoadState(name),
  };
}

test('a family asks, practises and finishes without a pointer, and always sees where it is', async ({ page, family }) => {
  test.setTimeout(180_000);
  await open(page, '/');
  await tabTo(page, button(page, 'Start now'));
  await go(page, 'Enter');
  for (const step of STEPS.slice(0, -1)) {
    expect(stepOf(page)).toBe(step);
    await fill[step](byKeys(page), family);
    await tabTo(page, page.locator('main').getByRole('button', { name: 'Continue' }).last());
    await go(page, 'Space');
  }
  expect(stepOf(page)).toBe('check');
  for (const typed of family.typed) {
    await expect(page.locator('main')).toContainText(typed);
  }
  await tabTo(page, button(page, 'Send my request'));
  await go(page, 'Enter');
  const words = await sixWords(page);
  await tabTo(page, link(page, 'Try my words now'));
  await go(page, 'Enter');
  await tabTo(page, page.getByLabel('Your six words'));
  await page.keyboard.insertText(words.join(' '));
  await go(page, 'Enter');
  await expect(page.getByRole('status')).toContainText('That works');
  await tabTo(page, button(page, 'Finish'));
  await go(page, 'Space');
  expect(new URL(page.url()).pathname).toBe('/ended');
});

test('the first stops of a page are the way out and the way to its main part', async ({ page, neutral }) => {
  await open(page, '/safety');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Exit this page');
  expect(await focusShows(page)).toBe(true);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Skip to main content');
  expect(await focusShows(page)).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.closest('main') !== null)).toBe(true);

  await open(page, '/safety');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(neutral.url);
});

test('the way back to a refused field needs one key', async ({ page }) => {
  await open(page, '/');
  await tabTo(page, button(page, 'Start now'));
  await go(page, 'Enter');
  await page.getByLabel('Your postcode').focus();
  await go(page, 'Enter');
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your postcode')).toBeFocused();
});

test('the check for a visible focus sees when there is none', async ({ page }) => {
  await open(page, '/');
  await page.evaluate(() => {
    const plain = document.createElement('div');
    plain.tabIndex = 0;
    plain.textContent = 'plain';
    plain.style.outline = 'none';
    document.body.prepend(plain);
    plain.focus();
  });
  expect(await focusShows(page)).toContain('plain');
});
