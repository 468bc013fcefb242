import { fold } from '../text/index.ts';
import { isLocalAt, LONGEST_LOCAL_PART } from './email.ts';
import type { Finding } from './finding.ts';
import { type Lexicon, USE } from './lexicon.ts';
import { startOfRun } from './runs.ts';
import type { Scan, WordToken } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How far a spoken address may reach to each side of its sign, UTF-16 units. */
const REACH_BEFORE = 120;
const REACH_BEHIND = 100;
const WORD = /[\p{L}\p{M}\d]+/gu;

/** "john dot smith at example dot com", also half written: "john at gmail.com", "j(at)example.com". */
export class SpokenEmailFinder {
  readonly #lexicon: Lexicon;
  readonly #host: RegExp;
  readonly #bracketed: RegExp;
  readonly #bracketedAt: RegExp;
  readonly #sureAt: ReadonlySet<string>;
  readonly #joints: ReadonlySet<string>;
  readonly #remarks: ReadonlySet<string>;
  readonly #neverNames: ReadonlySet<string>;

  constructor(vocabulary: Vocabulary) {
    this.#lexicon = vocabulary.lexicon;
    this.#host = hostPattern(vocabulary);
    const at = vocabulary.pattern(words => [words.mail.at, words.mail.shyAt].filter(Boolean).join('|'));
    const inBrackets = `[([{]\\s?${at}\\s?[)\\]}]`;
    this.#bracketedAt = new RegExp(inBrackets, 'iu');
    this.#bracketed = new RegExp(
      `[\\p{L}\\d._%+-]{1,64}\\s?${inBrackets}\\s?[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){1,4}`,
      'giu',
    );
    this.#sureAt = vocabulary.set(words => words.mail.at);
    this.#joints = new Set([...vocabulary.set(words => words.mail.joints)].flatMap(joint => joint.split(' ')));
    this.#remarks = vocabulary.set(words => words.mail.remarks);
    this.#neverNames = vocabulary.set(words => words.mail.neverNames);
  }

  find({ text, tokens, uses, hasBracket }: Scan): Finding[] {
    const findings = hasBracket ? this.#findBracketed(text) : [];
    if ((uses & USE.at) === 0) return findings;
    let from = 0;
    for (const token of tokens) {
      if (token.type !== 'word' || (token.word.uses & USE.at) === 0 || token.start < from) continue;
      const end = this.#endOfHost(text, token);
      if (end === undefined) continue;
      const start = this.#startOfName(text, token, from);
      if (start === undefined) continue;
      findings.push({ start, end, kind: 'EMAIL' });
      from = end;
    }
    return findings;
  }

  #findBracketed(text: string): Finding[] {
    if (!this.#bracketedAt.test(text)) return [];
    return Array.from(text.matchAll(this.#bracketed), ({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
      kind: 'EMAIL',
    }));
  }

  #endOfHost(text: string, token: WordToken): number | undefined {
    this.#host.lastIndex = 0;
    const host = this.#host.exec(text.slice(token.end, token.end + REACH_BEHIND));
    return host ? token.end + host[0].length : undefined;
  }

  /** Walks back over the name: its words with their joints, letters and digits that were spelled, remarks about it. */
  #startOfName(text: string, token: WordToken, from: number): number | undefined {
    const least = Math.max(from, token.start - REACH_BEFORE);
    const words = [...text.slice(least, token.start).matchAll(WORD)]
      .map(({ 0: word, index }) => ({ start: least + index, folded: fold(word) }))
      .reverse();
    let index = words.findIndex(({ folded }) => !this.#isAside(folded));
    const name = words[index];
    const isSure = this.#sureAt.has(fold(text.slice(token.start, token.end)));
    if (!name || (!isSure && this.#neverNames.has(name.folded))) return undefined;
    for (; index + 1 < words.length; index += 1) {
      const [word, after] = [words[index + 1], words[index]];
      if (!word || !after || !this.#belongs(word.folded, after.folded)) break;
    }
    const start = words[index]?.start ?? name.start;
    // Half written, its first word may be the end of "j.doe".
    return startOfRun(text, start, Math.min(LONGEST_LOCAL_PART, start - from), isLocalAt);
  }

  /** Said between the name and the sign: "all one word", "uh". */
  #isAside(folded: string): boolean {
    return this.#remarks.has(folded) || ((this.#lexicon.get(folded)?.uses ?? 0) & USE.joiner) !== 0;
  }

  #belongs(word: string, after: string): boolean {
    if (this.#joints.has(word) || this.#joints.has(after)) return true;
    const [isSpelled, isAfterSpelled] = [this.#isSpelled(word), this.#isSpelled(after)];
    // "peter 23", "m u l l e r"
    return isSpelled ? isAfterSpelled : this.#isNumber(after) && !this.#neverNames.has(word) && !this.#isAside(word);
  }

  /** A letter or number said alone. */
  #isSpelled(folded: string): boolean {
    return (
      folded.length === 1 ||
      this.#isNumber(folded) ||
      ((this.#lexicon.get(folded)?.uses ?? 0) & (USE.letter | USE.repeat)) !== 0
    );
  }

  #isNumber(folded: string): boolean {
    return /^\d+$/.test(folded) || ((this.#lexicon.get(folded)?.uses ?? 0) & USE.number) !== 0;
  }
}

/** The words of a host up to its last part, which may be spelled: "example dot co dot u k", "web.de". */
function hostPattern(vocabulary: Vocabulary): RegExp {
  const topLevels = vocabulary.alternatives(words => words.mail.topLevels);
  const spelled = topLevels.map(name => [...name].join('[\\s.]{1,2}'));
  const last = `(?:${[...topLevels, ...spelled].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\d])`;
  const dot = `(?:\\.|[\\s([{]{0,2}${vocabulary.pattern(words => words.mail.dot)}[\\s)\\]}]{0,2})`;
  const joints = vocabulary.pattern(words => words.mail.joints);
  const known = `${vocabulary.pattern(words => words.mail.hosts)}(?![\\p{L}\\d])`;
  const name = `(?:(?:[\\p{L}\\p{M}\\d][\\s.,-]{1,2}){1,20}|(?:[\\p{L}\\p{M}\\d-]{1,40}\\s(?:${joints}\\s)?){0,4})[\\p{L}\\p{M}\\d-]{1,40}?`;
  return new RegExp(`^[\\s,)\\]}]{1,3}(?:${name}(?:${dot}[\\p{L}\\d-]{1,30}?){0,2}${dot}${last}|${known})`, 'iu');
}
