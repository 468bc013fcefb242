import { foldWord } from './characters.ts';
import { isLocalUnit, LONGEST_LOCAL_PART } from './email.ts';
import type { Finding } from './finding.ts';
import { isNumberWord } from './lexicon.ts';
import { startOfRun } from './scan.ts';
import type { Token } from './tokens.ts';
import { foldedSet, patternOf } from './words.ts';

/** How far a spoken address may reach to each side of its "dot", UTF-16 units. */
const REACH_BEFORE = 120;
const REACH_BEHIND = 24;

const TAIL = new RegExp(
  `^(?:[\\s([{]{0,2}(?:\\.|${patternOf(words => words.mail.dot)})[\\s)\\]}]{0,2}${patternOf(words => words.mail.topLevels)}(?![\\p{L}\\d]))+`,
  'iu',
);
const WORD = /[\p{L}\p{M}\d]+/gu;

/** "john dot smith at example dot com", also half written: "john at gmail.com". */
export function findSpokenEmails(text: string, tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = [];
  let from = 0;
  for (const token of tokens) {
    if (token.type !== 'word' || token.start < from) continue;
    const { use } = token.word;
    if (use !== 'dot' && use !== 'mail-host') continue;
    const tailStart = use === 'dot' ? token.start : token.end;
    const tail = TAIL.exec(text.slice(tailStart, tailStart + REACH_BEHIND))?.[0];
    if (!tail) continue;
    const spoken = startOfAddress(text, use === 'dot' ? token.start : token.end, from);
    if (spoken === undefined) continue;
    // Half written, its first word may be the end of "j.doe".
    const start = startOfRun(text, spoken, Math.min(LONGEST_LOCAL_PART, spoken - from), isLocalUnit);
    const end = tailStart + tail.length;
    findings.push({ start, end, kind: 'EMAIL' });
    from = end;
  }
  return findings;
}

const AT_IN_BRACKETS = `[([{]\\s?${patternOf(words => words.mail.at)}\\s?[)\\]}]`;
const BRACKETED_AT = new RegExp(AT_IN_BRACKETS, 'iu');
const BRACKETED = new RegExp(
  `[\\p{L}\\d._%+-]{1,64}\\s?${AT_IN_BRACKETS}\\s?[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){1,4}`,
  'giu',
);

/** "jane(at)example.com", which holds no sign and no word that begins anything else. */
export function findBracketedEmails(text: string): Finding[] {
  if (!BRACKETED_AT.test(text)) return [];
  return Array.from(text.matchAll(BRACKETED), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
    kind: 'EMAIL',
  }));
}

const AT_WORDS = foldedSet(words => words.mail.at);
const JOINTS = foldedSet(words => words.mail.joints);
const NEVER_NAMES = foldedSet(words => words.mail.neverNames);
const LONGEST_DOMAIN_WORDS = 5;

/** Walks back from the end of the domain: its words, the word for `@`, and the local part with its joints. */
function startOfAddress(text: string, domainEnd: number, from: number): number | undefined {
  const least = Math.max(from, domainEnd - REACH_BEFORE);
  const words = [...text.slice(least, domainEnd).matchAll(WORD)]
    .map(({ 0: word, index }) => ({ start: least + index, folded: foldWord(word) }))
    .reverse();
  const at = words.findIndex(({ folded }) => AT_WORDS.has(folded));
  if (at < 1 || at > LONGEST_DOMAIN_WORDS) return undefined;
  let start: number | undefined;
  for (let index = at + 1; index < words.length; index += 1) {
    const [word, after] = [words[index], words[index - 1]];
    if (!word || !after) break;
    const first = index === at + 1;
    const spelled = isSpelled(word.folded) && isSpelled(after.folded);
    if (first ? NEVER_NAMES.has(word.folded) : !spelled && !JOINTS.has(word.folded) && !JOINTS.has(after.folded)) break;
    start = word.start;
  }
  return start;
}

/** A letter or number said alone. */
const isSpelled = (folded: string): boolean => folded.length === 1 || /^\d+$/.test(folded) || isNumberWord(folded);
