/** E-mail addresses, written or read out. The domain in lower case; the local part as written, lower case when spoken. */
import { MAX_RECOGNITIONS } from '../numeric/index.ts';
import type { Reading, Recognition, TypedContext } from '../typed.ts';
import { findSpokenEmails, readSpokenEmail } from './spoken.ts';
import { findWrittenEmails } from './written.ts';

export { loadEmail } from './lexicon.ts';

/** "jane.doe@example.com" for "Jane.Doe@Example.COM" (local part kept) or "jane dot doe at example dot com". */
export function parseEmail(said: string, context: TypedContext): Reading[] {
  if (said.length > MAX_SAID_LENGTH) return [];
  const written = findWrittenEmails(said);
  if (written.length > 1) return [];
  const address = written[0]?.address ?? readSpokenEmail(said, { language: context.language });
  return address === undefined ? [] : [emailReading(address)];
}

const MAX_SAID_LENGTH = 500;

/** Addresses in free text, left to right. */
export function recognizeEmails(text: string, context: TypedContext): Recognition[] {
  const written = findWrittenEmails(text);
  const spoken = findSpokenEmails(text, context);
  const found: Recognition[] = [];
  for (const { start, end, address } of [...written, ...spoken].sort((a, b) => a.start - b.start)) {
    if (found.length === MAX_RECOGNITIONS) break;
    const last = found.at(-1);
    if (!last || last.end <= start) found.push({ start, end, readings: [emailReading(address)] });
  }
  return found;
}

const emailReading = (value: string): Reading => ({ value, typed: { kind: 'email' } });
