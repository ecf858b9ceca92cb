// Scores how hard pages are to read, and fails above reading age 9.
//
//   node score.js <folder of .txt files>     one file a page state, named <page>@<place>.txt, one block of text a line
//
// The measure is Flesch-Kincaid's grade (npm flesch-kincaid, syllable): 0.39 x words a sentence + 11.8 x syllables a
// word - 15.59. A grade is a school year of the United States, which a child starts at the age of grade + 5 and ends at
// grade + 6; we take the younger end, so reading age 9 is grade 4.0. That is the stricter reading: the UK's usual advice
// (GOV.UK: "about a nine-year-old's level") is met by a page at grade 4 whichever end is taken.
//
// Three rules keep the score honest:
// - A block (paragraph, label, hint, button, list item, heading) ends a sentence even without a full stop. Blocks of
//   fewer than four words, such as "Yes", count for their words and not as sentences: a page of buttons would
//   otherwise score as easy whatever its paragraphs say. Blocks that are one name, as in the list of terms, are left out.
// - What stands in [[double brackets]] is a name, number or term explained in place. It counts as a word, so it makes a
//   sentence longer; its syllables are left out.
// - One hard sentence must not hide among easy ones: none may be longer than 25 words (GOV.UK's limit), and none of
//   eight words or more above reading age 12. In a shorter one a single long word decides the score.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** The highest reading age a page may have, in years. */
const AGE = 9;
/** A grade's younger end, in years. */
const GRADE_TO_AGE = 5;
/** The most words a sentence may have. */
const LONGEST = 25;
/** The highest reading age of one sentence, and the words from which it can be told. */
const SENTENCE_AGE = 12;
const TELLING_WORDS = 8;
/** Fewer words than this are a label, not a sentence. */
const SENTENCE_WORDS = 4;

const here = dirname(fileURLToPath(import.meta.url));

/** What one run of text counts for. */
function count(text) {
  const names = text.match(/\[\[.*?\]\]/g) ?? [];
  const rest = text.replace(/\[\[.*?\]\]/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const said = rest.filter((word) => /\p{L}/u.test(word));
  const parts = said.flatMap((word) => word.split('-').filter(Boolean));
  const syllables = parts.reduce((sum, part) => sum + Math.max(1, syllable(part.replaceAll('’', "'"))), 0);
  // A number is read as one short word.
  const numbers = rest.length - said.length;
  return { words: rest.length + names.length, measured: said.length + numbers, syllables: syllables + numbers };
}

function sentences(block) {
  return block.split(/(?<=[.?!]["”)]?)\s+/u).map((part) => part.trim()).filter(Boolean);
}

function ageOf(counts, sentenceCount) {
  if (counts.measured === 0 || sentenceCount === 0) return 0;
  const syllables = (counts.words * counts.syllables) / counts.measured;
  return fleschKincaid({ sentence: sentenceCount, word: counts.words, syllable: syllables }) + GRADE_TO_AGE;
}

const isHard = ({ words, age }) => words > LONGEST || (words >= TELLING_WORDS && age > SENTENCE_AGE);

/** The reading age of a page given as blocks, with its sentences, hardest first. */
export function score(blocks) {
  // A block that is one name and nothing else, as in a list of terms, is no sentence and no reading matter of ours.
  const said = blocks.filter((block) => !/^\[\[[^\]]*\]\]$/.test(block));
  const all = [...new Set(said)].flatMap(sentences).map((text) => ({ text, ...count(text) }));
  const total = { words: 0, measured: 0, syllables: 0 };
  for (const each of all) for (const key of Object.keys(total)) total[key] += each[key];
  const real = all.filter((each) => each.words >= SENTENCE_WORDS);
  for (const each of all) each.age = ageOf(each, 1);
  const hardest = (real.length ? real : all).toSorted((a, b) => b.age - a.age);
  return { words: total.words, age: ageOf(total, Math.max(1, real.length)), hardest, hard: real.filter(isHard) };
}

function read(file) {
  return readFileSync(file, 'utf8').split('\n').map((line) => line.trim()).filter(Boolean);
}

const fails = ({ age, hard }) => age > AGE || hard.length > 0;
const plain = (text) => text.replaceAll('[[', '').replaceAll(']]', '');

/** A measure that cannot fail measures nothing: these two texts prove that it can, and that it need not. */
function checkControls() {
  const jargon = score(read(join(here, 'controls/jargon.txt')));
  const easy = score(read(join(here, 'controls/easy.txt')));
  if (!fails(jargon) || jargon.age <= AGE) throw new Error(`council jargon passes, at ${jargon.age.toFixed(1)}`);
  if (fails(easy)) throw new Error(`an easy text fails, at ${easy.age.toFixed(1)}`);
  return { jargon, easy };
}

function main(folder) {
  const controls = checkControls();
  const pages = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt')).sort()) {
    const name = basename(file, '.txt');
    const [page, place] = name.split('@');
    const blocks = read(join(folder, file));
    // Messages stand alone beside a field, so each is scored alone; the rest is scored as the page it is.
    const scored = page === 'messages' ? blocks.map((block) => score([block])) : [score(blocks)];
    for (const result of scored) {
      const old = pages.get(page);
      const worse = !old || fails(result) > fails(old) || (fails(result) === fails(old) && result.age > old.age);
      const failed = [...(old?.failed ?? []), ...(fails(result) ? [{ place, ...result }] : [])];
      const words = Math.max(old?.words ?? 0, result.words);
      pages.set(page, { ...(worse ? { ...result, place } : old), words, failed, count: (old?.count ?? 0) + 1 });
    }
  }
  report(pages, controls);
  const failed = [...pages].filter(([, result]) => result.failed.length > 0);
  if (pages.size === 0) throw new Error(`no pages in ${folder}`);
  for (const [page, result] of failed) explain(page, result);
  if (failed.length > 0) process.exitCode = 1;
}

function report(pages, { jargon, easy }) {
  console.log(`reading age of each page at its hardest place (at most ${AGE}; control texts: jargon ${jargon.age.toFixed(1)}, easy ${easy.age.toFixed(1)})\n`);
  console.log('  age  words  page');
  for (const [page, { age, words, place, failed, count }] of [...pages].sort((a, b) => b[1].age - a[1].age)) {
    const mark = failed.length > 0 ? '!' : ' ';
    console.log(`${mark}${age.toFixed(1).padStart(4)}  ${String(words).padStart(5)}  ${page} (${count === 1 ? 'everywhere' : `hardest of ${count}: ${place}`})`);
  }
}

function explain(page, { failed }) {
  const seen = new Set();
  console.log(`\n${page} is too hard to read${failed.length > 1 ? ` in ${failed.length} forms` : ''}:`);
  // A page that is too hard as a whole needs work on its hardest sentences; else only what breaks the sentence rules.
  for (const { place, hardest, hard, age } of failed) {
    for (const each of age > AGE ? [...hard, ...hardest.slice(0, 8)] : hard) {
      if (seen.has(each.text)) continue;
      seen.add(each.text);
      console.log(`  ${each.age.toFixed(1).padStart(4)}  ${String(each.words).padStart(2)} words  ${plain(each.text)}   [${place}, page ${age.toFixed(1)}]`);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2] ?? 'pages');
