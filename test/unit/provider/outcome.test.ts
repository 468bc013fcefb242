import { describe, expect } from 'vitest';
import { classifyAnswer, classifyFault } from '../../../lib/provider/transport/outcome.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

const classify = (status: number, headers: Record<string, string> = {}, elapsedMs = 100) =>
  classifyAnswer({ status, headers: new Headers(headers), body: '' }, elapsedMs, NOW);

describe('classifyAnswer', () => {
  eachRow([200, 302, 400, 401, 403, 404, 422, 499])('takes %i for an answer that no attempt would change', status => {
    expect(classify(status)).toMatchObject({ kind: 'answer', slow: false });
  });

  eachRow([500, 502, 503, 504, 599])('takes %i for a fault of the upstream', status => {
    expect(classify(status)).toEqual({ kind: 'fault', reason: `status ${status}`, ours: false });
  });

  eachRow<[number, Record<string, string>, number]>([
    [429, {}, 1_000],
    [429, { 'retry-after': 'soon' }, 1_000],
    [429, { 'retry-after': '5' }, 5_000],
    [429, { 'retry-after': '0' }, 0],
    [429, { 'retry-after': '86400' }, 900_000],
    [503, { 'retry-after': '7' }, 7_000],
    [503, { 'retry-after': new Date(NOW + 3_000).toUTCString() }, 3_000],
    [503, { 'retry-after': new Date(NOW - 1_000).toUTCString(), date: new Date(NOW - 3_000).toUTCString() }, 2_000],
  ])('takes %i with %j for a hold of %i ms', (status, headers, holdMs) => {
    expect(classify(status, headers)).toEqual({ kind: 'throttled', status, holdMs });
  });

  eachRow([
    [7_499, false],
    [7_500, true],
  ])('takes an answer after %i ms for slow: %s', (elapsedMs, slow) => {
    expect(classify(200, {}, elapsedMs)).toMatchObject({ slow });
  });
});

describe('classifyFault', () => {
  const timeout = new DOMException('The operation timed out', 'TimeoutError');

  eachRow([
    [7_499, true],
    [7_500, false],
  ])('takes a timeout after %i ms for one of our own: %s', (elapsedMs, ours) => {
    expect(classifyFault(timeout, elapsedMs)).toEqual({ kind: 'fault', reason: 'timeout', ours });
  });

  eachRow([
    ['a call that was aborted', new DOMException('This operation was aborted', 'AbortError'), 'network fault'],
    ['an error that only has the name', Object.assign(new Error('x'), { name: 'TimeoutError' }), 'network fault'],
    ['an error with a code of its own', Object.assign(new Error('x'), { code: 'EPIPE' }), 'network fault (EPIPE)'],
    ['what is no error', { code: 'EPIPE' }, 'network fault'],
  ])('takes no timeout from %s', (_, error, reason) => {
    expect(classifyFault(error, 10)).toEqual({ kind: 'fault', reason, ours: false });
  });

  eachRow([
    [Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'network fault (ECONNRESET)'],
    [Object.assign(new Error('x'), { code: 'secret in here' }), 'network fault'],
    [new Error('no code'), 'network fault'],
    ['a text', 'network fault'],
  ])('names a code and nothing else of the cause', (cause, reason) => {
    expect(classifyFault(new TypeError('fetch failed', { cause }), 10)).toEqual({ kind: 'fault', reason, ours: false });
  });
});
