import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Phase, Trace } from '../context.ts';
import type { AuditReceipt, ExtractionFacts } from '../ledger/port.ts';

/** The part of Powertools Metrics that is used; one instance for each function, made by its handler. */
export type MetricsSink = Pick<Metrics, 'addMetric' | 'addMetadata' | 'publishStoredMetrics'>;

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
 * The only dimensions are service and stage: CloudWatch charges each combination of values as a metric. What else is of
 * interest is a field of the document. Counters that are 0 are left out: the sum is the same without them, and
 * Powertools takes about 1 µs for each metric of a document.
 * @param isHighConfidence by the policy that also marks records for review, so that the two cannot disagree
 */
export function createExtractionMetrics(
  sink: MetricsSink,
  isHighConfidence: (confidence: number) => boolean,
): ExtractionMetrics {
  return {
    emitExtraction(facts, trace, receipt) {
      sink.addMetric('Requests', 'Count', 1).addMetric('Latency', 'Milliseconds', facts.processingTimeMs);
      addRefusal(sink, facts);
      addHit(sink, facts);
      addUpstream(sink, trace);
      addPhases(sink, trace);
      addEntities(sink, facts, isHighConfidence);
      addCount(sink, 'Dropped', facts.dropped.length);
      addCount(sink, 'Reviews', receipt?.governance === 'REVIEW' ? 1 : 0);
      addCount(sink, 'Unlogged', receipt?.status === 'LOGGED' ? 0 : 1);
      sink.addMetadata('request_id', facts.requestId).addMetadata('audit_id', receipt?.auditId ?? '');
      sink.addMetadata('code', facts.outcome).addMetadata('cache_source', facts.source ?? '');
      sink.addMetadata('language', facts.request.language ?? '').addMetadata('rules_version', facts.rulesVersion);
      sink.publishStoredMetrics();
    },
  };
}

export function createRefreshMetrics(sink: MetricsSink): RefreshMetrics {
  return {
    emitRefresh(outcome) {
      const failed = outcome !== 'refreshed' && outcome !== 'fresh';
      sink.addMetric('TokenRefreshes', 'Count', outcome === 'refreshed' ? 1 : 0);
      sink.addMetric('TokenRefreshFailures', 'Count', failed ? 1 : 0);
      sink.addMetadata('code', outcome);
      sink.publishStoredMetrics();
    },
  };
}

export function createFlushMetrics(sink: MetricsSink): FlushMetrics {
  return {
    emitFlush(facts) {
      if (facts.webhookLagSeconds !== undefined) sink.addMetric('WebhookLag', 'Seconds', facts.webhookLagSeconds);
      if (facts.outboxAgeSeconds !== undefined) sink.addMetric('OutboxAge', 'Seconds', facts.outboxAgeSeconds);
      if (facts.outboxDepth !== undefined) sink.addMetric('OutboxDepth', 'Count', facts.outboxDepth);
      sink.addMetric('WindowsSummed', 'Count', facts.windowsSummed);
      sink.addMetric('WindowsSealed', 'Count', facts.windowsSealed);
      sink.addMetric('InvalidRecords', 'Count', facts.invalidRecords);
      sink.addMetric('MissingRecords', 'Count', facts.missingRecords);
      sink.addMetric('RefusedDocuments', 'Count', facts.refusedDocuments);
      sink.addMetric('WebhookDelivered', 'Count', facts.delivered);
      sink.addMetric('WebhookFailedAttempts', 'Count', facts.failedAttempts);
      sink.addMetric('WebhookDeadLetters', 'Count', facts.deadLetters);
      sink.addMetric('FlushFailures', 'Count', facts.outcome === 'failed' ? 1 : 0);
      sink.addMetadata('code', facts.outcome);
      sink.publishStoredMetrics();
    },
  };
}

function addRefusal(sink: MetricsSink, { status }: ExtractionFacts): void {
  if (status >= 500) sink.addMetric('Failed', 'Count', 1);
  else if (status >= 400) sink.addMetric('Rejected', 'Count', 1);
}

function addHit(sink: MetricsSink, { source, tier }: ExtractionFacts): void {
  if (source === 'stale') sink.addMetric('StaleAnswers', 'Count', 1);
  if (source === 'cache') sink.addMetric(tier === 'dynamodb' ? 'CacheHitsDynamoDb' : 'CacheHitsMemory', 'Count', 1);
}

function addUpstream(sink: MetricsSink, trace: Trace): void {
  if (trace.upstreamCalls > 0) {
    sink.addMetric('UpstreamCalls', 'Count', trace.upstreamCalls);
    sink.addMetric('UpstreamLatency', 'Milliseconds', toMicroseconds(trace.upstreamMs));
  }
  addCount(sink, 'UpstreamFailures', trace.upstreamFailures);
  addCount(sink, 'UpstreamRefusals', trace.upstreamRefusals);
  addCount(sink, 'Throttles', trace.throttles);
  addCount(sink, 'LimitBypasses', trace.limitBypasses);
  addCount(sink, 'Retries', trace.retries);
  if (trace.tokenAgeSeconds !== undefined) sink.addMetric('TokenAge', 'Seconds', trace.tokenAgeSeconds);
  if (trace.tokenOverdueSeconds > 0) sink.addMetric('TokenOverdue', 'Seconds', trace.tokenOverdueSeconds);
}

/** `upstream` is missing: its calls have a metric of their own, without the pauses between them. */
const PHASE_METRICS: readonly (readonly [Phase, string])[] = [
  ['cache', 'CacheLatency'],
  ['token', 'TokenLatency'],
  ['normalise', 'NormaliseLatency'],
  ['ledger', 'LedgerLatency'],
];

function addPhases(sink: MetricsSink, { timings }: Trace): void {
  for (const [phase, name] of PHASE_METRICS) {
    const ms = timings.get(phase);
    if (ms !== undefined) sink.addMetric(name, 'Milliseconds', toMicroseconds(ms));
  }
}

/** Digits behind are noise of the clock, and 12 bytes of log each. */
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
  sink.addMetric('Entities', 'Count', entities.length);
  addCount(sink, 'HighConfidenceEntities', high);
  addCount(sink, 'EntitiesForReview', reviews);
  // The mean of this request. The mean over all entities is in the windows, which are exact.
  sink.addMetric('Confidence', 'None', sum / entities.length);
}

function addCount(sink: MetricsSink, name: string, count: number): void {
  if (count > 0) sink.addMetric(name, 'Count', count);
}
