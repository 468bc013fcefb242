import { describe, expect, it } from 'vitest';
import { intervalsOf } from '../../../infra/console/chart-figures.ts';
import { figuresOf, nearCounts, nearestRank } from '../../../infra/console/page/operate/figures.ts';
import type { RequestRow } from '../../../infra/console/server/request-row.ts';

const row = (at: number, change: Partial<RequestRow> = {}): RequestRow => ({
  id: String(at),
  at,
  status: 200,
  outcome: 'ok',
  language: 'en-US',
  source: 'api',
  tier: null,
  latencyMs: 10,
  calls: 1,
  throttles: 0,
  entities: 1,
  confidence: 0.9,
  dropped: 0,
  governance: 'COMPLIANT',
  ...change,
});

const SPAN = { from: 0, to: 60_000 };

describe('figuresOf', () => {
  it('counts each row in its interval', () => {
    const { times, seconds, requests } = figuresOf([row(0), row(4_999), row(5_000), row(59_999), row(60_000)], SPAN);
    expect(seconds).toBe(5);
    expect(times).toHaveLength(12);
    expect(requests).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('distinguishes the tiers of the cache, as shares of the answers', () => {
    const rows = [
      row(0, { source: 'cache', tier: 'memory' }),
      row(1, { source: 'cache', tier: 'dynamodb' }),
      row(2, { source: 'stale' }),
      row(3),
      row(4, { status: 503, source: null }),
    ];
    const { memory, dynamoDb, stale, failed } = figuresOf(rows, SPAN);
    expect([memory[0], dynamoDb[0], stale[0], failed[0]]).toEqual([0.25, 0.25, 0.25, 1]);
  });

  it('has no value where there was no answer', () => {
    const { p50, memory, confidence, review } = figuresOf([row(0, { status: 500, confidence: null })], SPAN);
    expect([p50[0], memory[0], confidence[0], review[0]]).toEqual([null, null, null, null]);
  });

  it('weights the confidence by the entities', () => {
    const rows = [
      row(0, { entities: 3, confidence: 1 }),
      row(1, { entities: 1, confidence: 0.6 }),
      row(2, { entities: 0, confidence: null }),
    ];
    expect(figuresOf(rows, SPAN).confidence[0]).toBeCloseTo(0.9);
  });
});

describe('nearestRank', () => {
  it('is exact', () => {
    const values = [4, 1, 3, 2];
    expect([nearestRank(values, 0.5), nearestRank(values, 0.95), nearestRank([], 0.5)]).toEqual([2, 4, null]);
  });
});

describe('intervalsOf', () => {
  it('keeps the number of intervals below that of the pixels', () => {
    const spans = [900, 3_600, 86_400, 604_800].map(seconds => ({ from: 0, to: seconds * 1000 }));
    expect(spans.map(span => intervalsOf(span).seconds)).toEqual([10, 60, 1_800, 7_200]);
  });

  it('is not shorter than a source can tell', () => {
    expect(intervalsOf({ from: 30_000, to: 150_001 }, 60)).toEqual({ seconds: 60, times: [0, 60, 120] });
  });
});

describe('nearCounts', () => {
  it('leaves out the zeros that stand apart from any count, and nothing else', () => {
    expect(nearCounts([0, 0, 3, 0, 0, null, 0, 1])).toEqual([null, 0, 3, 0, null, null, 0, 1]);
    expect(nearCounts([0, 0])).toEqual([null, null]);
  });
});
