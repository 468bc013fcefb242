/** What the repetitions of a pattern show about its time. */
export interface PatternBounds {
  /** The pattern has look-arounds or back references, so its form does not show its time. */
  readonly isIrregular: boolean;
  /** The largest count of a repetition, nested ones multiplied. */
  readonly largestCount: number;
  /** Repeats something without an upper bound. */
  readonly hasLoop: boolean;
  /** The base-2 logarithm of an upper bound of the ways to match one input, without loops. */
  readonly choiceBits: number;
  /** The pattern with its larger counts, or all of them, made unbounded. It can be matched in at least as many ways. */
  loosened(counts: 'larger' | 'all'): string;
}

export function boundsOf(pattern: string): PatternBounds {
  const tokens = pattern.match(TOKEN) ?? [];
  const root = readChoice(tokens.values());
  return {
    isIrregular: tokens.some(token => IRREGULAR.test(token)),
    largestCount: largestCountOf(root),
    hasLoop: hasLoop(root),
    choiceBits: choiceBitsOf(root),
    loosened: counts => (counts === 'all' ? loosenAll(root) : loosenLarger(root)),
  };
}

/** An escape, a class, the start or end of a group, a bar, a quantifier, or any other character. */
const TOKEN =
  /\\(?:[pPu]\{[^}]*\}|k<[^>]*>|c[A-Za-z]|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|<[^>]*>|:))?|\)|\||(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gsu;

const IRREGULAR = /^(?:\(\?<?[=!]|\\[1-9]|\\k<)/;
const QUANTIFIER = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??$/;

/** Branches that bars separate. */
type Choice = readonly (readonly Item[])[];

interface Item {
  /** A character, a class, an escape, or the start of a group. */
  readonly text: string;
  readonly group: Choice | undefined;
  min: number;
  max: number;
}

function readChoice(tokens: Iterator<string>): Choice {
  let branch: Item[] = [];
  const branches = [branch];
  for (let next = tokens.next(); !next.done && next.value !== ')'; next = tokens.next()) {
    const token = next.value;
    const last = branch.at(-1);
    if (token === '|') {
      branch = [];
      branches.push(branch);
    } else if (last && QUANTIFIER.test(token)) quantify(last, token);
    else branch.push({ text: token, group: token.startsWith('(') ? readChoice(tokens) : undefined, min: 1, max: 1 });
  }
  return branches;
}

function quantify(item: Item, token: string): void {
  const [, sign, from = '', comma, to = ''] = QUANTIFIER.exec(token) ?? [];
  if (sign) {
    item.min = sign === '+' ? 1 : 0;
    item.max = sign === '?' ? 1 : Number.POSITIVE_INFINITY;
  } else {
    item.min = Number(from);
    item.max = !comma ? item.min : to === '' ? Number.POSITIVE_INFINITY : Number(to);
  }
}

const isLoop = ({ max }: Item): boolean => max === Number.POSITIVE_INFINITY;

function largestCountOf(choice: Choice): number {
  const counts = choice.flat().map(item => {
    const own = Math.max(1, isLoop(item) ? item.min : item.max);
    return own * (item.group ? largestCountOf(item.group) : 1);
  });
  return Math.max(1, ...counts);
}

const hasLoop = (choice: Choice): boolean =>
  choice.flat().some(item => isLoop(item) || (item.group !== undefined && hasLoop(item.group)));

/** Each choice among n multiplies the ways by n. What is inside a loop is left to the analysis of loops. */
function choiceBitsOf(choice: Choice): number {
  const bits = choice.flat().map(item => {
    if (isLoop(item)) return 0;
    return Math.log2(item.max - item.min + 1) + item.max * (item.group ? choiceBitsOf(item.group) : 0);
  });
  return bits.reduce((sum, own) => sum + own, Math.log2(choice.length));
}

/** Alternatives are repeated too, since many of them in a row are as slow as a loop. */
function loosenAll(choice: Choice): string {
  return rewrite(choice, loosenAll, item => {
    const isOnce = item.min === 1 && item.max === 1 && (item.group?.length ?? 1) === 1;
    return isOnce ? '' : item.min === 0 ? '*' : '+';
  });
}

/** The largest exact count. The analyser copies what is counted; up to this count that takes well under a second. */
const MOST_EXACT = 8;
const MOST_RANGE = 3;

function loosenLarger(choice: Choice): string {
  return rewrite(choice, loosenLarger, ({ min, max }) => {
    const most = min === max ? MOST_EXACT : MOST_RANGE;
    const isSmall = max <= most || (max === Number.POSITIVE_INFINITY && min <= most);
    const upper = isSmall && max < Number.POSITIVE_INFINITY ? max : '';
    return min === 1 && max === 1 ? '' : `{${Math.min(min, most)},${upper}}`;
  });
}

function rewrite(choice: Choice, inner: (choice: Choice) => string, quantifier: (item: Item) => string): string {
  const branches = choice.map(items =>
    items.map(item => (item.group ? `(?:${inner(item.group)})` : item.text) + quantifier(item)).join(''),
  );
  return branches.join('|');
}
