import type { NumberWords } from '../../languages/index.ts';
import type { Token } from '../../text/index.ts';
import { type Compounds, createCompounds, cutCompound } from './compounds.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { NumberToken, type TokenPart } from './number-token.ts';
import { VULGAR_SIGNS, vulgarValue } from './vulgar-signs.ts';

/** Looks up each token, and splits compounds into one token for each word. */
export type Annotate = (tokens: readonly Token[]) => NumberToken[];

export function createAnnotate(words: NumberWords, lexicon: Lexicon): Annotate {
  const compounds = createCompounds(words, lexicon.entries);
  const parts = new KnownParts(lexicon);
  return tokens => {
    const annotated: NumberToken[] = [];
    // A loop by index, because `entries()` creates a pair for each token.
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (!token) continue;
      const { kind, text, start, end } = token;
      const part = kind === 'word' ? parts.of(text) : partOfSign(token, tokens[at + 1]);
      if (part) annotated.push(new NumberToken(kind, text, start, end, part));
      else addPieces(annotated, token, compounds, lexicon);
    }
    return annotated;
  };
}

/** The parts of the words in the tables of a language. A part is made when its word first occurs. */
class KnownParts {
  readonly #lexicon: Lexicon;
  readonly #known: ReadonlySet<string>;
  readonly #parts = new Map<string, TokenPart>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#known = knownWords(lexicon);
  }

  /** Undefined for a word that is in no table, as most words of a text are. */
  of(text: string): TokenPart | undefined {
    if (!this.#known.has(text)) return undefined;
    const found = this.#parts.get(text);
    if (found) return found;
    const part = partOfWord(text, this.#lexicon);
    this.#parts.set(text, part);
    return part;
  }
}

const NO_PART: TokenPart = {
  entry: undefined,
  inside: false,
  fractional: false,
  known: false,
  starts: false,
  readsOut: false,
};
const DIGITS: TokenPart = { ...NO_PART, starts: true, readsOut: true };
const SIGN: TokenPart = { ...NO_PART, starts: true };

function partOfSign({ kind, text }: Token, following: Token | undefined): TokenPart {
  if (kind === 'digits') return DIGITS;
  return STARTING.has(text) && mayFollowSign(text, following) ? SIGN : NO_PART;
}

/** Signs, a point before its digits, and fractions in one character. */
const STARTING: ReadonlySet<string> = new Set(`+-−–.,${VULGAR_SIGNS}`);

/** After a stop there must be a digit; after a sign, anything but another sign or a bracket. */
function mayFollowSign(sign: string, following: Token | undefined): boolean {
  if (vulgarValue(sign) !== undefined) return true;
  if (following === undefined) return false;
  if (sign === '.' || sign === ',') return following.kind === 'digits';
  return following.kind !== 'symbol' || !SIGN_OR_BRACKET.has(following.text);
}

const SIGN_OR_BRACKET: ReadonlySet<string> = new Set('+-−–()[]{}*/=<>_|!?');

function partOfWord(text: string, lexicon: Lexicon): TokenPart {
  const { entries, repeats, spokenDigits } = lexicon;
  const entry = entries.get(text);
  const readsOut = entry?.role === 'add' || repeats.has(text) || spokenDigits.has(text);
  return { ...NO_PART, entry, known: true, starts: mayStart(text, entry, lexicon), readsOut };
}

function mayStart(text: string, entry: Entry | undefined, { articles, minus, parts }: Lexicon): boolean {
  return (entry !== undefined && entry.role !== 'join') || articles.has(text) || minus.has(text) || parts.has(text);
}

function addPieces(annotated: NumberToken[], token: Token, compounds: Compounds, lexicon: Lexicon): void {
  const { kind, text, start, end } = token;
  const pieces = cutCompound(text, compounds);
  if (!pieces) {
    annotated.push(new NumberToken(kind, text, start, end, NO_PART));
    return;
  }
  const fractional = pieces.length > 1 && isDenominator(pieces.at(-1) ?? '', lexicon);
  for (const [index, piece] of pieces.entries()) {
    const isFirst = index === 0;
    const place = { inside: index < pieces.length - 1, fractional, starts: isFirst, readsOut: isFirst };
    const part = { entry: lexicon.entries.get(piece), known: true, ...place };
    annotated.push(new NumberToken(kind, piece, start, end, part));
  }
}

const isDenominator = (piece: string, { denominatorSuffixes, denominators, parts }: Lexicon): boolean =>
  denominatorSuffixes.has(piece) || (denominators.has(piece) && !parts.has(piece));

/** The words that can continue a number. Words for a percent sign cannot. */
function knownWords(lexicon: Lexicon): ReadonlySet<string> {
  const { entries, articles, minus, point, partJoins, of, joinWords, ordinalSuffixes } = lexicon;
  const { parts, denominators, collectives, repeats, spokenDigits, over } = lexicon;
  const tables = [entries, parts, denominators, collectives, repeats, spokenDigits];
  const sets = [articles, minus, point, partJoins, of, joinWords, ordinalSuffixes];
  // V8 copies a table or a set at once, also for the first caller.
  return new Set([
    ...tables.flatMap(table => [...table.keys()]),
    ...sets.flatMap(set => [...set]),
    ...over.map(([first = '']) => first),
    ...NOTATION,
  ]);
}

/** "1.3e6", "6x10^4". */
const NOTATION = ['e', 'x'];
