// Lighthouse's mobile preset on one page, three times; prints the middle figures, one name and number a line.
// Usage: CHROMIUM=… node measure.mjs <address> [cookie]
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const RUNS = 3;
const [address, cookie] = process.argv.slice(2);

const flags = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function once() {
  const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: flags, logLevel: 'silent' });
  try {
    const options = {
      port: chrome.port,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility'],
      extraHeaders: cookie ? { Cookie: cookie } : undefined,
    };
    const { lhr } = await lighthouse(address, options);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    if (lhr.finalDisplayedUrl !== address) throw new Error(`${address} led to ${lhr.finalDisplayedUrl}`);
    for (const { id, score } of Object.values(lhr.audits)) {
      const inAccessibility = lhr.categories.accessibility.auditRefs.some((ref) => ref.id === id && ref.weight > 0);
      if (inAccessibility && score !== null && score < 1) console.error(`accessibility: ${id}`);
    }
    const requests = lhr.audits['network-requests'].details.items;
    const origin = new URL(address).origin;
    return {
      performance: Math.round(lhr.categories.performance.score * 100),
      accessibility: Math.round(lhr.categories.accessibility.score * 100),
      'largest-paint': lhr.audits['largest-contentful-paint'].numericValue / 1000,
      'first-paint': lhr.audits['first-contentful-paint'].numericValue / 1000,
      'blocking-ms': lhr.audits['total-blocking-time'].numericValue,
      'layout-shift': lhr.audits['cumulative-layout-shift'].numericValue,
      requests: requests.length,
      'foreign-requests': requests.filter((request) => new URL(request.url).origin !== origin).length,
      bytes: requests.reduce((sum, request) => sum + request.transferSize, 0),
    };
  } finally {
    chrome.kill();
  }
}

const runs = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await once());
for (const name of Object.keys(runs[0])) console.log(name, middle(runs.map((each) => each[name])));
