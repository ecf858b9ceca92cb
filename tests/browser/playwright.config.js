// Every test runs twice, with scripts and without, because no page needs scripts; and each time on another database engine,
// because no page may tell them apart. PORTAL_TEST_SWAPPED gives each half the other's engine.
//
// The browser is the one installed on this machine (CHROMIUM, else Debian's), so nothing is downloaded. The server is
// the real one (PORTAL_SERVER_BIN), started by the harness. Nothing is written outside test-results.

import { existsSync } from 'node:fs';

import { defineConfig } from '@playwright/test';

/** Options for a Chromium that talks to nobody but the portal. */
export const launch = {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

const SHELL = '/usr/bin/chromium-headless-shell';

/** The same for specs that only look at pages: Debian's Chromium without a window, where it is, draws none for each test. */
export const look = { ...launch, executablePath: existsSync(SHELL) ? SHELL : launch.executablePath };

/** Specs that look at what is the same with scripts and without, that look with scripts of their own, or bring a browser. */
const NEEDS_SCRIPTS = /(a11y|budget|exit-firefox)\.spec\.js/;

const [WITH, WITHOUT] = process.env.PORTAL_TEST_SWAPPED ? ['postgres', 'sqlite'] : ['sqlite', 'postgres'];

export default defineConfig({
  testDir: 'specs',
  outputDir: 'test-results/runs',
  fullyParallel: true,
  workers: 2,
  // A test that fails is a failure, here. On a machine that only decides whether a change may land it is tried once
  // more, and the report names it as flaky: look at it as at any other fault.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 5_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 360, height: 740 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // The neutral page behind "Exit this page" has a certificate of its own making.
    ignoreHTTPSErrors: true,
    actionTimeout: 10_000,
    launchOptions: launch,
  },
  projects: [
    { name: 'scripts', use: { javaScriptEnabled: true, engine: WITH } },
    { name: 'no-scripts', use: { javaScriptEnabled: false, engine: WITHOUT }, testIgnore: NEEDS_SCRIPTS },
  ],
});
