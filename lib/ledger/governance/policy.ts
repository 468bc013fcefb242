import type { CacheSource } from '../../cache/port.ts';
import type { DropReason, MatchKind } from '../../normalization/port.ts';

/**
 * Which answers a person should review, as data. A rule fires when all of its conditions are fulfilled. An answer on
 * which no rule fires is COMPLIANT; a failed request is NOT_APPLICABLE.
 */
export interface GovernancePolicy {
  /** Stored with each record; a change of the rules needs a new version. */
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

/** A condition that is left out is fulfilled. */
export interface GovernanceConditions {
  /** At least this many returned entities are below high confidence. */
  lowConfidenceEntities?: number;
  /** At least one returned entity has such a match; `none` is a value that the rules do not know. */
  anyMatch?: readonly MatchKind[];
  /** At least this many returned entities were marked for review by the normalisation. */
  entitiesMarkedForReview?: number;
  /** The answer came from one of these. */
  source?: readonly CacheSource[];
  /** At least `count` entities were dropped for one of `reasons`. */
  dropped?: { reasons: readonly DropReason[]; count: number };
  /** The caller asked for one of these entity types. */
  entityTypes?: readonly string[];
}

/** COMPLIANT when every returned entity is of high confidence; also when none was returned. */
export const DEFAULT_POLICY: GovernancePolicy = {
  version: 'default-1',
  highConfidence: 0.85,
  rules: [{ id: 'low-confidence-entity', when: { lowConfidenceEntities: 1 } }],
};

/** The one definition for record, metrics and review. */
export const isHighConfidence = (confidence: number, { highConfidence }: GovernancePolicy): boolean =>
  confidence >= highConfidence;
