import type { Finding } from './finding.ts';
import type { Token } from './tokens.ts';

const GAP = '[\\s.,-]{0,3}';
const FIGURE = '(?:\\d|zero|oh|one|two|three|four|five|six|seven|eight|nine)';
/** The last two letters are never C I K M O V. */
const LETTER = '[ABD-HJLNP-UW-Z]';

/** "S W " up to the first figure; where the first letter belongs to something else, "W " alone. */
const AREAS_BEFORE = [
  /(?<![\p{L}\d])([A-Z])[\s.-]{0,3}([A-Z])[\s.,-]{1,3}$/iu,
  /(?<![\p{L}\d])([A-Z])()[\s.,-]{1,3}$/iu,
];
const REST = new RegExp(
  `^${FIGURE}(?:${GAP}(?:${FIGURE}|[A-Z]))?${GAP}${FIGURE}(${GAP})(${LETTER}${GAP}${LETTER})(?![\\p{L}\\d])`,
  'iu',
);
const LONGEST_AREA = 8;
const LONGEST_REST = 44;

/** A British postcode said letter by letter: "S W one A two A A", "g 4 5 3 f b". @param areas the letters one may begin with */
export function readSpelledPostcode(text: string, token: Token, areas: ReadonlySet<string>): Finding | undefined {
  if (token.type !== 'digits' && !(token.type === 'word' && token.word.use === 'unit')) return undefined;
  const before = text.slice(Math.max(0, token.start - LONGEST_AREA), token.start);
  const area = AREAS_BEFORE.map(form => form.exec(before)).find(
    found => found && areas.has(`${found[1]}${found[2]}`.toUpperCase()),
  );
  if (!area) return undefined;
  const rest = REST.exec(text.slice(token.start, token.start + LONGEST_REST));
  if (!rest || isWord(rest[1] ?? '', rest[2] ?? '')) return undefined;
  return { start: token.start - area[0].length, end: token.start + rest[0].length, kind: 'ADDRESS' };
}

/** "m 3 1 at" goes on with a word, "w 2 3rd" with an ordinal. */
const isWord = (gap: string, letters: string): boolean =>
  /^[a-z]{2}$/.test(letters) && (gap !== '' || /^(?:st|nd|rd|th)$/.test(letters));
