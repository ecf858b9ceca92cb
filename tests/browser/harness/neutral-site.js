// The harmless page that "Exit this page" leads to, on this machine: the tests reach no other.

import { createServer } from 'node:https';
import { once } from 'node:events';

import { selfSigned } from './certificate.js';

const PAGE = '<!doctype html><html lang="en"><title>Weather</title><h1>Weather</h1><p>Light rain later.</p></html>';

/** Starts it; `stop` ends it. */
export async function startNeutralSite() {
  const server = createServer(selfSigned(), (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `https://localhost:${server.address().port}/weather`, stop };
}
