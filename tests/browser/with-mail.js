// Pages of those who help, on a portal that sends codes by e-mail to this test. Each page can be looked at for faults.

import { createHmac } from 'node:crypto';

import { axe } from './axe.js';
import { expect, test as base } from './fixtures.js';
import { startMail } from './harness/mail.js';
import { startPortal } from './harness/portal.js';
import { button, link, open, press } from './walk.js';

export const test = base.extend({
  mail: [
    async ({}, use) => {
      const mail = await startMail();
      await use(mail);
      await mail.stop();
    },
    { scope: 'worker' },
  ],
  portal: [
    async ({ neutral, mail, engine }, use) => {
      const portal = await startPortal(neutral.url, engine, mail.settings);
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker' },
  ],
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six numbers that an app shows for these letters, `later` half minutes from now (RFC 6238). */
export function appCode(letters, later) {
  const bits = [...letters.replace(/[^A-Z2-7]/g, '')].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g).map((byte) => Number.parseInt(byte, 2));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const digest = createHmac('sha1', Buffer.from(bytes)).update(step).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return `${number % 1_000_000}`.padStart(6, '0');
}

let schools = 0;

/** Looks at a page: no fault that axe finds, nothing beyond the edge of a phone; a picture where one is asked for. */
export async function look(page, name) {
  if (test.info().project.use.javaScriptEnabled !== false) {
    expect(await axe(page, {}), name).toEqual([]);
  }
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide, `${name} is wider than the screen`).toBe(false);
  if (process.env.PICTURES) {
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
  }
}

/** A work address that nobody has used. */
export function newAddress(domain = 'hill.example') {
  schools += 1;
  return `abara-${test.info().project.name}-${process.pid}-${schools}@${domain}`;
}

/** Somebody who helps, with a proven work address and their list before them. */
export async function prove(page, mail, seen, address = newAddress()) {
  await open(page, '/helping');
  await seen(page, 'helping-start');
  await press(page, link(page, 'Start with your work e-mail'));
  await page.getByLabel('Your name').fill('Ms Abara');
  await page.getByLabel('Where do you work?').fill('Hill School');
  await page.getByLabel('What do you do there?').fill('Teacher');
  await page.getByLabel('Your work e-mail').fill(address);
  await seen(page, 'helping-who');
  await press(page, button(page, 'Send me a code'));
  await seen(page, 'helping-code');
  await page.getByLabel('The six numbers').fill(await mail.code());
  await press(page, button(page, 'Go on'));
}
