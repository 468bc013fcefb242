import type { Finding } from './finding.ts';
import type { Labels, LabelWords } from './labels.ts';

/** What services make: nobody writes a word like this. */
const TOKEN = /[\w.~+/=-]{16,512}/uy;
const TOKEN_BEFORE = /(?<![\w.~+/=-])[\w.~+/=-]{16,512}(?=["'\s,]{1,3})/gu;
const REACH = 200;
/** Longer than a word, with letters of both cases or figures among them. */
const MIXED = /^(?=.*\p{L})(?=.*\d)|\p{Ll}[^\p{Lu}]*\p{Lu}[^\p{Ll}]*\p{Ll}/u;
/** A path or a list of words is none: "and/or", "key-value-store". */
const isToken = (word: string): boolean => MIXED.test(word.slice(0, SHOWN)) && !/\.{2}|:\/\//.test(word);
/** So many characters show what a word is. The limit matters because the pattern takes quadratic time. */
const SHOWN = 64;

/** Tokens, keys and secrets of machines with the word for them, of any service. */
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
