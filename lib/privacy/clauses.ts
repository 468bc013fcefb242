const CLAUSE_SIGN = /[.?!:;,](?=\s)|\n/g;

/** The clause around a datum: from the sign before it to the sign after it, each at most `reach` UTF-16 units away. */
export function clauseAround(text: string, start: number, end: number, reach: number): [from: number, to: number] {
  const least = Math.max(0, start - reach - 1);
  const before = Array.from(text.slice(least, start).matchAll(CLAUSE_SIGN)).at(-1);
  const behind = text.slice(end, end + reach + 1).search(CLAUSE_SIGN);
  return [
    before ? least + before.index + 1 : least,
    behind < 0 ? Math.min(text.length, end + reach + 1) : end + behind,
  ];
}

export const startsOfClauses = (text: string): number[] => [
  0,
  ...Array.from(text.matchAll(CLAUSE_SIGN), ({ index }) => index + 1),
];
