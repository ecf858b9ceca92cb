// Whatever a family types, presses or opens twice: nothing is lost, nothing is sent twice, and the way on is clear.

import { expect, test } from '../fixtures.js';
import {
  NEEDED,
  OPTIONAL,
  STEPS,
  answer,
  answerUpTo,
  button,
  fill,
  html,
  open,
  post,
  press,
  proceed,
  settled,
  stepOf,
  submissionOf,
  summary,
} from '../walk.js';

/** The summary has the focus, names the fault in the title and leads to a field that can take the focus. */
async function expectRefused(page, field) {
  await expect(summary(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  const line = summary(page).locator(`a[href="#${field}"]`);
  await expect(line).toHaveCount(1);
  await line.click();
  await expect(page.locator(`[id="${field}"]`)).toBeFocused();
  await expect(page.locator(`[id="${field.replace(/-day$/, '')}-error"], [id="${field}-error"]`)).toBeVisible();
}

for (const [step, field] of Object.entries(NEEDED)) {
  test(`an empty ${step} says what is missing, and the right answer then goes on`, async ({ page, context, family }) => {
    await answerUpTo(context, step, family);
    await open(page, `/ask/${step}`);
    await expect(page).not.toHaveTitle(/^Error: /);
    await expect(summary(page)).toHaveCount(0);
    await proceed(page);
    expect(stepOf(page)).toBe(step);
    await expectRefused(page, field);
    await fill[step](page, family);
    await proceed(page);
    expect(stepOf(page)).toBe(STEPS[STEPS.indexOf(step) + 1]);
    await expect(page).not.toHaveTitle(/^Error: /);
  });
}

test('steps that may be left blank go on when they are', async ({ page, context, family }) => {
  await answerUpTo(context, 'well', family);
  await open(page, '/ask/well');
  for (const step of STEPS.slice(STEPS.indexOf('well'), -1)) {
    expect(stepOf(page)).toBe(step);
    if (!OPTIONAL.includes(step)) {
      await fill[step](page, family);
    }
    await proceed(page);
  }
  expect(stepOf(page)).toBe('check');
});

/** Each: a step, what is typed, which field is pointed to. */
const WRONG = [
  ['where', { 'Your postcode': 'ZZ99 9ZZ' }, 'postcode'],
  ['where', { 'Your postcode': 'York' }, 'postcode'],
  ['name', { 'What name shall we use for you?': 'é'.repeat(101) }, 'name'],
  ['children', { 'A name to use for the child': 'Only a name' }, 'child-kind'],
  ['well', { 'What is going well?': 'w'.repeat(4_001) }, 'going-well'],
  ['worries', { 'What is worrying you?': `first line\n${'😀'.repeat(4_000)}` }, 'worries'],
  ['help', { 'Something else': 'h'.repeat(201) }, 'other-help'],
  ['people', { 'Who helps your family now?': 'p'.repeat(4_001), 'Is there someone you trust': 'kept' }, 'already'],
  ['needs', { 'Anything else we should know': 'n'.repeat(4_001), 'Which language': 'kept' }, 'other-needs'],
  ['contact', { 'Phone number for calls': 'my mobile', 'When is a good': 'kept' }, 'way'],
];

for (const [step, typed, field] of WRONG) {
  const what = Object.values(typed)[0].slice(0, 12).replace('\n', ' ');
  test(`a wrong ${step} (${what}) is refused and kept as typed`, async ({ page, context, family }) => {
    await answerUpTo(context, step, family);
    await open(page, `/ask/${step}`);
    for (const [label, text] of Object.entries(typed)) {
      await page.getByLabel(label).fill(text);
    }
    await proceed(page);
    await expectRefused(page, field);
    for (const [label, text] of Object.entries(typed)) {
      await expect(page.getByLabel(label)).toHaveValue(text);
    }
    await page.reload();
    await settled(page);
    await expect(page.getByLabel(Object.keys(typed)[0])).toHaveValue(Object.values(typed)[0]);
  });
}

test('a due date that does not exist is refused and kept, beside the choice that was made', async ({
  page,
  context,
  family,
}) => {
  await answerUpTo(context, 'children', family);
  await open(page, '/ask/children');
  await page.getByLabel('Not yet born', { exact: true }).check();
  await page.getByLabel('Day', { exact: true }).fill('31');
  await page.getByLabel('Month', { exact: true }).fill('2');
  await page.getByLabel('Year', { exact: true }).fill(`${family.due.year}`);
  await proceed(page);
  await expectRefused(page, 'due-day');
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue('31');
  await expect(page.getByLabel('Not yet born', { exact: true })).toBeChecked();
});

test('markup, formulas and emoji show as the text they are', async ({ page, context, family }) => {
  const odd = `<script>window.broken = 1</script><img src=x onerror="window.broken = 2"> =1+1 & "q" 👨‍👩‍👧 </textarea>`;
  await answerUpTo(context, 'name', family);
  await answer(context, 'name', { name: odd.slice(0, 60) });
  await answer(context, 'children', { 'child-kind': 'born', 'child-name': odd.slice(0, 60), 'child-age': '0-4' });
  await answer(context, 'well', { 'going-well': odd });
  await answer(context, 'worries', { worries: `\n\n${odd}` });
  for (const [step, label, text] of [
    ['name', 'What name shall we use for you?', odd.slice(0, 60).trim()],
    ['well', 'What is going well?', odd],
    ['worries', 'What is worrying you?', odd],
  ]) {
    await open(page, `/ask/${step}`);
    await expect(page.getByLabel(label)).toHaveValue(text);
  }
  await answer(context, 'help', { help: 'not-sure' });
  await answer(context, 'people');
  await answer(context, 'needs');
  await answer(context, 'contact', { way: 'code' });
  await answer(context, 'agree', { agree: 'yes' });
  await answer(context, 'share');
  await open(page, '/ask/check');
  await expect(page.locator('main')).toContainText(odd);
  await expect(page.locator('main script, main img')).toHaveCount(0);
  expect(await page.evaluate(() => window.broken)).toBeUndefined();
});

test('Back and refresh on every step ask nothing, send nothing and lose nothing', async ({ page, context, family }) => {
  test.setTimeout(120_000);
  const forms = [];
  const prompts = [];
  page.on('request', (request) => request.method() === 'POST' && forms.push(request.url()));
  page.on('dialog', (dialog) => prompts.push(dialog.message()) && dialog.accept());
  await open(page, '/');
  await press(page, button(page, 'Start now'));
  for (const step of STEPS.slice(0, -1)) {
    await fill[step](page, family);
    await proceed(page);
    const next = stepOf(page);
    const posted = forms.length;
    await page.reload();
    await settled(page);
    await page.goBack();
    await settled(page);
    expect(stepOf(page)).toBe(step);
    await page.reload();
    await settled(page);
    await expectKept(page, step, family);
    await page.goForward();
    await settled(page);
    expect(stepOf(page)).toBe(next);
    expect(forms).toHaveLength(posted);
  }
  expect(prompts).toEqual([]);
  await expect(page.locator('main')).toContainText(family.times);
});

/** What was typed on a step stands there again. */
async function expectKept(page, step, family) {
  const kept = {
    where: ['Your postcode', family.postcode],
    name: ['What name shall we use for you?', family.name],
    well: ['What is going well?', family.well],
    worries: ['What is worrying you?', family.worries],
    help: ['Something else', family.otherHelp],
    people: ['Who helps your family now?', family.already],
    needs: ['Which language do you like to use?', family.language],
    contact: ['Phone number for calls or texts', family.phone],
  }[step];
  if (kept) {
    await expect(page.getByLabel(kept[0])).toHaveValue(kept[1]);
  } else if (step === 'children') {
    await expect(page.locator('main')).toContainText(family.child);
  } else {
    await expect(page.locator('main input:checked').first()).toBeVisible();
  }
}

test('a double press on send sends one request and still shows the six words', async ({
  page,
  context,
  family,
  desk,
}) => {
  await answerUpTo(context, 'check', family);
  const before = await desk.count();
  await open(page, '/ask/check');
  await button(page, 'Send my request').dblclick();
  // The second press takes the place of the first one's way there, so there is no one way to wait for.
  await expect(page).toHaveURL(/\/ask\/sent$/);
  await settled(page);
  await expect(page.locator('#six-words li')).toHaveCount(6);
  expect(await desk.count()).toBe(before + 1);
});

test('two sends at the same moment give one request and working six words', async ({ page, context, family, desk }) => {
  await answerUpTo(context, 'check', family);
  const before = await desk.count();
  const submission = await submissionOf(context);
  const both = await Promise.all([1, 2].map(() => post(context, '/do/send', { submission })));
  expect(both).toEqual(['/ask/sent', '/ask/sent']);
  expect(await desk.count()).toBe(before + 1);
  await open(page, '/ask/sent');
  await expect(page.locator('#six-words li')).toHaveCount(6);
});

test('two tabs on two steps keep both answers', async ({ page, context, family }) => {
  await answerUpTo(context, 'people', family);
  const other = await context.newPage();
  await open(page, '/ask/name');
  await open(other, '/ask/worries');
  await page.getByLabel('What name shall we use for you?').fill('From tab one');
  await other.getByLabel('What is worrying you?').fill('From tab two');
  await proceed(page);
  await proceed(other);
  expect(await html(context, '/ask/name')).toContain('From tab one');
  expect(await html(context, '/ask/worries')).toContain('From tab two');
});

test('what is typed in a second tab after sending waits to be added', async ({ page, context, family }) => {
  await answerUpTo(context, 'check', family);
  await open(page, '/ask/worries');
  await page.getByLabel('What is worrying you?').fill('One more thing');
  expect(await post(context, '/do/send', { submission: await submissionOf(context) })).toBe('/ask/sent');
  await proceed(page);
  expect(new URL(page.url()).pathname).toBe('/status');
  await expect(page.getByRole('status')).toContainText('You have sent your request already');
  await expect(page.getByLabel('What would you like to add?')).toHaveValue('One more thing');
  await press(page, button(page, 'Send this too'));
  await expect(page.getByRole('status')).toContainText('We have sent what you added');
});
