// The only code that knows how the portal's pages are walked: by hand, as a person does, or fast, by posting forms.
//
// Specs say what they claim and call this; when a page changes, this file changes.

import { expect, test } from '@playwright/test';

/** The questions in order; the last part of each address. */
export const STEPS = [
  'where',
  'now',
  'who',
  'name',
  'children',
  'well',
  'worries',
  'help',
  'people',
  'needs',
  'contact',
  'agree',
  'share',
  'check',
];

/** The steps that cannot be left blank, and the field their summary points to. */
export const NEEDED = {
  where: 'postcode',
  now: 'danger',
  who: 'who',
  name: 'name',
  children: 'child-kind',
  help: 'help',
  contact: 'way',
  agree: 'agree',
};

/** The steps that may be left blank. */
export const OPTIONAL = ['well', 'worries', 'people', 'needs', 'share'];

const DAY = 86_400_000;
let families = 0;

/** A family whose every typed word is told apart from all text of the portal. */
export function newFamily() {
  families += 1;
  const letters = [...`${process.pid}${families}`].map((digit) => 'bcdfghjklm'[digit]).join('');
  const mark = `zq${letters}`;
  const due = new Date(Date.now() + 90 * DAY);
  const family = {
    postcode: 'YO1 7HH',
    name: `Ann ${mark}name`,
    child: `Bo ${mark}child`,
    due: { day: due.getUTCDate(), month: due.getUTCMonth() + 1, year: due.getUTCFullYear() },
    well: `We sing ${mark}well a lot.\nNew line & <b>bold</b>.`,
    worries: `No sleep ${mark}worries since May. 👩‍👧`,
    otherHelp: `A bus pass ${mark}help`,
    already: `Mrs Day ${mark}already at school`,
    trusted: `Aunt ${mark}trusted`,
    language: `Urdu ${mark}tongue`,
    otherNeeds: `No stairs ${mark}needs please`,
    phone: '07700 900461',
    times: `Before three ${mark}times`,
  };
  const { postcode, due: _, ...typed } = family;
  return {
    ...family,
    /** Everything typed, as a page shows it. */
    typed: Object.values(typed),
    /** What must never be in an address, a title or a page after leaving. */
    private: [mark, '07700900461', family.phone, 'YO17HH', postcode],
  };
}

/** Waits until the page is whole: with scripts, until its islands, if it has any, are awake. */
export async function settled(page) {
  if (test.info().project.use.javaScriptEnabled !== false) {
    await page.waitForLoadState('domcontentloaded');
    await page.locator('html[data-ready="yes"], html:not(:has(script))').waitFor({ state: 'attached' });
  } else {
    await page.waitForLoadState('load');
  }
}

/** Opens a page of the portal. */
export async function open(page, path) {
  const response = await page.goto(path);
  await settled(page);
  return response;
}

/** Presses a button or follows a link and waits for the page after it. */
export async function press(page, control) {
  const loaded = page.waitForEvent('load');
  await control.click();
  await loaded;
  await settled(page);
}

export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const link = (page, name) => page.getByRole('link', { name, exact: true });
export const proceed = (page) => press(page, page.locator('main').getByRole('button', { name: 'Continue' }).last());
/** The button that is always in view; the one before it is for keyboards alone. */
export const exit = (page) => page.locator('.app-exit__button');
export const summary = (page) => page.locator('.govuk-error-summary');

/** The step the page is on. */
export const stepOf = (page) => new URL(page.url()).pathname.replace('/ask/', '');

const choose = (page, question, answer) =>
  page.getByRole('group', { name: question, exact: true }).getByLabel(answer, { exact: true }).check();

/** Fills in a step by hand. */
export const fill = {
  where: (page, family) => page.getByLabel('Your postcode').fill(family.postcode),
  now: (page) => choose(page, 'Is anyone in danger right now?', 'No'),
  who: (page) => page.getByLabel('My family').check(),
  name: (page, family) => page.getByLabel('What name shall we use for you?').fill(family.name),
  async children(page, family) {
    await page.getByLabel('Yes, born').check();
    await page.getByLabel('A name to use for the child').fill(family.child);
    await page.getByLabel('5 to 10').check();
    await press(page, button(page, 'Add this child and another'));
    await page.getByLabel('Not yet born', { exact: true }).check();
    await page.getByLabel('Day', { exact: true }).fill(`${family.due.day}`);
    await page.getByLabel('Month', { exact: true }).fill(`${family.due.month}`);
    await page.getByLabel('Year', { exact: true }).fill(`${family.due.year}`);
  },
  well: (page, family) => page.getByLabel('What is going well?').fill(family.well),
  worries: (page, family) => page.getByLabel('What is worrying you?').fill(family.worries),
  async help(page, family) {
    await page.getByLabel('Someone to work with us at home').check();
    await page.getByLabel('Something else').fill(family.otherHelp);
  },
  async people(page, family) {
    await page.getByLabel('Who helps your family now?').fill(family.already);
    await page.getByLabel('Is there someone you trust').fill(family.trusted);
    await choose(page, 'May the team talk to this person?', 'Yes');
    await choose(page, 'Have you had a social worker or a family plan before?', 'No');
  },
  async needs(page, family) {
    await page.getByLabel('Large print').check();
    await page.getByLabel('Which language do you like to use?').fill(family.language);
    await page.getByLabel('Anything else we should know').fill(family.otherNeeds);
  },
  async contact(page, family) {
    await page.getByLabel('Phone call').check();
    await page.getByLabel('Do not contact me. I will come back with my six words').check();
    await page.getByLabel('Phone number for calls or texts').fill(family.phone);
    await choose(page, 'May we leave a message if you do not answer?', 'No');
    await page.getByLabel('When is a good and safe time?').fill(family.times);
  },
  agree: (page) => choose(page, 'Do you want us to send your request?', 'Yes'),
  async share(page) {
    const school = page.getByRole('group', { name: 'The school or nursery your child goes to' });
    await school.getByRole('group', { name: 'Your name and how to reach you' }).getByLabel('Yes').check();
    await school.getByRole('group', { name: 'What is going well and what worries you' }).getByLabel('No').check();
  },
};

/** The same answers as form posts; a step may take more than one. */
const FORMS = {
  where: (f) => [{ postcode: f.postcode }],
  now: () => [{ danger: 'no' }],
  who: () => [{ who: 'my-family' }],
  name: (f) => [{ name: f.name }],
  children: (f) => [
    { 'child-kind': 'born', 'child-name': f.child, 'child-age': '5-10', more: 'yes' },
    { 'child-kind': 'expected', 'due-day': f.due.day, 'due-month': f.due.month, 'due-year': f.due.year },
  ],
  well: (f) => [{ 'going-well': f.well }],
  worries: (f) => [{ worries: f.worries }],
  help: (f) => [{ help: 'family-support', 'other-help': f.otherHelp }],
  people: (f) => [{ already: f.already, trusted: f.trusted, 'may-talk': 'yes', 'had-plan': 'no' }],
  needs: (f) => [{ ease: 'large-print', language: f.language, 'other-needs': f.otherNeeds }],
  contact: (f) => [{ way: ['phone', 'code'], phone: f.phone, voicemail: 'no', times: f.times }],
  agree: () => [{ agree: 'yes' }],
  share: () => [{ 'share-school-contact': 'yes', 'share-school-story': 'no' }],
};

function formData(fields) {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) {
      form.append(name, `${value}`);
    }
  }
  return form;
}

/** Posts a form as a browser would and says where it leads, without going there. */
export async function post(context, path, fields = {}) {
  const response = await context.request.post(path, { form: formData({ ...fields, nothing: '' }), maxRedirects: 0 });
  expect(response.status(), `${path} leads on`).toBe(303);
  return response.headers().location;
}

/** Posts one answer. */
export const answer = (context, step, fields) => post(context, '/do/answer', { step, ...fields });

/** Begins a request and answers every step before `step`, without looking at pages. */
export async function answerUpTo(context, step, family) {
  await post(context, '/do/begin');
  await answerOn(context, step, family);
}

/** Answers every step before `step` of the request that is open. */
export async function answerOn(context, step, family) {
  for (const each of STEPS.slice(0, STEPS.indexOf(step))) {
    for (const form of FORMS[each](family)) {
      await answer(context, each, form);
    }
  }
}

/** A young person's questions in order, each with answers that are enough. */
export const OWN_FORMS = {
  where: (f) => ({ postcode: f.postcode }),
  now: () => ({ danger: 'no' }),
  you: (f) => ({ name: f.name, age: '11-15' }),
  worries: (f) => ({ worries: f.worries }),
  help: (f) => ({ help: 'not-sure', 'other-help': f.otherHelp }),
  tell: (f) => ({ 'may-tell': 'talk-to-me-first', 'must-not-know': f.already }),
  contact: (f) => ({ way: ['text', 'code'], phone: f.phone, times: f.times }),
  meet: (f) => ({ meet: ['school', 'outside'], bring: 'yes', 'bring-who': f.trusted, 'talk-first': 'no' }),
  agree: () => ({ agree: 'yes' }),
};

/** Posts one answer of a young person. */
export const answerOwn = (context, step, fields) => answer(context, step, { on: 'y', ...fields });

/** Begins a young person's own request and answers every step before `step`. */
export async function answerOwnUpTo(context, step, family) {
  await post(context, '/do/y-begin');
  const steps = [...Object.keys(OWN_FORMS), 'check'];
  for (const each of steps.slice(0, steps.indexOf(step))) {
    await answerOwn(context, each, OWN_FORMS[each](family));
  }
}

/** Sends a young person's own request; returns its reference and six words. */
export async function sendOwn(context, family) {
  await answerOwnUpTo(context, 'check', family);
  expect(await post(context, '/do/send', { submission: await submissionOf(context, '/y/check') })).toBe('/ask/sent');
  return receipt(await html(context, '/ask/sent'));
}

/** The languages beside English, and the way each is written. */
export const LANGUAGES = { pl: 'ltr', ro: 'ltr', ur: 'rtl', ar: 'rtl' };

/** Chooses a language as the buttons on every page do. */
export const speak = (context, language) => post(context, '/do/language', { 'to-language': language });

/** The text of a page, asked for without showing it. */
export const html = async (context, path) => (await context.request.get(path)).text();

/** Sends a request with every answer given; returns its reference and six words. */
export async function sendRequest(context, family) {
  await answerUpTo(context, 'check', family);
  expect(await post(context, '/do/send', { submission: await submissionOf(context) })).toBe('/ask/sent');
  return receipt(await html(context, '/ask/sent'));
}

/** The id in the form that sends. */
export async function submissionOf(context, check = '/ask/check') {
  return (await html(context, check)).match(/name="submission" value="([^"]+)"|value="([^"]+)" name="submission"/)
    .slice(1)
    .find(Boolean);
}

/** Saves the draft for later; returns its six words. */
export async function saveDraft(context, step = 'worries', fields = {}) {
  expect(await post(context, '/do/save', { step, ...fields })).toBe('/ask/saved');
  return receipt(await html(context, '/ask/saved')).words;
}

function receipt(page) {
  const list = page.match(/id="six-words"[^>]*>(.*?)<\/ol>/s)?.[1] ?? '';
  return {
    reference: page.match(/[A-Z]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}/)?.[0],
    words: [...list.matchAll(/<li[^>]*>([a-z]+)/g)].map(([, word]) => word),
  };
}

/** The six words on the page. */
export const sixWords = (page) => page.locator('#six-words li').allInnerTexts();
