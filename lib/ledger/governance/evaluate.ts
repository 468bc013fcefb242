import type { ExtractionFacts, GovernanceFlag } from '../port.ts';
import { type GovernanceConditions, type GovernancePolicy, isHighConfidence } from './policy.ts';

export interface GovernanceResult {
  flag: GovernanceFlag;
  /** Ids of the rules that fired, in the policy's order. */
  rules: string[];
}

export type EvaluatedFacts = Pick<ExtractionFacts, 'entities' | 'dropped' | 'source' | 'outcome' | 'request'>;

export function evaluatePolicy(facts: EvaluatedFacts, policy: GovernancePolicy): GovernanceResult {
  if (facts.outcome !== 'ok') return { flag: 'NOT_APPLICABLE', rules: [] };
  const rules = policy.rules.filter(rule => CHECKS.every(check => check(facts, rule.when, policy))).map(({ id }) => id);
  return { flag: rules.length > 0 ? 'REVIEW' : 'COMPLIANT', rules };
}

type Check = (facts: EvaluatedFacts, when: GovernanceConditions, policy: GovernancePolicy) => boolean;

/** One for each condition; a condition that the rule does not have is fulfilled. */
const CHECKS: readonly Check[] = [
  ({ entities }, { lowConfidenceEntities: least }, policy) =>
    least === undefined || entities.filter(({ confidence }) => !isHighConfidence(confidence, policy)).length >= least,
  ({ entities }, { anyMatch }) => !anyMatch || entities.some(entity => anyMatch.includes(entity.match)),
  ({ entities }, { entitiesMarkedForReview: least }) =>
    least === undefined || entities.filter(entity => entity.review).length >= least,
  (facts, { source }) => !source || (facts.source !== undefined && source.includes(facts.source)),
  (facts, { dropped }) =>
    !dropped || facts.dropped.filter(({ reason }) => dropped.reasons.includes(reason)).length >= dropped.count,
  ({ request }, { entityTypes }) => !entityTypes || entityTypes.some(type => request.entityTypes?.includes(type)),
];
