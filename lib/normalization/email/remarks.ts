import type { Scan } from '../numeric/index.ts';
import type { EmailLexicon } from './lexicon.ts';
import { readAt, readPiece } from './pieces.ts';

/**
 * "john smith all one word and lower case at gmail dot com": removes the remarks. Undefined if a remark is about
 * letters that the word before it does not have ("meyer mit e i"): then one of the two was heard wrongly.
 */
export function withoutRemarks(scan: Scan, lexicon: EmailLexicon): { scan: Scan; isJoined: boolean } | undefined {
  const tokens: Scan['tokens'][number][] = [];
  let isJoined = false;
  let isBehindRemark = false;
  for (let at = 0; at < scan.tokens.length; ) {
    const remark: { value: boolean; next: number } | undefined =
      lexicon.remarks.match(scan, at) ??
      (isBehindRemark && scan.tokens[at]?.entry?.role === 'join' ? lexicon.remarks.match(scan, at + 1) : undefined);
    if (remark?.value) isJoined = true;
    const spelled = remark ? undefined : readLetters(scan, at, lexicon);
    const word = tokens.at(-1)?.text ?? '';
    if (spelled && !word.includes(spelled.letters)) return undefined;
    const token = scan.tokens[at];
    if (!remark && !spelled && token) tokens.push(token);
    isBehindRemark = remark !== undefined;
    at = remark?.next ?? spelled?.next ?? at + 1;
  }
  return { scan: tokens.length === scan.tokens.length ? scan : { ...scan, tokens }, isJoined };
}

/** Letters of the word before them, up to a sign, the "at" or the end: "con be alta", "mit doppel t", "mit dt". */
function readLetters(scan: Scan, at: number, lexicon: EmailLexicon): { letters: string; next: number } | undefined {
  let next = at > 0 ? lexicon.spelledWith.match(scan, at)?.next : undefined;
  if (next === undefined) return undefined;
  let letters = '';
  for (let count = 0; count < MOST_LETTERS; count += 1) {
    const piece = readPiece(scan, next, lexicon);
    const isPair = letters === '' && piece?.kind === 'word' && /^[a-z]{2}$/.test(piece.text);
    const letter = piece?.letter ?? (piece?.kind === 'letter' || isPair ? piece?.text : undefined);
    if (!piece || letter === undefined) break;
    letters += letter;
    next = piece.next;
  }
  next = lexicon.letterNotes.match(scan, next)?.next ?? next;
  const isEnd = next === scan.tokens.length || readAt(scan, next, lexicon) !== undefined;
  return letters !== '' && (isEnd || lexicon.signs.match(scan, next)) ? { letters, next } : undefined;
}

const MOST_LETTERS = 3;
