/** E-mail addresses, written or read out. The domain in lower case; the local part as written, lower case when spoken. */
import { MAX_RECOGNITIONS } from '../numeric/index.ts';
import { withReview } from '../review.ts';
import type { Reading, Recognition, TypedContext } from '../typed.ts';
import { emailLexicon } from './lexicon.ts';
import { findSpokenEmails, readSpokenEmail } from './spoken.ts';
import { findWrittenEmails } from './written.ts';

export { loadEmail } from './lexicon.ts';

/**
 * "jane.doe@example.com" for "Jane.Doe@Example.COM" (local part kept) or "jane dot doe at example dot com". Words
 * without a sign between them are joined for review. The alternative is the address with a dot between them.
 */
export function parseEmail(said: string, context: TypedContext): Reading[] {
  if (said.length > MAX_SAID_LENGTH) return [];
  const [written, ...more] = findWrittenEmails(said);
  if (more.length > 0) return [];
  if (!written) return readingsOf(readSpokenEmail(said, context) ?? []);
  const { isFiller } = emailLexicon(context.language);
  const rest = [said.slice(0, written.start), said.slice(written.end)];
  const isAlone = rest.every(text => text === '' || isFiller(text.replace(AROUND, ' ')));
  return isAlone ? readingsOf([written.address]) : [];
}

const MAX_SAID_LENGTH = 500;
/** Signs and words around an address: "<mailto:jane@example.com>". */
const AROUND = /[<>]|\bmailto:/gi;

/** Addresses in free text, left to right. */
export function recognizeEmails(text: string, context: TypedContext): Recognition[] {
  const written = findWrittenEmails(text).map(({ address, ...span }) => ({ ...span, addresses: [address] }));
  const spoken = findSpokenEmails(text, context);
  const found: Recognition[] = [];
  for (const { start, end, addresses } of [...written, ...spoken].sort((a, b) => a.start - b.start)) {
    if (found.length === MAX_RECOGNITIONS) break;
    const last = found.at(-1);
    if (!last || last.end <= start) found.push({ start, end, readings: readingsOf(addresses) });
  }
  return found;
}

function readingsOf(addresses: readonly string[]): Reading[] {
  const readings = addresses.map((value): Reading => ({ value, typed: { kind: 'email' } }));
  return readings.length > 1 ? readings.map(reading => withReview(reading, 'policy')) : readings;
}
