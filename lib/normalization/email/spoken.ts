import type { Scan } from '../numeric/index.ts';
import { MAX_RECOGNITIONS, scanNumbers, touches } from '../numeric/index.ts';
import { type SpokenContext, skipExample } from '../spoken/index.ts';
import { type EmailLexicon, emailLexicon, SIGNS } from './lexicon.ts';
import { isApostrophe, isLetter, readAt } from './pieces.ts';
import { withoutRemarks } from './remarks.ts';
import { type Domain, MAX_WORDS, readDomain, readLocalPart } from './spoken-part.ts';
import { normalizeEmail } from './written.ts';

/** The more likely address first, and a second one if a dot may have been left out. */
export type SpokenAddresses = readonly [best: string, ...others: string[]];

export interface SpokenEmail {
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly addresses: SpokenAddresses;
}

/** "jane dot doe at example dot com": the whole of what was said, fillers ("my email is") apart. */
export function readSpokenEmail(said: string, context: SpokenContext): SpokenAddresses | undefined {
  const lexicon = emailLexicon(context.language);
  const plain = withoutRemarks(withoutHyphens(scanNumbers(said, context)), lexicon);
  if (!plain) return undefined;
  const { scan, isJoined } = plain;
  for (let at = 0; at < Math.min(scan.tokens.length, MAX_WORDS * 2); at += 1) {
    const sign = readAt(scan, at, lexicon);
    if (sign === undefined) continue;
    const domain = readDomain(scan, sign, lexicon, true);
    if (!domain || skipFillers(scan, domain.next, scan.tokens.length, lexicon) < scan.tokens.length) continue;
    const found = withLocal(scan, skipFillers(scan, 0, at - 1, lexicon), at, domain, lexicon, isJoined);
    return found && isJoined ? [found[0]] : found;
  }
  return undefined;
}

/**
 * Spoken addresses in free text: around each "at" that a domain follows. Before it only words next to a sign are taken
 * ("jane dot doe"), or a single word with its initials, since nobody can know where a name of several words begins.
 */
export function findSpokenEmails(text: string, context: SpokenContext): SpokenEmail[] {
  const scan = scanNumbers(text, context);
  const lexicon = emailLexicon(context.language);
  const found: SpokenEmail[] = [];
  let from = 0;
  let tried = 0;
  for (let at = 0; at < scan.tokens.length; at += 1) {
    const sign = isWritten(scan, at) ? undefined : readAt(scan, at, lexicon);
    if (sign === undefined) continue;
    tried += 1;
    if (tried > MAX_RECOGNITIONS) break;
    const domain = readDomain(scan, sign, lexicon);
    if (!domain?.text.includes('.')) continue;
    const first = localStart(scan, from, at, lexicon);
    const addresses = withLocal(scan, first, at, domain, lexicon);
    if (addresses === undefined) continue;
    found.push({ start: scan.tokens[first]?.start ?? 0, end: scan.tokens[domain.next - 1]?.end ?? 0, addresses });
    from = domain.next;
    at = domain.next - 1;
  }
  return found;
}

/** "e-m-m-a at gmail dot com": speech recognition writes hyphens between letters that are spelled. */
function withoutHyphens(scan: Scan): Scan {
  const { tokens } = scan;
  const isSpelled = (at: number): boolean =>
    tokens[at]?.text === '-' && isLetter(tokens[at - 1]?.text ?? '') && isLetter(tokens[at + 1]?.text ?? '');
  const kept = tokens.filter((_, at) => !isSpelled(at) || !(isSpelled(at - 2) || isSpelled(at + 2)));
  return kept.length === tokens.length ? scan : { ...scan, tokens: kept };
}

/** "jane@example": such an address is found by its characters. */
const isWritten = (scan: Scan, at: number): boolean =>
  scan.tokens[at]?.text === '@' && touches(scan, at) && touches(scan, at + 1);

/** The address whose local part is between two positions. */
function withLocal(
  scan: Scan,
  first: number,
  at: number,
  domain: Domain,
  lexicon: EmailLexicon,
  isJoined = false,
): SpokenAddresses | undefined {
  const end = scan.tokens[at - 1]?.text === ',' ? at - 1 : at;
  const part = { ...scan, tokens: scan.tokens.slice(first, end) };
  const local = readLocalPart(part, 0, lexicon, isJoined);
  if (local?.next !== part.tokens.length) return undefined;
  const said = normalizeEmail(local.text, domain.text);
  if (said === undefined) return undefined;
  const dotted = local.dotted === local.text ? undefined : normalizeEmail(local.dotted, domain.text);
  const hyphened = domain.hyphened === domain.text ? undefined : normalizeEmail(local.text, domain.hyphened);
  const spelled = local.spelled === local.text ? undefined : normalizeEmail(local.spelled, domain.text);
  const addresses = [spelled, said, dotted, hyphened].filter(address => address !== undefined);
  const plain = addresses.map(address => inPlainLetters(address, lexicon));
  const [best = said, ...others] = plain;
  return best === addresses[0] ? [best, ...others] : [best, ...others, said];
}

/** "müller" as "mueller", "lópez" as "lopez": speech recognition writes letters that are very rare in addresses. */
function inPlainLetters(address: string, { spellings }: EmailLexicon): string {
  // Nearly all addresses. To normalise and copy one takes as long as all else that is done with it.
  if (ASCII.test(address)) return address;
  const spelled = Array.from(address.normalize('NFC'), letter => spellings.get(letter) ?? letter).join('');
  return spelled.normalize('NFD').replace(/\p{M}/gu, '');
}

const ASCII = /^[\0-\x7f]*$/;

/** The first token from `from` to `to` that is not a filler. */
function skipFillers(scan: Scan, from: number, to: number, lexicon: EmailLexicon): number {
  let at = from;
  while (at < to && isFiller(scan, at, to, lexicon)) at += 1;
  return at;
}

/**
 * Whether a token is a filler. A single letter is one only in a contraction ("it's", "l'adresse") and in "e-mail";
 * otherwise it is an initial.
 */
function isFiller(scan: Scan, at: number, to: number, lexicon: EmailLexicon): boolean {
  const { text = '', kind, start, end } = scan.tokens[at] ?? {};
  if (kind === 'symbol') return !SIGNS.has(text) || text === '.' || isFillerWord(scan, at + 1, to, lexicon);
  if (!isLetter(scan.text.slice(start, end).toLowerCase())) return isFillerWord(scan, at, to, lexicon);
  if (isApostrophe(scan, at - 1)) return true;
  if (isApostrophe(scan, at + 1)) return isFillerWord(scan, at + 2, to, lexicon);
  const isSpelled = skipExample(scan, at + 1, text, lexicon.spoken) > at + 1;
  const next = scan.tokens[at + 1]?.text === '-' ? at + 2 : at + 1;
  return lexicon.intro.has(text) && !isSpelled && isFillerWord(scan, next, to, lexicon);
}

function isFillerWord(scan: Scan, at: number, to: number, lexicon: EmailLexicon): boolean {
  const { text = '', kind } = scan.tokens[at] ?? {};
  if (isSpelledOn(scan, at, lexicon) || lexicon.signWords.has(scan.tokens[at + 1]?.text ?? '')) return false;
  const isLetterAlone = isLetter(scan.text.slice(scan.tokens[at]?.start, scan.tokens[at]?.end).toLowerCase());
  return at < to && kind === 'word' && !isLetterAlone && lexicon.intro.has(text);
}

/** The name of a letter before another letter: "elle o u i s". */
function isSpelledOn(scan: Scan, at: number, { namedLetters }: EmailLexicon): boolean {
  const next = scan.tokens[at + 1]?.text ?? '';
  return namedLetters.has(scan.tokens[at]?.text ?? '') && (isLetter(next) || namedLetters.has(next));
}

/** Goes back over words with signs between them, over letters, and over one more word. */
function localStart(scan: Scan, from: number, at: number, lexicon: EmailLexicon): number {
  let first = at - 1;
  while (first > from && at - first < MAX_WORDS) {
    const [before, after] = [scan.tokens[first - 1]?.text ?? '', scan.tokens[first]?.text ?? ''];
    const isSigned = isSign(before, lexicon) || isSign(after, lexicon);
    const isInitial = isLetter(before) && !isApostrophe(scan, first - 2) && !lexicon.letterWords.has(before);
    if (!isSigned && !isInitial && !touches(scan, first)) break;
    first -= 1;
  }
  return Math.max(first, from);
}

const isSign = (text: string, { signWords }: EmailLexicon): boolean => SIGNS.has(text) || signWords.has(text);
