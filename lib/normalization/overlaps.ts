import type { NormalizedEntity } from './port.ts';

/** An entity with what decides between it and another one that covers the same text. */
export interface Contender {
  entity: NormalizedEntity;
  /** Types before which this one gives way. */
  yieldsTo: readonly string[];
}

/**
 * Resolves overlaps. Entities of one type may not share text: a value that was recognised goes before one that was not,
 * then the longer span, the higher confidence, the earlier place in the upstream's answer. Entities of different types
 * may, unless the rule of one says that it yields to the other.
 */
export function resolveOverlaps(contenders: readonly Contender[]): { kept: Set<Contender>; lost: Set<Contender> } {
  const kept = new Set<Contender>();
  const lost = new Set<Contender>();
  const ranked = contenders
    .map((contender, order) => ({ contender, order }))
    .sort((a, b) => rank(a.contender, b.contender) || a.order - b.order);
  for (const { contender } of ranked) {
    const beaten = [...kept].some(other => excludes(other, contender));
    (beaten ? lost : kept).add(contender);
  }
  for (const contender of [...kept]) {
    const yields = [...kept].some(other => contender.yieldsTo.includes(other.entity.name) && overlap(contender, other));
    if (yields) {
      kept.delete(contender);
      lost.add(contender);
    }
  }
  return { kept, lost };
}

function rank({ entity: a }: Contender, { entity: b }: Contender): number {
  return Number(isResolved(b)) - Number(isResolved(a)) || lengthOf(b) - lengthOf(a) || b.confidence - a.confidence;
}

const isResolved = (entity: NormalizedEntity) => entity.match !== 'none' && entity.value !== null;
const lengthOf = (entity: NormalizedEntity) => (entity.end ?? 0) - (entity.start ?? 0);

const excludes = (winner: Contender, other: Contender) =>
  winner.entity.name === other.entity.name && overlap(winner, other);

function overlap({ entity: a }: Contender, { entity: b }: Contender): boolean {
  if (a.start === null || a.end === null || b.start === null || b.end === null) return false;
  return a.start < b.end && b.start < a.end;
}
