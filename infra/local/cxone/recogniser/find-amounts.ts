import { any } from '../../../../lib/languages/pack/stand-in.ts';
import { type Candidate, findWords } from './find-phrases.ts';
import type { Lexicon } from './lexicon.ts';

const SIGN = '[$£€]|us\\$';

/** Money, percentages and plain numbers, in digits and in words. */
export function findAmounts(text: string, lexicon: Lexicon): Candidate[] {
  const numeral = `(?:${lexicon.numeral})`;
  const amount = any([numeral, lexicon.numberInWords]);
  const currency = any(lexicon.currencies);
  const either = `${amount}\\s+${any([lexicon.betweenAmounts])}\\s+${amount}\\s+${currency}`;
  return [
    ...findBare(text, 'money', `(?:${SIGN})\\s?${numeral}(?![\\d])`, 0.96),
    ...findBare(text, 'money', `(?<![\\d.,])${numeral}\\s?(?:${SIGN})`, 0.96),
    ...findWords(text, 'money', [either, `${amount}\\s+${currency}`, `${numeral}\\s?${currency}`], 0.93),
    ...findBare(text, 'percentage', `(?<![\\d.,])${numeral}\\s?%`, 0.95),
    ...findWords(text, 'percentage', [`${amount}\\s+${lexicon.percent}`], 0.92),
    ...findWords(text, 'number', [numeral], 0.9),
    ...findWords(text, 'number', [lexicon.numberInWords], 0.86).map(candidate => doubted(candidate, text, lexicon)),
  ];
}

/** Without word boundaries, since signs are not letters. */
function findBare(text: string, kind: Candidate['kind'], expression: string, confidence: number): Candidate[] {
  return Array.from(text.matchAll(new RegExp(expression, 'gu')), match => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
    confidence,
  }));
}

function doubted(candidate: Candidate, text: string, lexicon: Lexicon): Candidate {
  const said = text.slice(candidate.start, candidate.end);
  return new RegExp(`^${any(lexicon.doubtfulNumbers)}$`).test(said) ? { ...candidate, confidence: 0.55 } : candidate;
}
