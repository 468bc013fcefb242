import { describe, expect, it, vi } from 'vitest';
import type { CacheAnswer } from '../../../lib/cache/port.ts';
import { createCallContext } from '../../../lib/context.ts';
import { AuditUnavailableError, MalformedJsonError, UpstreamForbiddenError } from '../../../lib/errors.ts';
import { createExtractor, type ExtractionCall } from '../../../lib/extraction/index.ts';
import { CONTRACT_LANGUAGES } from '../../../lib/languages/index.ts';
import type { ExtractionFacts } from '../../../lib/ledger/port.ts';
import type { NormalizationRequest, NormalizedEntity } from '../../../lib/normalization/port.ts';
import type { NluQuery, NluResult } from '../../../lib/provider/port.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';

const entity: NormalizedEntity = {
  name: 'product',
  value: 'WH-1000XM5',
  confidence: 0.94,
  start: 0,
  end: 10,
  raw_value: 'headphones',
  match: 'exact',
  rule: 'product/WH-1000XM5',
};
const dropped = { name: 'intent', raw_value: 'complain', confidence: 0.8, reason: 'not_allowed' } as const;
const body = { text: '  headphones\n broken ', language: 'en-US', entity_types: ['product', 'intent'] };

interface SetUp {
  ledger?: Error;
  upstream?: Error;
  body?: unknown;
  result?: NluResult;
  cached?: Pick<CacheAnswer, 'result' | 'notes'>;
}

function setUp(options: SetUp = {}) {
  const clock = new FakeClock();
  const queries: NluQuery[] = [];
  const requests: NormalizationRequest[] = [];
  const recorded: ExtractionFacts[] = [];
  const emitMetrics = vi.fn();
  const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const extract = createExtractor({
    clock,
    logger,
    model: 'model-1',
    provider: {
      id: 'cxone',
      baseUrl: 'https://example.com',
      extract: async query => {
        queries.push(query);
        await clock.sleep(40);
        if (options.upstream) throw options.upstream;
        return options.result ?? { entities: [] };
      },
    },
    cache: {
      async resolve(_query, _directives, load, _context, noteOn): Promise<CacheAnswer> {
        const result = options.cached?.result ?? (await load());
        return {
          result,
          notes: options.cached ? options.cached.notes : await noteOn?.(result),
          source: 'api',
          ageSeconds: 0,
          tier: undefined,
          cacheStatus: Promise.resolve('cxone-entities; fwd=miss'),
        };
      },
    },
    normalizer: {
      rulesVersion: 'rules-1',
      isPrivate: () => false,
      unknownTypes: types => types.flatMap((name, index) => (name === 'intnt' ? [{ index, nearest: 'intent' }] : [])),
      normalize: async request => {
        requests.push(request);
        return { entities: [entity], dropped: [dropped] };
      },
      prepare: async () => undefined,
    },
    auditor: {
      noteFindings: async ({ entities }) => ({ noted: entities.map(({ name }) => name) }),
      record: async facts => {
        await clock.sleep(5);
        if (options.ledger) throw options.ledger;
        recorded.push(structuredClone(facts));
        return { auditId: 'audit-1', status: 'LOGGED', governance: 'COMPLIANT' };
      },
    },
    emitMetrics,
    defaultTimeZone: 'Europe/Berlin',
    languages: CONTRACT_LANGUAGES,
  });
  const run = async (call: Partial<ExtractionCall> = {}) => {
    const context = createCallContext(clock, 'request-1', 25_000);
    const answer = extract(
      { readBody: () => options.body ?? body, cacheControl: undefined, caller: 'key-1', ...call },
      context,
    );
    const settled = answer.then(
      value => ({ value, error: undefined }),
      error => ({ value: undefined, error }),
    );
    await clock.advance(100);
    return { ...(await settled), context };
  };
  return { run, queries, requests, recorded, emitMetrics, logger, clock };
}

describe('createExtractor', () => {
  it('normalises a new result once, and gives the ledger what is noted of it', async () => {
    const { run, requests, recorded } = setUp();
    await run();
    expect(requests).toHaveLength(1);
    expect(recorded[0]?.findings).toEqual({ noted: ['product'] });
  });

  it('normalises the result of another request, and gives the ledger what was noted of that', async () => {
    const { run, requests, recorded } = setUp({ cached: { result: { entities: [] }, notes: 'of another' } });
    await run();
    expect(requests).toHaveLength(1);
    expect(recorded[0]).toMatchObject({ entities: [entity], findings: 'of another' });
  });

  it('drops what the upstream got wrong as an invalid value, in the answer and in the record', async () => {
    const invalid = [
      { name: 'date', value: '', confidence: 0.7 },
      { name: 'unknown', value: '7', confidence: 0 },
    ];
    const { run, recorded } = setUp({ result: { entities: [], invalid } });
    const { value } = await run();
    const expected = [
      dropped,
      { name: 'date', raw_value: '', confidence: 0.7, reason: 'invalid_value' },
      { name: 'unknown', raw_value: '7', confidence: 0, reason: 'invalid_value' },
    ];
    expect(value?.response.dropped).toEqual(expected);
    expect(recorded[0]?.dropped).toEqual(expected);
  });

  it('warns of an entity type that no rule knows, and asks the upstream for it', async () => {
    const { run, queries } = setUp({ body: { ...body, entity_types: ['product', 'intnt'] } });
    const { value } = await run();
    expect(queries[0]?.entityTypes).toContain('intnt');
    expect(value?.response.warnings).toEqual([
      { pointer: '/entity_types/1', detail: 'no rule knows this type; the nearest one is intent' },
    ]);
  });

  it('answers with the contract of the response', async () => {
    const { run } = setUp();
    const { value } = await run();
    expect(value).toEqual({
      cacheStatus: 'cxone-entities; fwd=miss',
      response: {
        input_text: body.text,
        language: 'en-US',
        processing_time_ms: 40,
        cache_source: 'api',
        freshness_age_sec: 0,
        audit_status: 'LOGGED',
        audit_id: 'audit-1',
        rules_version: 'rules-1',
        entities: [entity],
        dropped: [dropped],
      },
    });
  });

  it('asks for canonical text and sorted types', async () => {
    const { run, queries } = setUp();
    await run();
    expect(queries).toEqual([
      { text: 'headphones broken', language: 'en-US', entityTypes: ['intent', 'product'], confidenceThreshold: 0.75 },
    ]);
  });

  it('reads relative dates against the reference time and zone asked for, else against now and the default', async () => {
    const asked = setUp({ body: { ...body, reference_time: '2020-02-29T12:00:00Z', time_zone: 'Asia/Tokyo' } });
    await asked.run();
    expect(asked.requests[0]).toMatchObject({ referenceTime: Date.UTC(2020, 1, 29, 12), timeZone: 'Asia/Tokyo' });
    const silent = setUp();
    const { clock } = silent;
    const start = clock.now();
    await silent.run();
    expect(silent.requests[0]).toMatchObject({ referenceTime: start + 40, timeZone: 'Europe/Berlin' });
  });

  it('gives answer, record and metrics the same processing time, without the time of the ledger', async () => {
    const { run, recorded, emitMetrics } = setUp();
    const { value, context } = await run();
    expect(value?.response.processing_time_ms).toBe(40);
    expect(recorded[0]?.processingTimeMs).toBe(40);
    expect(emitMetrics.mock.calls[0]?.[0].processingTimeMs).toBe(40);
    expect(context.trace.timings.get('ledger')).toBe(5);
  });

  it('records the request of an answer and of a failure, with the default threshold', async () => {
    const request = { text: body.text, language: 'en-US', entityTypes: body.entity_types, confidenceThreshold: 0.75 };
    const answered = setUp();
    await answered.run();
    expect(answered.recorded).toMatchObject([{ outcome: 'ok', request }]);
    const failing = setUp({ upstream: new UpstreamForbiddenError('No.') });
    await failing.run();
    expect(failing.recorded).toMatchObject([{ outcome: 'upstream-forbidden', request }]);
  });

  it('records a refused body with what could be read of it', async () => {
    const { run, recorded } = setUp({ body: { ...body, language: 'de-DE', confidence_threshold: 7 } });
    const { error } = await run();
    expect(error).toMatchObject({ code: 'invalid-request' });
    expect(recorded).toEqual([
      expect.objectContaining({
        status: 422,
        outcome: 'invalid-request',
        caller: 'key-1',
        request: { text: body.text, language: 'de-DE', entityTypes: body.entity_types },
        source: undefined,
      }),
    ]);
  });

  it('records a body that is not JSON', async () => {
    const { run, recorded, queries } = setUp();
    const { error } = await run({
      readBody: () => {
        throw new MalformedJsonError('The body is not valid JSON.');
      },
    });
    expect(error).toBeInstanceOf(MalformedJsonError);
    expect(recorded[0]).toMatchObject({ status: 400, outcome: 'malformed-json', request: {} });
    expect(queries).toEqual([]);
  });

  it('records and rethrows a failure of the upstream, once', async () => {
    const { run, recorded, emitMetrics, logger } = setUp({ upstream: new UpstreamForbiddenError('No.') });
    const { error } = await run();
    expect(error).toBeInstanceOf(UpstreamForbiddenError);
    expect(recorded).toMatchObject([{ status: 502, outcome: 'upstream-forbidden', entities: [] }]);
    expect(emitMetrics).toHaveBeenCalledOnce();
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('logs an unexpected failure as an error and records it as internal', async () => {
    const { run, recorded, logger } = setUp({ upstream: new TypeError('x is undefined') });
    const { error } = await run();
    expect(error).toBeInstanceOf(TypeError);
    expect(recorded).toMatchObject([{ status: 500, outcome: 'internal' }]);
    expect(logger.error).toHaveBeenCalledOnce();
  });

  it('does not answer when the ledger is required and refuses, and still emits metrics', async () => {
    const { run, emitMetrics, logger } = setUp({ ledger: new AuditUnavailableError('Down.') });
    const { value, error } = await run();
    expect(value).toBeUndefined();
    expect(error).toBeInstanceOf(AuditUnavailableError);
    expect(emitMetrics).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ status: 503, outcome: 'audit-unavailable' }),
      expect.anything(),
      undefined,
    );
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('logs an unexpected failure of the record with its error, because nothing else reports it', async () => {
    const fault = new TypeError('x is undefined');
    const { run, logger, emitMetrics } = setUp({ ledger: fault });
    expect((await run()).error).toBe(fault);
    expect(emitMetrics.mock.calls).toMatchObject([[{ status: 500, outcome: 'internal' }, {}, undefined]]);
    expect(logger.error.mock.calls).toEqual([
      ['The answer was not recorded', { error: fault, request_id: 'request-1' }],
    ]);
  });

  it('gives the caller the first failure when the ledger fails too', async () => {
    const { run } = setUp({ upstream: new UpstreamForbiddenError('No.'), ledger: new AuditUnavailableError('Down.') });
    expect((await run()).error).toBeInstanceOf(UpstreamForbiddenError);
  });
});
