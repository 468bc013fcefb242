import type { DateWords } from './dates.ts';
import type { NumberWords } from './numbers.ts';
import type { SpokenNumbers } from './privacy.ts';

interface Exceptions {
  /** Cardinals that are not digits of a number that is read out: articles and inflected forms. */
  readonly never?: string;
  /** The word for 100 in round numbers, where it is not a cardinal: "cien". */
  readonly roundHundred?: string;
}

/** The cardinals of a language in the form that redaction needs. */
export function readOutNumbers(
  { cardinals, spokenDigits }: Pick<NumberWords, 'cardinals' | 'spokenDigits'>,
  { never = '', roundHundred = '' }: Exceptions = {},
): Pick<SpokenNumbers, 'units' | 'teens' | 'tens' | 'hundreds'> {
  const left = new Set(never.split('|'));
  const words = Object.entries({ ...cardinals, ...spokenDigits, [roundHundred]: 100 });
  const forms = (value: number): string =>
    words
      .filter(([word, meant]) => meant === value && !left.has(word))
      .map(([word]) => word)
      .join('|');
  return {
    units: Array.from({ length: 10 }, (_, value) => forms(value)),
    teens: Array.from({ length: 90 }, (_, index) => (index > 0 && index % 10 === 0 ? '' : forms(index + 10))),
    tens: Array.from({ length: 8 }, (_, index) => forms((index + 2) * 10)),
    hundreds: Array.from({ length: 9 }, (_, index) => forms((index + 1) * 100)),
  };
}

/** The names and abbreviations of months in the form that redaction needs: without a full stop at the end. */
export const monthNames = ({ months }: Pick<DateWords, 'months'>): string =>
  months.map(([names]) => names.replaceAll(/ ?\.(?=\||$)/g, '')).join('|');
