import { describe, expect, it } from 'vitest';
import type { CacheSource } from '../../../lib/cache/port.ts';
import { readConfig } from '../../../lib/config.ts';
import { evaluatePolicy } from '../../../lib/ledger/governance/evaluate.ts';
import type { GovernanceConditions } from '../../../lib/ledger/governance/policy.ts';
import { DEFAULT_POLICY, type GovernancePolicy, ledgerConfig } from '../../../lib/ledger/index.ts';
import type { DropReason, MatchKind } from '../../../lib/normalization/port.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { dropped, entity, facts } from '../../fixtures/ledger.ts';

const policyOf = (when: GovernanceConditions): GovernancePolicy => ({
  version: 'test-1',
  highConfidence: 0.85,
  rules: [{ id: 'rule', when }],
});

/** A name that is missing here, or is not one any more, is a compile error. */
const SOURCES: Record<CacheSource, true> = { api: true, cache: true, stale: true };
const MATCHES: Record<MatchKind, true> = { exact: true, folded: true, fuzzy: true, typed: true, none: true };
const REASONS: Record<DropReason, true> = {
  not_requested: true,
  below_threshold: true,
  not_allowed: true,
  out_of_range: true,
  unknown_value: true,
  invalid_value: true,
  overlap: true,
};

const namesOf = <Name extends string>(names: Record<Name, true>) => Object.keys(names) as Name[];

describe('The default policy', () => {
  it('calls an answer compliant when every returned entity is of high confidence', () => {
    expect(evaluatePolicy(facts({ entities: [entity({ confidence: 0.85 }), entity()] }), DEFAULT_POLICY)).toEqual({
      flag: 'COMPLIANT',
      rules: [],
    });
  });

  it('calls an answer without entities compliant', () => {
    expect(evaluatePolicy(facts({ entities: [] }), DEFAULT_POLICY).flag).toBe('COMPLIANT');
  });

  it('asks for review when one entity is below high confidence', () => {
    expect(evaluatePolicy(facts({ entities: [entity(), entity({ confidence: 0.849_999 })] }), DEFAULT_POLICY)).toEqual({
      flag: 'REVIEW',
      rules: ['low-confidence-entity'],
    });
  });

  it('does not apply to failed requests', () => {
    const failed = facts({ outcome: 'internal', status: 500, entities: [entity({ confidence: 0.1 })] });
    expect(evaluatePolicy(failed, DEFAULT_POLICY)).toEqual({ flag: 'NOT_APPLICABLE', rules: [] });
  });
});

describe('A governance rule', () => {
  const unknown = entity({ match: 'none' });
  const cases: [
    name: string,
    when: GovernanceConditions,
    fires: Parameters<typeof facts>[0],
    rests: Parameters<typeof facts>[0],
  ][] = [
    [
      'low confidence',
      { lowConfidenceEntities: 2 },
      { entities: [entity({ confidence: 0.1 }), entity({ confidence: 0.2 })] },
      { entities: [entity({ confidence: 0.1 })] },
    ],
    ['an unknown value', { anyMatch: ['none'] }, { entities: [entity(), unknown] }, { entities: [entity()] }],
    [
      'a mark of the normalisation',
      { entitiesMarkedForReview: 1 },
      { entities: [entity({ review: true })] },
      { entities: [entity()] },
    ],
    ['the source', { source: ['stale'] }, { source: 'stale' }, { source: 'cache' }],
    ['no source', { source: ['stale'] }, { source: 'stale' }, { source: undefined }],
    [
      'what was dropped',
      { dropped: { reasons: ['unknown_value'], count: 2 } },
      { dropped: [dropped({ reason: 'unknown_value' }), dropped({ reason: 'unknown_value' })] },
      { dropped: [dropped({ reason: 'unknown_value' }), dropped()] },
    ],
    [
      'the entity types asked for',
      { entityTypes: ['email', 'iban'] },
      { request: { entityTypes: ['iban', 'date'] } },
      { request: { entityTypes: ['date'] } },
    ],
    [
      'all of its conditions',
      { source: ['stale'], anyMatch: ['none'] },
      { source: 'stale', entities: [unknown] },
      { source: 'api', entities: [unknown] },
    ],
  ];

  eachRow(cases)('fires on %s, and only then', (_name, when, fires, rests) => {
    expect(evaluatePolicy(facts(fires), policyOf(when))).toEqual({ flag: 'REVIEW', rules: ['rule'] });
    expect(evaluatePolicy(facts(rests), policyOf(when))).toEqual({ flag: 'COMPLIANT', rules: [] });
  });

  it('is named with all others that fired, in the order of the policy', () => {
    const rules = ['b', 'a'].map(id => ({ id, when: { source: ['api' as const] } }));
    expect(evaluatePolicy(facts(), { ...policyOf({}), rules }).rules).toEqual(['b', 'a']);
  });
});

describe('The ledger configuration', () => {
  const read = (environment: Record<string, string>) =>
    readConfig(ledgerConfig, { LEDGER_TABLE: 'ledger', ...environment });

  it('has defaults for all but the table', () => {
    expect(read({})).toEqual({
      LEDGER_TABLE: 'ledger',
      AUDIT_MODE: 'required',
      AUDIT_PREVIEW: 'redacted',
      AUDIT_VALUES: 'clear',
      AUDIT_LOG: 'digest',
      AUDIT_RETENTION_DAYS: 400,
      GOVERNANCE_POLICY: DEFAULT_POLICY,
    });
    expect(() => readConfig(ledgerConfig, {})).toThrow('LEDGER_TABLE');
  });

  it('reads a policy from JSON', () => {
    const policy = policyOf({ source: ['stale'], dropped: { reasons: ['overlap'], count: 1 } });
    expect(read({ GOVERNANCE_POLICY: JSON.stringify(policy) }).GOVERNANCE_POLICY).toEqual(policy);
  });

  it('reads a policy that names every source, match and reason', () => {
    const policy = policyOf({
      source: namesOf(SOURCES),
      anyMatch: namesOf(MATCHES),
      dropped: { reasons: namesOf(REASONS), count: 1 },
    });
    expect(read({ GOVERNANCE_POLICY: JSON.stringify(policy) }).GOVERNANCE_POLICY).toEqual(policy);
  });

  eachRow([
    ['no JSON', '{', 'is not JSON'],
    ['an unknown condition', JSON.stringify(policyOf({ lowConfidence: 1 } as never)), 'see /rules/0/when'],
    ['a rule without conditions', JSON.stringify(policyOf({})), 'see /rules/0/when'],
    [
      'two rules of one id',
      JSON.stringify({ ...policyOf({}), rules: [0, 1].map(() => ({ id: 'a', when: { source: ['api'] } })) }),
      'see /rules',
    ],
    [
      "under the built-in one's name",
      JSON.stringify({ ...policyOf({ source: ['api'] }), version: 'default-1' }),
      'see /version',
    ],
    ['no rules', JSON.stringify({ version: 'v', highConfidence: 0.85, rules: [] }), 'see /rules'],
    [
      'a confidence above 1',
      JSON.stringify({ ...policyOf({ source: ['api'] }), highConfidence: 1.5 }),
      'see /highConfidence',
    ],
  ])('refuses a policy that is %s, and names the variable and the place without its value', (_name, policy, place) => {
    const fault = place.startsWith('see') ? `is not a governance policy: ${place}` : place;
    expect(() => read({ GOVERNANCE_POLICY: policy })).toThrow(new RegExp(`GOVERNANCE_POLICY: ${fault}$`));
  });

  eachRow([
    { AUDIT_MODE: 'sometimes' },
    { AUDIT_PREVIEW: 'full' },
    { AUDIT_VALUES: 'none' },
    { AUDIT_RETENTION_DAYS: '0' },
    { AUDIT_RETENTION_DAYS: '3651' },
  ])('refuses %j', environment => {
    expect(() => read(environment as never)).toThrow(Object.keys(environment)[0]);
  });
});
