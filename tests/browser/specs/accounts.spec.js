// A teacher of an approved organisation makes an account and comes in with a second step; who left is out at the next press.

import { expect } from '../fixtures.js';
import { button, link, open, press } from '../walk.js';
import { appCode, look, newAddress, prove, test } from '../with-mail.js';

test('an approved school has accounts with a second step, and a leaver is out at the next press', async ({
  page,
  mail,
  desk,
  anotherBrowser,
}) => {
  test.setTimeout(120_000);
  const domain = `wood-${test.info().project.name}-${process.pid}.example`;
  const hub = await anotherBrowser();
  await hub.context().addCookies(await desk.cookies());
  await open(hub, '/desk/organisations');
  await press(hub, button(hub, 'Approve'));
  await expect(hub.locator('.govuk-error-summary__list li')).toHaveCount(3);
  await hub.getByLabel('Name of the organisation').fill('Wood School');
  await hub.getByLabel('Domain of its e-mail addresses').fill(domain);
  await hub.getByLabel('Hull', { exact: true }).check();
  await press(hub, button(hub, 'Approve'));

  const address = newAddress(domain);
  await prove(page, mail, async () => {}, address);
  await press(page, link(page, 'Make an account for your work'));
  await look(page, 'account');
  await press(page, button(page, 'Make an account'));
  await look(page, 'account-app');
  const letters = await page.locator('#app-secret').innerText();
  await page.getByLabel('The six numbers in the app').fill(appCode(letters, 0));
  await press(page, button(page, 'Make the account'));
  await expect(page.locator('#here-under')).toContainText('Wood School');
  await press(page, page.locator('main').getByRole('button', { name: 'Finish', exact: false }).last());

  await prove(page, mail, async () => {}, address);
  expect(new URL(page.url()).pathname).toBe('/helping/second');
  await look(page, 'account-second');
  await page.getByLabel('The six numbers in the app').fill('000000');
  await press(page, button(page, 'Go on'));
  await expect(page.locator('.govuk-error-summary')).toBeVisible();
  // The code that made the account is used up; the next one is good already.
  await page.getByLabel('The six numbers in the app').fill(appCode(letters, 1));
  await press(page, button(page, 'Go on'));
  await expect(page.locator('#here-under')).toContainText('Wood School');
  await look(page, 'account-mine');

  await open(hub, '/desk/organisations');
  await look(hub, 'account-desk');
  const people = hub.locator('section').filter({ hasText: domain });
  await press(hub, people.getByRole('button', { name: /^Cut off/ }));
  await open(page, '/helping/mine');
  expect(new URL(page.url()).pathname).not.toBe('/helping/mine');
});
