/**
 * Shows how the date grammar reads a string: the chart, and the rules of each reading. Only `npm run explain` uses it.
 */
import { type Category, type Language, languagePack, type RuleRow } from '../../languages/index.ts';
import { type Compiled, compile } from './compile.ts';
import type { Edge } from './edges.ts';
import { MAX_SAID_TOKENS } from './engine.ts';
import { type Build, Grammar, isAnswer } from './grammar.ts';
import { intoGrammar, putTables } from './lexicon.ts';
import type { Meaning } from './meaning.ts';
import { expand, isCategory } from './patterns.ts';
import { chartOf, readWhole, type Whole } from './read-whole.ts';
import { sharedRules } from './shared-rules.ts';
import { tokenize } from './tokens.ts';

export interface Trace {
  /** Whether slips were corrected first. The words are those after the correction. */
  readonly isCorrected: boolean;
  /** Each row of words with a category, and each single word. */
  readonly spans: readonly TracedSpan[];
  /**
   * How each meaning of the whole string was made, the most likely first. A time that does not exist is a meaning
   * without a reading.
   */
  readonly meanings: readonly Derivation[];
}

export interface TracedSpan {
  readonly said: string;
  readonly found: readonly { readonly category: string; readonly cost: number }[];
  /** Whether a table or a rule of the language has the word. */
  readonly isKnown: boolean;
}

export interface Derivation {
  readonly category: string;
  readonly said: string;
  /** The cost of the rule and its parts together. */
  readonly cost: number;
  /** Missing for a word, a phrase or digits without a rule. */
  readonly rule?: TracedRule;
  /** The parts, without the literal words of the pattern. */
  readonly parts: readonly Derivation[];
}

export interface TracedRule {
  readonly pattern: string;
  /** More than one if the language has rules that differ only in their production. */
  readonly productions: readonly string[];
  /** The cost of the rule alone. */
  readonly cost: number;
}

/** Takes the same steps as the parser, with a grammar that also notes which rule made which meaning. */
export async function traceDateTime(language: Language, said: string): Promise<Trace> {
  const made = tracers.get(language) ?? makeTracer(language);
  tracers.set(language, made);
  const { grammar, compiled } = await made;
  const tokens = tokenize(said);
  if (tokens.length > MAX_SAID_TOKENS) return { isCorrected: false, spans: [], meanings: [] };
  const whole = readWhole(compiled, tokens, chartOf(compiled, tokens));
  const meanings = whole.meanings.flatMap(meaning => derive(grammar, whole, meaning));
  return { isCorrected: whole.isCorrected, spans: spansOf(compiled, grammar, whole), meanings };
}

interface Tracer {
  readonly grammar: TracedGrammar;
  readonly compiled: Compiled;
}

const tracers = new Map<Language, Promise<Tracer>>();

async function makeTracer(language: Language): Promise<Tracer> {
  const pack = languagePack(language);
  const [words, numbers] = await Promise.all([pack.dates(), pack.numbers()]);
  const grammar = new TracedGrammar([...sharedRules(words), ...words.rules]);
  putTables(words, numbers, intoGrammar(grammar));
  return { grammar, compiled: compile(grammar, { words, numbers }) };
}

interface Made {
  readonly rule: TracedRule;
  /** The pattern without its choices and options. */
  readonly items: readonly string[];
  /** The meanings of the items that have one. */
  readonly args: readonly Meaning[];
}

class TracedGrammar extends Grammar {
  readonly #rows: readonly RuleRow[];
  readonly #symbols = new Map<number, string>();
  readonly #made = new WeakMap<Meaning, Made>();

  constructor(rows: readonly RuleRow[]) {
    super();
    this.#rows = rows;
  }

  symbol(id: number): string {
    return this.#symbols.get(id) ?? '';
  }

  madeBy(meaning: Meaning | undefined): Made | undefined {
    return meaning && this.#made.get(meaning);
  }

  override id(symbol: string): number {
    const id = super.id(symbol);
    this.#symbols.set(id, symbol);
    return id;
  }

  override addRule(result: Category, pattern: string, build: Build, cost = 0): void {
    const rows = this.#rows.filter(row => row[0] === result && row[1] === pattern && (row[4] ?? 0) === cost);
    const rule = { pattern, productions: [...new Set(rows.map(([, , production]) => production))], cost };
    for (const items of expand(pattern))
      this.insert(items, { result: this.id(result), build: this.#remember(build, rule, items), cost });
  }

  /** Notes the rule of a meaning. A production may return one of its arguments, so the meaning is copied. */
  #remember(build: Build, rule: TracedRule, items: readonly string[]): Build {
    return args => {
      const meaning = build(args);
      if (!meaning) return undefined;
      const own = { ...meaning };
      this.#made.set(own, { rule, items, args: args.slice() });
      return own;
    };
  }
}

function spansOf({ suffixes }: Compiled, grammar: TracedGrammar, { tokens, chart }: Whole): TracedSpan[] {
  return tokens.flatMap((token, at) => {
    const edges = chart[at] ?? [];
    const isKnown = edges.length > 0 || suffixes.has(token.text);
    const widths = [...new Set([1, ...edges.map(({ width }) => width)])].sort((a, b) => a - b);
    return widths.flatMap((width): TracedSpan[] => {
      const found = edges
        .filter(edge => edge.width === width && isCategory(grammar.symbol(edge.category)))
        .map(({ category, cost }) => ({ category: grammar.symbol(category), cost }));
      return found.length > 0 || width === 1 ? [{ said: saidAt(tokens, at, width), found, isKnown }] : [];
    });
  });
}

const saidAt = (tokens: Whole['tokens'], at: number, width: number): string =>
  tokens
    .slice(at, at + width)
    .map(({ text }) => text)
    .join(' ');

function derive(grammar: TracedGrammar, whole: Whole, meaning: Meaning): Derivation[] {
  for (const [at, edges] of whole.chart.entries()) {
    const edge = edges.find(each => each.meaning === meaning && isAnswer(each.category));
    if (edge) return [derivationOf(grammar, whole, at, edge)];
  }
  return [];
}

function derivationOf(grammar: TracedGrammar, whole: Whole, at: number, edge: Edge): Derivation {
  const { category, width, meaning, cost } = edge;
  const traced = { category: grammar.symbol(category), said: saidAt(whole.tokens, at, width), cost };
  const made = grammar.madeBy(meaning);
  if (!made) return { ...traced, parts: [] };
  const items = made.items.map(item => grammar.id(item));
  const parts = partsOf(whole, at, at + width, items, made.args) ?? [];
  return {
    ...traced,
    rule: made.rule,
    parts: parts
      .filter(part => isCategory(grammar.symbol(part.edge.category)))
      .map(part => derivationOf(grammar, whole, part.at, part.edge)),
  };
}

interface Part {
  readonly at: number;
  readonly edge: Edge;
}

/** The edges that matched the items of a rule: neighbours, with the meanings that the rule received. */
function partsOf(
  whole: Whole,
  at: number,
  end: number,
  [item, ...items]: readonly number[],
  args: readonly Meaning[],
): Part[] | undefined {
  if (item === undefined) return at === end && args.length === 0 ? [] : undefined;
  for (const edge of whole.chart[at] ?? []) {
    if (edge.category !== item) continue;
    const { speaks } = edge;
    if (speaks && edge.meaning !== args[0]) continue;
    const rest = partsOf(whole, at + edge.width, end, items, speaks ? args.slice(1) : args);
    if (rest) return [{ at, edge }, ...rest];
  }
  return undefined;
}
