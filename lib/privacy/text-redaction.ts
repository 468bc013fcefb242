import { type Finding, mergeFindings, replaceFindings } from './finding.ts';

/**
 * Finds personal data and secrets in a text.
 * @param entityTypes the requested types; an answer without a label is personal data if its type is
 * @returns findings that are ascending and without overlaps
 */
export type Find = (text: string, entityTypes?: readonly string[]) => Finding[];

/** The parts of redaction that a record needs. */
export interface TextRedaction {
  readonly find: Find;
  /** Replaces personal data by typed placeholders such as `[EMAIL]`. */
  redactText(text: string): string;
  /** The preview of a text. Only the beginning of the text is read. @param spans further spans to mask */
  previewOf(text: string, spans?: readonly Finding[], entityTypes?: readonly string[]): string;
  /** The preview of a text when all findings are known. @param merged ascending and without overlaps */
  previewWith(text: string, merged: readonly Finding[]): string;
}

/**
 * How many UTF-16 units of a text are read for its preview. The first number is enough for 19 of 20 texts. Placeholders
 * are often shorter than the data that they replace, so a text full of personal data needs more.
 */
const PREVIEW_SCANS = [208, 320, 512];
const PREVIEW_LENGTH = 100;
/**
 * The end of a cut text is read only as context for what comes before it. It is never shown, because it may be half a
 * number.
 */
const PREVIEW_MARGIN = 80;

export const createTextRedaction = (find: Find): TextRedaction => ({
  find,
  redactText(text) {
    const findings = find(text);
    return findings.length === 0 ? text : replaceFindings(text, findings);
  },
  previewOf: (text, spans = [], entityTypes = []) => previewOf(text, find, spans, entityTypes),
  previewWith: (text, merged) => cut(replaceFindings(text, merged), PREVIEW_LENGTH),
});

function previewOf(text: string, find: Find, spans: readonly Finding[], entityTypes: readonly string[]): string {
  let redacted = '';
  for (const scan of PREVIEW_SCANS) {
    redacted = beginningOf(text, scan, find, spans, entityTypes);
    if (redacted.length >= PREVIEW_LENGTH || scan >= text.length) break;
  }
  return cut(redacted, PREVIEW_LENGTH);
}

/** The redacted first part of a text, up to where all findings are known. */
function beginningOf(
  text: string,
  scan: number,
  find: Find,
  spans: readonly Finding[],
  entityTypes: readonly string[],
): string {
  const scanned = text.slice(0, scan);
  const within = spans.filter(({ start }) => start < scanned.length);
  const found = find(scanned, entityTypes);
  const findings = within.length === 0 ? found : mergeFindings([...found, ...within]);
  const shown = text.length > scan ? scan - PREVIEW_MARGIN : text.length;
  const complete = findings.filter(({ start }) => start < shown);
  const end = Math.max(shown, complete.at(-1)?.end ?? 0);
  return replaceFindings(scanned.slice(0, end), complete);
}

/** Shortens a text without cutting a placeholder or a surrogate pair in two. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  return head.replace(/\[[A-Z_]*$|[\uD800-\uDBFF]$/, '');
}
