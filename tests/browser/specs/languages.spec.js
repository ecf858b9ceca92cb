// Another language, chosen by a button on any page: nothing that is typed is lost, and nothing is pressed by mistake.

import { expect, test } from '../fixtures.js';
import { LANGUAGES, answerUpTo, button, html, open, press, sendRequest, settled, sixWords, speak } from '../walk.js';

const OWN_NAMES = { pl: 'Polski', ro: 'Română', ur: 'اردو', ar: 'العربية' };

for (const [language, dir] of Object.entries(LANGUAGES)) {
  test(`a half-typed answer is still there in ${language}, and back in English`, async ({ page, context, family }) => {
    await answerUpTo(context, 'worries', family);
    await open(page, '/ask/worries');
    await page.locator('textarea').fill('half a sent');
    await press(page, button(page, OWN_NAMES[language]));
    await expect(page).toHaveURL(/\/ask\/worries$/);
    await expect(page.locator(`html[lang="${language}"][dir="${dir}"]`)).toHaveCount(1);
    await expect(page.locator('textarea')).toHaveValue('half a sent');
    await expect(page.locator('.govuk-error-summary')).toHaveCount(0);
    await expect(button(page, OWN_NAMES[language])).toHaveAttribute('aria-current', 'true');
    await page.locator('textarea').fill('half a sentence, and the rest');
    await press(page, button(page, 'English'));
    await expect(page.locator('textarea')).toHaveValue('half a sentence, and the rest');
  });

  test(`Enter in a field goes on in ${language} and does not change the language`, async ({ page, context, family }) => {
    await speak(context, language);
    await answerUpTo(context, 'name', family);
    await open(page, '/ask/name');
    await page.locator('#name').fill('Ama');
    const loaded = page.waitForEvent('load');
    await page.keyboard.press('Enter');
    await loaded;
    await settled(page);
    await expect(page).toHaveURL(/\/ask\/children$/);
    await expect(page.locator(`html[lang="${language}"]`)).toHaveCount(1);
  });

  test(`the six words and phone numbers keep their own direction in ${language}`, async ({ page, context, family }) => {
    await speak(context, language);
    await sendRequest(context, family);
    await open(page, '/ask/sent');
    await expect(page.locator('#six-words')).toHaveAttribute('dir', 'ltr');
    expect(await sixWords(page)).toHaveLength(6);
    await open(page, '/numbers');
    for (const phone of await page.locator('.app-phone').all()) {
      await expect(phone).toHaveAttribute('dir', 'ltr');
    }
    // Letters and doors use the English name, so it stays.
    expect(await html(context, '/numbers')).toContain('EHASH');
  });
}
