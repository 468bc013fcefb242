import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { createExtractFunction, type FunctionOptions } from '../../fixtures/extract-function.ts';
import { createMemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const AT = { resource: '/v1/extract:batch', httpMethod: 'POST' };
const item = (id: string, text = `a refund, ${id}`, change: object = {}) => ({
  ...{ id, text, language: 'en-US', entity_types: ['intent'] },
  ...change,
});
const ids = (count: number) => Array.from({ length: count }, (_, index) => `item-${index}`);

function createBatch(options?: FunctionOptions) {
  const fn = createExtractFunction(options);
  return { ...fn, batch: (body: unknown, headers?: Record<string, string>) => fn.post(body, headers, AT) };
}

interface ItemAnswer {
  id: string;
  status: number;
  retry_after_sec?: number;
  response?: { input_text: string; audit_id: string };
  problem?: { type: string; audit_id: string; errors?: unknown };
}

const answersOf = ({ body }: { body: { items: ItemAnswer[] } }): ItemAnswer[] => body.items;

describe('POST /v1/extract:batch', () => {
  it('answers each item in order, with a record of its own', async () => {
    const { batch, ledger } = createBatch();
    const answer = await batch({ items: ids(25).map(id => item(id)) }, { 'x-request-id': 'nightly-batch-1' });
    expect(answer.status).toBe(200);
    const answers = answersOf(answer);
    expect(answers.map(({ id }) => id)).toEqual(ids(25));
    for (const { id, status, response } of answers) {
      expect([status, response?.input_text]).toEqual([200, `a refund, ${id}`]);
    }
    const records = ledger.records();
    expect(records.map(record => record.audit_id).sort()).toEqual(
      answers.map(({ response }) => response?.audit_id ?? '').sort(),
    );
    expect(new Set(records.map(record => record.request_id))).toEqual(new Set(['nightly-batch-1']));
  });

  it('answers what it can when items fail, each with a problem of its own', async () => {
    const { batch, ledger } = createBatch({
      upstream: ({ text }) =>
        text === 'forbidden' ? new Response('', { status: 403 }) : Response.json({ entities: [] }),
    });
    const answer = await batch({
      items: [item('good'), item('bad', '', { zork: 1 }), item('upstream', 'forbidden'), { id: 'empty' }],
    });
    expect(answer.status).toBe(200);
    const answers = answersOf(answer);
    expect(answers.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'good 200',
      'bad 422',
      'upstream 502',
      'empty 422',
    ]);
    expect(answers[1]?.problem?.errors).toEqual([
      { pointer: '/text', detail: 'must hold more than white space' },
      { pointer: '/zork', detail: 'is not a known field' },
    ]);
    const recorded = new Set(ledger.records().map(record => record.audit_id));
    for (const { response, problem } of answers) expect(recorded).toContain(response?.audit_id ?? problem?.audit_id);
    expect(recorded.size).toBe(4);
  });

  it('says when an item may come again', async () => {
    const { batch } = createBatch({
      upstream: () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
    });
    const [answer] = answersOf(await batch({ items: [item('a')] }));
    expect(answer?.status).toBe(429);
    // With the jitter that spreads the calls after a cooldown.
    expect([7, 8]).toContain(answer?.retry_after_sec);
  });

  eachRow([undefined, 'no-store', 'no-cache'])('asks the same once, with Cache-Control %s', async cacheControl => {
    const { batch, calls, ledger } = createBatch();
    const items = ids(25).map((id, index) => item(id, index % 2 === 0 ? 'the same' : 'the  same '));
    const answer = await batch({ items }, cacheControl === undefined ? {} : { 'cache-control': cacheControl });
    expect(answersOf(answer).filter(({ status }) => status === 200)).toHaveLength(25);
    expect(calls).toHaveLength(1);
    expect(ledger.records()).toHaveLength(25);
  });

  it('asks each of two thresholds of its own', async () => {
    const { batch, calls } = createBatch();
    const items = [0.5, 0.9, 0.9].map((threshold, index) =>
      item(`${index}`, 'the same', { confidence_threshold: threshold }),
    );
    await batch({ items }, { 'cache-control': 'no-store' });
    expect(calls).toHaveLength(2);
  });

  it('states what the last of its calls has left of the limit', async () => {
    const environment = { UPSTREAM_REQUESTS_PER_SECOND: '0.1', UPSTREAM_BURST: '9' };
    const leftAfter = async (count: number) => {
      const { headers } = await createBatch({ environment }).batch({ items: ids(count).map(id => item(id)) });
      return Number(/^"upstream";r=(\d)$/.exec(headers.RateLimit ?? '')?.[1]);
    };
    const [first, third] = [await leftAfter(1), await leftAfter(3)];
    expect(third).toBe(first - 2);
  });

  it('makes at most five calls at a time', async () => {
    let [open, most] = [0, 0];
    const { batch } = createBatch({
      async upstream() {
        open += 1;
        most = Math.max(most, open);
        for (let turn = 0; turn < 5; turn += 1) await new Promise<void>(resolve => setImmediate(resolve));
        open -= 1;
        return Response.json({ entities: [] });
      },
    });
    await batch({ items: ids(25).map(id => item(id)) });
    expect(most).toBe(5);
  });

  it('answers the rest by deadline-exceeded, with records, when the time runs out', async () => {
    const clock = new SimulatedClock();
    const ledger = createMemoryLedgerStore(clock);
    const { batch } = createBatch({
      clock,
      platform: {
        // The ledger is slow, so that the remaining items would be too late if they were recorded five at a time.
        ledger: {
          async append(record) {
            await clock.sleep(1_000);
            await ledger.append(record);
          },
        },
      },
      async upstream({ signal }) {
        await clock.sleep(6_500, signal);
        return Response.json({ entities: [] });
      },
    });
    const items = ids(25).map(id => item(id));
    const answers = answersOf(await clock.run(batch({ items }, { 'cache-control': 'no-store' })));
    expect(clock.monotonic()).toBeLessThan(26_500);
    const late = answers.filter(({ problem }) => problem?.type.endsWith(':deadline-exceeded'));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(15);
    expect(late.map(({ status }) => status)).toEqual(Array(10).fill(504));
    expect(ledger.records()).toHaveLength(25);
  });

  eachRow<[string, unknown, { pointer: string; detail: string }[]]>([
    ['no items', { items: [] }, [{ pointer: '/items', detail: 'must hold 1 to 25 items' }]],
    ['26 items', { items: ids(26).map(id => item(id)) }, [{ pointer: '/items', detail: 'must hold 1 to 25 items' }]],
    ['equal ids', { items: [item('a'), item('a')] }, [{ pointer: '/items/1/id', detail: 'must not be repeated' }]],
    ['an item without an id', { items: [{ text: 'a' }] }, [{ pointer: '/items/0/id', detail: 'is required' }]],
    ['an item that is no object', { items: [7] }, [{ pointer: '/items/0', detail: 'must be a JSON object' }]],
    ['no list', {}, [{ pointer: '/items', detail: 'is required' }]],
    ['a further field', { items: [item('a')], zork: 1 }, [{ pointer: '/zork', detail: 'is not a known field' }]],
    ['no object', 'null', [{ pointer: '', detail: 'must be a JSON object' }]],
  ])('refuses a batch with %s as a whole, with one record', async (_what, body, errors) => {
    const { batch, ledger, calls } = createBatch();
    const answer = await batch(body);
    expect([answer.status, answer.body.errors]).toEqual([422, errors]);
    expect(answer.body.audit_id).toBe(ledger.records()[0]?.audit_id);
    expect([ledger.records().length, calls.length]).toEqual([1, 0]);
  });

  it('takes a body of 1 MiB and none that is larger', async () => {
    const { batch } = createBatch();
    const items = ids(25).map(id => item(id, '語'.repeat(10_000)));
    expect((await batch({ items })).status).toBe(200);
    const padded = `${JSON.stringify({ items })}${' '.repeat(1_024 * 1_024)}`;
    expect((await batch(padded)).body.type).toContain('payload-too-large');
  });
});
