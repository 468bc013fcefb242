import { describe, expect, it } from 'vitest';
import { createExtractFunction } from '../../fixtures/extract-function.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const HEADERS = { 'X-Request-Id': 'ivr-session-42', Traceparent: `00-${TRACE}-${SPAN}-01` };
const request = { text: 'a refund', language: 'en-US', entity_types: ['intent'] };

describe('The trace from an answer to its record', () => {
  it('uses the caller’s request id: in the answer, the log and the record', async () => {
    const { post, ledger, bound } = createExtractFunction();
    const { headers, body } = await post(request, HEADERS);
    expect(headers['X-Request-Id']).toBe('ivr-session-42');
    expect(bound).toEqual([{ request_id: 'ivr-session-42', trace_id: TRACE }]);
    expect(ledger.records()).toMatchObject([
      { audit_id: body.audit_id, request_id: 'ivr-session-42', trace_id: TRACE, schema: 2 },
    ]);
  });

  it('uses the gateway’s id where the caller sends none', async () => {
    const { post, ledger, bound } = createExtractFunction();
    expect((await post(request)).headers['X-Request-Id']).toBe('request');
    expect(bound).toEqual([{ request_id: 'request' }]);
    expect(ledger.records()).toMatchObject([{ request_id: 'request', trace_id: null }]);
  });

  it('is in problems too, with the id of the record', async () => {
    const { post, ledger } = createExtractFunction({ upstream: () => new Response('', { status: 403 }) });
    const ids: unknown[] = [];
    for (const body of [request, { ...request, language: 'xx' }, '{']) {
      const problem = await post(body, HEADERS);
      expect(problem.status).toBeGreaterThanOrEqual(400);
      expect(problem.headers['X-Request-Id']).toBe('ivr-session-42');
      expect(problem.body.instance).toBe('urn:cxone-entities:request:ivr-session-42');
      ids.push(problem.body.audit_id);
    }
    // Within a millisecond the ids have no order.
    expect(ids.toSorted()).toEqual(
      ledger
        .records()
        .map(({ audit_id }) => audit_id)
        .toSorted(),
    );
    expect(ids).toHaveLength(3);
  });

  it('names no record that the ledger does not have', async () => {
    const { post, ledger } = createExtractFunction();
    ledger.down = true;
    const problem = await post(request);
    expect(problem.body.type).toContain('audit-unavailable');
    expect(problem.body).not.toHaveProperty('audit_id');
  });

  it('goes on to the upstream as a span of the function’s own', async () => {
    const { post, calls } = createExtractFunction();
    await post(request, HEADERS);
    await post({ ...request, text: 'another refund' });
    const [first, second] = calls.map(({ headers }) => headers.get('traceparent'));
    expect(first).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect(first).not.toContain(SPAN);
    expect(second).toBeNull();
  });
});
