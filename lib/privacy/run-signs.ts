/** What stands between two numbers of a run, as bits. */
export const BETWEEN = {
  comma: 1,
  space: 2,
  sign: 4,
  separator: 8,
  /** Three dots, for a pause. */
  ellipsis: 16,
  /** A sign that may stand beside a joining word. */
  pause: 32,
} as const;

const PATTERNS: readonly (readonly [bit: number, pattern: RegExp])[] = [
  [BETWEEN.comma, /[,;]|\.\s/],
  [BETWEEN.space, /^\s/],
  [BETWEEN.sign, /^[./-]$/],
  [BETWEEN.separator, /^(?:[\s\-\u2013\u2014\u2011/()_\u00b7\u00ad\u200b\u200c\u2060\ufeff]|\.(?!\s)){0,3}$/],
  [BETWEEN.ellipsis, /^\s?(?:\.{2,3}|\u2026)\s?$/],
  [BETWEEN.pause, /^[\s,;:.\u2026\-\u2013\u2014/'\u2019]{0,4}$/],
];

const known = new Map<string, number>();
/** Limits the memory. Most numbers have one of a dozen signs between them. */
const MOST_KNOWN = 1_000;

/** The bits of the text between two numbers. Results are kept, so that the patterns run once for each text. */
export function betweenOf(stretch: string): number {
  const found = known.get(stretch);
  if (found !== undefined) return found;
  let kinds = 0;
  for (const [bit, pattern] of PATTERNS) if (pattern.test(stretch)) kinds |= bit;
  if (known.size < MOST_KNOWN) known.set(stretch, kinds);
  return kinds;
}
