import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTrace } from '../../../lib/context.ts';
import {
  type AuditReceipt,
  DEFAULT_POLICY,
  type ExtractionFacts,
  isHighConfidence,
} from '../../../lib/ledger/index.ts';
import { createExtractionMetrics, createFlushMetrics, createRefreshMetrics } from '../../../lib/metrics/index.ts';

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
    const calls = { upstreamCalls: 2, retries: 1, throttles: 1, limitBypasses: 1, upstreamMs: 80 };
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
      Requests: 1,
      Latency: 12.5,
      UpstreamCalls: 2,
      UpstreamFailures: 2,
      UpstreamRefusals: 1,
      UpstreamLatency: 80,
      Throttles: 1,
      LimitBypasses: 1,
      Retries: 1,
      TokenAge: 40,
      TokenOverdue: 3,
      Entities: 2,
      HighConfidenceEntities: 1,
      Confidence: 0.7,
      Dropped: 1,
      Reviews: 1,
    });
    for (const name of ['CacheHitsMemory', 'Failed', 'Rejected']) expect(namesIn(documents[0])).not.toContain(name);
  });

  const drop = { name: 'intent', raw_value: 'complain', confidence: 0.8, reason: 'not_allowed' as const };

  it.each([
    ['memory', 'cache', 'CacheHitsMemory'],
    ['dynamodb', 'cache', 'CacheHitsDynamoDb'],
    ['dynamodb', 'stale', 'StaleAnswers'],
  ] as const)('count an answer from %s as %s under %s', (tier, source, name) => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const [document] = written(() => metrics.emitExtraction(facts({ tier, source }), createTrace(), receipt));
    const hits = namesIn(document)?.filter(other => /Cache|Stale/.test(other));
    expect(hits).toEqual([name]);
  });

  it('count an entity at exactly the threshold as of high confidence, and none below it', () => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const entities = [entity(0.85), entity(0.849_999), entity(0.850_001)];
    const [document] = written(() => metrics.emitExtraction(facts({ entities }), createTrace(), receipt));
    expect(document).toMatchObject({ Entities: 3, HighConfidenceEntities: 2 });
  });

  it('count the entities for review', () => {
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const doubtful = { ...entity(0.9), review: true as const, review_reasons: ['policy' as const] };
    const entities = [doubtful, entity(0.9), doubtful];
    const [document] = written(() => metrics.emitExtraction(facts({ entities }), createTrace(), receipt));
    expect(document).toMatchObject({ Entities: 3, EntitiesForReview: 2 });
    const [sure] = written(() => metrics.emitExtraction(facts(), createTrace(), receipt));
    expect(namesIn(sure)).not.toContain('EntitiesForReview');
  });

  it('leave out the count of high confidence when it is 0', () => {
    const metrics = createExtractionMetrics(newSink(), () => false);
    const [document] = written(() => metrics.emitExtraction(facts(), createTrace(), receipt));
    expect(namesIn(document)).not.toContain('HighConfidenceEntities');
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
    expect(document).toMatchObject({ CacheLatency: 0.5, TokenLatency: 1.5, NormaliseLatency: 3.5 });
    expect(namesIn(document)?.filter(name => /^(Ledger|Upstream)/.test(name))).toEqual([]);
  });

  it('give times in whole microseconds, since each digit is a byte of log', () => {
    const trace = createTrace();
    trace.timings.set('cache', 4.123456789);
    trace.upstreamCalls = 1;
    trace.upstreamMs = 51.98765432;
    const metrics = createExtractionMetrics(newSink(), isHigh);
    const [document] = written(() => metrics.emitExtraction(facts(), trace, receipt));
    expect(document).toMatchObject({ CacheLatency: 4.123, UpstreamLatency: 51.988 });
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
    expect(namesIn(documents[1])).toEqual(['Requests', 'Latency', 'Failed', 'CacheHitsMemory', 'Unlogged']);
    expect(documents[1]).toMatchObject({ language: '', audit_id: '' });
  });
});

describe('The metrics of the schedules', () => {
  it('tell a token refresh that failed from one that had nothing to do', () => {
    const metrics = createRefreshMetrics(newSink());
    const documents = written(() => {
      metrics.emitRefresh('token-unavailable');
      metrics.emitRefresh('fresh');
      metrics.emitRefresh('refreshed');
    });
    expect(documents.map(document => document.TokenRefreshFailures)).toEqual([1, 0, 0]);
    expect(documents.map(document => document.TokenRefreshes)).toEqual([0, 0, 1]);
  });

  it('tell how far the webhook lags and what waits', () => {
    const metrics = createFlushMetrics(newSink());
    const run = {
      windowsSummed: 2,
      windowsSealed: 1,
      invalidRecords: 4,
      missingRecords: 2,
      refusedDocuments: 4,
      delivered: 3,
      failedAttempts: 1,
      deadLetters: 0,
    };
    const [document] = written(() =>
      metrics.emitFlush({ ...run, outboxDepth: 7, webhookLagSeconds: 130, outboxAgeSeconds: 65, outcome: 'ok' }),
    );
    expect(document).toMatchObject({
      WebhookLag: 130,
      OutboxAge: 65,
      OutboxDepth: 7,
      InvalidRecords: 4,
      MissingRecords: 2,
      RefusedDocuments: 4,
      WebhookDelivered: 3,
      FlushFailures: 0,
    });
  });
});
