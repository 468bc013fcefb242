import { describe, expect, it } from 'vitest';
import { createLogFilter, describeAnswer } from '../../../infra/local/function-log.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const answer = (status: number, body: unknown, path = '/v1/extract', method = 'POST') =>
  describeAnswer({
    method,
    path,
    status,
    durationMs: 126.4,
    headers: {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('describeAnswer', () => {
  eachRow([
    [
      answer(200, { input_text: 'a refund', cache_source: 'api', entities: [1, 2, 3], audit_id: '01M87A' }),
      '200 api 126 ms 3 entities 01M87A',
    ],
    [
      answer(422, { type: 'urn:cxone-entities:problem:invalid-request', audit_id: '01M87A' }),
      '422 invalid-request 126 ms 01M87A',
    ],
    [answer(200, { items: [1, 2] }, '/v1/extract:batch'), '200 POST /v1/extract:batch 126 ms 2 items'],
    [answer(200, { cache_source: 'api', entities: [1] }), '200 api 126 ms 1 entity'],
    [answer(200, { items: [1] }, '/v1/extract:batch'), '200 POST /v1/extract:batch 126 ms 1 item'],
    [answer(200, { status: 'ok' }, '/v1/health', 'GET'), '200 GET /v1/health 126 ms'],
    [answer(502, ''), '502 126 ms'],
    [answer(502, 'null'), '502 126 ms'],
  ])('says %s', (line, expected) => expect(line).toBe(expected));
});

describe('createLogFilter', () => {
  it('shows warnings and errors, also when a line arrives in parts, and keeps what is not a log line', () => {
    const shown: string[] = [];
    const filter = createLogFilter(line => shown.push(line));
    filter.take('Starting\n{"level":"INFO","message":"audit"}\n{"level":"WA');
    filter.take('RN","message":"slow"}\n{"level":"ERROR","message":"broken"}\nServer');
    expect(shown).toEqual(['WARN slow', 'ERROR broken']);
    expect(filter.printed()).toBe('Starting\nServer');
  });
});
