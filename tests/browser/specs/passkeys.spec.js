// A person adds a passkey on one phone, leaves, comes back with six words and the same device, and opens the story with it.
// Another's device is refused kindly, and without scripts the page says what to do.

import { expect, test as base } from '../fixtures.js';
import { button, open, post, press, sendRequest, settled } from '../walk.js';

/** Browsers allow passkeys at a name, so the same portal is called by its name here. */
const test = base.extend({
  baseURL: async ({ portal }, use) => use(portal.url.replace('127.0.0.1', 'localhost')),
});

const withScripts = () => test.info().project.use.javaScriptEnabled !== false;
const WORD = 'blue kettle seven';

/** A device in the browser that holds passkeys and says yes to its person; `keys` are those of an earlier one. */
async function deviceIn(page, keys = []) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  for (const credential of keys) {
    await cdp.send('WebAuthn.addCredential', { authenticatorId, credential });
  }
  return {
    keys: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** The person does not pass its check: a wrong finger. */
    refuse: () => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
  };
}

/** A browser with nothing in it. */
async function fresh(browser, baseURL, run) {
  const context = await browser.newContext({ ...test.info().project.use, baseURL });
  try {
    await run(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** Sends a request, chooses a safe word and, with scripts, adds a passkey; gives the six words and the device's keys. */
async function familyWithPasskey(page, context, family) {
  const { words } = await sendRequest(context, family);
  await post(context, '/do/lock-word', { 'safe-word': WORD });
  await open(page, '/access');
  const device = await deviceIn(page);
  await press(page, page.getByRole('link', { name: 'Add or take away a passkey' }));
  await page.getByLabel('A name for it').fill('my blue phone');
  await press(page, button(page, 'Add a passkey'));
  await expect(page.locator('main')).toContainText('The passkey is added.');
  await expect(page.getByRole('heading', { name: 'my blue phone' })).toBeVisible();
  const keys = await device.keys();
  expect(keys).toHaveLength(1);
  await post(context, '/do/finish');
  return { words: words.join(' '), keys };
}

const comeBack = (context, words) => post(context, '/do/come-back', { code: words });

async function picture(page, name) {
  if (process.env.PICTURES) {
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
  }
}

test('a passkey opens the story on a later visit, and another device is refused kindly', async ({
  page,
  context,
  browser,
  baseURL,
  family,
}) => {
  test.skip(!withScripts(), 'a browser without scripts has no passkeys');
  const { words, keys } = await familyWithPasskey(page, context, family);
  await fresh(browser, baseURL, async (other, its) => {
    const device = await deviceIn(other, keys);
    await comeBack(its, words);
    await open(other, '/access/open');
    await picture(other, 'open-with-passkey');
    // Two taps ask the device once.
    const shown = other.waitForURL(/\/story/);
    await button(other, 'Use my passkey').dblclick();
    await shown;
    await settled(other);
    expect((await device.keys())[0].signCount).toBeGreaterThan(keys[0].signCount);
    await open(other, '/access/passkeys');
    await picture(other, 'passkeys');
  });
  await fresh(browser, baseURL, async (thief, its) => {
    const device = await deviceIn(thief);
    await comeBack(its, words);
    await open(thief, '/access/open');
    await button(thief, 'Use my passkey').click();
    await expect(thief.locator('#passkey-failed')).toBeVisible();
    await picture(thief, 'open-with-passkey-failed');
    expect(await device.keys()).toEqual([]);
    expect(new URL((await its.request.get('/story')).url()).pathname).toBe('/access/open');
    await thief.getByLabel('Your safe word').fill(WORD);
    await press(thief, button(thief, 'Open'));
    expect(new URL(thief.url()).pathname).toMatch(/^\/story/);
  });
});

test('a copy of the device that counts from where it was taken is refused like a wrong word', async ({
  page,
  context,
  browser,
  baseURL,
  family,
}) => {
  test.skip(!withScripts(), 'a browser without scripts has no passkeys');
  const { words, keys } = await familyWithPasskey(page, context, family);
  for (const opens of [true, false]) {
    await fresh(browser, baseURL, async (other, its) => {
      await deviceIn(other, keys);
      await comeBack(its, words);
      await open(other, '/access/open');
      await press(other, button(other, 'Use my passkey'));
      const { pathname } = new URL(other.url());
      expect(pathname.startsWith('/story')).toBe(opens);
      if (!opens) {
        await expect(other.locator('main')).toContainText('That did not open your story.');
      }
    });
  }
});

test('a name that is too long is told before any device is asked, and a wrong finger changes nothing', async ({
  page,
  context,
  family,
}) => {
  test.skip(!withScripts(), 'a browser without scripts has no passkeys');
  await sendRequest(context, family);
  await post(context, '/do/lock-word', { 'safe-word': WORD });
  await open(page, '/access/passkeys');
  const device = await deviceIn(page);
  await page.getByLabel('A name for it').fill('x'.repeat(201));
  await press(page, button(page, 'Add a passkey'));
  await expect(page.locator('.govuk-error-summary')).toBeVisible();
  expect(await device.keys()).toEqual([]);
  await device.refuse();
  await page.getByLabel('A name for it').fill('phone');
  await button(page, 'Add a passkey').click();
  await expect(page.locator('#passkey-failed')).toBeVisible();
  await open(page, '/access/passkeys');
  await expect(page.getByRole('heading', { name: 'Your passkeys' })).toHaveCount(0);
});

test('where there are no passkeys the page says so and shows no button for one', async ({ page, context, family, portal }) => {
  await sendRequest(context, family);
  await post(context, '/do/lock-word', { 'safe-word': WORD });
  if (withScripts()) {
    // The same portal by its number, where browsers allow none.
    const cookies = await context.cookies();
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, domain: '127.0.0.1' })));
    await open(page, `${portal.url}/access/passkeys`);
  } else {
    await open(page, '/access/passkeys');
  }
  await expect(page.locator('main')).toContainText('This browser can not add a passkey.');
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);
});
