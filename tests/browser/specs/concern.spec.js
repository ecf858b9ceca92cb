// A teacher fears for a child: call first, then write it down before the clock ends. Every page is looked at for faults.

import { expect } from '../fixtures.js';
import { button, link, open, press } from '../walk.js';
import { look, prove, test } from '../with-mail.js';

/** What calendar and clock show in England now. */
function inEngland() {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });
  const [date, time] = format.format(new Date()).split(', ');
  return [...date.split('/'), time];
}

test('a teacher calls first, writes down what she saw and sends it; her list tells a parent nothing, and the hub reads it', async ({ page, mail, desk, anotherBrowser }) => {
  test.setTimeout(120_000);
  await prove(page, mail, async () => {});
  const next = () => press(page, button(page, 'Keep this and go on'));
  await press(page, link(page, 'Write down a call to the team'));
  await press(page, button(page, 'Write it down'));
  await expect(page.locator('.govuk-error-summary__list li')).toHaveCount(4);
  const [day, month, year, time] = inEngland();
  await page.getByLabel('Hull', { exact: true }).check();
  await page.getByLabel('I called and spoke to someone').check();
  await page.getByLabel('Who did you speak to?').fill('Sam');
  await page.locator('#rang-day').fill(day);
  await page.locator('#rang-month').fill(month);
  await page.locator('#rang-year').fill(year);
  await page.getByLabel('What time did you call?').fill(time);
  await look(page, 'concern-first');
  await press(page, button(page, 'Write it down'));
  await page.getByLabel('The child’s name').fill('Kofi');
  await page.getByLabel('Date of birth or age').fill('7');
  await next();
  await page.getByLabel('What you saw or heard').fill('A bruise <b>on</b> his arm');
  await page.getByLabel('When was it?').fill('Monday');
  await next();
  await page.getByLabel('What may happen').fill('More of it');
  await page.locator('input[name="danger-now"][value="yes"]').check();
  await next();
  await press(page, link(page, 'Go on writing'));
  await page.getByLabel('Your reason, in your own words').fill('He may be hurt');
  await page.getByLabel('Public task', { exact: true }).check();
  await page.getByLabel('Yes: safeguarding, to keep a child safe').check();
  await page.getByLabel('Who decided to share it?').fill('Ms Lead');
  await page.getByLabel('What do they do?').fill('Head teacher');
  await next();
  await page.locator('input[name="risk"][value="yes"]').check();
  await page.locator('input[name="told"][value="no"]').check();
  await page.getByLabel('It could put the child in more danger').check();
  await look(page, 'concern-family');
  await next();
  await page.locator('input[name="along"][value="yes"]').check();
  await page.getByLabel('what is it called').fill('EHA of May');
  await page.getByLabel('The same reason in law covers it').check();
  await page.getByLabel('If yes: its words').fill('Strengths');
  await press(page, button(page, 'Keep this page and add one more'));
  await next();
  await expect(page.locator('main')).toContainText('A bruise <b>on</b> his arm');
  await press(page, button(page, 'Send it to the team'));
  await expect(page.locator('#concern-number')).toContainText('HUL-C-');
  await expect(page.locator('#clock')).toContainText('in time');
  await press(page, link(page, 'Back to what you began'));
  for (const text of ['Kofi', 'bruise', 'child', 'harm', 'concern']) {
    await expect(page.locator('#calls')).not.toContainText(text);
  }
  await look(page, 'concern-mine');
  await open(page, '/helping/concern/check');
  expect(new URL(page.url()).pathname).toBe('/helping/concern');

  const hub = await anotherBrowser();
  await hub.context().addCookies(await desk.cookies());
  await open(hub, '/desk');
  await press(hub, link(hub, /Concerns about a child: [1-9]/));
  await press(hub, hub.locator('main li a').last());
  await expect(hub.locator('#not-shown')).toContainText('Not shown to the family');
  await expect(hub.locator('main')).toContainText('A bruise <b>on</b> his arm');
  await look(hub, 'concern-desk');
  await press(hub, button(hub, 'We have it'));
  await open(page, '/helping/mine');
  await expect(page.locator('#calls')).toContainText('The team says: we have it');
});
