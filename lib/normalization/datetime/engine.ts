import type { Reading, Recognition, TypedContext } from '../typed.ts';
import { type Chart, type Edge, type Effort, fillChart, type TokenEdges } from './chart.ts';
import { type Grammar, isAnswer } from './grammar.ts';
import { createGrammar } from './lexicon.ts';
import type { LocaleTable } from './locales/table.ts';
import type { Meaning } from './meaning.ts';
import { createTokenEdges } from './numbers.ts';
import { resolve } from './resolve.ts';
import type { Now } from './series.ts';
import { fold, type Token, tokenize } from './tokens.ts';
import { zoneOf } from './zone.ts';

export interface DateTimeParser {
  parse(said: string, context: TypedContext): Reading[];
  recognize(text: string, context: TypedContext): Recognition[];
}

/** Readings of more than this many tokens are not looked for: nobody says a time in so many words. */
const MAX_SAID_TOKENS = 60;
const MAX_READINGS = 6;
/** What a reading that leans on its context (a bare number as an hour) costs at least. */
const LATENT_COST = 4;
/** Enough for any utterance that a person says. */
const WHOLE_STEPS = 400_000;
/**
 * In free text each character adds to the steps that may be spent, which makes the work linear in the length: honest text,
 * dates from end to end, needs fewer, and hostile text is read in part.
 */
const STEPS_PER_CHARACTER = 5;
const MAX_SAVED_STEPS = 60_000;
/** Tokens of a run that are read together; nobody says a time in so many words. */
const MAX_ISLAND = 120;
/** A reading that costs more than the best one and this is no alternative to it. */
const COST_APART = 3;
/** What can be a time of day ("7 heures") is one rather than a duration. */
const DURATION_COST = 0.1;
/** A shy word or a part of the day, alone in free text, is no time: "may", "good morning". */
const LONE_WORD_COST = 1;
const MAX_ABBREVIATION = 4;
/** Each word left over as a filler. */
const FILLER_COST = 0.25;

/** What the parser needs of a locale, compiled. */
interface Compiled {
  readonly grammar: Grammar;
  readonly tokenEdges: TokenEdges;
  /** Words that only join times. */
  readonly joiners: ReadonlySet<string>;
  /** st, nd ...: known behind digits. */
  readonly suffixes: ReadonlySet<string>;
}

export function createDateTimeParser(table: LocaleTable): DateTimeParser {
  const compiled = compile(table);
  const { grammar, tokenEdges } = compiled;
  const fillers = new Set(table.fillers.split('|').map(fold));
  return {
    parse(said, context) {
      const tokens = tokenize(said);
      if (tokens.length > MAX_SAID_TOKENS) return [];
      const chart = fillChart(grammar.root, tokens, tokenEdges, {
        steps: WHOLE_STEPS,
        maxAlike: 4,
        maxCost: Number.POSITIVE_INFINITY,
      });
      return readingsOf(wholeMeanings(chart, tokens, fillers), context);
    },
    recognize: (text, context) => recognize(compiled, text, context),
  };
}

function compile(table: LocaleTable): Compiled {
  const grammar = createGrammar(table);
  const suffixes = new Set(table.ordinalSuffixes.split('|').map(fold));
  return {
    grammar,
    tokenEdges: createTokenEdges(grammar, suffixes),
    suffixes,
    joiners: new Set(table.connectors.split(/[| ]/).map(fold)),
  };
}

/** What the string means when fillers at its ends are left out, most likely first. */
function wholeMeanings(chart: Chart, tokens: readonly Token[], fillers: ReadonlySet<string>): Meaning[] {
  const isFiller = (token: Token | undefined): boolean => token !== undefined && fillers.has(token.text);
  let lastEnd = tokens.length;
  while (lastEnd > 1 && isFiller(tokens[lastEnd - 1])) lastEnd -= 1;
  const found: { meaning: Meaning; cost: number }[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    for (const { category, width, meaning, cost } of chart[start] ?? []) {
      const end = start + width;
      if (end < lastEnd || !isAnswer(category) || !meaning) continue;
      const left = start + tokens.length - end;
      const tie = meaning.type === 'duration' ? DURATION_COST : 0;
      found.push({ meaning, cost: cost + FILLER_COST * left + tie });
    }
    if (!isFiller(tokens[start])) break;
  }
  found.sort((a, b) => a.cost - b.cost);
  const [best] = found;
  return found.filter(({ cost }) => best && cost <= best.cost + COST_APART).map(({ meaning }) => meaning);
}

function readingsOf(meanings: readonly Meaning[], context: TypedContext): Reading[] {
  const now = nowOf(context);
  const readings = new Map<string, Reading>();
  for (const meaning of meanings) {
    if (readings.size >= MAX_READINGS) break;
    for (const reading of resolve(meaning, now, { previousWeek: context.lastWeekday === 'previous-week' })) {
      if (!readings.has(reading.value)) readings.set(reading.value, reading);
    }
  }
  return [...readings.values()].slice(0, MAX_READINGS);
}

function nowOf({ referenceTime, timeZone }: TypedContext): Now {
  const zone = zoneOf(timeZone);
  return { instant: referenceTime, civil: zone.toCivil(referenceTime), zone };
}

function recognize(compiled: Compiled, text: string, context: TypedContext): Recognition[] {
  const { grammar, tokenEdges } = compiled;
  const found: Recognition[] = [];
  const known = new Map<string, Reading[]>();
  const effort: Effort = { steps: MAX_SAVED_STEPS, maxAlike: 1, maxCost: LATENT_COST };
  let paidUpTo = 0;
  for (const tokens of islands(compiled, tokenize(text))) {
    const end = tokens.at(-1)?.end ?? paidUpTo;
    effort.steps = Math.min(MAX_SAVED_STEPS, Math.max(0, effort.steps) + (end - paidUpTo) * STEPS_PER_CHARACTER);
    paidUpTo = end;
    const chart = fillChart(grammar.root, tokens, tokenEdges, effort);
    for (let at = 0; at < tokens.length; ) {
      const edge = bestFrom(chart[at] ?? []);
      const [first, last] = [tokens[at], edge && lastToken(tokens, at + edge.width - 1)];
      at += 1;
      if (!edge?.meaning || !first || !last) continue;
      const said = text.slice(first.start, last.end);
      const readings = known.get(said) ?? readingsOf([edge.meaning], context);
      known.set(said, readings);
      if (readings.length === 0) continue;
      found.push({ start: first.start, end: last.end, readings });
      at += edge.width - 1;
    }
  }
  return found;
}

/** Runs of tokens that the grammar knows. Times do not reach across other words, and a run without any number or name of a time holds none. */
function* islands(
  { grammar: { lexicon }, joiners, suffixes }: Compiled,
  tokens: readonly Token[],
): Generator<readonly Token[]> {
  let start = 0;
  let anchored = false;
  for (let at = 0; at <= tokens.length; at += 1) {
    const token = tokens[at];
    const known = token !== undefined && (token.digits || lexicon.has(token.text) || suffixes.has(token.text));
    if (known && at - start < MAX_ISLAND) {
      anchored ||= token.digits || !joiners.has(token.text);
      continue;
    }
    if (anchored) yield tokens.slice(start, at);
    start = known ? at : at + 1;
    anchored = known && (token.digits || !joiners.has(token.text));
  }
}

/** A full stop belongs to an abbreviation before it, and else to the sentence. */
function lastToken(tokens: readonly Token[], index: number): Token | undefined {
  const [before, last] = [tokens[index - 1], tokens[index]];
  const closes = last?.text === '.' && before !== undefined && (before.digits || before.text.length > MAX_ABBREVIATION);
  return closes ? before : last;
}

/** The longest of the sure ones; of equally long ones the most likely. */
function bestFrom(edges: readonly Edge[]): Edge | undefined {
  let best: Edge | undefined;
  for (const edge of edges) {
    if (!isAnswer(edge.category) || edge.cost >= (edge.width === 1 ? LONE_WORD_COST : LATENT_COST)) continue;
    if (!best || edge.width > best.width || (edge.width === best.width && edge.cost < best.cost)) best = edge;
  }
  return best;
}
