import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENTITY_KINDS } from '../../../infra/local/cxone/recogniser/index.ts';
import {
  cardinalWords,
  LANGUAGES,
  type Language,
  languagePack,
  ordinalWords,
  type PrivacyWords,
} from '../../../lib/languages/index.ts';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { GRAINS } from '../../../lib/normalization/civil.ts';
import { PRODUCTIONS } from '../../../lib/normalization/datetime/productions/index.ts';
import { VALUE_KINDS } from '../../../lib/normalization/rules/rules-index.ts';
import { fold } from '../../../lib/text/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

/** The engines hold no word of any language: what is known of a language is in its folder, and nowhere else. */

const ROOT = join(import.meta.dirname, '../../..');
const ENGINES = '{lib/normalization,lib/privacy,lib/text,infra/local/cxone,infra/cli/explain,infra/cli/rules}/**/*.ts';

const UNITS_AND_PARTS =
  'fortnight seconds months dawn morning lunch afternoon evening night spring summer autumn winter easter pascha pentecost';

/** Words that are in the packs and that the engines need for themselves, beside the names of what they find. */
const OWN_WORDS: readonly { why: string; words: string }[] = [
  {
    why: 'kinds of tokens and of number words',
    words: 'digits letter symbol colon point unit teen tens score hundred hundreds thousand million word words',
  },
  {
    why: 'members of the engines’ own types',
    words: 'ascending birth birthday exclusive instant last like none null order others past',
  },
  {
    why: 'the same',
    words:
      'after amount close feasts found from long other part plain rules said spellings start units upper weekdays whole zone',
  },
  { why: 'names of units and of parts of the day and year', words: UNITS_AND_PARTS },
  { why: 'bounds in messages', words: 'least maximum more most than' },
  { why: 'a value of BARE_HOUR', words: 'working' },
  { why: 'names of calendars', words: 'chinese hebrew hindu islamic umalqura' },
  { why: 'what OAuth calls a caller, and French a customer', words: 'client' },
];

/** The words of these are never plain English to an engine, although labels of data may use them, too: "yesterday". */
const TABLES = ['dates.ts', 'holidays.ts', 'numbers.ts', 'money.ts'];

const engines = globSync(ENGINES, { cwd: ROOT });
let english: ReadonlySet<string> = new Set();
let others: ReadonlySet<string> = new Set();

beforeAll(async () => {
  const own = new Set([...VALUE_KINDS, ...GRAINS, ...ENTITY_KINDS, ...Object.keys(PRODUCTIONS)].map(fold));
  for (const { words } of OWN_WORDS) for (const word of words.split(' ')) own.add(word);
  const packs = await Promise.all(LANGUAGES.map(async tag => [tag, await wordsOf(tag)] as const));
  const tables = new Set((await Promise.all(LANGUAGES.filter(isEnglish).map(tag => wordsOf(tag, TABLES)))).flat());
  const privacy = LANGUAGES.filter(isEnglish).flatMap(tag => plainWordsOf(PRIVACY_WORDS[tag]));
  const plain = new Set(privacy.filter(word => !tables.has(word)));
  const all = new Set(packs.flatMap(([tag, words]) => (isEnglish(tag) ? words : [])));
  english = new Set([...all].filter(word => !own.has(word) && !plain.has(word)));
  const foreign = packs.flatMap(([tag, words]) => (isEnglish(tag) ? [] : words));
  others = new Set(foreign.filter(word => !own.has(word) && !all.has(word)));
});

describe('the engines', () => {
  it('hold no word of a language in strings and regular expressions', async () => {
    expect(engines.length).toBeGreaterThan(80);
    const found = await Promise.all(
      engines.map(async file => {
        const words = await wordsIn(readFileSync(join(ROOT, file), 'utf8'));
        return words.map(word => `${file}: ${word}`);
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  eachRow([
    "'montag'",
    '"Montag"',
    '`am montag`',
    '/\\bmontags?\\b/i',
    "'today or dreiundzwanzig'",
    "'monday'",
    "'yesterday'",
    "'monday|tuesday'",
    '/^(?:monday|tuesday)$/',
    '{ montag: 1 }',
  ])('would be found to hold one in %s', async literal => {
    expect(await wordsIn(`// montag\nexport const word = ${literal}; // dienstag`)).not.toEqual([]);
  });

  it('may say in plain English what is wrong, and explain themselves', async () => {
    expect(await wordsIn("/** On monday. */\nthrow new Error('not before the monday of that week');")).toEqual([]);
  });
});

/** Words of four letters and more in all strings of all parts of a pack. */
async function wordsOf(tag: Language, wanted?: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of readdirSync(join(ROOT, 'lib/languages', tag))) {
    if (file === 'tense.ts' || !(wanted?.includes(file) ?? true)) continue;
    const part = await import(join(ROOT, 'lib/languages', tag, file));
    collect(part, found);
  }
  // Numbers that the language composes stand in no table.
  const numbers = await languagePack(tag).numbers();
  collect([cardinalWords(numbers, 99), ordinalWords(numbers, 31)], found);
  return found;
}

const isEnglish = (tag: Language): boolean => tag.startsWith('en');

/** Labels of data and what is said beside them, in English: words that names and messages of the engines use too. */
function plainWordsOf({ mail, ...words }: PrivacyWords): string[] {
  const { labels, links, joiners, neverPasswords, passwordComplaints, streets, units } = words;
  const found: string[] = [];
  collect([labels, links, joiners, neverPasswords, passwordComplaints, streets, units], found);
  collect([mail.neverNames, mail.remarks], found);
  return found;
}

function collect(value: unknown, found: string[]): void {
  if (typeof value === 'string') found.push(...lettersOf(value));
  if (typeof value !== 'object' || value === null) return;
  // The verbs of the tenses are everyday words, so an engine may contain them.
  for (const [key, inner] of Object.entries(value)) if (key !== 'tense') collect(inner, found);
  if (isTable(value)) found.push(...Object.keys(value).flatMap(lettersOf));
}

/** A table by words, not an object with named fields. */
function isTable(value: object): boolean {
  const types = new Set(Object.values(value).map(inner => typeof inner));
  return !Array.isArray(value) && types.size === 1 && !types.has('function') && !types.has('boolean');
}

/** Leaves out the categories and productions of grammars, which are written with capitals. */
function lettersOf(text: string): string[] {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.filter(word => !/.\p{Lu}/u.test(word)).flatMap(word => fold(word).match(/[a-z]{4,}/g) ?? []);
}

/**
 * Words of a pack in the source. English is also the language of names and messages: there only a literal counts that
 * is made of words of the packs alone, and no key of an object.
 */
async function wordsIn(source: string): Promise<string[]> {
  const { code: written } = await transform(source, { loader: 'ts', minifyWhitespace: true, legalComments: 'none' });
  const code = written.replace(PATHS, '').replace(SUBSTITUTIONS, '');
  const literals = (code.match(LITERAL) ?? []).flatMap(literal => {
    const words = spelledOut(literal);
    const isList = words.every(word => english.has(word));
    return words.filter(word => others.has(word) || (isList && english.has(word)));
  });
  return [...literals, ...(code.match(KEY) ?? []).filter(key => others.has(key))];
}

/** With and without what is optional in a regular expression. */
function spelledOut(literal: string): string[] {
  const plain = literal.replace(/\\[a-z]/gi, ' ');
  return [...new Set([...lettersOf(plain), ...lettersOf(plain.replace(/\p{L}\?/gu, ''))])];
}

const SUBSTITUTIONS = /\$\{[^{}`]*\}/g;
const PATHS = /\b(?:from|import|import\()\s?"\.[^"]*"/g;

/** Strings, and regular expressions where an expression may start. */
const LITERAL =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|(?<=[(,=:[!&|?{;>]\s*|return\s)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g;

const KEY = /(?<=[{,])[a-z]+(?=:)/g;
