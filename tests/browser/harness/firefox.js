// A second browser, not built on Chromium: the Firefox that is installed here (FIREFOX, else Debian's), driven by its own
// protocol. Without one, what needs it is skipped by name.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import puppeteer from 'puppeteer-core';

const FIREFOX = process.env.FIREFOX || '/usr/bin/firefox-esr';

export const hasFirefox = existsSync(FIREFOX);

/** Starts one as a phone-sized window with a profile of its own. It keeps pages in memory for Back, as it does for anybody. */
export async function startFirefox() {
  const userDataDir = await mkdtemp(join(tmpdir(), 'portal-browser-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    userDataDir,
    acceptInsecureCerts: true,
    defaultViewport: { width: 360, height: 740 },
    extraPrefsFirefox: {
      'app.update.enabled': false,
      'browser.safebrowsing.malware.enabled': false,
      'browser.safebrowsing.phishing.enabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
  const stop = async () => {
    await browser.close();
    await rm(userDataDir, { recursive: true, force: true });
  };
  return { browser, stop };
}
