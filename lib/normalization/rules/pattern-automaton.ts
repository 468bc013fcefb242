import { type PatternNode, type SymbolSet, UnsupportedPattern } from './pattern-syntax.ts';

/** Glushkov's automaton of a pattern: its positions, and how one follows another, with the number of ways. */
export interface Edges {
  first: ReadonlyMap<number, number>;
  follow: readonly ReadonlyMap<number, number>[];
  sets: readonly SymbolSet[];
}

const MOST_POSITIONS = 1_500;

export function positionsOf(root: PatternNode): Edges {
  const sets: SymbolSet[] = [];
  const follow: Map<number, number>[] = [];
  const { first } = visit(root);
  return { first, follow, sets };

  function visit(node: PatternNode): Part {
    switch (node.type) {
      case 'empty':
        return { first: new Map(), last: new Map(), emptyWays: 1 };
      case 'set':
        return position(node.set);
      case 'sequence':
        return node.parts.map(visit).reduce(inSequence, { first: new Map(), last: new Map(), emptyWays: 1 });
      case 'choice':
        return node.parts.map(visit).reduce(eitherOf);
      case 'repeat':
        return repeat(node.part, node.min, node.max);
    }
  }

  function position(set: SymbolSet): Part {
    if (sets.length >= MOST_POSITIONS) throw new UnsupportedPattern('is too long to be shown to be linear-time');
    const own = new Map([[sets.length, 1]]);
    sets.push(set);
    follow.push(new Map());
    return { first: own, last: own, emptyWays: 0 };
  }

  function inSequence(a: Part, b: Part): Part {
    link(a.last, b.first);
    return {
      first: sum(a.first, scaled(b.first, a.emptyWays)),
      last: sum(b.last, scaled(a.last, b.emptyWays)),
      emptyWays: a.emptyWays * b.emptyWays,
    };
  }

  /** `x{2,4}` is `xx(x(x)?)?`, `x{2,}` is `xx+`. */
  function repeat(part: PatternNode, min: number, max: number): Part {
    const needed = Array.from({ length: max === Number.POSITIVE_INFINITY ? min - 1 : min }, () => visit(part));
    const rest = max === Number.POSITIVE_INFINITY ? [looped(part, min === 0)] : optional(part, max - min);
    return [...needed, ...rest].reduce(inSequence, { first: new Map(), last: new Map(), emptyWays: 1 });
  }

  function looped(part: PatternNode, mayBeEmpty: boolean): Part {
    const body = visit(part);
    if (body.emptyWays > 0) throw new UnsupportedPattern('repeats without bound what can be empty');
    link(body.last, body.first);
    return mayBeEmpty ? { ...body, emptyWays: 1 } : body;
  }

  function optional(part: PatternNode, times: number): Part[] {
    if (times <= 0) return [];
    let inner: Part | undefined;
    for (let time = 0; time < times; time += 1) {
      const body = visit(part);
      const whole: Part = inner ? inSequence(body, inner) : body;
      inner = { ...whole, emptyWays: whole.emptyWays + 1 };
    }
    return inner ? [inner] : [];
  }

  function link(from: ReadonlyMap<number, number>, to: ReadonlyMap<number, number>): void {
    for (const [source, waysOut] of from) {
      const edges = follow[source];
      for (const [target, waysIn] of to) edges?.set(target, (edges.get(target) ?? 0) + waysOut * waysIn);
    }
  }
}

interface Part {
  first: Map<number, number>;
  last: Map<number, number>;
  /** In how many ways it can match nothing. */
  emptyWays: number;
}

const eitherOf = (a: Part, b: Part): Part => ({
  first: sum(a.first, b.first),
  last: sum(a.last, b.last),
  emptyWays: a.emptyWays + b.emptyWays,
});

function sum(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): Map<number, number> {
  const result = new Map(a);
  for (const [key, value] of b) result.set(key, (result.get(key) ?? 0) + value);
  return result;
}

const scaled = (ways: ReadonlyMap<number, number>, factor: number): Map<number, number> =>
  new Map(factor === 0 ? [] : [...ways].map(([key, value]) => [key, value * factor]));
