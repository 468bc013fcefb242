import type { ParserWords } from './tables.ts';
import { fold, type Token } from './tokens.ts';

/**
 * Divides compounds that no table holds: "zweistündig" into "zwei stündig", "Novemberhälfte" into "Hälfte November";
 * undefined if there is none.
 */
export type DivideCompounds = (tokens: readonly Token[], isKnown: (word: string) => boolean) => Token[] | undefined;

export function createCompoundDivider({ compoundEnds, months }: ParserWords): DivideCompounds {
  if (!compoundEnds) return () => undefined;
  const [numberEnds, monthEnds] = [endsOf(compoundEnds.number), endsOf(compoundEnds.month)];
  const monthNames = new Set(months.flatMap(([names]) => names.split('|').map(fold)));
  const partsOf = (word: string, isKnown: (word: string) => boolean): string[] | undefined => {
    const [month, share] = cut(word, monthEnds, start => monthNames.has(start)) ?? [];
    return month !== undefined && share !== undefined ? [share, month] : cut(word, numberEnds, isKnown);
  };
  return (tokens, isKnown) => {
    let divided = 0;
    const changed = tokens.flatMap(token => {
      const parts = token.kind === 'word' ? partsOf(token.text, isKnown) : undefined;
      if (!parts) return [token];
      divided += 1;
      return parts.map(text => ({ ...token, text }));
    });
    return divided > 0 ? changed : undefined;
  };
}

const endsOf = (words: string): string[] => words.split('|').map(fold);

function cut(word: string, ends: readonly string[], isStart: (word: string) => boolean): string[] | undefined {
  const end = ends.find(each => word.endsWith(each) && isStart(word.slice(0, -each.length)));
  return end === undefined ? undefined : [word.slice(0, -end.length), end];
}
