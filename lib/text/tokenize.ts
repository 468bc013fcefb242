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
  /** The text of a symbol token, if it is not the symbol itself. */
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
    const reader = new TokenReader(text, settings);
    for (let token = reader.next(); token && tokens.length < maxTokens; token = reader.next()) tokens.push(token);
    return tokens;
  };
}

/** Gives the same tokens one by one: a caller that keeps few of them saves the memory for the others. */
export function createTokenReader(options: Omit<TokenizerOptions, 'maxTokens'> = {}): (text: string) => TokenReader {
  const settings = settingsOf(options);
  return text => new TokenReader(text, settings);
}

/** The options with their defaults; symbols by their UTF-16 unit. */
interface Settings {
  readonly insideDigits: ReadonlySet<number>;
  readonly signs: Signs;
  readonly splitsHyphens: boolean;
  readonly maxTokens: number;
  readonly maxTokenLength: number;
  readonly maxSymbolRun: number;
}

const settingsOf = (options: TokenizerOptions): Settings => ({
  insideDigits: new Set(unitsOf(options.insideDigits ?? '')),
  signs: new Signs(options),
  splitsHyphens: options.splitsHyphens ?? false,
  maxTokens: options.maxTokens ?? Number.POSITIVE_INFINITY,
  maxTokenLength: options.maxTokenLength ?? Number.POSITIVE_INFINITY,
  maxSymbolRun: options.maxSymbolRun ?? Number.POSITIVE_INFINITY,
});

const unitsOf = (symbols: string): number[] => Array.from(symbols, symbol => symbol.charCodeAt(0));

/** The text of each ASCII symbol token, as a table, because hostile text contains mostly ASCII symbols. */
class Signs {
  readonly #ascii: readonly string[];
  readonly #others: ReadonlyMap<number, string>;

  constructor({ blanks = '', signs = new Map() }: TokenizerOptions) {
    const separators = unitsOf(blanks).map(unit => [unit, ''] as const);
    this.#others = new Map([
      ...Array.from(signs, ([symbol, sign]) => [symbol.charCodeAt(0), sign] as const),
      ...separators,
    ]);
    this.#ascii = Array.from({ length: 0x80 }, (_, unit) => this.#others.get(unit) ?? String.fromCharCode(unit));
  }

  /** Empty for what separates tokens. */
  of(unit: number): string {
    return this.#ascii[unit] ?? this.#others.get(unit) ?? String.fromCharCode(unit);
  }
}

/** A text that is being read token by token. */
export class TokenReader {
  readonly #text: string;
  readonly #settings: Settings;
  #at = 0;

  constructor(text: string, settings: Settings) {
    this.#text = text;
    this.#settings = settings;
  }

  /** Undefined after the last one. */
  next(): Token | undefined {
    const text = this.#text;
    for (let at = this.#at; at < text.length; at += 1) {
      const kind = classAt(text, at);
      if (kind <= IGNORED) continue;
      if (kind <= LETTER) return this.#word(text, at);
      if (kind === DIGIT) return this.#digits(text, at);
      const sign = this.#settings.signs.of(text.charCodeAt(at));
      if (sign !== '') return this.#symbol(text, at, sign);
    }
    this.#at = text.length;
    return undefined;
  }

  #word(text: string, start: number): Token {
    const { maxTokenLength, splitsHyphens } = this.#settings;
    let highest = LOWER;
    let at = start;
    for (; at < text.length; at += 1) {
      const kind = classAt(text, at);
      if (kind === LOWER) continue;
      if (kind > MARK || kind < IGNORED) break;
      highest = kind === UPPER && highest <= UPPER ? UPPER : LETTER;
    }
    this.#at = splitsHyphens && isInnerHyphen(text, at) ? at + 1 : at;
    if (at - start > maxTokenLength) return unread(start, at);
    return { kind: 'word', text: foldWord(text.slice(start, at), highest), start, end: at };
  }

  #digits(text: string, start: number): Token {
    const { insideDigits, maxTokenLength } = this.#settings;
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
    this.#at = at;
    if (at - start > maxTokenLength) return unread(start, at);
    const said = text.slice(start, at);
    return { kind: 'digits', text: isAscii ? said : asciiDigits(said), start, end: at };
  }

  /** Reads one symbol, or skips symbols of a long run. */
  #symbol(text: string, start: number, sign: string): Token {
    const { maxSymbolRun } = this.#settings;
    if (start + maxSymbolRun < text.length) {
      const kept = endOfSymbols(text, start) - SYMBOLS_KEPT;
      if (kept - start > maxSymbolRun) {
        this.#at = kept;
        return unread(start, kept);
      }
    }
    this.#at = start + 1;
    return { kind: 'symbol', text: sign, start, end: start + 1 };
  }
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
