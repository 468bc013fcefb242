import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Phase, Trace } from '../context.ts';
import type { AuditReceipt, ExtractionFacts } from '../ledger/port.ts';

/** The part of Powertools Metrics that is used; one instance for each function, made by its handler. */
export interface MetricsSink extends Pick<Metrics, 'addMetric' | 'hasStoredMetrics' | 'publishStoredMetrics'> {
  /** The type of Powertools allows only strings, but Powertools writes numbers as numbers. */
  addMetadata(key: string, value: string | number): unknown;
}

export interface ExtractionMetrics {
  /**
   * Writes the EMF document of one invocation of extract.
   * @param receipt undefined when the ledger refused the record
   */
  emitExtraction(facts: ExtractionFacts, trace: Trace, receipt: AuditReceipt | undefined): void;
}

export interface RefreshMetrics {
  /** @param outcome `refreshed`, `fresh` (nothing to do) or the stable code of the failure */
  emitRefresh(outcome: string): void;
}

/** What one run of metrics-flush did. */
export interface FlushFacts {
  windowsSummed: number;
  windowsSealed: number;
  /** Records that are damaged and could not be summed. */
  invalidRecords: number;
  /** Records that others follow and that do not exist. */
  missingRecords: number;
  /** Messages and checkpoints that metrics-flush did not write. */
  refusedDocuments: number;
  delivered: number;
  failedAttempts: number;
  deadLetters: number;
  /** Pending windows at the end of the run; undefined when the run did not read them. */
  outboxDepth: number | undefined;
  /** Seconds since the end of the oldest pending window, 0 when none is pending; undefined as above. */
  webhookLagSeconds: number | undefined;
  /** Seconds since the oldest pending message entered the outbox; 0 and undefined as above. */
  outboxAgeSeconds: number | undefined;
  outcome: 'ok' | 'busy' | 'failed';
}

export interface FlushMetrics {
  emitFlush(facts: FlushFacts): void;
}

/**
 * A metric costs 0.30 US$ a month, a field of the document nothing, and Logs Insights reads both. So a value is a
 * metric where an alarm needs it, or where operators look at it each day. The only dimensions are service and stage,
 * since CloudWatch charges each combination of values as a metric. Counters that are 0 are left out: the sum is the
 * same without them, and a metric that is not sent in an hour is not charged for it.
 *
 * @param isHighConfidence by the policy that also marks records for review, so that the two cannot disagree
 */
export function createExtractionMetrics(
  sink: MetricsSink,
  isHighConfidence: (confidence: number) => boolean,
): ExtractionMetrics {
  return {
    emitExtraction(facts, trace, receipt) {
      // The number of its samples is that of the requests.
      sink.addMetric('Latency', 'Milliseconds', facts.processingTimeMs);
      addRefusal(sink, facts);
      addHit(sink, facts);
      addUpstream(sink, trace);
      addPhases(sink, trace);
      addEntities(sink, facts, isHighConfidence);
      addField(sink, 'dropped', facts.dropped.length);
      addCount(sink, 'Reviews', receipt?.governance === 'REVIEW' ? 1 : 0);
      addCount(sink, 'Unlogged', receipt?.status === 'LOGGED' ? 0 : 1);
      sink.addMetadata('request_id', facts.requestId);
      sink.addMetadata('audit_id', receipt?.auditId ?? '');
      sink.addMetadata('code', facts.outcome);
      sink.addMetadata('cache_source', facts.source ?? '');
      sink.addMetadata('language', facts.request.language ?? '');
      sink.addMetadata('rules_version', facts.rulesVersion);
      sink.publishStoredMetrics();
    },
  };
}

/** A run that did not fail has no document: its outcome is a line of the log. */
export function createRefreshMetrics(sink: MetricsSink): RefreshMetrics {
  return {
    emitRefresh(outcome) {
      if (outcome === 'refreshed' || outcome === 'fresh') return;
      sink.addMetric('TokenRefreshFailures', 'Count', 1);
      sink.addMetadata('code', outcome);
      sink.publishStoredMetrics();
    },
  };
}

export function createFlushMetrics(sink: MetricsSink): FlushMetrics {
  return {
    emitFlush(facts) {
      if (facts.webhookLagSeconds !== undefined) sink.addMetric('WebhookLag', 'Seconds', facts.webhookLagSeconds);
      if (facts.outboxAgeSeconds) sink.addMetric('OutboxAge', 'Seconds', facts.outboxAgeSeconds);
      addCount(sink, 'InvalidRecords', facts.invalidRecords);
      addCount(sink, 'MissingRecords', facts.missingRecords);
      addCount(sink, 'RefusedDocuments', facts.refusedDocuments);
      addCount(sink, 'WebhookDeadLetters', facts.deadLetters);
      addCount(sink, 'FlushFailures', facts.outcome === 'failed' ? 1 : 0);
      // A run that found another one at work has read nothing.
      if (!sink.hasStoredMetrics()) return;
      addField(sink, 'windows_summed', facts.windowsSummed);
      addField(sink, 'windows_sealed', facts.windowsSealed);
      addField(sink, 'delivered', facts.delivered);
      addField(sink, 'failed_attempts', facts.failedAttempts);
      addField(sink, 'outbox_depth', facts.outboxDepth ?? 0);
      sink.addMetadata('code', facts.outcome);
      sink.publishStoredMetrics();
    },
  };
}

function addRefusal(sink: MetricsSink, { status }: ExtractionFacts): void {
  if (status >= 500) sink.addMetric('Failed', 'Count', 1);
  else if (status >= 400) sink.addMetric('Rejected', 'Count', 1);
}

/** Stale answers are a field, `cache_source`: most of them come when the upstream fails, which has an alarm. */
function addHit(sink: MetricsSink, { source, tier }: ExtractionFacts): void {
  if (source === 'cache') sink.addMetric(tier === 'dynamodb' ? 'CacheHitsDynamoDb' : 'CacheHitsMemory', 'Count', 1);
}

function addUpstream(sink: MetricsSink, trace: Trace): void {
  // One sample a call: their number is that of the calls.
  for (const ms of trace.upstreamCallsMs) sink.addMetric('UpstreamLatency', 'Milliseconds', toMicroseconds(ms));
  addCount(sink, 'UpstreamFailures', trace.upstreamFailures);
  addCount(sink, 'UpstreamRefusals', trace.upstreamRefusals);
  addCount(sink, 'Throttles', trace.throttles);
  addCount(sink, 'LimitBypasses', trace.limitBypasses);
  if (trace.tokenOverdueSeconds > 0) sink.addMetric('TokenOverdue', 'Seconds', trace.tokenOverdueSeconds);
  addField(sink, 'retries', trace.retries);
  addField(sink, 'token_age_sec', trace.tokenAgeSeconds ?? 0);
}

/** `upstream` is missing: its calls have a metric of their own, without the pauses between them. */
const PHASE_FIELDS: readonly (readonly [Phase, string])[] = [
  ['cache', 'cache_ms'],
  ['token', 'token_ms'],
  ['normalise', 'normalise_ms'],
  ['ledger', 'ledger_ms'],
];

function addPhases(sink: MetricsSink, { timings }: Trace): void {
  for (const [phase, name] of PHASE_FIELDS) {
    const ms = timings.get(phase);
    if (ms !== undefined) sink.addMetadata(name, toMicroseconds(ms));
  }
}

/** More digits are only noise of the clock, and each number would cost 12 bytes more in the log. */
const toMicroseconds = (ms: number): number => Math.round(ms * 1_000) / 1_000;

function addEntities(
  sink: MetricsSink,
  { entities }: ExtractionFacts,
  isHighConfidence: (confidence: number) => boolean,
): void {
  if (entities.length === 0) return;
  let high = 0;
  let reviews = 0;
  let sum = 0;
  for (const { confidence, review } of entities) {
    sum += confidence;
    if (review) reviews += 1;
    if (isHighConfidence(confidence)) high += 1;
  }
  sink.addMetadata('entities', entities.length);
  addField(sink, 'high_confidence_entities', high);
  addField(sink, 'entities_for_review', reviews);
  // The mean of this request. The mean over all entities is in the windows, which are exact.
  sink.addMetric('Confidence', 'None', sum / entities.length);
}

function addCount(sink: MetricsSink, name: string, count: number): void {
  if (count > 0) sink.addMetric(name, 'Count', count);
}

function addField(sink: MetricsSink, name: string, count: number): void {
  if (count > 0) sink.addMetadata(name, count);
}
