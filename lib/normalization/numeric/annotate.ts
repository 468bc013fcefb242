import type { NumberWords } from '../../languages/index.ts';
import type { Token } from '../../text/index.ts';
import { type Compounds, createCompounds, cutCompound } from './compounds.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { VULGAR_SIGNS, vulgarValue } from './vulgar-signs.ts';

/** A token with the part that it can play; compounds are cut into one token for each word in them. */
export interface NumberToken extends Token {
  readonly entry: Entry | undefined;
  /** The pieces of a compound but its last: a number may not end between them. */
  readonly inside: boolean;
  /** A piece of a compound that is a denominator: "veintiunavo", "Hunderttausendstel". */
  readonly fractional: boolean;
  /** In some table of the language: only then can it continue a number. */
  readonly known: boolean;
  /** A number can start here. */
  readonly starts: boolean;
  /** A digit that is read out can start here: "seven", "oh", "double". */
  readonly readsOut: boolean;
}

/** Cuts compounds and looks every token up. */
export type Annotate = (tokens: readonly Token[]) => NumberToken[];

export function createAnnotate(words: NumberWords, lexicon: Lexicon): Annotate {
  const compounds = createCompounds(words, lexicon.entries);
  const known = knownWords(lexicon);
  return tokens => {
    const annotated: NumberToken[] = [];
    // By index: `entries()` makes a pair for each token.
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (!token) continue;
      if (token.kind !== 'word') annotated.push(plainToken(token, tokens[at + 1]));
      else if (known.has(token.text)) annotated.push(knownWord(token, lexicon));
      else addPieces(annotated, token, compounds, lexicon);
    }
    return annotated;
  };
}

function plainToken({ kind, text, start, end }: Token, following: Token | undefined): NumberToken {
  const isDigits = kind === 'digits';
  const starts = isDigits || (STARTING.has(text) && mayFollowSign(text, following));
  return {
    kind,
    text,
    start,
    end,
    entry: undefined,
    inside: false,
    fractional: false,
    known: false,
    starts,
    readsOut: isDigits,
  };
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

function knownWord({ kind, text, start, end }: Token, lexicon: Lexicon): NumberToken {
  const { entries, repeats, spokenDigits } = lexicon;
  const entry = entries.get(text);
  const readsOut = entry?.role === 'add' || repeats.has(text) || spokenDigits.has(text);
  const starts = mayStart(text, entry, lexicon);
  return { kind, text, start, end, entry, inside: false, fractional: false, known: true, starts, readsOut };
}

function mayStart(text: string, entry: Entry | undefined, { articles, minus, parts }: Lexicon): boolean {
  return (entry !== undefined && entry.role !== 'join') || articles.has(text) || minus.has(text) || parts.has(text);
}

function addPieces(annotated: NumberToken[], token: Token, compounds: Compounds, lexicon: Lexicon): void {
  const { kind, text, start, end } = token;
  const pieces = cutCompound(text, compounds);
  if (!pieces) {
    annotated.push({
      kind,
      text,
      start,
      end,
      entry: undefined,
      inside: false,
      fractional: false,
      known: false,
      starts: false,
      readsOut: false,
    });
    return;
  }
  const fractional = pieces.length > 1 && isDenominator(pieces.at(-1) ?? '', lexicon);
  for (const [index, piece] of pieces.entries()) {
    const isFirst = index === 0;
    const place = { inside: index < pieces.length - 1, fractional, starts: isFirst, readsOut: isFirst };
    annotated.push({ kind, text: piece, start, end, entry: lexicon.entries.get(piece), known: true, ...place });
  }
}

const isDenominator = (piece: string, { denominatorSuffixes, denominators, parts }: Lexicon): boolean =>
  denominatorSuffixes.has(piece) || (denominators.has(piece) && !parts.has(piece));

/** Not the words for a percent sign: a number ends before them. */
function knownWords(lexicon: Lexicon): Set<string> {
  const { entries, articles, minus, point, partJoins, of, joinWords, ordinalSuffixes } = lexicon;
  const { parts, denominators, collectives, repeats, spokenDigits, over } = lexicon;
  return new Set([
    ...[entries, parts, denominators, collectives, repeats, spokenDigits].flatMap(table => [...table.keys()]),
    ...[articles, minus, point, partJoins, of, joinWords, ordinalSuffixes].flatMap(set => [...set]),
    ...over.map(([first = '']) => first),
    ...NOTATION,
  ]);
}

/** "1.3e6", "6x10^4". */
const NOTATION = ['e', 'x'];
