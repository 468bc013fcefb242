import { type Contender, overlapped } from './overlaps.ts';
import type { DroppedEntity, NormalizationResult, NormalizedEntity } from './port.ts';

/** The outcome for an entity of the upstream: it may be returned, or it is dropped. */
export type Outcome = Contender | DroppedEntity;

/** Sorts the outcomes into returned and dropped entities, and resolves overlaps. Both keep the upstream's order. */
export function settle(outcomes: readonly Outcome[]): NormalizationResult {
  const lost = overlapped(outcomes.filter(outcome => 'entity' in outcome));
  const entities: NormalizedEntity[] = [];
  const dropped: DroppedEntity[] = [];
  for (const outcome of outcomes) {
    if (!('entity' in outcome)) dropped.push(outcome);
    else if (lost.has(outcome)) dropped.push(lostToOverlap(outcome.entity));
    else entities.push(outcome.entity);
  }
  return { entities, dropped };
}

const lostToOverlap = ({ name, raw_value, confidence }: NormalizedEntity): DroppedEntity => ({
  name,
  raw_value,
  confidence,
  reason: 'overlap',
});
