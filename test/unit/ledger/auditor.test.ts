import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { AuditUnavailableError } from '../../../lib/errors.ts';
import type { AuditorOptions } from '../../../lib/ledger/index.ts';
import { createAuditor, DEFAULT_POLICY, shardOf, windowAt } from '../../../lib/ledger/index.ts';
import { AUDITOR_OPTIONS } from '../../fixtures/auditor-options.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createRecordingLogger, dropped, entity, facts, testKeys } from '../../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';

function setUp(change: Partial<AuditorOptions> = {}) {
  const clock = new FakeClock();
  const logger = createRecordingLogger();
  const store = createMemoryLedgerStore(clock);
  const auditor = createAuditor({
    clock,
    logger,
    auditLog: logger,
    store,
    ...AUDITOR_OPTIONS,
    isPrivate: type => type === 'customer_name',
    ...change,
  });
  const context = createCallContext(clock, 'request-1', 25_000);
  return { clock, logger, store, auditor, context };
}

const noKeys = async () => {
  throw new Error('Secrets Manager is down');
};

describe('Auditor', () => {
  it('answers LOGGED with exactly one record, in the window and shard of its id', async () => {
    const { auditor, context, store, clock } = setUp();
    const receipt = await auditor.record(facts(), context);
    expect(receipt).toMatchObject({ status: 'LOGGED', governance: 'COMPLIANT' });
    const [record, ...others] = store.records();
    expect(others).toEqual([]);
    expect(record?.audit_id).toBe(receipt.auditId);
    expect(shardOf(receipt.auditId).window).toBe(windowAt(clock.now()));
  });

  it('keeps amounts as whole microseconds and millionths', async () => {
    const { auditor, context, store } = setUp();
    context.trace.upstreamCallsMs.push(20.0001, 28.0003);
    context.trace.upstreamCalls = 2;
    context.trace.timings.set('cache', 1.2);
    await auditor.record(facts({ entities: [entity(), entity({ confidence: 0.1 + 0.2 })] }), context);
    expect(store.records()[0]).toMatchObject({
      latency_us: 61_437,
      upstream_us: 48_000,
      upstream_calls: 2,
      phases_us: { cache: 1_200 },
      confidence_threshold: 750_000,
      entity_count: 2,
      high_confidence_count: 1,
      confidence_sum: 1_240_000,
    });
  });

  it('counts a confidence of exactly 0.85 as high', async () => {
    const { auditor, context, store } = setUp();
    const receipt = await auditor.record(facts({ entities: [entity({ confidence: 0.85 })] }), context);
    expect(receipt.governance).toBe('COMPLIANT');
    expect(store.records()[0]?.high_confidence_count).toBe(1);
  });

  it("counts high confidence by the policy's own threshold, so that count and flag agree", async () => {
    const { auditor, context, store } = setUp({
      policy: { ...DEFAULT_POLICY, version: 'strict', highConfidence: 0.95 },
    });
    const entities = [entity({ confidence: 0.95 }), entity({ confidence: 0.9 })];
    const receipt = await auditor.record(facts({ entities }), context);
    expect(receipt.governance).toBe('REVIEW');
    expect(store.records()[0]?.high_confidence_count).toBe(1);
  });

  it('asks for review with the id of the rule that fired', async () => {
    const { auditor, context, store } = setUp();
    const receipt = await auditor.record(facts({ entities: [entity({ confidence: 0.8499 })] }), context);
    expect(receipt.governance).toBe('REVIEW');
    expect(store.records()[0]?.governance_rules).toEqual(['low-confidence-entity']);
  });

  it('records failures as not applicable, also when no request could be read', async () => {
    const { auditor, context, store } = setUp();
    await auditor.record(
      facts({ request: {}, entities: [], source: undefined, status: 400, outcome: 'malformed-json' }),
      context,
    );
    expect(store.records()[0]).toMatchObject({
      status: 400,
      outcome: 'malformed-json',
      governance: 'NOT_APPLICABLE',
      preview: null,
      input_hmac: null,
      input_hmac_reason: 'no_text',
      input_length: null,
      language: null,
    });
  });

  it('keeps why a value is for review, and leaves the field out for others', async () => {
    const { auditor, context, store } = setUp();
    const doubtful = entity({ review: true, review_reasons: ['policy', 'corrected'] });
    await auditor.record(facts({ entities: [doubtful, entity()] }), context);
    const [first, second] = store.records()[0]?.entities ?? [];
    expect(first).toMatchObject({ review_reasons: ['policy', 'corrected'] });
    expect(second).not.toHaveProperty('review_reasons');
  });

  it('counts dropped entities by reason', async () => {
    const { auditor, context, store } = setUp();
    const all = [dropped(), dropped(), dropped({ reason: 'below_threshold' })];
    await auditor.record(facts({ dropped: all }), context);
    expect(store.records()[0]).toMatchObject({ dropped: { not_allowed: 2, below_threshold: 1 }, dropped_count: 3 });
  });

  eachRow([
    ['key-1', 'key-1'],
    [undefined, null],
  ])('names the caller %s as %s', async (caller, written) => {
    const { auditor, context, store } = setUp();
    await auditor.record(facts({ caller }), context);
    expect(store.records()[0]?.caller).toBe(written);
  });

  eachRow([
    ['stale', 'stale'],
    [undefined, null],
  ] as const)('names the source %s as %s', async (source, written) => {
    const { auditor, context, store } = setUp();
    await auditor.record(facts({ source }), context);
    expect(store.records()[0]?.source).toBe(written);
  });

  it('keeps records for the days of AUDIT_RETENTION_DAYS', async () => {
    const { auditor, context, store, clock } = setUp({ retentionDays: 30 });
    await clock.advance(999);
    await auditor.record(facts(), context);
    expect(store.records()[0]?.expires_at).toBe(Math.floor(clock.now() / 1000) + 30 * 86_400);
  });
});

describe('Auditor with personal data', () => {
  it('needs no redaction for a record of which all is noted, and redacts again if something is not', async () => {
    const text = 'I would like to return my wireless headphones, call 212 555 0142';
    const phone = entity({ name: 'intent', value: '+12125550142', raw_value: '212 555 0142', match: 'typed' });
    const given = facts({ request: { ...facts().request, text }, entities: [entity(), phone] });
    const { auditor, context } = setUp();
    const findings = await auditor.noteFindings(given, context);
    const broken = setUp({ redaction: () => Promise.reject(new Error('redaction was loaded')) });
    await broken.auditor.record({ ...given, findings }, context);
    expect(broken.store.records()[0]?.preview).toBe('I would like to return my wireless headphones, call [PHONE]');
    for (const change of [
      { findings: undefined },
      { findings: { ...(findings as object), version: 'older' } },
      { request: { ...given.request, text: `${text}.` } },
      { entities: [entity({ value: 'WF-1000XM5' })] },
    ]) {
      await expect(broken.auditor.record({ ...given, findings, ...change }, context)).rejects.toThrow('was loaded');
    }
  });

  it('proves the text by an HMAC', async () => {
    const { auditor, context, store } = setUp();
    const { text = '' } = facts().request;
    await auditor.record(facts(), context);
    expect(store.records()[0]).toMatchObject({
      input_hmac: testKeys.hmac('ledger', `input:${text}`),
      input_hmac_reason: null,
    });
  });

  it('redacts before it cuts the preview to 100 characters', async () => {
    const { auditor, context, store } = setUp();
    const text = `${'x'.repeat(90)} jane.doe@example.com is my address`;
    await auditor.record(facts({ request: { text } }), context);
    expect(store.records()[0]?.preview).toBe(`${'x'.repeat(90)} [EMAIL] i`);
  });

  it('redacts the preview of an answer without entities', async () => {
    const { auditor, context, store } = setUp();
    await auditor.record(facts({ request: { text: 'write to jane.doe@example.com' }, entities: [] }), context);
    expect(store.records()[0]?.preview).toBe('write to [EMAIL]');
  });

  it('has U+FFFD in its preview for half of a surrogate pair, which DynamoDB could not keep', async () => {
    const { auditor, context, store } = setUp();
    await auditor.record(
      facts({ request: { text: 'red\ud83d shoes' }, entities: [], outcome: 'invalid-request' }),
      context,
    );
    expect(store.records()[0]?.preview).toBe('red\ufffd shoes');
  });

  it('leaves the preview out under AUDIT_PREVIEW=none', async () => {
    const { auditor, context, store } = setUp({ preview: 'none' });
    await auditor.record(facts(), context);
    expect(store.records()[0]).toMatchObject({ preview: null, input_length: 45 });
  });

  it('takes private entities out of the preview, dropped ones too, and keeps only the HMAC of their value', async () => {
    const { auditor, context, store } = setUp();
    const text = 'This is Ada Lovelace, not Grace Hopper';
    const returned = entity({
      name: 'customer_name',
      value: 'Ada Lovelace',
      raw_value: 'Ada Lovelace',
      start: 8,
      end: 20,
    });
    const refused = dropped({ name: 'customer_name', raw_value: 'Grace Hopper' });
    await auditor.record(facts({ request: { text }, entities: [returned], dropped: [refused] }), context);
    const [record] = store.records();
    expect(record?.preview).toBe('This is [CUSTOMER_NAME], not [CUSTOMER_NAME]');
    expect(record?.entities[0]).toMatchObject({ value: null, value_hmac: expect.stringMatching(/^[\w-]{43}$/) });
    expect(JSON.stringify(record)).not.toMatch(/Lovelace|Hopper/);
  });

  it('keeps the HMAC of a value of more than 256 units', async () => {
    const { auditor, store, context } = setUp();
    const value = 'a '.repeat(129).trim();
    await auditor.record(
      facts({ entities: [entity({ name: 'note', value: value.slice(0, 256) }), entity({ name: 'note', value })] }),
      context,
    );
    expect(store.records()[0]?.entities).toMatchObject([
      { value: value.slice(0, 256), value_hmac: null },
      { value: null, value_hmac: expect.any(String) },
    ]);
  });

  it('keeps the HMAC of a value that is personal data although its type is not private', async () => {
    const { auditor, context, store } = setUp();
    const text = 'call me at +1 415 555 0123, I was born on 5 March 1984';
    const entities = [
      entity({ name: 'callback', value: '+14155550123', raw_value: '+1 415 555 0123', start: 11, end: 26 }),
      entity({ name: 'date', value: '1984-03-05', raw_value: '5 March 1984', start: 42, end: 54, rule: 'date' }),
    ];
    await auditor.record(facts({ request: { text }, entities }), context);
    const [record] = store.records();
    expect(record?.entities.map(({ value }) => value)).toEqual([null, null]);
    expect(JSON.stringify(record)).not.toMatch(/1984-03-05|4155550123/);
  });

  it('keeps only the HMAC of a value that a second, private type found at the same place', async () => {
    const { auditor, context, store } = setUp();
    const text = 'it is 5 November 2021';
    const place = { raw_value: '5 November 2021', start: 6, end: 21 };
    const entities = [
      entity({ ...place, name: 'customer_name', value: '5 November 2021', rule: 'customer_name' }),
      entity({ ...place, name: 'date', value: '2021-11-05', match: 'typed', rule: 'date/2021-11-05' }),
    ];
    await auditor.record(facts({ request: { text }, entities }), context);
    const [record] = store.records();
    expect(record).toMatchObject({ preview: 'it is [CUSTOMER_NAME]', entities: [{ value: null }, { value: null }] });
    expect(record?.entities[1]).toMatchObject({ rule: 'date', value_hmac: expect.any(String) });
    expect(JSON.stringify(record)).not.toMatch(/2021/);
  });

  it('keeps only the HMAC of every value under AUDIT_VALUES=hmac', async () => {
    const { auditor, context, store } = setUp({ values: 'hmac' });
    await auditor.record(facts(), context);
    const [found] = store.records()[0]?.entities ?? [];
    expect(found).toMatchObject({ value: null, value_hmac: expect.stringMatching(/^[\w-]{43}$/), rule: 'product' });
  });

  it('keeps the value of an entity that its rule allows', async () => {
    const { auditor, context, store } = setUp();
    await auditor.record(facts(), context);
    expect(store.records()[0]?.entities[0]).toMatchObject({ value: 'WH-1000XM5', value_hmac: null });
  });
});

describe('Auditor in the log', () => {
  it('writes what proves the record as a line of the log, with its status', async () => {
    const { auditor, context, store, logger } = setUp();
    await auditor.record(facts(), context);
    const { audit_id, previous_audit_id, key_id, digest, record_hmac } = store.records()[0] ?? {};
    expect(digest).toMatch(/^[\w-]{43}$/);
    const audit = { audit_id, previous_audit_id, key_id, digest, record_hmac };
    expect(logger.lines).toEqual([{ level: 'info', message: 'audit', fields: { audit, audit_status: 'LOGGED' } }]);
  });

  it('writes the whole record as a line of the log under AUDIT_LOG=record', async () => {
    const { auditor, context, store, logger } = setUp({ line: 'record' });
    await auditor.record(facts(), context);
    expect(logger.lines[0]?.fields).toEqual({ audit: store.records()[0], audit_status: 'LOGGED' });
  });

  it('writes the whole record as a line of the log where the ledger did not take it', async () => {
    const { auditor, context, store, logger } = setUp({ mode: 'best-effort' });
    store.down = true;
    await auditor.record(facts({ requestId: 'request-7' }), context);
    expect(logger.lines[0]?.fields).toMatchObject({
      audit: { request_id: 'request-7', entities: expect.any(Array), outcome: 'ok' },
      audit_status: 'UNLOGGED',
    });
  });
});

describe('Auditor when the ledger or the secret fails', () => {
  it('refuses the answer when the ledger is required and down', async () => {
    const { auditor, context, store, logger } = setUp();
    store.down = true;
    await expect(auditor.record(facts(), context)).rejects.toThrow(AuditUnavailableError);
    expect(logger.lines[0]?.fields).toMatchObject({ audit_status: 'UNLOGGED' });
    expect(String(logger.lines[1]?.fields.error)).toContain('the ledger table did not answer: down');
  });

  it('refuses the answer when the ledger fails without an error', async () => {
    const { auditor, context, logger } = setUp({ store: { append: () => Promise.reject() } });
    await expect(auditor.record(facts(), context)).rejects.toThrow(AuditUnavailableError);
    expect(String(logger.lines[1]?.fields.error)).toBe('Error: the ledger failed without an error');
  });

  it('answers UNLOGGED under best effort when the ledger is down', async () => {
    const { auditor, context, store } = setUp({ mode: 'best-effort' });
    store.down = true;
    expect(await auditor.record(facts(), context)).toMatchObject({ status: 'UNLOGGED', governance: 'COMPLIANT' });
  });

  it('refuses the answer, and records the refusal, when the service secret cannot be read', async () => {
    const { auditor, context, store } = setUp({ keys: noKeys });
    await expect(auditor.record(facts(), context)).rejects.toThrow(AuditUnavailableError);
    expect(store.records()).toHaveLength(1);
    expect(store.records()[0]).toMatchObject({
      status: 503,
      outcome: 'audit-unavailable',
      entities: [],
      input_hmac: null,
      input_hmac_reason: 'service_secret_unavailable',
      record_hmac: null,
    });
  });

  it('records without HMACs under best effort when the service secret cannot be read', async () => {
    const { auditor, context, store } = setUp({ keys: noKeys, mode: 'best-effort' });
    expect(await auditor.record(facts(), context)).toMatchObject({ status: 'LOGGED' });
    expect(store.records()[0]).toMatchObject({ status: 200, input_hmac: null, key_id: null, record_hmac: null });
  });

  it('gives up a put that hangs, and has it settled before it answers', async () => {
    let settled = false;
    const hanging: AuditorOptions['store'] = {
      append: (_record, options) =>
        new Promise((_resolve, reject) => {
          options?.signal?.addEventListener('abort', () => {
            settled = true;
            reject(options.signal?.reason);
          });
        }),
    };
    const { auditor, context, clock } = setUp({ store: hanging, mode: 'best-effort' });
    const answer = auditor.record(facts(), context);
    await clock.advance(3_000);
    expect(await answer).toMatchObject({ status: 'UNLOGGED' });
    expect(settled).toBe(true);
  });

  it('still has time to record a request whose budget is spent', async () => {
    const appended: string[] = [];
    const slow = (clock: FakeClock): AuditorOptions['store'] => ({
      async append(record, options) {
        await clock.sleep(1_000, options?.signal);
        appended.push(record.outcome);
      },
    });
    const clock = new FakeClock();
    const { auditor } = setUp({ clock, store: slow(clock) });
    const context = createCallContext(clock, 'request-1', 25_000);
    await clock.advance(25_000);
    const answer = auditor.record(facts({ status: 504, outcome: 'deadline-exceeded', entities: [] }), context);
    await clock.advance(1_000);
    expect(await answer).toMatchObject({ status: 'LOGGED' });
    expect(appended).toEqual(['deadline-exceeded']);
  });
});
