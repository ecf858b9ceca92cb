// Every page of the portal in every state worth looking at, and how to come to it fast.

import {
  NEEDED,
  OWN_FORMS,
  STEPS,
  answer,
  answerOwn,
  answerOwnUpTo,
  answerUpTo,
  html,
  post,
  saveDraft,
  sendOwn,
  sendRequest,
} from './walk.js';
import { storyFile } from './story-file.js';

/** A state: its name, the page to look at, and what to do first, which may end in another address. */
const state = (name, path, first = async () => {}) => ({
  name,
  path,
  arrive: async (...at) => {
    const address = await first(...at);
    return typeof address === 'string' && /^\/(desk|near)\//.test(address) ? address : path;
  },
});

const draft = (step) => (context, family) => answerUpTo(context, step, family);
const sent = async (context, family) => sendRequest(context, family);

/** Keeps how pages look. */
const looks = (look) => (context) => post(context, '/do/display', look);

const OPEN = [
  state('start', '/'),
  state('safety', '/safety'),
  state('privacy', '/privacy'),
  state('numbers', '/numbers'),
  state('if you say no, before a place is known', '/if-you-say-no'),
  state('if you say no, in York', '/if-you-say-no', draft('check')),
  state('elsewhere', '/ask/elsewhere'),
  state('ended', '/ended'),
  state('how pages look', '/display'),
  state('how pages look, from a question', '/display?from=/ask/name%3Fchange=yes'),
  state('how pages look, saved', '/display?saved=yes', looks({ size: 'biggest', also: ['strong', 'spaced'] })),
  state('no such page', '/nowhere'),
  state('no such step', '/ask/nothing'),
  state('what words mean', '/words'),
  state('a search that forgives spelling', '/words?q=asessment'),
  state('a search that finds nothing', '/words?q=qqqqzzzz'),
  state('one word', '/words/lead-practitioner'),
  state('no such word', '/words/nothing'),
  ...['york', 'rotherham', 'hull', 'thurrock'].map((place) => state(`words in ${place}`, `/words/sheet/${place}`)),
  state('what a letter means', '/letter'),
  ...['york', 'rotherham', 'hull', 'thurrock'].map((place) => state(`how help works in ${place}`, `/place/${place}`)),
  state('no such place', '/place/nothing'),
  state('come back', '/back'),
  state('come back without words', '/back', (context) => post(context, '/do/come-back', { code: '' })),
  state('come back with wrong words', '/back', (context) =>
    post(context, '/do/come-back', { code: 'apple banana cherry damson elder fig' }),
  ),
];

/** The address of Hull's first offer. */
async function firstOffer(context) {
  const page = await html(context, '/near?place=hull');
  return /href="(\/near\/[0-9a-f]{32})"/.exec(page)[1];
}

const NEAR = [
  state('near, no place yet', '/near'),
  state('near, no place chosen', '/near?q=play'),
  state('near, found', '/near?place=hull'),
  state('near, with more choices', '/near?place=hull&q=youth&age=11-15&near=HU1&free=yes'),
  state('near, nothing found', '/near?place=york&q=zebra'),
  state('near, with a draft', '/near', draft('check')),
  state('near, one offer', '/near', firstOffer),
  state('my list, empty', '/near/pinned'),
  state('my list', '/near/pinned', async (context) => {
    const offer = (await firstOffer(context)).split('/').pop();
    await post(context, '/do/pin', { put: 'yes', offer });
  }),
];

/** Brings a file that nobody can read; the page keeps what was pasted. */
const bringText = (text) => (context) => post(context, '/do/carry-bring', { text });

/** A story comes in by a file here, from a portal whose key nobody knows. */
const STORY_FILE = storyFile();

/** A family whose story came from a file. */
const brought = async (context) => {
  await post(context, '/do/carry-bring', { text: STORY_FILE });
  const page = await html(context, '/carry/look');
  const shown = /name="shown" value="([0-9a-f]{64})"/.exec(page)[1];
  await post(context, '/do/carry-take', { shown, take: 'yes' });
};

const CARRY = [
  state('bring a story', '/carry/bring'),
  state('bring a story, nothing chosen', '/carry/bring', bringText('')),
  state('bring a story, not a story', '/carry/bring', bringText('</textarea><b>no story</b>')),
  state('a story to bring in', '/carry/look', (context) => post(context, '/do/carry-bring', { text: STORY_FILE })),
  state('a story that is here', '/carry/here', brought),
  state('a story to bring in that is here', '/carry/look', async (context) => {
    await brought(context);
    await post(context, '/do/carry-bring', { text: STORY_FILE });
  }),
  state('take a story along, nothing yet', '/carry', draft('now')),
  state('take a story along', '/carry', brought),
  state('a story to print', '/carry/print', brought),
  state('what goes along', '/ask/bring', async (context, family) => {
    await brought(context);
    await answerUpTo(context, 'check', family);
  }),
  state('check, with a story', '/ask/check', async (context, family) => {
    await brought(context);
    await answerUpTo(context, 'check', family);
  }),
];

/** Begins a story. */
const begun = (context) => post(context, '/do/story-begin');

/** The id in a form of the story. */
async function personOf(context, path) {
  const page = await html(context, path);
  return page.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/)[0];
}

/** A story with a child and words in two parts. */
async function told(context, family) {
  await begun(context);
  const person = await personOf(context, '/story/people?add=child');
  const child = { 'child-kind': 'born', 'child-name': family.child, 'child-age': '5-10' };
  await post(context, '/do/story-person', { who: 'child', person, home: 'with-us', ...child });
  await post(context, '/do/story-write', { section: 'well', words: family.well });
  await post(context, '/do/story-write', { section: 'worries', words: family.worries });
  await post(context, '/do/story-write', { section: 'worries', words: '' });
  await post(context, '/do/story-write', { section: 'helpers', already: family.already, trusted: family.trusted });
  await post(context, '/do/story-write', { section: 'voice', person, words: family.well });
}

const SECTIONS = ['well', 'worries', 'needs', 'daily', 'tried', 'strengths', 'helpers', 'voice', 'working'];

const STORY = [
  state('beginning a story', '/story/begin'),
  state('the six words of a story', '/story/words', begun),
  state('a story, nothing yet', '/story', begun),
  state('a story', '/story?saved=yes', told),
  state('what changed in a story', '/story/changes', told),
  state('people of a story, nobody yet', '/story/people', begun),
  state('people of a story', '/story/people', told),
  state('people of a story, one changed', '/story/people?of=1', told),
  state('people of a story, a grown-up', '/story/people?add=adult', begun),
  state('people of a story, a child refused', '/story/people?add=child', async (context) => {
    await begun(context);
    await post(context, '/do/story-person', { who: 'child' });
  }),
  ...SECTIONS.map((section) => state(`a story, ${section}`, `/story/${section}`, told)),
  state('a story, about one person', '/story/daily?of=1', told),
  state('a child’s own page', '/story/voice?of=1', told),
  state('a story, too long', '/story/daily', async (context) => {
    await begun(context);
    await post(context, '/do/story-write', { section: 'daily', words: 'w'.repeat(4_001) });
  }),
  state('a story, typed too late', '/story/begin', (context, family) =>
    post(context, '/do/story-write', { section: 'daily', words: family.well }),
  ),
  state('a story kept from a request', '/ask/sent', async (context, family) => {
    await sendRequest(context, family);
    await post(context, '/do/story-keep');
  }),
];

const QUESTIONS = STEPS.slice(0, -1).flatMap((step) => [
  state(`${step}, empty`, `/ask/${step}`, draft(step)),
  state(`${step}, filled`, `/ask/${step}`, draft('check')),
]);

/** What each step refuses; those that take everything have none. */
const REFUSED = {
  ...Object.fromEntries(Object.keys(NEEDED).map((step) => [step, {}])),
  well: { 'going-well': 'w'.repeat(4_001) },
  worries: { worries: 'w'.repeat(4_001) },
  people: { already: 'w'.repeat(4_001), trusted: 'w'.repeat(201) },
  needs: { language: 'w'.repeat(201), 'other-needs': 'w'.repeat(4_001) },
  contact: { way: ['phone', 'email', 'letter', 'through'], phone: 'x', email: 'x' },
};

const ERRORS = [
  ...Object.entries(REFUSED).map(([step, fields]) =>
    state(`${step}, refused`, `/ask/${step}`, async (context, family) => {
      await answerUpTo(context, step, family);
      await answer(context, step, fields);
    }),
  ),
  state('children, born without name and age', '/ask/children', async (context, family) => {
    await answerUpTo(context, 'children', family);
    await answer(context, 'children', { 'child-kind': 'born' });
  }),
  state('children, a date that is none', '/ask/children', async (context, family) => {
    await answerUpTo(context, 'check', family);
    await answer(context, 'children', { 'child-kind': 'expected', 'due-day': '31', 'due-month': '2', 'due-year': '1' });
  }),
];

const BESIDE = [
  state('phone first', '/ask/phone-first', async (context, family) => {
    await answerUpTo(context, 'who', family);
    await answer(context, 'now', { danger: 'yes' });
  }),
  state('not agreed', '/ask/not-agreed', async (context, family) => {
    await answerUpTo(context, 'agree', family);
    await answer(context, 'agree', { agree: 'no' });
  }),
  state('not now', '/ask/later', (context, family) => answerUpTo(context, 'agree', family)),
  state('not now, blank', '/ask/later', async (context, family) => {
    await answerUpTo(context, 'agree', family);
    await post(context, '/do/later');
  }),
  state('not now, kept', '/ask/saved', async (context, family) => {
    await answerUpTo(context, 'agree', family);
    await post(context, '/do/later', { again: '1-week' });
  }),
  state('started again after a time-out', '/ask/where', (context) => answer(context, 'worries', { worries: 'x' })),
  state('change one answer', '/ask/name?change=yes', draft('check')),
  state('check', '/ask/check', draft('check')),
  state('saved', '/ask/saved', async (context, family) => {
    await answerUpTo(context, 'help', family);
    await saveDraft(context);
  }),
];

const AFTER = [
  state('sent', '/ask/sent', sent),
  state('the plain note', '/note', sent),
  state('practise', '/ask/practise', sent),
  state('practise, wrong', '/ask/practise', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/practise', { code: 'not these' });
  }),
  state('sent, words tried', '/ask/sent', async (context, family) => {
    const { words } = await sent(context, family);
    await post(context, '/do/practise', { code: words.join(' ') });
  }),
  state('status', '/status', sent),
  state('status, nothing typed to add', '/status', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/add', { addition: '' });
  }),
  state('status, too much to add', '/status', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/add', { addition: 'w'.repeat(4_001) });
  }),
  state('status, added', '/status', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/add', { addition: 'One more thing' });
  }),
  state('taking it back', '/status/stop', sent),
  state('taken back', '/status', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/withdraw');
  }),
];

/** The hub team's pages; `desk` has opened them. */
async function atTheDesk(context, desk) {
  await context.clearCookies();
  await context.addCookies(await desk.cookies());
}

const DESK = [
  state('the desk link', '/desk/open'),
  state('coming in to the desk', '/desk/sign-in'),
  state('who works at the desk, refused', '/desk/people', async (context, family, desk) => {
    await atTheDesk(context, desk);
    await post(context, '/do/desk-person-add', { 'person-name': 'Lee' });
  }),
  state('concerns at the desk, none yet', '/desk/concerns', (context, family, desk) => atTheDesk(context, desk)),
  state('the desk, with an urgent request', '/desk', async (context, family, desk) => {
    await answerUpTo(context, 'check', family);
    await answer(context, 'now', { danger: 'yes' });
    const page = await html(context, '/ask/check');
    await post(context, '/do/send', { submission: page.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/)[0] });
    await atTheDesk(context, desk);
  }),
  state('a request at the desk', '/desk', async (context, family, desk) => {
    const { reference } = await sent(context, family);
    await post(context, '/do/add', { addition: 'One more thing' });
    await atTheDesk(context, desk);
    return `/desk/case/${reference}`;
  }),
  state('a request that a person has read', '/desk', async (context, family, desk) => {
    const { reference } = await sent(context, family);
    await atTheDesk(context, desk);
    await post(context, '/do/desk-news', { reference, delivery: 'confirmed' });
    await post(context, '/do/desk-news', { reference, delivery: 'seen' });
    return `/desk/case/${reference}`;
  }),
];

/** The plan of a sent request, at the desk, below `page`. */
const plan = (page, before) => async (context, family, desk) => {
  const { reference } = await sent(context, family);
  await atTheDesk(context, desk);
  await before?.(context, reference);
  return `/desk/plan/${reference}${page}`;
};

const PLANS = [
  state('a plan at the desk, nothing yet', '/desk', plan('')),
  state('writing a plan', '/desk', plan('/text')),
  state('what a family will see', '/desk', plan('/outcome', (context, reference) =>
    post(context, '/do/desk-plan-write', {
      reference, form: 'outcome', key: 'outcome-1', base: '0', do: 'look', 'plan-is': 'help-starts', 'plan-words': 'We meet at a TAF.',
    }))),
  state('seats at a plan', '/desk', plan('/seats')),
  state('what drifts', '/desk/drift', (context, family, desk) => atTheDesk(context, desk)),
];

/** The question that Hull alone asks: which part of it, for help that a hub near the family gives. */
const PART = (() => {
  const before = async (context, family) => {
    await answerUpTo(context, 'help', { ...family, postcode: 'HU1 1AA' });
    await answer(context, 'help', { help: 'young-carers' });
  };
  return [
    state('which part of Hull', '/ask/area', before),
    state('which part of Hull, refused', '/ask/where', async (context, family) => {
      await before(context, family);
      await answer(context, 'where', { place: 'hull', 'must-say-locality': 'yes' });
    }),
  ];
})();

/** Who may see what, before there is a story: what stands there with one is walked by the journeys without scripts. */
const PERMISSIONS = [
  state('who may see what, nothing yet', '/permissions', sent),
  state('whom to share with', '/permissions/new', sent),
  state('whom to share with, a kind of people', '/permissions/new', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/share-to', { 'recipient-name': 'services' });
  }),
  state('what may they see, with no story', '/permissions/choose', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/share-to', { 'recipient-name': 'Mrs Lee' });
  }),
  state('every answer, none yet', '/permissions/receipt', sent),
  state('this was not me', '/permissions/not-me', sent),
  state('this was not me, done', '/permissions/not-me', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/not-me');
  }),
];

/** Share codes while nothing is shared, and the recipient's way in. */
const DOORS = (() => {
  const open = (fields) => (context) => post(context, '/do/shared-open', fields);
  const words = 'abacus-abdomen-abdominal-abide-abiding-ability';
  return [
    state('share codes, nobody may see anything yet', '/permissions/doors', draft('check')),
    state('the words of a share code, none to show', '/permissions/doors/code', draft('check')),
    state('who has seen what, nobody yet', '/seen', draft('check')),
    state('what a family shares', '/shared'),
    state('what a family shares, by the square', `/shared#${words}`),
    state('what a family shares, nothing typed', '/shared', open({ code: '', visitor: '' })),
    state('what a family shares, wrong words', '/shared', open({ code: words, visitor: 'Mrs Lee, a school' })),
    state('what a family shares, a note that came too late', '/shared', (context) =>
      post(context, '/do/shared-add', { part: 'x', 'note-x': 'One more thing' }),
    ),
  ];
})();

/** Ways in: the second thing, another adult, a way that is lost. */
const ACCESS = (() => {
  const word = 'blue kettle seven';
  const choose = (typed) => async (context, family) => {
    await answerUpTo(context, 'check', family);
    await post(context, '/do/lock-word', { 'safe-word': typed });
  };
  /** On another phone, with six words. */
  const back = (lock, ...tries) => async (context, family) => {
    const { words } = await sent(context, family);
    if (lock) {
      await post(context, '/do/lock-word', { 'safe-word': lock });
    }
    await context.clearCookies();
    await post(context, '/do/come-back', { code: words.join(' ') });
    for (const typed of tries) {
      await post(context, '/do/open-story', { 'safe-word': typed });
    }
  };
  const invite = async (context, family) => {
    await answerUpTo(context, 'check', family);
    await post(context, '/do/invite');
  };
  return [
    state('how my story opens, nothing chosen', '/access', draft('check')),
    state('how my story opens, refused', '/access', choose('x')),
    state('how my story opens, chosen', '/access', choose(word)),
    state('open my story', '/access/open', back(word)),
    state('open my story, blank', '/access/open', back(word, '')),
    state('open my story, not right', '/access/open', back(word, 'something else')),
    state('open my story, wait', '/access/open', back(word, 'wrong one', 'wrong two', 'wrong three', 'wrong four')),
    state('open my story, nothing chosen', '/access/open', back()),
    state('passkeys, nothing else chosen', '/access/passkeys', draft('check')),
    state('passkeys', '/access/passkeys', choose(word)),
    state('passkeys, a name too long', '/access/passkeys', async (context, family) => {
      await choose(word)(context, family);
      await post(context, '/do/passkey-begin', { 'passkey-name': 'x'.repeat(201) });
    }),
    state('passkeys, not added', '/access/passkeys', async (context, family) => {
      await choose(word)(context, family);
      await post(context, '/do/passkey-begin');
      await post(context, '/do/passkey-add', { passkey: '{}' });
    }),
    state('another adult', '/access/people', draft('check')),
    state('another adult, invited', '/access/people', invite),
    state('another adult, invitation stopped', '/access/people', async (context, family) => {
      await invite(context, family);
      await post(context, '/do/uninvite');
    }),
    state('join a family', '/access/join'),
    state('join a family, blank', '/access/join', (context) => post(context, '/do/join', { code: '' })),
    state('join a family, wrong words', '/access/join', (context) =>
      post(context, '/do/join', { code: 'apple banana cherry damson elder fig' }),
    ),
    state('joined', '/access/joined', async (context, family) => {
      await invite(context, family);
      const page = await html(context, '/access/people');
      const list = /id="invitation-words"[^>]*>(.*?)<\/ol>/s.exec(page)[1];
      const code = [...list.matchAll(/<li[^>]*>([a-z]+)/g)].map(([, each]) => each).join(' ');
      await context.clearCookies();
      await post(context, '/do/join', { code });
    }),
    state('a way in is lost', '/access/lost'),
  ];
})();

/** What a family may ask about what is kept. */
const RIGHTS = [
  state('what you can ask us', '/rights', sent),
  state('put something right, no request', '/rights/correct', (context) => post(context, '/do/begin')),
  state('put something right', '/rights/correct', sent),
  state('put something right, too long', '/rights/correct', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/correct', { correction: 'w'.repeat(4_001) });
  }),
  state('put something right, sent', '/rights', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/correct', { correction: family.well });
  }),
  state('have it erased', '/rights/erase', sent),
  state('have it erased, neither yes nor no', '/rights/erase', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/erase');
  }),
  state('it is erased', '/rights/erased', async (context, family) => {
    await sent(context, family);
    await post(context, '/do/erase', { erase: 'yes' });
  }),
];

/** Lets somebody read a young person's answers; gives the words for them. */
async function letRead(context, family) {
  await answerOwnUpTo(context, 'check', family);
  await post(context, '/do/trusted-let', { reader: 'Nan' });
  const page = await html(context, '/y/trusted');
  const list = /id="six-words"[^>]*>(.*?)<\/ol>/s.exec(page)[1];
  return [...list.matchAll(/<li[^>]*>([a-z]+)/g)].map(([, each]) => each).join(' ');
}

/** A young person's own way. */
const YOUNG = [
  state('for a young person', '/y'),
  ...Object.keys(OWN_FORMS).map((step) =>
    state(`a young person: ${step}`, `/y/${step}`, (context, family) => answerOwnUpTo(context, step, family)),
  ),
  ...['you', 'help', 'tell', 'contact'].map((step) =>
    state(`a young person: ${step}, refused`, `/y/${step}`, async (context, family) => {
      await answerOwnUpTo(context, step, family);
      await answerOwn(context, step, {});
    }),
  ),
  state('a young person: check', '/y/check', (context, family) => answerOwnUpTo(context, 'check', family)),
  state('a young person: who else may see it', '/y/share', (context, family) =>
    answerOwnUpTo(context, 'check', { ...family, postcode: 'HU1 1AA' }),
  ),
  state('a young child: talk first', '/y/talk', async (context, family) => {
    await answerOwnUpTo(context, 'you', family);
    await answerOwn(context, 'you', { name: family.name, age: '10-or-under' });
  }),
  state('a young child: what is going on', '/y/worries', async (context, family) => {
    await answerOwnUpTo(context, 'you', family);
    await answerOwn(context, 'you', { name: family.name, age: '10-or-under' });
  }),
  state('a young person: phone first', '/ask/phone-first', async (context, family) => {
    await answerOwnUpTo(context, 'now', family);
    await answerOwn(context, 'now', { danger: 'yes' });
  }),
  state('a young person: not agreed', '/ask/not-agreed', async (context, family) => {
    await answerOwnUpTo(context, 'agree', family);
    await answerOwn(context, 'agree', { agree: 'no' });
  }),
  state('a young person: let someone read it, blank', '/y/trusted', async (context, family) => {
    await answerOwnUpTo(context, 'check', family);
    await post(context, '/do/trusted-let', { reader: '' });
  }),
  state('a young person: words for someone to read it', '/y/trusted', letRead),
  state('a young person: who reads it', '/y/trusted', async (context, family) => {
    await letRead(context, family);
    await post(context, '/do/trusted-hide');
  }),
  state('what a young person lets somebody read', '/for-you/theirs', async (context, family) => {
    const code = await letRead(context, family);
    await context.clearCookies();
    await post(context, '/do/for-you-open', { code });
  }),
  state('a young person: sent', '/ask/sent', sendOwn),
  state('a young person: status', '/status', sendOwn),
  state('a young person at the desk', '/desk', async (context, family, desk) => {
    const { reference } = await sendOwn(context, family);
    await atTheDesk(context, desk);
    return `/desk/case/${reference}`;
  }),
];

/** Helping a family, as far as a portal goes that sends no e-mail; `helping.spec.js` looks at the rest. */
const HELPING = [
  state('helping a family', '/helping'),
  state('helping a family, nothing to send codes with', '/helping/who'),
  state('a sheet to print', '/helping/sheet'),
  state('read what was written for you', '/for-you'),
  state('read what was written for you, blank', '/for-you', (context) => post(context, '/do/for-you-open', { code: '' })),
  state('read what was written for you, wrong words', '/for-you', (context) =>
    post(context, '/do/for-you-open', { code: 'abacus abdomen abdominal abide abiding ability' }),
  ),
  state('read what was written for you, by the square', '/for-you#abacus-abdomen-abdominal-abide-abiding-ability'),
  state('it is deleted', '/for-you/closed'),
];

/** Says who asks for advice, and asks. */
const ask = (who, fields) => async (context) => {
  await post(context, '/do/advice-who', { who });
  await post(context, '/do/advice-ask', { who, area: 'hull', danger: 'no', ...fields });
};

/** Advice without names. */
const ADVICE = [
  state('advice', '/advice'),
  state('advice, refused', '/advice/ask', ask('young-person', { area: '', danger: '', question: '' })),
  state('advice, phone first', '/advice/phone-first', ask('young-person', { danger: 'yes', question: 'What helps?' })),
  state('advice, with a name in it', '/advice/check', ask('parent', { question: 'My son Tom, 07700 900123' })),
  ...[
    ['sent', '/ask/sent', {}],
    ['a name asked again', '/status', { addition: 'And his sister Zosia?' }],
  ].map(([name, path, add]) =>
    state(`advice, ${name}`, path, async (context) => {
      await ask('young-person', { question: 'What helps?' })(context);
      const page = await html(context, '/advice/check');
      await post(context, '/do/advice-send', { submission: page.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/)[0] });
      await post(context, '/do/add', add);
    }),
  ),
];

/** A plan, as far as it goes before a hub has said anything. */
const PLAN = [
  state('open a plan', '/plan/open'),
  state('open a plan, blank', '/plan/open', (context) => post(context, '/do/plan-open', { code: '' })),
  state('open a plan, wrong words', '/plan/open', (context) =>
    post(context, '/do/plan-open', { code: 'abacus abdomen abdominal abide abiding ability' }),
  ),
  state('a plan, nothing yet', '/plan', sent),
];

/** Pages that come in English whatever the family speaks: they say so, but for the one that nothing leads to. */
export const ENGLISH_ONLY =
  /^\/(y|y\/.*|access|advice|carry|ask\/bring|ask\/later|for-you|helping|near|place|plan|letter|desk|story|nowhere|permissions|rights|seen|shared|words\/sheet|words\/nothing)/;

/** All of them. `arrive(context, family, desk)` gives the address to open. */
export const STATES = [
  ...OPEN,
  ...NEAR,
  ...STORY,
  ...CARRY,
  ...QUESTIONS,
  ...ERRORS,
  ...PART,
  ...BESIDE,
  ...AFTER,
  ...DOORS,
  ...PERMISSIONS,
  ...ACCESS,
  ...RIGHTS,
  ...HELPING,
  ...ADVICE,
  ...PLAN,
  ...YOUNG,
  ...DESK,
  ...PLANS,
];
