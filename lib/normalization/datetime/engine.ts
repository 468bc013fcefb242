import type { Reading, Recognition, TypedContext } from '../typed.ts';
import { type Chart, type Edge, fillChart, type NumberEdges } from './chart.ts';
import type { Grammar } from './grammar.ts';
import { createGrammar } from './lexicon.ts';
import type { LocaleTable } from './locales/table.ts';
import type { Meaning } from './meaning.ts';
import { createNumberEdges } from './numbers.ts';
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
/** Each word left over as a filler. */
const FILLER_COST = 0.25;

export function createDateTimeParser(table: LocaleTable): DateTimeParser {
  const grammar = createGrammar(table);
  const numbers = createNumberEdges(grammar, new Set(table.ordinalSuffixes.split('|').map(fold)));
  const fillers = new Set(table.fillers.split('|').map(fold));
  const answers = new Set(['T', 'I', 'DUR', 'S'].map(name => grammar.id(name)));
  return {
    parse(said, context) {
      const tokens = tokenize(said);
      if (tokens.length > MAX_SAID_TOKENS) return [];
      const chart = fillChart(grammar, tokens, numbers);
      return readingsOf(wholeMeanings(chart, tokens, fillers, answers), context);
    },
    recognize: (text, context) => recognize(grammar, numbers, answers, text, context),
  };
}

/** What the string means when fillers at its ends are left out, most likely first. */
function wholeMeanings(
  chart: Chart,
  tokens: readonly Token[],
  fillers: ReadonlySet<string>,
  answers: ReadonlySet<number>,
): Meaning[] {
  const isFiller = (token: Token | undefined): boolean => token !== undefined && fillers.has(token.text);
  let lastEnd = tokens.length;
  while (lastEnd > 1 && isFiller(tokens[lastEnd - 1])) lastEnd -= 1;
  const found: { meaning: Meaning; cost: number }[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    for (const { category, end, meaning, cost } of chart[start] ?? []) {
      if (end < lastEnd || !answers.has(category) || !meaning) continue;
      found.push({ meaning, cost: cost + FILLER_COST * (start + tokens.length - end) });
    }
    if (!isFiller(tokens[start])) break;
  }
  return found.sort((a, b) => a.cost - b.cost).map(({ meaning }) => meaning);
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

function recognize(
  grammar: Grammar,
  numbers: NumberEdges,
  answers: ReadonlySet<number>,
  text: string,
  context: TypedContext,
): Recognition[] {
  const tokens = tokenize(text);
  const chart = fillChart(grammar, tokens, numbers);
  const found: Recognition[] = [];
  for (let at = 0; at < tokens.length; ) {
    const edge = bestFrom(chart[at] ?? [], answers);
    const [first, last] = [tokens[at], edge && tokens[edge.end - 1]];
    if (!edge?.meaning || !first || !last) {
      at += 1;
      continue;
    }
    const readings = readingsOf([edge.meaning], context);
    if (readings.length > 0) found.push({ start: first.start, end: last.end, readings });
    at = readings.length > 0 ? edge.end : at + 1;
  }
  return found;
}

/** The longest of the sure ones; of equally long ones the most likely. */
function bestFrom(edges: readonly Edge[], answers: ReadonlySet<number>): Edge | undefined {
  let best: Edge | undefined;
  for (const edge of edges) {
    if (!answers.has(edge.category) || edge.cost >= LATENT_COST) continue;
    if (!best || edge.end > best.end || (edge.end === best.end && edge.cost < best.cost)) best = edge;
  }
  return best;
}
