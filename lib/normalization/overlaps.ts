import type { NormalizedEntity } from './port.ts';

/** An entity with the properties that decide between two entities on the same text. */
export interface Contender {
  entity: NormalizedEntity;
  /** Types to which this type yields. */
  yieldsTo: readonly string[];
}

/**
 * The entities that lose to one that shares text with them. Entities of one type may not share text. A recognised value
 * wins over one that was not recognised; then the longer span wins, then the higher confidence, then the earlier place
 * in the upstream's answer. Those of different types may, unless the rule of one says that it yields to the other.
 */
export function overlapped(contenders: readonly Contender[]): Set<Contender> {
  const lost = new Set<Contender>();
  for (const cluster of clusters(contenders)) {
    const kept: Contender[] = [];
    for (const contender of cluster.sort((a, b) => rank(a.contender, b.contender) || a.order - b.order)) {
      const isOverlapped = kept.some(winner => excludes(winner, contender.contender));
      if (isOverlapped) lost.add(contender.contender);
      else kept.push(contender.contender);
    }
    for (const contender of kept) {
      if (kept.some(other => contender.yieldsTo.includes(other.entity.name) && share(contender, other)))
        lost.add(contender);
    }
  }
  return lost;
}

interface Ordered {
  contender: Contender;
  order: number;
}

/** Groups of two or more that are connected by shared text. Most requests have none. */
function clusters(contenders: readonly Contender[]): Ordered[][] {
  const placed = contenders.filter(({ entity }) => entity.start !== null);
  placed.sort((a, b) => startOf(a) - startOf(b));
  const found: Ordered[][] = [];
  let [first, end] = [0, -1];
  for (let at = 0; at <= placed.length; at += 1) {
    const next = placed[at];
    if (!next || startOf(next) >= end) {
      if (at - first > 1) found.push(ordered(placed.slice(first, at), contenders));
      first = at;
    }
    end = Math.max(end, next?.entity.end ?? 0);
  }
  return found;
}

const ordered = (cluster: readonly Contender[], contenders: readonly Contender[]): Ordered[] =>
  cluster.map(contender => ({ contender, order: contenders.indexOf(contender) }));

const startOf = ({ entity }: Contender): number => entity.start ?? 0;

function rank({ entity: a }: Contender, { entity: b }: Contender): number {
  return Number(isResolved(b)) - Number(isResolved(a)) || lengthOf(b) - lengthOf(a) || b.confidence - a.confidence;
}

const isResolved = (entity: NormalizedEntity) => entity.match !== 'none' && entity.value !== null;
const lengthOf = (entity: NormalizedEntity) => (entity.end ?? 0) - (entity.start ?? 0);

const excludes = (winner: Contender, other: Contender) =>
  winner.entity.name === other.entity.name && share(winner, other);

function share({ entity: a }: Contender, { entity: b }: Contender): boolean {
  if (a.start === null || a.end === null || b.start === null || b.end === null) return false;
  return a.start < b.end && b.start < a.end;
}
