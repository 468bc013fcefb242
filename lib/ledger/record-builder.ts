import type { Trace } from '../context.ts';
import type { ServiceKeys } from '../keys.ts';
import type { DroppedEntity, NormalizedEntity } from '../normalization/port.ts';
import type { TextRedaction } from '../privacy/index.ts';
import { evaluatePolicy } from './governance/evaluate.ts';
import { type GovernancePolicy, isHighConfidence } from './governance/policy.ts';
import { HiddenText, privateSpans } from './hidden-text.ts';
import type { ExtractionFacts } from './port.ts';
import { type LedgerEntity, type LedgerRecord, microseconds, millionths, type Truncation } from './record.ts';

export interface RecordRules {
  policy: GovernancePolicy;
  preview: 'redacted' | 'none';
  /** `hmac`: no value of any type stays in clear. */
  values: 'clear' | 'hmac';
  isPrivate: (entityType: string) => boolean;
  redaction: TextRedaction;
}

/** Everything of a record that does not depend on the moment of its put. Personal data goes no further than here. */
export type DescribedFacts = Omit<LedgerRecord, 'schema' | 'audit_id' | 'time' | 'expires_at' | 'previous_audit_id'>;

export function describeFacts(
  facts: ExtractionFacts,
  trace: Trace,
  rules: RecordRules,
  keys: ServiceKeys | undefined,
  truncated: Truncation | null = null,
): DescribedFacts {
  // A refused text may hold a lone surrogate, for which UTF-8 has no form. In its place U+FFFD is as long.
  const text = facts.request.text?.toWellFormed();
  const { redaction } = rules;
  const hidden = new HiddenText(facts.entities.length === 0 ? '' : (text ?? ''), facts, rules.isPrivate, redaction);
  const { flag, rules: fired } = evaluatePolicy(facts, rules.policy);
  const values = truncated === null ? rules.values : 'hmac';
  const kept = truncated === 'entities' ? [] : facts.entities;
  return {
    request_id: facts.requestId,
    trace_id: facts.traceId ?? null,
    caller: facts.caller ?? null,
    preview: text === undefined || rules.preview === 'none' ? null : previewFor(text, facts, hidden, rules),
    ...inputHmac(text, keys),
    key_id: keys?.keyId ?? null,
    input_length: text?.length ?? null,
    language: facts.request.language ?? null,
    entity_types: (facts.request.entityTypes ?? []).map(redaction.redactText),
    confidence_threshold: optionalMillionths(facts.request.confidenceThreshold),
    provider: facts.provider,
    model: facts.model,
    source: facts.source ?? null,
    age_seconds: facts.ageSeconds,
    status: facts.status,
    outcome: facts.outcome,
    upstream_calls: trace.upstreamCalls,
    retries: trace.retries,
    throttles: trace.throttles,
    latency_us: microseconds(facts.processingTimeMs),
    upstream_us: microseconds(trace.upstreamCallsMs.reduce((sum, ms) => sum + ms, 0)),
    phases_us: Object.fromEntries([...trace.timings].map(([phase, ms]) => [phase, microseconds(ms)])),
    entities: kept.map(entity => toLedgerEntity(entity, hidden, { ...rules, values }, keys)),
    entity_count: facts.entities.length,
    high_confidence_count: facts.entities.filter(({ confidence }) => isHighConfidence(confidence, rules.policy)).length,
    confidence_sum: facts.entities.reduce((sum, { confidence }) => sum + millionths(confidence), 0),
    dropped: countByReason(facts.dropped),
    dropped_count: facts.dropped.length,
    governance: flag,
    governance_rules: fired,
    policy_version: rules.policy.version,
    rules_version: facts.rulesVersion,
    truncated,
  };
}

/** Without entities only the beginning of the text is read, which is all that the preview shows. */
function previewFor(text: string, facts: ExtractionFacts, hidden: HiddenText, rules: RecordRules): string {
  const { redaction, isPrivate } = rules;
  return facts.entities.length === 0
    ? redaction.previewOf(text, privateSpans(text, facts, isPrivate), facts.request.entityTypes)
    : redaction.previewWith(text, hidden.findings);
}

function inputHmac(
  text: string | undefined,
  keys: ServiceKeys | undefined,
): Pick<LedgerRecord, 'input_hmac' | 'input_hmac_reason'> {
  if (text === undefined) return { input_hmac: null, input_hmac_reason: 'no_text' };
  if (!keys) return { input_hmac: null, input_hmac_reason: 'service_secret_unavailable' };
  return { input_hmac: keys.hmac('ledger', `input:${text}`), input_hmac_reason: null };
}

/** A longer value is no name or number, and many of them would not fit into the item. Their HMAC is kept instead. */
const MAX_VALUE_UNITS = 256;

function toLedgerEntity(
  entity: NormalizedEntity,
  hidden: HiddenText,
  { redaction, values }: RecordRules,
  keys: ServiceKeys | undefined,
): LedgerEntity {
  const { value } = entity;
  const { redactText } = redaction;
  const isKept = values === 'clear' && !hidden.hides(entity) && isPublic(value, redaction);
  return {
    name: redactText(entity.name),
    confidence: millionths(entity.confidence),
    match: entity.match,
    // The part after the slash is the canonical value.
    rule: isKept ? redactText(entity.rule) : entity.rule.replace(/\/.*/s, ''),
    value: isKept ? value : null,
    value_hmac: isKept || value === null ? null : (keys?.hmac('ledger', `value:${entity.name}:${value}`) ?? null),
    ...(entity.review_reasons ? { review_reasons: entity.review_reasons } : {}),
  };
}

/** A value that the text does not show as personal may be so by itself: a phone number that the upstream completed. */
const isPublic = (value: string | null, { redactText }: TextRedaction): boolean =>
  value === null || (value.length <= MAX_VALUE_UNITS && redactText(value) === value);

function countByReason(dropped: readonly DroppedEntity[]): LedgerRecord['dropped'] {
  const counts: LedgerRecord['dropped'] = {};
  for (const { reason } of dropped) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

const optionalMillionths = (share: number | undefined): number | null =>
  share === undefined ? null : millionths(share);
