import { COST } from '../../languages/index.ts';
import type { Reading, Recognition, Surroundings } from '../typed.ts';
import { ChartFiller, type Effort } from './chart.ts';
import type { Clause } from './clause-of-time.ts';
import type { Compiled } from './compile.ts';
import { countsThing } from './counted-things.ts';
import type { Edge } from './edges.ts';
import { Islands } from './islands.ts';
import type { Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';

/**
 * Each character adds this many steps to the budget, so that the work is linear in the length. The budget that can be
 * saved is enough for 2 kB of dates. Hostile text is read only in part.
 */
const STEPS_PER_CHARACTER = 5;
const MAX_SAVED_STEPS = 80_000;
const MAX_ABBREVIATION = 4;

/** Gives the readings of the times that are found. */
export interface TimeReader {
  /** The text around a part, which goes on beyond the text that is read. */
  around(part: Surroundings): Surroundings;
  clauseOf(meaning: Meaning, around: () => Surroundings): Clause;
  readingsOf(meaning: Meaning, clause: Clause): Reading[];
}

/** Finds times in free text. */
export function recognizeTimes(compiled: Compiled, text: string, reader: TimeReader): Recognition[] {
  const { grammar, tokenEdges } = compiled;
  const found: Recognition[] = [];
  const known = new Map<string, Reading[]>();
  const effort: Effort = { steps: MAX_SAVED_STEPS, maxAlike: 1, maxCost: COST.CONTEXT };
  const chart = new ChartFiller(grammar.root, tokenEdges, effort);
  let paidUpTo = 0;
  const islands = new Islands(compiled.partOf, text);
  for (let tokens = islands.next(); tokens; tokens = islands.next()) {
    const end = tokens.at(-1)?.end ?? paidUpTo;
    effort.steps = Math.min(MAX_SAVED_STEPS, Math.max(0, effort.steps) + (end - paidUpTo) * STEPS_PER_CHARACTER);
    paidUpTo = end;
    chart.fill(tokens);
    for (let at = 0; at < tokens.length; ) {
      const answers = chart.answersAt(at);
      const edge = answers && bestFrom(answers, width => isCounting(compiled, text, tokens, at + width - 1, reader));
      const first = tokens[at];
      const last = edge && lastToken(tokens, at + edge.width - 1);
      at += 1;
      if (!edge?.meaning || !first || !last) continue;
      const said = text.slice(first.start, last.end);
      const { meaning } = edge;
      const clause = reader.clauseOf(meaning, () => around(text, first.start, last.end));
      const key = `${clause.tense ?? ''}:${clause.half ?? ''}:${said}`;
      const readings = known.get(key) ?? reader.readingsOf(meaning, clause);
      known.set(key, readings);
      // No part of a date that does not exist is read: "30 February" does not give February.
      at += edge.width - 1;
      if (readings.length > 0) found.push({ start: first.start, end: last.end, readings });
    }
  }
  return found;
}

const around = (text: string, start: number, end: number): Surroundings => ({
  before: text.slice(0, start),
  said: text.slice(start, end),
  after: text.slice(end),
});

/** The last token of a time. A full stop belongs to an abbreviation before it, otherwise to the sentence. */
function lastToken(tokens: readonly Token[], index: number): Token | undefined {
  const [before, last] = [tokens[index - 1], tokens[index]];
  if (last?.text !== '.' || before === undefined) return last;
  return before.kind === 'digits' || before.text.length > MAX_ABBREVIATION ? before : last;
}

/**
 * Whether the last number counts what follows it and so is not a part of the time: "since Tuesday, 12 EUR", "5 to 10
 * minutes".
 */
function isCounting(
  compiled: Compiled,
  text: string,
  tokens: readonly Token[],
  index: number,
  reader: TimeReader,
): boolean {
  const { grammar, counted } = compiled;
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? text.length];
  if (countsThing(compiled, tokens, index, () => reader.around(around(text, start, end)))) return true;
  const last = tokens[index];
  if (last?.kind !== 'digits') return false;
  const next = tokens[index + 1];
  const unit = grammar.id('UNIT');
  if (next && grammar.lexicon.get(next.text)?.some(sense => sense.category === unit)) return true;
  const rest = text.slice(last.end, last.end + COUNTED_WITHIN);
  return SIGN_OR_CODE.test(rest) || counted.test(rest);
}

/** A fraction, then a currency sign, a percent sign or a currency code. */
const SIGN_OR_CODE = /^(?:[.,]\d{1,2})? ?(?:[€$£¥%]|[A-Z]{3}(?![A-Za-z]))/;
const COUNTED_WITHIN = 16;

/** The longest reading that is sure; of equally long ones, the most likely. */
function bestFrom(edges: readonly Edge[], isExcluded: (width: number) => boolean): Edge | undefined {
  let best: Edge | undefined;
  for (const edge of edges) {
    // A word with other meanings, or a part of the day, is not a time when it stands alone: "may", "good morning".
    if (edge.cost >= (edge.width === 1 ? COST.RARE : COST.CONTEXT)) continue;
    if (best && !isBetter(edge, best)) continue;
    if (!isExcluded(edge.width)) best = edge;
  }
  return best;
}

const isBetter = (edge: Edge, best: Edge): boolean =>
  edge.width > best.width || (edge.width === best.width && edge.cost < best.cost);
