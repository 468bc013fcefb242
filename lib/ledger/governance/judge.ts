import type { ExtractionFacts, GovernanceFlag } from '../port.ts';
import type { GovernanceConditions, GovernancePolicy } from './policy.ts';

export interface Judgement {
  flag: GovernanceFlag;
  /** Ids of the rules that fired, in the policy's order. */
  rules: string[];
}

export type JudgedFacts = Pick<ExtractionFacts, 'entities' | 'dropped' | 'source' | 'outcome' | 'request'>;

export function judge(facts: JudgedFacts, policy: GovernancePolicy): Judgement {
  if (facts.outcome !== 'ok') return { flag: 'NOT_APPLICABLE', rules: [] };
  const rules = policy.rules.filter(rule => CHECKS.every(check => check(facts, rule.when, policy))).map(({ id }) => id);
  return { flag: rules.length > 0 ? 'REVIEW' : 'COMPLIANT', rules };
}

type Check = (facts: JudgedFacts, when: GovernanceConditions, policy: GovernancePolicy) => boolean;

/** One for each condition; a condition that is not given holds. */
const CHECKS: readonly Check[] = [
  ({ entities }, { lowConfidenceEntities: least }, { highConfidence }) =>
    least === undefined || entities.filter(entity => entity.confidence < highConfidence).length >= least,
  ({ entities }, { anyMatch }) => !anyMatch || entities.some(entity => anyMatch.includes(entity.match)),
  ({ entities }, { entitiesMarkedForReview: least }) =>
    least === undefined || entities.filter(entity => entity.review).length >= least,
  (facts, { source }) => !source || (facts.source !== undefined && source.includes(facts.source)),
  (facts, { dropped }) =>
    !dropped || facts.dropped.filter(({ reason }) => dropped.reasons.includes(reason)).length >= dropped.count,
  ({ request }, { entityTypes }) => !entityTypes || entityTypes.some(type => request.entityTypes?.includes(type)),
];
