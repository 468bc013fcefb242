import { type CorrectionWords, type Language, languagePack } from '../languages/index.ts';
import { createTokenizer, type Token } from '../text/index.ts';

/** "Monday, no, Tuesday the 16th": what the speaker means, and what was taken back. */
export interface SelfCorrection {
  readonly meant: string;
  /** Empty if it was said before. */
  readonly takenBack: string;
  /** How many words the correction is shorter than what was taken back. */
  readonly missing: number;
  /** The last word of what was taken back: "dollars" in "50 dollars, no, 60". */
  readonly last: string;
}

export type FindSelfCorrection = (said: string) => SelfCorrection | undefined;

const cut = createTokenizer({
  blanks: '.;:!?()"\'„“”«»…’¿¡',
  insideDigits: '.,',
  splitsHyphens: true,
  maxTokens: 64,
});

const loaded = new Map<Language, FindSelfCorrection>();

export async function loadSelfCorrection(language: Language): Promise<FindSelfCorrection> {
  const known = loaded.get(language);
  if (known) return known;
  const { corrections, neutral } = await languagePack(language).fillers();
  const phrases: Phrases = { ...phrasesOf(corrections), neutral: new Set(neutral) };
  const find: FindSelfCorrection = said => {
    const tokens = cut(said);
    return (
      findContrast(said, tokens, phrases) ?? findCorrected(said, tokens, phrases) ?? findOpening(said, tokens, phrases)
    );
  };
  loaded.set(language, find);
  return find;
}

type CorrectionPhrases = Readonly<Record<Exclude<keyof CorrectionWords, 'restates'>, readonly (readonly string[])[]>>;

interface Phrases extends CorrectionPhrases {
  readonly neutral: ReadonlySet<string>;
}

const phrasesOf = ({ insteadOf, denials, contrasts, hesitations }: CorrectionWords): CorrectionPhrases => ({
  insteadOf: cutPhrases(insteadOf),
  denials: cutPhrases(denials),
  contrasts: cutPhrases(contrasts),
  hesitations: cutPhrases(hesitations),
});

const cutPhrases = (phrases: string): string[][] => phrases.split('|').map(phrase => phrase.split(' '));

/** "not 20 but 30 dollars", "not Monday, Tuesday the 16th", "Friday, not Thursday". */
function findContrast(said: string, tokens: readonly Token[], phrases: Phrases): SelfCorrection | undefined {
  const denied = phraseAt(tokens, 0, phrases.denials);
  for (let at = denied + 1; at < tokens.length; at += 1) {
    const found = denied > 0 ? endOfContrast(tokens, at, phrases) : 0;
    if (found > 0) return partsOf(said, tokens, [denied, at], [at + found, tokens.length], phrases);
    const denial = denied > 0 ? 0 : phraseAt(tokens, at, phrases.denials);
    if (denial > 0 && isDenial(tokens, at, denial, phrases)) {
      return partsOf(said, tokens, [at + denial, tokens.length], [0, at], phrases);
    }
  }
  return undefined;
}

/** Tokens of the contrast at `at`: "but", ", but", the comma alone, or a correction: "not the 4th I meant the 5th". */
function endOfContrast(tokens: readonly Token[], at: number, phrases: Phrases): number {
  const comma = isComma(tokens[at]) ? 1 : 0;
  const contrast = phraseAt(tokens, at + comma, phrases.contrasts);
  if (comma > 0 || contrast > 0) return comma + contrast;
  const denies = phraseAt(tokens, at, phrases.denials) > 0 || endOfRun(tokens, 1, phrases) >= at;
  return denies ? 0 : phraseAt(tokens, at, phrases.insteadOf);
}

/**
 * Whether a word denies what follows. In "el viernes, no el jueves" the comma shows which day is denied; "not" needs no
 * comma.
 */
function isDenial(tokens: readonly Token[], at: number, length: number, phrases: Phrases): boolean {
  if (phraseAt(tokens, at, phrases.insteadOf) < length) return true;
  return isComma(tokens[at - 1]) && !isComma(tokens[at + length]);
}

/** "the 4th, no, sorry, the 5th": the last correction counts. */
function findCorrected(said: string, tokens: readonly Token[], phrases: Phrases): SelfCorrection | undefined {
  let [start, end] = [0, 0];
  for (let at = Math.max(1, endOfRun(tokens, 0, phrases)); at < tokens.length; at += 1) {
    const behind = endOfRun(tokens, at, phrases);
    if (behind > at && behind < tokens.length) [start, end] = [at, behind];
    at = Math.max(at, behind - 1);
  }
  const parts = end > 0 ? partsOf(said, tokens, [0, start], [end, tokens.length], phrases) : undefined;
  return parts && (hasCorrection(tokens, start, end, phrases) || startsAgain(parts)) ? parts : undefined;
}

/**
 * "no sorry Tuesday": what was taken back was said before. One word is not enough, since "no Tuesday" may deny it.
 */
function findOpening(said: string, tokens: readonly Token[], phrases: Phrases): SelfCorrection | undefined {
  const end = endOfRun(tokens, 0, phrases);
  const words = tokens.slice(0, end).filter(token => !isComma(token)).length;
  if (words < 2 || !hasCorrection(tokens, 0, end, phrases)) return undefined;
  return { meant: textBetween(said, tokens, end, tokens.length), takenBack: '', missing: 0, last: '' };
}

/** The token after all words of correction and hesitation from `at` on. */
function endOfRun(tokens: readonly Token[], at: number, { insteadOf, hesitations }: Phrases): number {
  let end = at;
  let hasWord = false;
  for (;;) {
    const length = phraseAt(tokens, end, insteadOf) || phraseAt(tokens, end, hesitations);
    if (length > 0) hasWord = true;
    else if (!isComma(tokens[end])) return hasWord ? end : at;
    end += length || 1;
  }
}

/**
 * Whether a run of words is a correction. A word that can also deny what follows corrects only before a comma or beside
 * another such word.
 */
function hasCorrection(tokens: readonly Token[], start: number, end: number, phrases: Phrases): boolean {
  let found = 0;
  for (let at = start; at < end; at += 1) {
    const length = phraseAt(tokens, at, phrases.insteadOf);
    if (length === 0) continue;
    if (phraseAt(tokens, at, phrases.denials) === 0 || isComma(tokens[at + length])) return true;
    found += 1;
  }
  return found > 1;
}

/**
 * "thirty, uh, thirty five": after a hesitation alone, it is a correction only if the same words are repeated. "twenty,
 * uh, five" is one number.
 */
const startsAgain = ({ meant, takenBack }: SelfCorrection): boolean =>
  meant.toLowerCase().startsWith(takenBack.toLowerCase());

function partsOf(
  said: string,
  tokens: readonly Token[],
  takenBack: readonly [number, number],
  meant: readonly [number, number],
  { neutral }: Phrases,
): SelfCorrection | undefined {
  const [old, right] = [takenBack, meant].map(([from, to]) => textBetween(said, tokens, from, to));
  if (!old || !right) return undefined;
  const [before, after] = [takenBack, meant].map(range => contentOf(tokens, range, neutral));
  // "Yes not Friday" does not say which day is meant.
  if (!before || !after?.some(word => word !== ',')) return undefined;
  return { meant: right, takenBack: old, missing: before.length - after.length, last: before.at(-1) ?? '' };
}

const contentOf = (
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  neutral: ReadonlySet<string>,
): string[] => tokens.slice(from, to).flatMap(({ text }) => (neutral.has(text) ? [] : [text]));

/** The text between two tokens, with the full stop of "the 4.", which is not a token. */
const textBetween = (said: string, tokens: readonly Token[], from: number, to: number): string =>
  said.slice(tokens[from]?.start, tokens[to]?.start ?? said.length).replace(COMMAS, '');

const COMMAS = /^[\s,]+|[\s,]+$/g;

const isComma = (token: Token | undefined): boolean => token?.text === ',';

/** The number of tokens of the longest phrase at `at`. */
function phraseAt(tokens: readonly Token[], at: number, phrases: readonly (readonly string[])[]): number {
  const lengths = phrases
    .filter(phrase => phrase.every((word, index) => tokens[at + index]?.text === word))
    .map(({ length }) => length);
  return Math.max(0, ...lengths);
}
