import type { Surroundings } from '../typed.ts';
import type { Compiled } from './compile.ts';
import { type Token, tokenize } from './tokens.ts';

/** What is needed of a language. */
type Words = Pick<Compiled, 'grammar' | 'suffixes' | 'countedThings'>;

/**
 * Whether an ordinal that ends with this token counts the thing after it and so is no day of a month: "the first
 * appointment", "zum 2. Mal".
 *
 * @param around the text around all of the tokens
 */
export function countsThing(
  words: Words,
  tokens: readonly Token[],
  at: number,
  around: (() => Surroundings) | undefined,
): boolean {
  const start = startOfOrdinal(words, tokens, at);
  if (start === undefined || isOfDate(words, tokens, start)) return false;
  const { before, after } = around?.() ?? NOTHING_AROUND;
  const leads = textsOf([...tokenize(before.slice(-NEAR)), ...tokens.slice(0, start)].slice(-WORDS));
  const behind = textsOf([...tokens.slice(at + 1), ...tokenize(after.slice(0, NEAR))].slice(0, WORDS));
  return words.countedThings.test(`${leads}  ${behind}`);
}

/** The words on each side of an ordinal that are looked at: "on the first", "call me". */
const WORDS = 2;
/** The most characters of the text around the string that are looked at. */
const NEAR = 32;
const NOTHING_AROUND = { before: '', after: '' };

const textsOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ');

/** The first token of the ordinal that ends here: "third", "3rd", "3.º". */
function startOfOrdinal({ grammar, suffixes }: Words, tokens: readonly Token[], at: number): number | undefined {
  const ordinal = grammar.id('ORD');
  if (grammar.lexicon.get(tokens[at]?.text ?? '')?.some(({ category }) => category === ordinal)) return at;
  let start = at;
  while (suffixes.has(tokens[start]?.text ?? '') || tokens[start]?.text === '.') start -= 1;
  return start < at && tokens[start]?.kind === 'digits' ? start : undefined;
}

/** Whether a number or a month is right before the ordinal, so that both are a date: "am 13.12.", "March 4th". */
function isOfDate({ grammar }: Words, tokens: readonly Token[], start: number): boolean {
  const before = tokens[start - 1];
  if (before === undefined) return false;
  if (before.kind === 'digits' || before.text === '.' || before.text === '/') return true;
  const parts = [grammar.id('ORD'), grammar.id('WORDNUM'), grammar.id('MONTH')];
  return grammar.lexicon.get(before.text)?.some(({ category }) => parts.includes(category)) ?? false;
}
