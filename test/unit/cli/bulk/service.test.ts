import { describe, expect, it } from 'vitest';
import { Pace, readRatePolicy } from '../../../../infra/cli/bulk/pace.ts';
import { Service } from '../../../../infra/cli/bulk/service.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { createExtractFunction } from '../../../fixtures/extract-function.ts';
import { FakeClock } from '../../../fixtures/fake-clock.ts';
import { answerTo } from './fixture.ts';

type Question = Parameters<typeof answerTo>[0] & { id: string };
type Reply = Record<string, unknown> | ((question: Question) => Record<string, unknown>);

const problemOf = (code: string, status: number) => ({
  type: `urn:cxone-entities:problem:${code}`,
  status,
  detail: 'D',
});
const throttled = (seconds: number) => ({
  status: 429,
  problem: problemOf('upstream-throttled', 429),
  retry_after_sec: seconds,
});
const answered: Reply = question => ({ status: 200, response: answerTo(question) });

/** A service that gives each call the next of the scripted answers, and the last one from then on. */
function setUp(
  script: readonly (() => Response | Reply[])[],
  { rate = Number.POSITIVE_INFINITY, concurrency = 4 } = {},
) {
  const clock = new FakeClock();
  const stop = new AbortController();
  const pace = new Pace(rate, clock);
  const calls: { at: number; path: string; ids: string[] }[] = [];
  const service = new Service({
    ...{ baseUrl: 'http://api', apiKey: 'key', run: 'abc', concurrency, pace, clock, signal: stop.signal },
    async fetch(url, init) {
      const body = JSON.parse(String(init?.body));
      const items: Question[] = body.items ?? [{ id: '1', ...body }];
      const next = script[Math.min(calls.length, script.length - 1)];
      calls.push({ at: clock.monotonic(), path: new URL(String(url)).pathname, ids: items.map(({ id }) => id) });
      const replies = next?.() ?? [];
      if (replies instanceof Response) return replies;
      const answers = items.map((item, index) => {
        const reply = replies[Math.min(index, replies.length - 1)] ?? {};
        return { id: item.id, ...(typeof reply === 'function' ? reply(item) : reply) };
      });
      return Response.json(body.items ? { items: answers } : answerTo(body));
    },
  });
  const ask = (...rows: number[]) =>
    service.ask(rows.map(row => ({ row, question: { text: `t${row}`, language: 'en-US', entity_types: ['date'] } })));
  /** Lets time pass until the work is done. */
  async function settle<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    work.then(end, end);
    for (let turn = 0; !isDone && turn < 5_000; turn += 1) await clock.advance(500);
    return work;
  }
  return { service, clock, stop, calls, ask, settle };
}

const failing =
  (status: number, code: string, headers = {}) =>
  () =>
    Response.json(problemOf(code, status), {
      status,
      headers: { 'content-type': 'application/problem+json', ...headers },
    });

describe('The service of a bulk run', () => {
  it('sends several rows as a batch, and one row as a single request', async () => {
    const { ask, settle, calls } = setUp([() => [answered]]);
    expect([...(await settle(ask(1, 2, 3))).keys()]).toEqual([1, 2, 3]);
    expect((await settle(ask(1))).get(1)).toMatchObject({ answer: { input_text: 't1' } });
    expect(calls.map(({ path }) => path)).toEqual(['/v1/extract:batch', '/v1/extract']);
  });

  it('waits for the Retry-After of an item, and asks only that item again', async () => {
    const { ask, settle, calls } = setUp([() => [answered, throttled(7), answered], () => [answered]]);
    const outcomes = await settle(ask(1, 2, 3));
    expect([...outcomes.values()].every(outcome => 'answer' in outcome)).toBe(true);
    expect(calls.map(({ path, ids }) => [path, ids])).toEqual([
      ['/v1/extract:batch', ['1', '2', '3']],
      ['/v1/extract', ['1']],
    ]);
    expect(calls[1]?.at).toBeGreaterThanOrEqual(7_000);
  });

  it('holds back all calls while one was told to wait', async () => {
    const { ask, settle, calls } = setUp([() => [throttled(20)], () => [answered]]);
    const first = ask(1, 2);
    const second = settle(Promise.all([first, new Promise(resolve => setImmediate(resolve)).then(() => ask(3, 4))]));
    await second;
    expect(calls.slice(1).every(({ at }) => at >= 20_000)).toBe(true);
  });

  it('does not count to be throttled as a failure, but ends after half an hour of it', async () => {
    const patient = setUp([...Array.from({ length: 20 }, () => () => [throttled(60)]), () => [answered]]);
    expect((await patient.settle(patient.ask(1, 2))).get(1)).toMatchObject({ answer: {} });
    const endless = setUp([() => [throttled(60)]]);
    await expect(endless.settle(endless.ask(1, 2))).rejects.toThrow('throttled the same rows for 30 minutes');
  });

  it('gives a row its five attempts beside any throttling', async () => {
    const failed = { status: 503, problem: problemOf('upstream-unavailable', 503), retry_after_sec: 1 };
    const script = [...Array.from({ length: 6 }, () => [throttled(1)]), [failed], [answered]];
    const { ask, settle } = setUp(script.map(replies => () => replies));
    expect((await settle(ask(1, 2))).get(1)).toMatchObject({ answer: {} });
  });

  it('gives a row that fails five attempts', async () => {
    const failed = { status: 503, problem: problemOf('upstream-unavailable', 503), retry_after_sec: 1 };
    const { ask, settle, calls } = setUp([() => [failed]]);
    expect((await settle(ask(1, 2))).get(2)).toEqual({
      problem: { status: 503, code: 'upstream-unavailable', detail: 'D' },
    });
    expect(calls).toHaveLength(5);
  });

  it('asks again at once what the time of a batch did not suffice for', async () => {
    const late = { status: 504, problem: problemOf('deadline-exceeded', 504) };
    const { ask, settle, calls } = setUp([() => [answered, late], () => [answered]]);
    expect((await settle(ask(1, 2))).get(2)).toMatchObject({ answer: {} });
    expect(calls).toHaveLength(2);
  });

  it('does not repeat what another attempt would not change', async () => {
    const refused = {
      status: 422,
      problem: { ...problemOf('invalid-request', 422), errors: [{ pointer: '/text', detail: 'x' }] },
    };
    const { ask, settle, calls } = setUp([() => [refused]]);
    expect((await settle(ask(1, 2))).get(1)).toMatchObject({ problem: { errors: [{ pointer: '/text' }] } });
    expect(calls).toHaveLength(1);
  });

  it('waits when the gateway throttles, and backs off when it fails', async () => {
    const limited = setUp([failing(429, 'rate-limited', { 'retry-after': '3' }), () => [answered]]);
    await limited.settle(limited.ask(1, 2));
    expect(limited.calls[1]?.at).toBeGreaterThanOrEqual(3_000);
    const broken = setUp([failing(502, 'internal')]);
    expect((await broken.settle(broken.ask(1, 2))).get(1)).toMatchObject({
      problem: { status: 502, code: 'internal' },
    });
    expect(broken.calls).toHaveLength(5);
    expect(broken.calls[4]?.at).toBeGreaterThanOrEqual(7_500);
  });

  eachRow([
    [403, 'refuses the API key'],
    [404, '--url must end before /v1'],
  ])('ends the run on %d', async (status, complaint) => {
    const { ask, settle, calls } = setUp([failing(status, 'x')]);
    await expect(settle(ask(1, 2))).rejects.toThrow(complaint);
    expect(calls).toHaveLength(1);
  });

  it('ends the run when the service is gone for five attempts', async () => {
    const gone = () => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    };
    const { ask, settle, calls } = setUp([gone]);
    await expect(settle(ask(1, 2))).rejects.toThrow(/http:\/\/api does not answer: connect ECONNREFUSED.*--resume/);
    expect(calls).toHaveLength(5);
    const back = setUp([gone, gone, () => [answered]]);
    expect((await back.settle(back.ask(1, 2))).size).toBe(2);
  });

  it('keeps to the rate, and to the limit that the service states', async () => {
    const slow = setUp([() => [answered]], { rate: 2 });
    await slow.settle(Promise.all([slow.ask(1, 2), slow.ask(3, 4), slow.ask(5, 6)]));
    expect(slow.calls.map(({ at }) => at)).toEqual([0, 1_000, 2_000]);
    const stated = setUp([
      () =>
        Response.json(
          { items: [1, 2].map(id => ({ id: String(id), status: 200, response: {} })) },
          { headers: { 'ratelimit-policy': '"upstream";q=60;w=60' } },
        ),
      () => [answered],
    ]);
    await stated.settle(stated.ask(1, 2));
    await stated.settle(stated.ask(3, 4));
    await stated.settle(stated.ask(5, 6));
    expect((stated.calls[2]?.at ?? 0) - (stated.calls[1]?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
  });

  it('makes no more calls at the same time than it may', async () => {
    let [open, most] = [0, 0];
    const clock = new FakeClock();
    const service = new Service({
      ...{ baseUrl: 'http://api', apiKey: 'key', run: 'abc', concurrency: 2, clock },
      ...{ pace: new Pace(Number.POSITIVE_INFINITY, clock), signal: new AbortController().signal },
      async fetch(_url, init) {
        open += 1;
        most = Math.max(most, open);
        await new Promise(resolve => setImmediate(resolve));
        open -= 1;
        return Response.json(answerTo(JSON.parse(String(init?.body))));
      },
    });
    const question = { text: 'a', language: 'en-US' as const, entity_types: ['date'] };
    await Promise.all(Array.from({ length: 9 }, (_, row) => service.ask([{ row, question }])));
    expect(most).toBe(2);
  });

  it('ends at once when it is stopped', async () => {
    const { ask, stop, clock, calls } = setUp([() => [throttled(60)]]);
    const asking = ask(1, 2);
    asking.catch(() => undefined);
    await clock.advance(1_000);
    stop.abort(new Error('Stopped'));
    await expect(asking).rejects.toThrow('Stopped');
    expect(calls).toHaveLength(1);
  });
});

describe('readRatePolicy', () => {
  it('reads the limit of the service', () => {
    expect(readRatePolicy('"upstream";q=610;w=60')).toBeCloseTo(10.17, 2);
    expect([readRatePolicy(null), readRatePolicy('"x"'), readRatePolicy('"x";q=0;w=60')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('Service, with the function behind it', () => {
  it('asks each row in its language, it-IT where the stage serves it', async () => {
    const text = 'richiamatemi domani';
    const date = { name: 'date', value: 'domani', confidence: 0.9, start: 13, end: 19 };
    const { post } = createExtractFunction({
      environment: { LANGUAGES_ENABLED: 'en-US,it-IT' },
      upstream: () => Response.json({ entities: [date] }),
    });
    const clock = new FakeClock();
    const pace = new Pace(Number.POSITIVE_INFINITY, clock);
    const service = new Service({
      ...{ baseUrl: 'http://api', apiKey: 'key', run: 'abc', concurrency: 1, pace, clock },
      signal: new AbortController().signal,
      async fetch(_, init) {
        const at = { resource: '/v1/extract:batch', httpMethod: 'POST' };
        const { status, body } = await post(JSON.parse(String(init?.body)), {}, at);
        return Response.json(body, { status });
      },
    });
    const outcomes = await service.ask(
      (['it-IT', 'de-DE'] as const).map((language, index) => ({
        row: index + 1,
        question: { text, language, entity_types: ['date'] },
      })),
    );
    expect(outcomes.get(1)).toMatchObject({ answer: { language: 'it-IT', entities: [{ value: '2026-11-23' }] } });
    expect(outcomes.get(2)).toMatchObject({ problem: { status: 422, errors: [{ pointer: '/language' }] } });
  });
});
