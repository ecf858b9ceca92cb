// One plan and three people, each in a browser of their own: a parent in Hull, her daughter and a school nurse, with the hub
// team at its desk. The family has no scripts from beginning to end.

import { expect } from '../fixtures.js';
import { STEPS, answer, button, link, open, post, press, sixWords } from '../walk.js';
import { appCode, look, newAddress, prove, test } from '../with-mail.js';

test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false, 'a family can do all of it without scripts');

const DAY = 86_400_000;

/** A day so many from now, as the three fields of a date named `name` take it. */
function day(name, from) {
  const date = new Date(Date.now() + from * DAY);
  return { [`${name}-day`]: date.getUTCDate(), [`${name}-month`]: date.getUTCMonth() + 1, [`${name}-year`]: date.getUTCFullYear() };
}

/** Fills the form that posts to `action` by the names of its fields, and presses its last button, or the one with `value`. */
async function send(page, action, fields, value) {
  const form = page.locator(`form[action="${action}"]`).last();
  for (const [name, typed] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`);
    if ((await field.first().getAttribute('type')) === 'radio') {
      await form.locator(`[name="${name}"][value="${typed}"]`).check();
    } else {
      await field.fill(`${typed}`);
    }
  }
  await press(page, value ? form.locator(`button[value="${value}"]`).last() : form.locator('button[type="submit"]').last());
}

/** The hub team writes one form of a plan, looks at what the family will see, and sends it. */
async function say(hub, page, fields) {
  await open(hub, page);
  // What is written in rows is named by the keys of the rows on the page.
  const typed = typeof fields === 'function' ? await fields() : fields;
  await send(hub, '/do/desk-plan-write', typed, 'look');
  await expect(hub.locator('.govuk-error-summary')).toHaveCount(0);
  await expect(hub.locator('#preview')).toBeVisible();
  await press(hub, hub.locator('button[value="send"]').last());
  await expect(hub.locator('main')).toContainText('It is sent');
}

const rowKey = (page, list) => page.locator(`input[name="${list}"]`).last().getAttribute('value');

/** A school nurse with an account of an organisation that the hub approved. */
async function nurseWithAccount(page, hub, mail) {
  const domain = `nurse-${process.pid}.example`;
  await open(hub, '/desk/organisations');
  await send(hub, '/do/desk-approve', { 'approve-name': 'Hill Primary', 'mail-domain': domain, 'approve-place': 'hull' });
  const address = newAddress(domain);
  await prove(page, mail, async () => {}, address);
  await press(page, link(page, 'Make an account for your work'));
  await press(page, button(page, 'Make an account'));
  const letters = await page.locator('#app-secret').innerText();
  await page.getByLabel('The six numbers in the app').fill(appCode(letters, 0));
  await press(page, button(page, 'Make the account'));
  return address;
}

/** A parent in Hull asks, the last step by hand; gives the reference. */
async function ask(page, family) {
  const forms = {
    where: [{ postcode: 'HU3 1AA' }],
    now: [{ danger: 'no' }],
    who: [{ who: 'my-family' }],
    name: [{ name: family.name }],
    children: [{ 'child-kind': 'born', 'child-name': family.child, 'child-age': '11-15' }],
    well: [{ 'going-well': family.well }],
    worries: [{ worries: family.worries }],
    help: [{ help: 'not-sure', 'other-help': family.otherHelp }],
    people: [{}],
    needs: [{}],
    contact: [{ way: ['code'] }],
    agree: [{ agree: 'yes' }],
    share: [{}],
  };
  await post(page.context(), '/do/begin');
  for (const step of STEPS.slice(0, -1)) {
    for (const form of forms[step]) {
      await answer(page.context(), step, form);
    }
  }
  await open(page, '/ask/check');
  await press(page, page.locator('form[action="/do/send"] button[type="submit"]').last());
  expect(new URL(page.url()).pathname).toBe('/ask/sent');
  return page.locator('.govuk-panel strong').innerText();
}

test('a parent, her daughter and a school nurse go the whole way of a plan with the hub team, without scripts', async ({
  page,
  mail,
  desk,
  family,
  anotherBrowser,
}) => {
  test.setTimeout(180_000);
  const reference = await ask(page, family);
  const [hub, nurse, teen] = [await anotherBrowser(), await anotherBrowser(), await anotherBrowser()];
  await hub.context().addCookies(await desk.cookies());
  const plan = `/desk/plan/${reference}`;
  const address = await nurseWithAccount(nurse, hub, mail);

  // The desk acknowledges, answers, and asks the nurse to lead.
  await open(hub, `/desk/case/${reference}`);
  await send(hub, '/do/desk-news', {}, 'confirmed');
  await say(hub, `${plan}/outcome`, { 'plan-is': 'help-starts', 'plan-words': 'We will help you. We ring on Monday.' });
  await look(hub, 'plan-desk-overview');
  await open(hub, `${plan}/seats`);
  await send(hub, '/do/desk-seat', { 'plan-seat-name': 'Zoe', 'plan-seat-kind': 'young-person' });
  const words = await sixWords(hub);
  await say(hub, `${plan}/team`, async () => {
    const person = await rowKey(hub, 'plan-people');
    return {
      [`plan-name--${person}`]: 'Nia Abara',
      [`plan-role--${person}`]: 'School nurse',
      [`plan-org--${person}`]: 'Hill Primary',
      [`plan-contact--${person}`]: '01482 000111',
      'plan-main': person,
    };
  });
  await say(hub, `${plan}/lead`, {
    'plan-name': 'Nia Abara',
    'plan-role': 'School nurse',
    'plan-org': 'Hill Primary',
    'plan-partner': 'yes',
    'plan-safety': 'no',
    'plan-email': address,
    'plan-note': 'Mornings are hard. You know the school.',
  });

  // Nurse, parent and daughter each say yes; nobody leads before the third.
  await open(nurse, '/helping/lead');
  await expect(nurse.locator('main')).not.toContainText(family.name);
  await send(nurse, '/do/helping-lead', { 'plan-agrees': 'yes' });
  await open(page, '/status');
  await press(page, page.locator('a[href="/plan"]'));
  await look(page, 'plan-family');
  await open(page, '/plan/team');
  await expect(page.locator('main')).toContainText('Nia Abara');
  await send(page, '/do/plan-lead', { 'lead-agrees': 'yes' });
  expect(await nurse.context().request.get(plan).then((answer) => answer.status()), 'not before the third yes').toBe(404);
  await open(teen, '/plan/open');
  await send(teen, '/do/plan-open', { code: words.join(' ') });
  await send(teen, '/do/plan-word', { 'safe-word': 'blue kettle song' });
  await look(teen, 'plan-teen');
  await open(teen, '/plan/team');
  await look(teen, 'plan-teen-team');
  await send(teen, '/do/plan-lead', { 'lead-agrees': 'yes' });
  await open(page, '/plan/team');
  await look(page, 'plan-family-team');

  // A team meets and the nurse, who leads now, writes the plan with its Plan B.
  await say(nurse, `${plan}/meeting`, {
    'plan-kind': 'taf',
    'plan-held': 'held',
    ...day('plan-starts', 0),
    'plan-time': '09:00',
    'plan-present': 'Nia Abara\nMum\nZoe',
    'plan-record': 'We agreed two steps.',
  });
  await open(nurse, `${plan}/text`);
  await send(nurse, '/do/desk-plan-write', {}, 'add:plan-steps');
  const want = await rowKey(nurse, 'plan-wanted');
  const [hers, mums] = await nurse.locator('input[name="plan-steps"]').evaluateAll((all) => all.map((each) => each.value));
  const step = (of, what, seat, name) => ({
    [`plan-what--${of}`]: what,
    [`plan-owner--${of}`]: `seat:${seat}`,
    [`plan-owner-name--${of}`]: name,
    ...day(`plan-by--${of}`, 7),
    [`plan-state--${of}`]: 'not-started',
    [`plan-toward--${of}`]: want,
    [`plan-step-eyes--${of}`]: 'everyone',
  });
  const seat = await nurse.locator(`[name="plan-owner--${hers}"][value^="seat:"]:not([value="seat:sender"])`).getAttribute('value');
  await send(
    nurse,
    '/do/desk-plan-write',
    {
      [`plan-want--${want}`]: 'Calm mornings',
      [`plan-want-eyes--${want}`]: 'everyone',
      ...step(hers, 'Pack the bag at night', seat.replace('seat:', ''), 'Zoe'),
      ...step(mums, 'Ring the school', 'sender', 'Mum'),
      'plan-b': 'We ring the hub.',
      'plan-ending': 'We do it on our own.',
      ...day('plan-review', 40),
      'plan-child-words': 'Mornings without shouting.',
    },
    'look',
  );
  await expect(nurse.locator('#preview')).toContainText('We ring the hub.');
  await look(nurse, 'plan-preview');
  await press(nurse, nurse.locator('button[value="send"]').last());

  // The daughter ticks her step; her mother agrees, says stuck, and says where they are.
  await open(teen, '/plan/child');
  await expect(teen.locator('main')).toContainText('Mornings without shouting.');
  await look(teen, 'plan-child');
  await open(teen, '/plan');
  await press(teen, teen.locator('form[action="/do/plan-tick"] button').first());
  await open(page, '/plan');
  await look(page, 'plan-family-whole');
  await expect(page.locator('main')).toContainText('We ring the hub.');
  await open(page, '/plan/agree');
  await send(page, '/do/plan-agree', { agrees: 'agree' });
  await open(page, '/plan');
  await press(page, page.locator('a[href^="/plan/steps?of="]').filter({ hasText: 'Ring the school' }).first());
  await send(page, '/do/plan-mark', { says: 'stuck', 'says-words': 'Nobody rings back.' });
  await open(page, '/plan/progress');
  await send(page, '/do/plan-scale', { 'scale-about': 'Mornings', 'scale-low': 'Shouting', 'scale-high': 'Calm' });
  const where = async (value) => {
    await open(page, '/plan/progress');
    const field = page.locator('form[action="/do/plan-scaled"] input[inputmode="numeric"]').first();
    await field.fill(`${value}`);
    await press(page, page.locator('form[action="/do/plan-scaled"] button[type="submit"]').first());
  };
  await where(3);

  // The review moves the day, and the scale rises.
  await open(nurse, plan);
  await expect(nurse.locator('main')).toContainText('Nobody rings back.');
  await look(nurse, 'plan-lead-overview');
  await open(nurse, `${plan}/text`);
  await send(nurse, '/do/desk-plan-write', { ...day(`plan-by--${mums}`, 14), [`plan-state--${mums}`]: 'going' }, 'look');
  await press(nurse, nurse.locator('button[value="send"]').last());
  await say(nurse, `${plan}/stage`, { 'plan-stage': 'review', ...day('plan-on', 0) });
  await where(7);
  await expect(page.locator('svg[role="img"]').first()).toBeVisible();
  await look(page, 'plan-family-progress');
  await open(page, '/plan/history');
  await look(page, 'plan-family-history');
  await open(page, '/plan/print');
  await look(page, 'plan-family-print');

  // Less help is needed; then it ends well.
  await say(nurse, `${plan}/stage`, {
    'plan-stage': 'step-down',
    ...day('plan-on', 0),
    'plan-down': 'lead',
    'plan-next-lead': 'Your form teacher',
    'plan-worries': 'Ring the hub.',
  });
  await say(nurse, `${plan}/stage`, { 'plan-stage': 'ended', ...day('plan-on', 0), 'plan-words': 'You did it.' });
  await open(page, '/plan');
  await expect(page.locator('main')).toContainText('You did it.');
  await look(page, 'plan-family-ended');
  expect(new URL(page.url()).pathname).toBe('/plan');
});
