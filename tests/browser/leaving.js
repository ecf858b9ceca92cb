// The pages that leaving is tried on, each with the way to it through pages that show what was typed.
//
// The way is said once for every browser: a spec brings a hand, which knows how its browser opens a page, types and presses.
//
// A hand has: `open(path)`, `fill(label, text)`, `press(name)`, `text(selector)`, `words()` (the six on the page), and
// `behind(work)`, which posts forms with the browser's own visit without showing a page.

import { expect } from '@playwright/test';

import { answer, answerOwnUpTo, answerUpTo, saveDraft } from './walk.js';

/** A few pages with what was typed lie behind the person. */
export async function drafting(hand, family) {
  await hand.behind((context) => answerUpTo(context, 'check', family));
  await hand.open('/');
  await hand.open('/ask/well');
  await hand.open('/ask/check');
  const shown = await hand.text('main');
  for (const secret of [family.well.split('\n')[0], family.phone]) {
    expect(shown).toContain(secret);
  }
}

async function sending(hand, family) {
  await drafting(hand, family);
  await hand.press('Send my request');
  const words = await hand.words();
  expect(words).toHaveLength(6);
  return [await hand.text('.govuk-panel__body strong'), words.join('\n'), words.join(' ')];
}

/** Each: a page, and how to come to it. Returns more secrets than the typed ones. */
export const PAGES = {
  'a page anybody can see': async (hand, family) => {
    await drafting(hand, family);
    await hand.open('/safety');
  },
  'an open question': async (hand, family) => {
    await drafting(hand, family);
    await hand.open('/ask/worries');
  },
  'a question with text not yet sent': async (hand, family) => {
    await drafting(hand, family);
    await hand.open('/ask/people');
    await hand.fill('Who helps your family now?', `Half a ${family.private[0]} sentence`);
  },
  'a refused form': async (hand, family) => {
    await drafting(hand, family);
    await hand.open('/ask/contact');
    await hand.fill('Phone number for calls or texts', `no number ${family.private[0]}`);
    await hand.press('Continue');
    expect(await hand.text('main')).toContain('There is a problem');
  },
  'phone first': async (hand, family) => {
    await drafting(hand, family);
    await hand.behind((context) => answer(context, 'now', { danger: 'yes' }));
    await hand.open('/ask/phone-first');
  },
  'not agreed': async (hand, family) => {
    await drafting(hand, family);
    await hand.behind((context) => answer(context, 'agree', { agree: 'no' }));
    await hand.open('/ask/not-agreed');
  },
  'check your answers': async (hand, family) => {
    await drafting(hand, family);
    await hand.open('/ask/check');
  },
  "a young person's answers": async (hand, family) => {
    await hand.behind((context) => answerOwnUpTo(context, 'check', family));
    await hand.open('/y/worries');
    await hand.open('/y/check');
    expect(await hand.text('main')).toContain(family.phone);
  },
  'saved for later': async (hand, family) => {
    await drafting(hand, family);
    await hand.behind((context) => saveDraft(context));
    await hand.open('/ask/saved');
    return [(await hand.words()).join('\n')];
  },
  sent: async (hand, family) => sending(hand, family),
  practise: async (hand, family) => {
    const secrets = await sending(hand, family);
    await hand.open('/ask/practise');
    return secrets;
  },
  'the plain note': async (hand, family) => {
    const secrets = await sending(hand, family);
    await hand.press('Show a plain note to print or save');
    return secrets;
  },
  status: async (hand, family) => {
    const secrets = await sending(hand, family);
    await hand.press('See what is happening');
    return secrets;
  },
  'taking it back': async (hand, family) => {
    const secrets = await sending(hand, family);
    await hand.open('/status');
    await hand.press('Take my request back');
    return secrets;
  },
};

/** How a visit is finished on a page. */
export const FINISHES = {
  status: 'Finish and close this page',
  sent: 'Finish',
  'saved for later': 'Finish and close this page',
  'not agreed': 'Finish and close my answers',
};

/** Everything a person could read on the page, typed text included. Runs in the browser. */
export function readable() {
  const fields = [...document.querySelectorAll('input:not([type=hidden]), textarea')].map((field) => field.value);
  return [document.title, document.body.innerText, ...fields].join('\n').toLowerCase();
}

/** A site that keeps its pages, with a way out: whoever looks for traces must find one here. */
export const careless = (exit) => (request, response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=600' });
  response.end(`<!doctype html><title>x</title><p>canary</p><a href="${exit}">Leave</a>`);
};
