/** A run of text that may be a phone number; UTF-16 units. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Digits, with a leading "+" when one was written. */
  readonly digits: string;
}

/**
 * A number with fewer digits is an extension or a code. E.164 allows 15 digits; a trunk or international prefix adds to
 * them.
 */
const MIN_DIGITS = 7;
const MAX_DIGITS = 18;

/** Digits with single separators between them: space, dot, slash, hyphens, brackets. No nested repetition, so linear. */
const RUN = /[+(]{0,2}\d(?:[\s./()\u2010-\u2015-]{0,3}\d)*/g;

/** A run of digits as they would be written. Offsets are UTF-16 units. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly number: string;
}

/**
 * All runs of written digits of any length. `matchAll` is not used: it copies the pattern, which takes as long as
 * everything else.
 */
export function findRuns(text: string): Run[] {
  const runs: Run[] = [];
  RUN.lastIndex = 0;
  for (let match = RUN.exec(text); match; match = RUN.exec(text)) {
    const [number] = match;
    runs.push({ start: match.index, end: match.index + number.length, number });
  }
  return runs;
}

/**
 * Candidates in free text, left to right. Numbers with a decimal comma, dates and longer runs are left out by their
 * form.
 */
export function findCandidates(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(RUN)) {
    const [run] = match;
    if (run.length < MIN_DIGITS) continue;
    const start = match.index;
    if (isInsideWord(text, start, start + run.length)) continue;
    const digits = run.replace(/[^\d+]/g, '');
    if (digits.length <= MAX_DIGITS) {
      if (digits.length >= MIN_DIGITS && !DATE.test(run)) found.push({ start, end: start + run.length, digits });
    } else {
      found.push(...splitRun(run, start));
    }
  }
  return found;
}

/** "2016-11-07", "07.11.2016", "07/11/2016", perhaps with a time after it. */
const DATE = /(?<!\d)(?:(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d)(?!\d)/;

/** Whether a run is part of an id, an amount or an address: letters, "@", "_" or a decimal comma are beside it. */
function isInsideWord(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  return (
    /[\p{L}\d_@#$€£%.,-]/u.test(before) ||
    /[\p{L}_@€$£%]/u.test(after) ||
    (after === ',' && /\d/.test(text.charAt(end + 1)))
  );
}

/** Splits several numbers with only spaces between them. A new number starts at "+", or with 0 after a space. */
function splitRun(run: string, start: number): Candidate[] {
  const found: Candidate[] = [];
  let at = 0;
  for (const part of run.split(/\s(?=\+|\(?0)/)) {
    const digits = part.replace(/[^\d+]/g, '');
    if (digits.length >= MIN_DIGITS && digits.length <= MAX_DIGITS)
      found.push({ start: start + at, end: start + at + part.length, digits });
    at += part.length + 1;
  }
  return found;
}
