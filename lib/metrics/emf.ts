import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Trace } from '../context.ts';
import { LANGUAGES, type Language } from '../languages/index.ts';
import type { AuditReceipt, ExtractionFacts } from '../ledger/port.ts';

/** The part of Powertools Metrics that is used; one instance for each function, made by its handler. */
export type MetricsSink = Pick<Metrics, 'addMetric' | 'addMetadata' | 'addDimensions' | 'publishStoredMetrics'>;

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
  outcome: 'ok' | 'busy' | 'failed';
}

export interface FlushMetrics {
  emitFlush(facts: FlushFacts): void;
}

/**
 * Dimensions are service and stage, alone and with language or outcome class: 1 + 6 + 3 combinations, since CloudWatch
 * charges each as a metric; everything else is a field. Counters that are 0 are left out: the sum is the same without
 * them, and Powertools takes about 1 µs for each metric of a document.
 * @param isHighConfidence by the policy that also marks records for review, so that the two cannot disagree
 */
export function createExtractionMetrics(
  sink: MetricsSink,
  isHighConfidence: (confidence: number) => boolean,
): ExtractionMetrics {
  return {
    emitExtraction(facts, trace, receipt) {
      sink.addDimensions({}).addDimensions({ language: languageOf(facts) });
      sink.addDimensions({ outcome: outcomeClass(facts.status) });
      sink.addMetric('Requests', 'Count', 1).addMetric('Latency', 'Milliseconds', facts.processingTimeMs);
      addHit(sink, facts);
      addUpstream(sink, trace);
      addEntities(sink, facts, isHighConfidence);
      addCount(sink, 'Dropped', facts.dropped.length);
      addCount(sink, 'Reviews', receipt?.governance === 'REVIEW' ? 1 : 0);
      addCount(sink, 'Unlogged', receipt?.status === 'LOGGED' ? 0 : 1);
      sink.addMetadata('request_id', facts.requestId).addMetadata('audit_id', receipt?.auditId ?? '');
      sink.addMetadata('code', facts.outcome).addMetadata('cache_source', facts.source ?? '');
      sink.addMetadata('rules_version', facts.rulesVersion);
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

function languageOf({ request }: ExtractionFacts): Language | 'unknown' {
  return request.language !== undefined && LANGUAGES.includes(request.language) ? request.language : 'unknown';
}

function outcomeClass(status: number): 'ok' | 'rejected' | 'failed' {
  if (status >= 500) return 'failed';
  return status >= 400 ? 'rejected' : 'ok';
}

function addHit(sink: MetricsSink, { source, tier }: ExtractionFacts): void {
  if (source === 'stale') sink.addMetric('StaleAnswers', 'Count', 1);
  if (source === 'cache') sink.addMetric(tier === 'dynamodb' ? 'CacheHitsDynamoDb' : 'CacheHitsMemory', 'Count', 1);
}

function addUpstream(sink: MetricsSink, trace: Trace): void {
  if (trace.upstreamCalls > 0) {
    sink.addMetric('UpstreamCalls', 'Count', trace.upstreamCalls);
    sink.addMetric('UpstreamLatency', 'Milliseconds', trace.upstreamMs);
  }
  addCount(sink, 'Throttles', trace.throttles);
  addCount(sink, 'LimitBypasses', trace.limitBypasses);
  addCount(sink, 'Retries', trace.retries);
  if (trace.tokenAgeSeconds !== undefined) sink.addMetric('TokenAge', 'Seconds', trace.tokenAgeSeconds);
}

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
