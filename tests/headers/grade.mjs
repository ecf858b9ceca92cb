// Has answers that were written down (HEADERS_TO=FILE with the test in tests/journeys/headers.rs) graded by others' tools:
// Mozilla's HTTP Observatory, whose analyser and scores are used as they are, and Google's csp_evaluator.
// Usage: npm i --ignore-scripts csp_evaluator @mdn/mdn-http-observatory, then: node grade.mjs FILE > ../../docs/header-grade.md
// Its list of preloaded hosts is fetched when it is installed with scripts; without, put {} into its conf/hsts-preload.json.
// It needs no network: what a browser would be told is put before the analyser, which is otherwise told by its own requests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const folder = path.join(process.cwd(), 'node_modules');
const from = (file) => import(pathToFileURL(path.join(folder, file)).href);
const observatory = '@mdn/mdn-http-observatory/src';
const { ALL_TESTS } = await from(`${observatory}/constants.js`);
const { getGradeForScore, getScoreModifier } = await from(`${observatory}/grader/grader.js`);
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await from(`${observatory}/grader/charts.js`);
const { Requests } = await from(`${observatory}/types.js`);
const { Session } = await from(`${observatory}/retriever/session.js`);
const version = (name) => JSON.parse(readFileSync(path.join(folder, name, 'package.json'))).version;
const require = createRequire(path.join(folder, 'x.js'));
const { CspEvaluator } = require('csp_evaluator/dist/evaluator.js');
const { CspParser } = require('csp_evaluator/dist/parser.js');
const { Severity } = require('csp_evaluator/dist/finding.js');

const SITE = 'https://help.test/';

/** What the analyser would have been told by its own requests: this answer, over HTTPS, and HTTP that leads there. */
async function asked(answer) {
  const { AxiosHeaders } = require('axios');
  const headers = new AxiosHeaders();
  for (const [name, value] of answer.headers) {
    const had = headers.get(name);
    headers.set(name, name === 'set-cookie' ? [...(had ?? []), value] : had ? `${had}, ${value}` : value);
  }
  const requests = new Requests('help.test');
  const session = new Session(new URL(SITE), {});
  session.url = new URL(SITE);
  const { CookieJar } = require('tough-cookie');
  session.jar ??= new CookieJar();
  for (const cookie of headers.get('set-cookie') ?? []) {
    await session.jar.setCookie(cookie, SITE);
  }
  const response = { headers, status: answer.status, verified: true, data: '', request: {}, config: {}, httpEquiv: new Map() };
  requests.session = session;
  Object.assign(requests.responses, { auto: response, https: response, cors: response });
  requests.responses.http = { ...response, verified: true };
  requests.responses.httpRedirects = [{ url: new URL('http://help.test/'), status: 301 }, { url: new URL(SITE), status: answer.status }];
  requests.responses.httpsRedirects = [{ url: new URL(SITE), status: answer.status }];
  requests.resources.path = '<!doctype html><html><head></head><body></body></html>';
  return requests;
}

/** The score as the scanner adds it up, and what took something from it. */
async function grade(answer) {
  const requests = await asked(answer);
  let [score, bare] = [100, 100];
  const lost = [];
  for (const test of ALL_TESTS) {
    const { result, constructor } = test(requests);
    const modifier = result ? getScoreModifier(result) : 0;
    score += modifier;
    if (modifier < 0) {
      bare += modifier;
      lost.push(`${constructor.name}: ${result}`);
    }
  }
  const final = getGradeForScore(bare >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? score : bare);
  return { ...final, lost };
}

/** What the evaluator finds in a policy, as words for its weight. */
function findings(policy) {
  const names = Object.fromEntries(Object.entries(Severity).map(([name, value]) => [value, name]));
  const found = new CspEvaluator(new CspParser(policy).csp).evaluate();
  return found.filter((finding) => finding.severity < Severity.STRICT_CSP || finding.severity === Severity.MEDIUM_MAYBE || finding.severity === Severity.HIGH_MAYBE)
    .map((finding) => `${names[finding.severity]}: ${finding.directive} ${finding.value ?? ''}`.trim());
}

const answers = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rows = [];
const totals = { grades: {}, worst: 1000, high: 0 };
for (const answer of answers) {
  const header = answer.headers.find(([name]) => name === 'content-security-policy');
  const [graded, found] = [await grade(answer), findings(header?.[1] ?? '')];
  totals.grades[graded.grade] = (totals.grades[graded.grade] ?? 0) + 1;
  totals.worst = Math.min(totals.worst, graded.score);
  totals.high += found.filter((finding) => /^(HIGH|MEDIUM)(:|_MAYBE)/.test(finding)).length;
  rows.push(`| ${answer.what} | ${answer.status} | ${graded.grade} | ${graded.score} | ${graded.lost.join('; ') || '-'} | ${found.join('; ') || '-'} |`);
}
console.log(`# Header grades

Made by \`tests/headers/grade.mjs\` from real answers that \`tests/journeys/headers.rs\` wrote down, one of each kind (status,
policy, type, cookies) among all routes, for six kinds of people who between them see every page. Tools: @mdn/mdn-http-observatory
${version('@mdn/mdn-http-observatory')} (its own analyser and scores, fed with our answers instead of the network) and
csp_evaluator ${version('csp_evaluator')}. The redirect from HTTP to HTTPS is the proxy's and was taken as given.

**Grades: ${Object.entries(totals.grades).map(([name, count]) => `${name} × ${count}`).join(', ')}; lowest score ${totals.worst}.
High or medium findings in content policies: ${totals.high}.**

| answer | status | grade | score | lost | csp_evaluator |
|---|---|---|---|---|---|
${rows.join('\n')}`);
