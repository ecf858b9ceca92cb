// Whoever opened the starting link names somebody who leads; they come in with two steps, and the link shows their place no more.

import { expect } from '../fixtures.js';
import { button, open, press } from '../walk.js';
import { appCode, look, test } from '../with-mail.js';

test('somebody who leads a hub team comes in with two steps and adds the next', async ({ page, mail, desk, anotherBrowser }) => {
  const address = `lee-${test.info().project.name}-${process.pid}@thurrock.example`;
  const hub = await anotherBrowser();
  await hub.context().addCookies(await desk.cookies());
  await open(hub, '/desk/people');
  await press(hub, button(hub, 'Add them'));
  await expect(hub.locator('.govuk-error-summary__list li')).toHaveCount(5);
  await look(hub, 'desk-people-refused');
  await hub.getByLabel('Their name').fill('Lee');
  await hub.getByLabel('Work e-mail').fill(address);
  await hub.getByLabel('What they do', { exact: true }).fill('Team manager');
  await hub.getByLabel('Leads the team', { exact: false }).check();
  await hub.getByLabel('Thurrock', { exact: true }).check();
  await press(hub, button(hub, 'Add them'));
  await expect(hub.locator('#people')).toContainText('Lee');
  await look(hub, 'desk-people-link');

  await open(page, '/desk/sign-in');
  await look(page, 'desk-sign-in');
  await page.getByLabel('Work e-mail').fill(address);
  await press(page, button(page, 'Send me a code'));
  await look(page, 'desk-code');
  await page.getByLabel('The six numbers').fill(await mail.code());
  await press(page, button(page, 'Go on'));
  await look(page, 'desk-second');
  const letters = await page.locator('#app-secret').innerText();
  await page.getByLabel('The six numbers in the app').fill(appCode(letters, 0));
  await press(page, button(page, 'Go on'));
  await expect(page.locator('#here')).toContainText('Lee, Team manager');
  await look(page, 'desk-list');
  await open(page, '/desk/people');
  await look(page, 'desk-people-lead');
  await open(hub, '/desk');
  await expect(hub.locator('#here')).not.toContainText('Thurrock');
});
