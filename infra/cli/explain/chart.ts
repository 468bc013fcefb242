import type { Derivation, Trace, TracedSpan } from '../../../lib/normalization/datetime/trace.ts';
import type { ValueKind } from '../../../lib/normalization/rules/rules-index.ts';

const WIDTH = 80;
/** Words before the categories; longer ones have a line of their own. */
const WORDS = 24;

/**
 * The kinds that the grammar reads. Dates of birth are not among them: their digits are divided into day, month and
 * year without the grammar.
 */
const READ_BY_CHART: ReadonlySet<ValueKind> = new Set(['date', 'time', 'datetime', 'duration', 'recurrence']);

export const isReadByChart = (kind: ValueKind): boolean => READ_BY_CHART.has(kind);

/** The chart, the rules of the most likely meaning and the last rule of each other one, in lines of 80 columns. */
export function describeTrace({ isCorrected, spans, meanings }: Trace): string[] {
  const [best, ...others] = meanings;
  const lines = best ? describeDerivation(best, 1) : [];
  // A pattern may match in several ways that look the same here.
  const rest = new Map(others.map(other => [describeOne(other, 1).join('\n'), other]));
  if (best) rest.delete(describeOne(best, 1).join('\n'));
  return [
    '',
    `chart${isCorrected ? ', with slips of typing corrected' : ''}: categories over words, with their costs`,
    ...(spans.length === 0 ? ['  none: there are no words, or more than are read'] : spans.flatMap(describeSpan)),
    '',
    best ? 'most likely meaning' : 'no rule covers the whole',
    ...lines,
    ...[...rest.values()].flatMap(other => ['', 'other meaning', ...describeOne(other, 1)]),
  ];
}

function describeSpan({ said, found, isKnown }: TracedSpan): string[] {
  const costs = new Map<string, number[]>();
  for (const { category, cost } of found) costs.set(category, [...(costs.get(category) ?? []), cost]);
  const categories = [...costs].map(
    ([category, all]) => `${category} ${[...new Set(all.map(round))].sort((a, b) => a - b).join('/')}`,
  );
  const nothing = isKnown ? '(only a word of rules)' : '(in no table and no rule)';
  const lines = wrap(categories.length === 0 ? [nothing] : categories, WIDTH - WORDS - 4);
  const head = `  ${said}`;
  const indent = ' '.repeat(WORDS + 4);
  const [first = '', ...rest] = lines;
  const beside = head.length <= WORDS + 2 ? [head.padEnd(WORDS + 4) + first] : [...cut(head, 4), indent + first];
  return [...beside, ...rest.map(line => indent + line)];
}

/** A meaning and its rule, with its parts below. */
const describeDerivation = (derivation: Derivation, depth: number): string[] => [
  ...describeOne(derivation, depth),
  ...derivation.parts.flatMap(part => describeDerivation(part, depth + 1)),
];

function describeOne({ category, said, cost, rule }: Derivation, depth: number): string[] {
  const indent = 2 * depth;
  const head = `${' '.repeat(indent)}${category} ${round(cost)}  ${said}`;
  const signed = rule && (rule.cost < 0 ? `${round(rule.cost)}` : `+${round(rule.cost)}`);
  const by = rule && `${' '.repeat(indent + 2)}by ${rule.pattern} -> ${rule.productions.join(' or ')}, ${signed}`;
  return [...cut(head, indent + 4), ...(by === undefined ? [] : cut(by, indent + 4))];
}

/** Sums such as 0.1 + 0.2 have digits without meaning. */
const round = (cost: number): number => Math.round(cost * 100) / 100;

/** Puts as many items into each line as fit. */
function wrap(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 2 + item.length <= width) lines[lines.length - 1] = `${last}, ${item}`;
    else lines.push(item);
  }
  return lines;
}

/** Breaks a line at blanks; a longer word, such as a pattern with many choices, is broken where the line ends. */
function cut(line: string, indent: number): string[] {
  if (line.length <= WIDTH) return [line];
  const blank = line.lastIndexOf(' ', WIDTH);
  const at = line.slice(0, Math.max(0, blank)).trim() === '' ? WIDTH : blank;
  return [line.slice(0, at), ...cut(' '.repeat(indent) + line.slice(at).trimStart(), indent)];
}
