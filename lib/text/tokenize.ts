import { asciiDigits, classAt, DIGIT, IGNORED, LETTER, LOWER, MARK, SYMBOL, UPPER } from './characters.ts';
import { fold } from './fold.ts';

/** A word, a run of digits, or one symbol. Offsets are UTF-16 units, end exclusive. */
export interface Token {
  readonly kind: 'word' | 'digits' | 'symbol';
  /** Words folded, digits in ASCII, symbols as they stand; empty for what is too long to be read. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface TokenizerOptions {
  /** Symbols that may stand between two digits of one run, such as the stop and the comma of "1,234.50". */
  readonly insideDigits?: string;
  /** Symbols that separate tokens as white space does. */
  readonly blanks?: string;
  /** What stands for a symbol as its text, where it is not the symbol itself. */
  readonly signs?: ReadonlyMap<string, string>;
  /** A hyphen between two letters separates words as white space does. */
  readonly splitsHyphens?: boolean;
  /** Text after this many tokens is not read. */
  readonly maxTokens?: number;
  /** Longer words and runs of digits become a symbol without text. */
  readonly maxTokenLength?: number;
  /** In a longer run of symbols, only the last ones become tokens. */
  readonly maxSymbolRun?: number;
}

/** The last symbols of a long run may belong to what follows it: a sign, a bracket, an opening mark. */
const SYMBOLS_KEPT = 4;

/** Tokenises in one pass. White space separates tokens; a combining mark without a letter before it is a symbol. */
export function createTokenizer(options: TokenizerOptions = {}): (text: string) => Token[] {
  const settings = settingsOf(options);
  const { maxTokens } = settings;
  return text => {
    const tokens: Token[] = [];
    for (let at = 0; at < text.length && tokens.length < maxTokens; ) {
      const kind = classAt(text, at);
      if (kind <= IGNORED) at += 1;
      else if (kind <= LETTER) at = readWord(text, at, tokens, settings);
      else if (kind === DIGIT) at = readDigits(text, at, tokens, settings);
      else at = readSymbol(text, at, tokens, settings);
    }
    return tokens;
  };
}

/** The options with their defaults; symbols by their UTF-16 unit. */
interface Settings {
  readonly insideDigits: ReadonlySet<number>;
  readonly blanks: ReadonlySet<number>;
  readonly signs: ReadonlyMap<number, string>;
  readonly splitsHyphens: boolean;
  readonly maxTokens: number;
  readonly maxTokenLength: number;
  readonly maxSymbolRun: number;
}

const settingsOf = (options: TokenizerOptions): Settings => ({
  insideDigits: unitsOf(options.insideDigits ?? ''),
  blanks: unitsOf(options.blanks ?? ''),
  signs: new Map(Array.from(options.signs ?? [], ([symbol, sign]) => [symbol.charCodeAt(0), sign])),
  splitsHyphens: options.splitsHyphens ?? false,
  maxTokens: options.maxTokens ?? Number.POSITIVE_INFINITY,
  maxTokenLength: options.maxTokenLength ?? Number.POSITIVE_INFINITY,
  maxSymbolRun: options.maxSymbolRun ?? Number.POSITIVE_INFINITY,
});

const unitsOf = (symbols: string): ReadonlySet<number> => new Set(Array.from(symbols, symbol => symbol.charCodeAt(0)));

/** @returns the position behind the token that was pushed */
function readWord(text: string, start: number, tokens: Token[], settings: Settings): number {
  let highest = LOWER;
  let at = start;
  for (; at < text.length; at += 1) {
    const kind = classAt(text, at);
    if (kind === LOWER) continue;
    if (kind > MARK || kind < IGNORED) break;
    highest = kind === UPPER && highest <= UPPER ? UPPER : LETTER;
  }
  if (at - start > settings.maxTokenLength) tokens.push(unread(start, at));
  else tokens.push({ kind: 'word', text: foldWord(text.slice(start, at), highest), start, end: at });
  return settings.splitsHyphens && isInnerHyphen(text, at) ? at + 1 : at;
}

/** @returns the position behind the token that was pushed */
function readDigits(text: string, start: number, tokens: Token[], settings: Settings): number {
  const { insideDigits, maxTokenLength } = settings;
  let at = start + 1;
  let isAscii = text.charCodeAt(start) <= NINE;
  while (at < text.length) {
    if (classAt(text, at) === DIGIT) {
      isAscii &&= text.charCodeAt(at) <= NINE;
      at += 1;
    } else if (insideDigits.has(text.charCodeAt(at)) && at + 1 < text.length && classAt(text, at + 1) === DIGIT) {
      isAscii &&= text.charCodeAt(at + 1) <= NINE;
      at += 2;
    } else break;
  }
  if (at - start > maxTokenLength) tokens.push(unread(start, at));
  else {
    const said = text.slice(start, at);
    tokens.push({ kind: 'digits', text: isAscii ? said : asciiDigits(said), start, end: at });
  }
  return at;
}

/** @returns the position behind the symbols that were pushed or passed over */
function readSymbol(text: string, start: number, tokens: Token[], settings: Settings): number {
  const { blanks, maxSymbolRun, signs } = settings;
  if (blanks.has(text.charCodeAt(start))) return start + 1;
  if (start + maxSymbolRun < text.length) {
    const quiet = endOfSymbols(text, start) - SYMBOLS_KEPT;
    if (quiet - start > maxSymbolRun) {
      tokens.push(unread(start, quiet));
      return quiet;
    }
  }
  const sign = signs.get(text.charCodeAt(start)) ?? text.charAt(start);
  tokens.push({ kind: 'symbol', text: sign, start, end: start + 1 });
  return start + 1;
}

function foldWord(word: string, highest: number): string {
  if (highest === LOWER) return word;
  return highest === UPPER ? word.toLowerCase() : fold(word);
}

const unread = (start: number, end: number): Token => ({ kind: 'symbol', text: '', start, end });

function endOfSymbols(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && classAt(text, end) === SYMBOL) end += 1;
  return end;
}

/** The highest digit of ASCII; all others have higher numbers. */
const NINE = 0x39;
const HYPHEN = 0x2d;

function isInnerHyphen(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== HYPHEN || at + 1 >= text.length) return false;
  const next = classAt(text, at + 1);
  return next >= LOWER && next <= LETTER;
}
