import type { CacheSource } from '../../cache/port.ts';
import type { DropReason, MatchKind } from '../../normalization/port.ts';
import { HIGH_CONFIDENCE } from '../record.ts';

/**
 * What makes an answer worth a person's look, as data. A rule fires when all of its conditions hold; an answer on
 * which no rule fires is COMPLIANT, a failed request is NOT_APPLICABLE whatever the rules say.
 */
export interface GovernancePolicy {
  /** Stored with each record; a change of the rules is a new version. */
  version: string;
  /** Confidence from which an entity is of high confidence; 0 to 1. */
  highConfidence: number;
  rules: readonly GovernanceRule[];
}

export interface GovernanceRule {
  /** Stored with each record on which the rule fired. */
  id: string;
  when: GovernanceConditions;
}

/** Absent means: does not matter. */
export interface GovernanceConditions {
  /** At least so many returned entities are below high confidence. */
  lowConfidenceEntities?: number;
  /** At least one returned entity has such a match; `none` is a value that the rules do not know. */
  anyMatch?: readonly MatchKind[];
  /** At least so many returned entities were marked for review by the normalisation. */
  entitiesMarkedForReview?: number;
  /** The answer came from one of these. */
  source?: readonly CacheSource[];
  /** At least `count` entities were dropped for one of `reasons`. */
  dropped?: { reasons: readonly DropReason[]; count: number };
  /** Only for answers that concern one of these entity types, asked for by the caller. */
  entityTypes?: readonly string[];
}

/** COMPLIANT when every returned entity is of high confidence; also when none was returned. */
export const DEFAULT_POLICY: GovernancePolicy = {
  version: 'default-1',
  highConfidence: HIGH_CONFIDENCE,
  rules: [{ id: 'low-confidence-entity', when: { lowConfidenceEntities: 1 } }],
};
