import type { Reading, Recognition } from '../typed.ts';
import { type Edge, type Effort, fillChart } from './chart.ts';
import type { Compiled } from './compile.ts';
import { isAnswer } from './grammar.ts';
import type { Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';
import { tokenize } from './tokens.ts';

/** What a reading that leans on its context (a bare number as an hour) costs at least. */
const LATENT_COST = 4;
/**
 * Each character adds to the steps that may be spent, which makes the work linear in the length. What is saved up is
 * enough for 2 kB that are dates from end to end; hostile text is read in part.
 */
const STEPS_PER_CHARACTER = 5;
const MAX_SAVED_STEPS = 80_000;
/** Tokens of a run that are read together; nobody says a time in so many words. */
const MAX_ISLAND = 120;
/** A shy word or a part of the day, alone in free text, is no time: "may", "good morning". */
const LONE_WORD_COST = 1;
const MAX_ABBREVIATION = 4;

/** Finds times in free text; `read` gives the readings of what a time means. */
export function recognizeTimes(compiled: Compiled, text: string, read: (meaning: Meaning) => Reading[]): Recognition[] {
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
      const edge = bestFrom(chart[at] ?? [], width => isCounting(compiled, text, tokens, at + width - 1));
      const [first, last] = [tokens[at], edge && lastToken(tokens, at + edge.width - 1)];
      at += 1;
      if (!edge?.meaning || !first || !last) continue;
      const said = text.slice(first.start, last.end);
      const readings = known.get(said) ?? read(edge.meaning);
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

/** Whether the last number counts what follows and is no part of the time before it: "since Tuesday, 12 EUR", "5 to 10 minutes". */
function isCounting({ grammar }: Compiled, text: string, tokens: readonly Token[], index: number): boolean {
  const [last, next] = [tokens[index], tokens[index + 1]];
  if (!last?.digits) return false;
  const unit = grammar.id('UNIT');
  if (next && grammar.lexicon.get(next.text)?.some(sense => sense.category === unit)) return true;
  return COUNTED.test(text.slice(last.end, last.end + COUNTED_WITHIN));
}

/** An amount's fraction and its unit: a sign, a code in capitals, or a word that begins like one. */
const COUNTED =
  /^(?:[.,]\d{1,2})? ?(?:[€$£¥%]|[A-Z]{3}(?![A-Za-z])|(?:euro|dollar|dólar|pound|livre|pfund|cent|per ?cent|prozent|por ciento|pour cent))/;
const COUNTED_WITHIN = 16;

/** The longest of the sure ones; of equally long ones the most likely. */
function bestFrom(edges: readonly Edge[], excluded: (width: number) => boolean): Edge | undefined {
  let best: Edge | undefined;
  for (const edge of edges) {
    if (!isAnswer(edge.category) || edge.cost >= (edge.width === 1 ? LONE_WORD_COST : LATENT_COST)) continue;
    if (best && edge.width < best.width) continue;
    if (excluded(edge.width)) continue;
    if (!best || edge.width > best.width || (edge.width === best.width && edge.cost < best.cost)) best = edge;
  }
  return best;
}
