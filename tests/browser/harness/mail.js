// A mail server on this machine that takes every message and hands over the code in it. It sends nothing on.

import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts one on a free port, with the settings that make a portal use it. */
export async function startMail() {
  const codes = [];
  const waiting = [];
  const take = (text) => {
    const code = text.split('\r\n\r\n')[1].match(/\b[0-9]{6}\b/)[0];
    const next = waiting.shift();
    if (next) {
      next(code);
    } else {
      codes.push(code);
    }
  };
  const server = createServer((socket) => {
    let text = null;
    let rest = '';
    socket.on('error', () => {});
    socket.write('220 post.example ESMTP\r\n');
    socket.on('data', (bytes) => {
      rest += bytes;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (text !== null && line === '.') {
          take(text);
          text = null;
          socket.write('250 taken\r\n');
        } else if (text !== null) {
          text += `${line}\r\n`;
        } else if (line.toUpperCase() === 'DATA') {
          text = '';
          socket.write('354 go on\r\n');
        } else {
          socket.write(/^EHLO/i.test(line) ? '250-post.example\r\n250 8BITMIME\r\n' : '250 ok\r\n');
        }
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const folder = await mkdtemp(join(tmpdir(), 'portal-browser-mail-'));
  const config = join(folder, 'portal.toml');
  const notify = { kind: 'smtp', server: `127.0.0.1:${server.address().port}`, encryption: 'none', from: 'codes@post.example' };
  const lines = Object.entries(notify).map(([key, value]) => `${key} = "${value}"`);
  await writeFile(config, `[notify]\n${lines.join('\n')}\n`);
  return {
    settings: { PORTAL_CONFIG: config },
    /** The next code that came. */
    code: () => (codes.length ? Promise.resolve(codes.shift()) : new Promise((resolve) => waiting.push(resolve))),
    async stop() {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
