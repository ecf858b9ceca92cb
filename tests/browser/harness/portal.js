// Starts the real server on a free port with storage of its own, and ends it by its process id.
//
// It knows no page. The desk's one-time link is read from what the server prints for the person who started it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const BIN = resolve(process.env.PORTAL_SERVER_BIN || join(ROOT, 'target/debug/server'));
const SITE = resolve(process.env.PORTAL_SITE || join(ROOT, 'target/site'));
const PLACES = resolve(process.env.PORTAL_PLACES || join(ROOT, 'server/places'));
/** How long a server may take to be ready. */
const PATIENCE = 30_000;

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * On `postgres`, a database of its own on the server that PORTAL_TEST_DATABASE names, made with the program that
 * PORTAL_TEST_CREATEDB names. The test command sets both; who starts a test by hand without them gets a file, as on `sqlite`.
 */
async function database(engine, port) {
  const server = process.env.PORTAL_TEST_DATABASE;
  if (engine !== 'postgres' || !server) {
    return {};
  }
  const name = `portal_browser_${process.pid}_${port}`;
  const making = spawn(process.env.PORTAL_TEST_CREATEDB, [`--maintenance-db=${server}`, name], { stdio: 'inherit' });
  const [code] = await once(making, 'exit');
  if (code !== 0) {
    throw new Error('a database could not be made');
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { PORTAL_DATABASE: url.href };
}

/** The server takes every PORTAL_ variable for a setting, so those meant for the tests stay behind. */
function surroundings() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PORTAL_')));
}

/** Starts a portal on a database `engine`, whose way out is `exitUrl`, with more `PORTAL_…` settings if need be. */
export async function startPortal(exitUrl, engine, settings = {}) {
  // In memory where there is such a folder: no browser test asks whether a disk keeps anything.
  const room = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const data = await mkdtemp(join(room, 'portal-browser-tests-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(BIN, ['serve'], {
    env: {
      ...surroundings(),
      PORTAL_ADDRESS: `127.0.0.1:${port}`,
      PORTAL_DATA_DIR: data,
      PORTAL_SITE_DIR: SITE,
      PORTAL_PLACES_DIR: PLACES,
      PORTAL_EXIT_URL: exitUrl,
      ...(await database(engine, port)),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.err += text));
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    await rm(data, { recursive: true, force: true });
  };
  try {
    await ready(url, child, said);
  } catch (error) {
    await stop();
    throw error;
  }
  const deskLink = said.out.match(/\/desk\/open#[0-9a-f]+/)?.[0];
  return { url, deskLink, log: () => said.out + said.err, stop };
}

async function ready(url, child, said) {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    if (child.exitCode !== null) {
      throw new Error(`the server ended at once:\n${said.out}${said.err}`);
    }
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok && said.out.includes('/desk/open#')) {
      return;
    }
    await new Promise((resume) => setTimeout(resume, 25));
  }
  throw new Error(`the server is not ready after ${PATIENCE} ms:\n${said.out}${said.err}`);
}
