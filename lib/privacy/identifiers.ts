import { dniLetter, isNino, isNir, isSsn, isSteuerId } from './check-digits.ts';
import type { Finding } from './finding.ts';
import type { NumberRun } from './number-runs.ts';

/** National ids of the five locales. Each reader is tried on every run of as many digits as it names. */
interface Identifier {
  digits: number;
  /** The span of the identifier when it is one, letters included. */
  read: (text: string, run: NumberRun) => Span | undefined;
}

interface Span {
  start: number;
  end: number;
}

export function identify(text: string, run: NumberRun): Finding | undefined {
  for (const { digits, read } of IDENTIFIERS) {
    const span = digits === run.digits.length ? read(text, run) : undefined;
    if (span) return { ...span, kind: 'NATIONAL_ID' };
  }
  return undefined;
}

const whole = ({ start, end }: NumberRun): Span => ({ start, end });

/** The run with letters around it: `before` must be a whole match up to the run, `behind` one from its end on. */
function surrounded(text: string, run: NumberRun, before: RegExp, behind: RegExp): [string, string, Span] | undefined {
  const prefix = before.exec(text.slice(Math.max(0, run.start - 5), run.start));
  const suffix = behind.exec(text.slice(run.end, run.end + 5));
  if (!prefix || !suffix) return undefined;
  const span = { start: run.start - prefix[0].length, end: run.end + suffix[0].length };
  return [letters(prefix[0]), letters(suffix[0]), span];
}

const letters = (text: string): string => text.replace(/[^A-Za-z]/g, '').toUpperCase();

const NOTHING = /$/;
const LETTER_BEHIND = /^[\s_.-]?[A-Za-z](?![\p{L}\d])/u;
const NIE_BEFORE = /(?<![\p{L}\d])[XYZxyz][\s_.-]?$/u;
const NINO_BEFORE = /(?<![\p{L}\d])[A-Za-z][\s_.-]?[A-Za-z][\s_.-]?$/u;

const IDENTIFIERS: readonly Identifier[] = [
  {
    digits: 6,
    read(text, run) {
      const [prefix, suffix, span] = surrounded(text, run, NINO_BEFORE, LETTER_BEHIND) ?? [];
      return isNino(`${prefix}${run.digits}${suffix}`) ? span : undefined;
    },
  },
  {
    digits: 7,
    read(text, run) {
      const [prefix, suffix, span] = surrounded(text, run, NIE_BEFORE, LETTER_BEHIND) ?? [];
      return dniLetter('XYZ'.indexOf(prefix ?? '') + run.digits) === suffix ? span : undefined;
    },
  },
  {
    digits: 8,
    read(text, run) {
      const [, suffix, span] = surrounded(text, run, NOTHING, LETTER_BEHIND) ?? [];
      return dniLetter(run.digits) === suffix ? span : undefined;
    },
  },
  {
    digits: 9,
    read(text, run) {
      const grouped = /^\d{3}([ -])\d{2}\1\d{4}$/.test(text.slice(run.start, run.end));
      const named = /\b(?:ssn|social)\b[^\d]{0,30}$/i.test(text.slice(Math.max(0, run.start - 40), run.start));
      return (grouped || named) && isSsn(run.digits) ? whole(run) : undefined;
    },
  },
  { digits: 11, read: (_text, run) => (isSteuerId(run.digits) ? whole(run) : undefined) },
  { digits: 15, read: (_text, run) => (isNir(run.digits) ? whole(run) : undefined) },
];
