// What a phone must fetch: the page and its style in the first flight of a connection, few requests, nobody else.

import { get } from 'node:http';

import { expect, test } from '../fixtures.js';
import { LANGUAGES, OWN_FORMS, STEPS, answer, answerOwnUpTo, answerUpTo, html, open, post, saveDraft, sendRequest, settled, speak, submissionOf } from '../walk.js';

const FIRST_FLIGHT = 14_336;
const SCRIPTS = 60_000;
const REQUESTS = 8;

/** Fetches as a phone does and counts the bytes that travel. */
function weigh(url, cookies = []) {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return new Promise((resolve, reject) => {
    const asked = get(url, { headers: { 'accept-encoding': 'br', ...(cookie && { cookie }) } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => (bytes += chunk.length));
      response.on('end', () => resolve({ bytes, headers: response.headers, status: response.statusCode }));
      response.on('error', reject);
    });
    asked.on('error', reject);
  });
}

/** The addresses a page names. */
const named = (page, kind) => [...new Set(page.match(new RegExp(`/pkg/[\\w.]+\\.${kind}\\b`, 'g')) ?? [])];

/** Weighs pages and returns what is too heavy or is kept by the browser. */
async function weighAll(context, base, paths) {
  const cookies = await context.cookies();
  const found = [];
  for (const path of paths) {
    const page = await weigh(base + path, cookies);
    expect(page.status, path).toBe(path === '/nowhere' ? 404 : 200);
    expect(page.headers['content-encoding'], path).toBe('br');
    expect(page.headers['cache-control'], path).toBe('no-store');
    const [style] = named(await html(context, path), 'css');
    const weight = page.bytes + (style ? (await weigh(base + style)).bytes : 0);
    found.push({ path, html: page.bytes, weight });
  }
  return found;
}

test('every family page and its style fit in the first flight, and no page is kept by the browser', async ({
  context,
  portal,
  family,
}) => {
  const open = ['/', '/safety', '/privacy', '/numbers', '/if-you-say-no', '/back', '/ended', '/ask/elsewhere', '/nowhere'];
  open.push('/words', '/words?q=assessment', '/words/early-help', '/words/sheet/hull', '/letter');
  open.push('/near', '/near?place=hull');
  const found = await weighAll(context, portal.url, open);
  await answerUpTo(context, 'check', family);
  found.push(...(await weighAll(context, portal.url, STEPS.map((step) => `/ask/${step}`))));
  await saveDraft(context);
  found.push(...(await weighAll(context, portal.url, ['/ask/saved', '/ask/practise', '/note'])));
  await answer(context, 'now', { danger: 'yes' });
  found.push(...(await weighAll(context, portal.url, ['/ask/phone-first'])));
  await answer(context, 'who', { who: 'my-family' });
  await answer(context, 'agree', { agree: 'no' });
  found.push(...(await weighAll(context, portal.url, ['/ask/not-agreed', '/if-you-say-no'])));
  await answer(context, 'agree', { agree: 'yes' });
  await post(context, '/do/send', { submission: await submissionOf(context) });
  found.push(...(await weighAll(context, portal.url, ['/ask/sent', '/status', '/status/stop'])));

  await context.clearCookies();
  await answerOwnUpTo(context, 'check', family);
  const own = [...Object.keys(OWN_FORMS), 'check', 'share', 'talk'].map((step) => `/y/${step}`);
  found.push(...(await weighAll(context, portal.url, ['/y', ...own])));

  for (const language of Object.keys(LANGUAGES)) {
    await context.clearCookies();
    await speak(context, language);
    await answerUpTo(context, 'check', family);
    const paths = ['/', '/safety', '/privacy', '/words', '/words/mash', ...STEPS.map((step) => `/ask/${step}`)];
    const weighed = await weighAll(context, portal.url, paths);
    found.push(...weighed.map((each) => ({ ...each, path: `${each.path} in ${language}` })));
  }

  const heaviest = found.toSorted((a, b) => b.weight - a.weight);
  const lines = heaviest.map(({ path, html, weight }) => `${path}: ${weight} bytes with style, ${html} alone`);
  test.info().annotations.push({ type: 'heaviest', description: lines.slice(0, 3).join('; ') });
  console.log(`heaviest pages (bar ${FIRST_FLIGHT}):\n  ${lines.slice(0, 4).join('\n  ')}`);
  expect(heaviest.filter(({ weight }) => weight > FIRST_FLIGHT)).toEqual([]);
});

test('scripts and WebAssembly fit their budget, compressed and kept for ever', async ({ context, portal, family }) => {
  await answerUpTo(context, 'worries', family);
  const page = await html(context, '/ask/worries');
  const files = [...named(page, 'js'), ...named(page, 'wasm')];
  expect(files).toHaveLength(2);
  let total = 0;
  for (const file of [...files, ...named(page, 'css')]) {
    const { bytes, headers } = await weigh(portal.url + file);
    expect(headers['content-encoding'], file).toBe('br');
    expect(headers['cache-control'], file).toContain('immutable');
    total += files.includes(file) ? bytes : 0;
  }
  console.log(`scripts and WebAssembly: ${total} bytes (bar ${SCRIPTS})`);
  expect(total).toBeLessThanOrEqual(SCRIPTS);
});

test('a first visit makes few requests and none to anybody else', async ({ page, context, portal, family }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  await open(page, '/');
  await page.waitForLoadState('networkidle');
  // The browser's own request for the icon is not shown to tests.
  const count = asked.length + (asked.some((url) => url.endsWith('.svg')) ? 0 : 1);
  console.log(`requests on a first visit: ${count} (bar ${REQUESTS})`);
  expect(count).toBeLessThanOrEqual(REQUESTS);
  expect(asked.length).toBeGreaterThanOrEqual(2);

  await sendRequest(context, family);
  for (const path of ['/safety', '/privacy', '/numbers', '/ask/sent', '/note', '/status', '/back', '/ended']) {
    await open(page, path);
    await settled(page);
  }
  expect(asked.filter((url) => !url.startsWith(portal.url))).toEqual([]);
});

test('every answer that is no built file tells the browser to keep nothing', async ({ context, portal, family }) => {
  await answerUpTo(context, 'check', family);
  const answers = await Promise.all(
    ['/do/stay', '/do/answer', '/do/come-back', '/do/exit', '/do/finish'].map((path) =>
      context.request.post(path, { form: { step: 'name' }, maxRedirects: 0 }),
    ),
  );
  for (const response of [...answers, await context.request.get(`${portal.url}/no-such-thing`)]) {
    expect(response.headers()['cache-control'], response.url()).toBe('no-store');
  }
});
