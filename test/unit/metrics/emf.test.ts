import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTrace } from '../../../lib/context.ts';
import {
  type AuditReceipt,
  DEFAULT_POLICY,
  type ExtractionFacts,
  isHighConfidence,
} from '../../../lib/ledger/index.ts';
import {
  createExtractionMetrics,
  createFlushMetrics,
  createRefreshMetrics,
  type FlushFacts,
} from '../../../lib/metrics/index.ts';

interface Document {
  _aws: {
    CloudWatchMetrics: [{ Namespace: string; Dimensions: string[][]; Metrics: { Name: string; Unit: string }[] }];
  };
  [field: string]: unknown;
}

const entity = (confidence: number) => ({
  name: 'product',
  value: 'WH-1000XM5',
  confidence,
  start: null,
  end: null,
  raw_value: 'wireless headphones',
  match: 'exact' as const,
  rule: 'product',
});

const facts = (changes: Partial<ExtractionFacts> = {}): ExtractionFacts => ({
  requestId: 'request-1',
  caller: 'key-1',
  request: { text: 'a private text', language: 'de-DE' },
  provider: 'cxone',
  model: 'm1',
  source: 'cache',
  tier: 'memory',
  ageSeconds: 3,
  entities: [entity(0.9), entity(0.5)],
  dropped: [],
  rulesVersion: 'r1',
  status: 200,
  outcome: 'ok',
  processingTimeMs: 12.5,
  ...changes,
});

const receipt: AuditReceipt = { auditId: 'audit-1', status: 'LOGGED', governance: 'REVIEW' };

const isHigh = (confidence: number) => isHighConfidence(confidence, DEFAULT_POLICY);

const newSink = () =>
  new Metrics({ namespace: 'cxone-entities', serviceName: 'extract', defaultDimensions: { stage: 'test' } });

/** Every line that Powertools writes while `work` runs, read back as JSON. */
function written(work: () => void): Document[] {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(chunk => lines.push(String(chunk)) > 0);
  work();
  spy.mockRestore();
  return lines.map(line => JSON.parse(line));
}

const namesIn = (document: Document | undefined) => document?._aws.CloudWatchMetrics[0].Metrics.map(({ Name }) => Name);

describe('The metrics of extract', () => {
  afterEach(() => vi.restoreAllMocks());

  it('are one document with the counts, latencies and confidence of the answer', () => {
    const calls = { upstreamCalls: 2, retries: 1, throttles: 1, limitBypasses: 1, upstreamCallsMs: [30, 50] };
    const upstream = { ...calls, upstreamFailures: 2, upstreamRefusals: 1 };
    const trace = { ...createTrace(), ...upstream, tokenAgeSeconds: 40, tokenOverdueSeconds: 3 };
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const documents = written(() =>
      metrics.emitExtraction(facts({ source: 'api', tier: undefined, dropped: [drop] }), trace, receipt),
    );
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      service: 'extract',
      stage: 'test',
      Latency: 12.5,
      UpstreamFailures: 2,
      UpstreamRefusals: 1,
      UpstreamLatency: [30, 50],
      Throttles: 1,
      LimitBypasses: 1,
      TokenOverdue: 3,
      Confidence: 0.7,
      Reviews: 1,
      retries: 1,
      token_age_sec: 40,
      entities: 2,
      high_confidence_entities: 1,
      dropped: 1,
    });
    for (const name of ['CacheHitsMemory', 'Failed', 'Rejected']) expect(namesIn(documents[0])).not.toContain(name);
  });

  it('are few: a value that no alarm needs and no operator looks at each day is a field', () => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const trace = { ...createTrace(), retries: 1, tokenAgeSeconds: 40, timings: new Map([['cache', 1] as const]) };
    const [document] = written(() => metrics.emitExtraction(facts({ dropped: [drop] }), trace, receipt));
    expect(namesIn(document)).toEqual(['Latency', 'CacheHitsMemory', 'Confidence', 'Reviews']);
  });

  const drop = { name: 'intent', raw_value: 'complain', confidence: 0.8, reason: 'not_allowed' as const };

  it.each([
    ['memory', 'cache', ['CacheHitsMemory']],
    ['dynamodb', 'cache', ['CacheHitsDynamoDb']],
    ['dynamodb', 'stale', []],
  ] as const)('count an answer from %s as %s under %s', (tier, source, names) => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const [document] = written(() => metrics.emitExtraction(facts({ tier, source }), createTrace(), receipt));
    expect(namesIn(document)?.filter(name => name.startsWith('Cache'))).toEqual(names);
    expect(document).toMatchObject({ cache_source: source });
  });

  it('count an entity at exactly the threshold as of high confidence, and none below it', () => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const entities = [entity(0.85), entity(0.849_999), entity(0.850_001)];
    const [document] = written(() => metrics.emitExtraction(facts({ entities }), createTrace(), receipt));
    expect(document).toMatchObject({ entities: 3, high_confidence_entities: 2 });
  });

  it('count the entities for review', () => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const doubtful = { ...entity(0.9), review: true as const, review_reasons: ['policy' as const] };
    const entities = [doubtful, entity(0.9), doubtful];
    const [document] = written(() => metrics.emitExtraction(facts({ entities }), createTrace(), receipt));
    expect(document).toMatchObject({ entities: 3, entities_for_review: 2 });
    const [sure] = written(() => metrics.emitExtraction(facts(), createTrace(), receipt));
    expect(sure).not.toHaveProperty('entities_for_review');
  });

  it('leave out the count of high confidence when it is 0', () => {
    const metrics = createExtractionMetrics(newSink(), () => false);
    const [document] = written(() => metrics.emitExtraction(facts(), createTrace(), receipt));
    expect(document).not.toHaveProperty('high_confidence_entities');
  });

  it.each([
    [399, []],
    [400, ['Rejected']],
    [499, ['Rejected']],
    [500, ['Failed']],
  ])('count an answer of status %i among %j', (status, counted) => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const [document] = written(() => metrics.emitExtraction(facts({ status }), createTrace(), receipt));
    expect(namesIn(document)?.filter(name => /^(Rejected|Failed)$/.test(name))).toEqual(counted);
  });

  it('give each phase that took place its time', () => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const trace = createTrace();
    for (const [at, phase] of (['cache', 'token', 'upstream', 'normalise'] as const).entries())
      trace.timings.set(phase, at + 0.5);
    const [document] = written(() => metrics.emitExtraction(facts(), trace, receipt));
    expect(document).toMatchObject({ cache_ms: 0.5, token_ms: 1.5, normalise_ms: 3.5 });
    for (const name of ['ledger_ms', 'upstream_ms', 'UpstreamLatency']) expect(document).not.toHaveProperty(name);
  });

  it('give times in whole microseconds, since each digit is a byte of log', () => {
    const trace = createTrace();
    trace.timings.set('cache', 4.123456789);
    trace.upstreamCallsMs.push(51.98765432);
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const [document] = written(() => metrics.emitExtraction(facts(), trace, receipt));
    expect(document).toMatchObject({ cache_ms: 4.123, UpstreamLatency: 51.988 });
  });

  it('count an answer that the ledger did not acknowledge', () => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const unlogged = { ...receipt, status: 'UNLOGGED' as const, governance: 'COMPLIANT' as const };
    const [document] = written(() => metrics.emitExtraction(facts(), createTrace(), unlogged));
    expect(document).toMatchObject({ Unlogged: 1 });
    expect(namesIn(document)).not.toContain('Reviews');
  });

  it('have the service and the stage as their only dimensions, and the request in fields', () => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const [document] = written(() =>
      metrics.emitExtraction(facts({ outcome: 'invalid-request' }), createTrace(), receipt),
    );
    expect(document?._aws.CloudWatchMetrics[0].Dimensions).toEqual([['service', 'stage']]);
    expect(document).toMatchObject({ language: 'de-DE', request_id: 'request-1' });
    expect(document).toMatchObject({ audit_id: 'audit-1', code: 'invalid-request' });
  });

  it('hold neither text nor values', () => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const [document] = written(() => metrics.emitExtraction(facts(), createTrace(), receipt));
    expect(JSON.stringify(document)).not.toMatch(/private|headphones|WH-1000/);
  });

  it('carry nothing over from one request to the next', () => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const documents = written(() => {
      metrics.emitExtraction(facts(), { ...createTrace(), retries: 2 }, receipt);
      metrics.emitExtraction(
        facts({ entities: [], request: {}, status: 503, outcome: 'audit-unavailable' }),
        createTrace(),
        undefined,
      );
    });
    expect(namesIn(documents[1])).toEqual(['Latency', 'Failed', 'CacheHitsMemory', 'Unlogged']);
    expect(documents[1]).not.toHaveProperty('retries');
    expect(documents[1]).toMatchObject({ language: '', audit_id: '' });
  });
});

describe('The metrics of the schedules', () => {
  it('report a token refresh that failed, and none that did not', () => {
    const metrics = createRefreshMetrics(newSink());
    const documents = written(() => {
      metrics.emitRefresh('token-unavailable');
      metrics.emitRefresh('fresh');
      metrics.emitRefresh('refreshed');
    });
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({ TokenRefreshFailures: 1, code: 'token-unavailable' });
  });

  it('report the lag of the webhook and what is pending', () => {
    const metrics = createFlushMetrics(newSink());
    const [document] = written(() => metrics.emitFlush(RUN));
    expect(document).toMatchObject({
      WebhookLag: 130,
      OutboxAge: 65,
      InvalidRecords: 4,
      MissingRecords: 2,
      RefusedDocuments: 4,
      windows_summed: 2,
      windows_sealed: 1,
      delivered: 3,
      failed_attempts: 1,
      outbox_depth: 7,
      code: 'ok',
    });
    expect(namesIn(document)).not.toContain('FlushFailures');
  });

  it('send of an idle run only the lag, whose silence is an alarm', () => {
    const metrics = createFlushMetrics(newSink());
    const [document] = written(() => metrics.emitFlush(IDLE));
    expect(namesIn(document)).toEqual(['WebhookLag']);
  });

  it('count each fault of a run', () => {
    const metrics = createFlushMetrics(newSink());
    const [document] = written(() => metrics.emitFlush({ ...IDLE, deadLetters: 2, outcome: 'failed' }));
    expect(document).toMatchObject({ WebhookDeadLetters: 2, FlushFailures: 1 });
  });

  it('leave nothing of a run that read nothing, and carry none of it over', () => {
    const metrics = createFlushMetrics(newSink());
    const warn = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const nothingRead = { outboxDepth: undefined, webhookLagSeconds: undefined, outboxAgeSeconds: undefined };
    const documents = written(() => {
      metrics.emitFlush({ ...IDLE, ...nothingRead, windowsSummed: 3, outcome: 'busy' });
      metrics.emitFlush(IDLE);
    });
    expect(documents.map(({ code }) => code)).toEqual(['ok']);
    expect(documents[0]).not.toHaveProperty('windows_summed');
    // Powertools warns of a document without metrics.
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  const RUN: FlushFacts = {
    windowsSummed: 2,
    windowsSealed: 1,
    invalidRecords: 4,
    missingRecords: 2,
    refusedDocuments: 4,
    delivered: 3,
    failedAttempts: 1,
    deadLetters: 0,
    outboxDepth: 7,
    webhookLagSeconds: 130,
    outboxAgeSeconds: 65,
    outcome: 'ok',
  };
  const IDLE: FlushFacts = {
    ...RUN,
    ...{ windowsSummed: 0, windowsSealed: 0, invalidRecords: 0, missingRecords: 0, refusedDocuments: 0 },
    ...{ delivered: 0, failedAttempts: 0, outboxDepth: 0, webhookLagSeconds: 0, outboxAgeSeconds: 0 },
  };
});
