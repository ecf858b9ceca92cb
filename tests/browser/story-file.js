// A story's file from a portal that this one does not know: made by the published schema alone, in another language than
// the portal's own, so that what it says about signatures is shown to be enough.

import { generateKeyPairSync, sign } from 'node:crypto';

const AT = '2026-05-04T10:00:00Z';
const WORDS = 'Nights are long <b>here</b> & "loud".\nSince May 😀';

const entry = (number, section, deed, more = {}) => ({
  number,
  section,
  person: null,
  deed,
  by: { is: 'member', member: 1 },
  place: 'hull',
  at: AT,
  ...more,
});

const says = (content) => ({ does: 'version', content });

/** The canonical bytes: keys in order, no blanks, texts as JSON writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** The file's text. */
export function storyFile() {
  const kofi = { number: 1, who: { child: { is: 'born', name: 'Kofi', age: '5-10' } }, home: 'with-us' };
  const file = {
    format: 'story-1',
    exported_at: AT,
    place: 'hull',
    story: {
      entries: [
        entry(1, 'people', says({ people: [kofi] })),
        entry(2, 'worries', says({ words: 'Before' })),
        entry(3, 'worries', says({ words: WORDS })),
        entry(4, 'worries', { does: 'note', words: 'Calm at lunch' }, { by: { is: 'other', name: 'Mrs Lee' } }),
        entry(5, 'worries', { does: 'answer', note: 4, agrees: false, words: null }),
        entry(6, 'voice', says({ words: 'I like my gran' }), { person: 1, by: { is: 'child', person: 1, with: 1 } }),
      ],
    },
  };
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url').toString('base64');
  const value = sign(null, Buffer.from(canonical(file)), privateKey).toString('base64');
  return JSON.stringify({ ...file, signature: { by: 'https://elsewhere.example', key, value } }, null, 2);
}
