import { type Edges, positionsOf } from './pattern-automaton.ts';
import { parsePattern, UnsupportedPattern } from './pattern-syntax.ts';

/**
 * Why matching a whole string against a pattern may take more than linear time on a backtracking engine such as V8's;
 * undefined when it cannot. Follows all inputs at once and counts in how many ways the engine can have come to where it
 * is: while that number is bounded, so is the work for each character.
 */
export function superlinearFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : 'is no regular expression';
  }
  try {
    const witness = ambiguousInput(positionsOf(parsePattern(pattern)));
    if (witness === undefined) return undefined;
    return `is not linear-time: an input that starts like ${JSON.stringify(witness.slice(0, 12))} can be matched in more and more ways`;
  } catch (error) {
    if (error instanceof UnsupportedPattern) return error.message;
    throw error;
  }
}

/** Ways to be anywhere after the same input; beyond this it is taken to grow with the input. */
const MOST_WAYS = 32;
const MOST_STATES = 5_000;

/** For each position that can have been reached, in how many ways. */
type State = ReadonlyMap<number, number>;

function ambiguousInput({ first, follow, sets }: Edges): string | undefined {
  const samples = sampleSymbols(sets);
  const waiting: { state: State; input: string }[] = [{ state: new Map([[START, 1]]), input: '' }];
  const visited = new Set<string>();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const symbol of samples) {
      const state = step(next.state, symbol, { first, follow, sets });
      const input = next.input + String.fromCharCode(symbol);
      if (total(state) > MOST_WAYS) return input;
      const key = [...state].sort(([a], [b]) => a - b).join(' ');
      if (state.size === 0 || visited.has(key)) continue;
      if (visited.size >= MOST_STATES) throw new UnsupportedPattern('is too intricate to be shown to be linear-time');
      visited.add(key);
      waiting.push({ state, input });
    }
  }
  return undefined;
}

const START = -1;

function step(state: State, symbol: number, { first, follow, sets }: Edges): State {
  const reached = new Map<number, number>();
  for (const [position, ways] of state) {
    for (const [to, weight] of position === START ? first : (follow[position] ?? [])) {
      if (sets[to]?.has(symbol)) reached.set(to, (reached.get(to) ?? 0) + ways * weight);
    }
  }
  return reached;
}

const total = (state: State): number => [...state.values()].reduce((sum, ways) => sum + ways, 0);

/** One symbol of each kind that the pattern tells apart. */
function sampleSymbols(sets: Edges['sets']): number[] {
  const bySignature = new Map<string, number>();
  const readable = [...Array.from({ length: 75 }, (_, at) => 48 + at), ...Array.from({ length: 129 }, (_, at) => at)];
  for (const symbol of readable) {
    const signature = sets.map(set => (set.has(symbol) ? 1 : 0)).join('');
    if (!bySignature.has(signature)) bySignature.set(signature, symbol);
  }
  return [...bySignature.values()];
}
