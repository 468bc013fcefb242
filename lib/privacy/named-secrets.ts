import type { Finding } from './finding.ts';
import type { LabelWords } from './label-words.ts';
import type { Labels } from './labels.ts';

/** The form of keys and tokens that services generate. A person does not write such a word. */
const TOKEN = /[\w.~+/=-]{16,512}/uy;
const TOKEN_BEFORE = /(?<![\w.~+/=-])[\w.~+/=-]{16,512}(?=["'\s,]{1,3})/gu;
const REACH = 200;
/** Letters in both cases, or letters and digits. */
const MIXED = /^(?=.*\p{L})(?=.*\d)|\p{Ll}[^\p{Lu}]*\p{Lu}[^\p{Ll}]*\p{Ll}/u;
/** Whether a word is a token. A path or a list of words is none: "and/or", "key-value-store". */
const isToken = (word: string): boolean => MIXED.test(word.slice(0, SHOWN)) && !/\.{2}|:\/\//.test(word);
/** Only this many characters of a word are tested, because the pattern takes quadratic time. */
const SHOWN = 64;

/** Finds tokens, keys and secrets of any service beside the word for them. */
export function findNamedSecrets(text: string, labels: Labels, words: LabelWords): Finding[] {
  const findings: Finding[] = [];
  for (const { word, start, end } of labels.tokens) {
    if (word.label !== 'secret') continue;
    const finding = behind(text, words.skip(text, end)) ?? before(text, start, words);
    if (finding) findings.push(finding);
  }
  return findings;
}

function behind(text: string, from: number): Finding | undefined {
  TOKEN.lastIndex = from;
  return asFinding(from, TOKEN.exec(text)?.[0]);
}

/** "use ... as the token", "... is my API key" */
function before(text: string, label: number, words: LabelWords): Finding | undefined {
  const from = Math.max(0, label - REACH);
  if (!words.mayAssert(text, from, label)) return undefined;
  const found = Array.from(text.slice(from, label).matchAll(TOKEN_BEFORE)).at(-1);
  if (!found) return undefined;
  const start = from + found.index;
  return words.assert(text, start + found[0].length, label) ? asFinding(start, found[0]) : undefined;
}

function asFinding(start: number, word: string | undefined): Finding | undefined {
  const token = word?.replace(/[.]+$/, '');
  return token !== undefined && isToken(token) ? { start, end: start + token.length, kind: 'SECRET' } : undefined;
}
