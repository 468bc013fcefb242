import type { NluEntity, NluResult } from '../provider/port.ts';

/** Differences between two texts that an upstream may be insensitive to (`CACHE_CANONICAL`). */
export const CANONICAL_FORMS = ['case', 'punctuation', 'quotes'] as const;

export type CanonicalForm = (typeof CANONICAL_FORMS)[number];

/** Gives all texts that differ only in these ways the same form. Positions in the form are positions in the text. */
export type ToCanonicalForm = (text: string) => string;

export const createCanonicalForm =
  (forms: readonly CanonicalForm[]): ToCanonicalForm =>
  text => {
    let form = text;
    if (forms.includes('punctuation')) form = withoutLastMarks(form);
    if (forms.includes('quotes')) form = form.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"');
    if (forms.includes('case')) form = form.replace(/[\p{Lu}\p{Lt}]/gu, toSmall);
    return form;
  };

/** Each is one UTF-16 unit, and so is its replacement. */
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2039\u203a\u02bc]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g;

/** The small letter of a few capitals, such as İ, is longer. These capitals stay, since offsets must not move. */
function toSmall(capital: string): string {
  const small = capital.toLowerCase();
  return small.length === capital.length ? small : capital;
}

const MARKS: ReadonlySet<string> = new Set(' .,;:!?\u2026');

/** Searches from the end, because a regular expression would start again at each mark of a long run. */
function endOfWords(text: string): number {
  let end = text.length;
  while (end > 0 && MARKS.has(text.charAt(end - 1))) end -= 1;
  return end;
}

/** The last mark may belong to the word, as in "p.m." and "example.com". */
const ENDS_WITH_DOTTED = /[^\s.]\.[^\s.]+$/;

/** A text that has only such marks is not changed. */
function withoutLastMarks(text: string): string {
  const form = text.slice(0, endOfWords(text));
  return form === '' || ENDS_WITH_DOTTED.test(form) ? text : form;
}

/**
 * Whether a result is right for every text of the same form: no entity holds a mark at the end that another text may
 * lack, such as that of "Main St.".
 */
export function fitsForm({ entities }: NluResult, text: string, form: string): boolean {
  return form.length === text.length || entities.every(entity => isWithin(entity, text, form.length));
}

function isWithin({ value, start, end }: NluEntity, text: string, length: number): boolean {
  if (endOfWords(value) === value.length) return (end ?? 0) <= length;
  return start !== null && end !== null && end <= length && text.slice(start, end) === value;
}
