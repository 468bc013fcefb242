import type { Scan } from '../numeric/index.ts';
import { MAX_RECOGNITIONS, scanNumbers, touches } from '../numeric/index.ts';
import type { SpokenContext } from '../spoken/index.ts';
import { type EmailLexicon, emailLexicon, SIGNS } from './lexicon.ts';
import { isLetter, MAX_WORDS, readAt, readDomain, readLocalPart } from './spoken-part.ts';
import { normalizeEmail } from './written.ts';

export interface SpokenEmail {
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly address: string;
}

/** "jane dot doe at example dot com": the whole of what was said, introductions ("my email is") apart. */
export function readSpokenEmail(said: string, context: SpokenContext): string | undefined {
  const scan = scanNumbers(said, context);
  const lexicon = emailLexicon(context.language);
  const last = scan.tokens.length - (isStop(scan, scan.tokens.length - 1) ? 1 : 0);
  for (let at = 0; at < Math.min(last, MAX_WORDS * 2); at += 1) {
    const sign = readAt(scan, at, lexicon);
    if (sign === undefined) continue;
    const domain = readDomain(scan, sign, lexicon);
    if (!domain || domain.next < last) continue;
    const address = withLocal(scan, skipIntro(scan, at, lexicon), at, domain.text, lexicon);
    if (address !== undefined) return address;
  }
  return undefined;
}

/**
 * Spoken addresses in free text: around each "at" that a domain follows. Before it only what touches a sign is taken
 * ("jane dot doe"), or a single word: where a spelled name begins cannot be known.
 */
export function findSpokenEmails(text: string, context: SpokenContext): SpokenEmail[] {
  const scan = scanNumbers(text, context);
  const lexicon = emailLexicon(context.language);
  const found: SpokenEmail[] = [];
  let from = 0;
  let tried = 0;
  for (let at = 0; at < scan.tokens.length; at += 1) {
    const sign = readAt(scan, at, lexicon);
    if (sign === undefined) continue;
    tried += 1;
    if (tried > MAX_RECOGNITIONS) break;
    const domain = readDomain(scan, sign, lexicon);
    if (!domain?.text.includes('.')) continue;
    const first = localStart(scan, from, at, lexicon);
    const address = withLocal(scan, first, at, domain.text, lexicon);
    if (address === undefined) continue;
    found.push({ start: scan.tokens[first]?.start ?? 0, end: scan.tokens[domain.next - 1]?.end ?? 0, address });
    from = domain.next;
    at = domain.next - 1;
  }
  return found;
}

/** The address whose local part stands between two places. */
function withLocal(scan: Scan, first: number, at: number, domain: string, lexicon: EmailLexicon): string | undefined {
  const part = { ...scan, tokens: scan.tokens.slice(first, at) };
  const local = readLocalPart(part, 0, lexicon);
  return local?.next === part.tokens.length ? normalizeEmail(local.text, domain) : undefined;
}

const STOPS: ReadonlySet<string> = new Set('.!?,;');
const isStop = (scan: Scan, at: number): boolean => STOPS.has(scan.tokens[at]?.text ?? '');

/** The first token behind "my email is". */
function skipIntro(scan: Scan, at: number, lexicon: EmailLexicon): number {
  let first = 0;
  while (first < at - 1 && isIntro(scan, first, lexicon)) first += 1;
  return first;
}

function isIntro(scan: Scan, at: number, { intro }: EmailLexicon): boolean {
  const text = scan.tokens[at]?.text ?? '';
  if (intro.has(text) || isStop(scan, at) || text === ':' || text === "'") return true;
  return text === '-' && intro.has(scan.tokens[at + 1]?.text ?? '');
}

/** Back over words that a sign joins, and one more. */
function localStart(scan: Scan, from: number, at: number, lexicon: EmailLexicon): number {
  let first = at - 1;
  while (first > from && at - first < MAX_WORDS) {
    const [before, after] = [scan.tokens[first - 1]?.text ?? '', scan.tokens[first]?.text ?? ''];
    const isSigned = isSign(before, lexicon) || isSign(after, lexicon);
    if (!isSigned && !(isLetter(before) && isLetter(after)) && !touches(scan, first)) break;
    first -= 1;
  }
  return Math.max(first, from);
}

const isSign = (text: string, { signWords }: EmailLexicon): boolean => SIGNS.has(text) || signWords.has(text);
