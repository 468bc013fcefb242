/** The letter "o" in a number: it means zero, or it is the word "or". */
import { isNumber, type NumberToken } from './number-run.ts';
import { gap } from './shapes.ts';
import type { Token, WordToken } from './tokens.ts';

export const isLetterO = (token: Token | undefined): boolean =>
  isWord(token) && token.word.letter === 'O' && token.end - token.start === 1;

/** Whether "o" is a word and not a zero, as between digits: "2 o 3". */
export const isWordO = (token: NumberToken, before: NumberToken | undefined): boolean =>
  isLetterO(token) && before?.type === 'digits';

/** Whether "o" means "or": three numbers in order with a comma between the first two, "diez, once o doce". */
export function isOr(text: string, tokens: readonly Token[], at: number): boolean {
  if (!isLetterO(tokens[at])) return false;
  const [first, second, third] = [at - 2, at - 1, at + 1].map(index => tokens[index]);
  if (!isWord(first) || !isWord(second) || !isWord(third)) return false;
  if (!gap(text, tokens, at - 1).startsWith(',') || gap(text, tokens, at) !== ' ') return false;
  // "two, four o six seven nine"
  if (isNumber(tokens[at + 2]) && gap(text, tokens, at + 2) === ' ') return false;
  return (second.word.value - first.word.value) * (third.word.value - second.word.value) > 0;
}

const isWord = (token: Token | undefined): token is WordToken => token?.type === 'word';
