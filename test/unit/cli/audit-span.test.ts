import { describe, expect, it } from 'vitest';
import { narrowSpan, readSpan } from '../../../infra/cli/audit/span.ts';
import type { ChainHead, WindowSeal } from '../../../lib/ledger/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('readSpan', () => {
  it('reads dates, instants and times ago, and takes the last hour by default', () => {
    expect(readSpan({}, NOW)).toEqual({ from: NOW - HOUR, to: NOW });
    expect(readSpan({ from: '2d', to: '90m' }, NOW)).toEqual({ from: NOW - 2 * DAY, to: NOW - 90 * MINUTE });
    expect(readSpan({ from: '2026-11-20', to: '2026-11-21T12:00:00+01:00' }, NOW)).toEqual({
      from: Date.UTC(2026, 10, 20),
      to: Date.UTC(2026, 10, 21, 11),
    });
  });

  it('cuts the span to the time in which there can be records', () => {
    const { from, to } = readSpan({ from: '0001-01-01', to: '9999-12-31' }, NOW);
    expect(NOW - from).toBe((3_650 + 365) * DAY);
    expect(to - NOW).toBe(15 * MINUTE);
  });

  eachRow([
    [{ from: 'yesterday' }, '--from must be'],
    [{ from: '2026-13-01' }, '--from must be'],
    [{ to: '12:00' }, '--to must be'],
    [{ from: '1h', to: '2h' }, '--from must be before --to'],
  ])('refuses %j', (given, complaint) => {
    expect(() => readSpan(given, NOW)).toThrow(complaint);
  });
});

describe('narrowSpan', () => {
  const store = (seals: readonly number[], earliest?: number) => ({
    readHead: async () => ({
      sequence: seals.length,
      head: seals.length === 0 ? undefined : ({ seal: { window: seals.at(-1) } } as ChainHead),
    }),
    async *readSeals(from: number, to: number) {
      yield seals.filter(window => window >= from && window < to).map(window => ({ window }) as WindowSeal);
    },
    earliestWindow: async () => earliest,
  });
  const years = { from: NOW - 4_000 * DAY, to: NOW };

  /** One seal an hour, which is enough for a search by days. */
  const sealsFrom = (first: number) =>
    Array.from({ length: (NOW - first) / HOUR }, (_, hour) => (first + hour * HOUR) / 1000);

  eachRow([0.5, 1, 3.7, 100, 3_999])('begins a long span at the first seal, %d days ago', async days => {
    const first = NOW - days * DAY;
    let reads = 0;
    const counted = store(sealsFrom(first).map(window => Math.floor(window)));
    const { readSeals } = counted;
    counted.readSeals = (from, to) => {
      reads += 1;
      return readSeals(from, to);
    };
    expect(await narrowSpan(counted, years)).toEqual({ from: Math.floor(first / 1000) * 1000, to: NOW });
    expect(reads).toBeLessThan(14);
  });

  it('leaves nothing of a span that ends before the first seal', async () => {
    const past = { from: NOW - 4_000 * DAY, to: NOW - 3_000 * DAY };
    expect(await narrowSpan(store(sealsFrom(NOW - 10 * DAY)), past)).toEqual({ from: past.to, to: past.to });
  });

  it('begins at the first record where nothing was ever sealed', async () => {
    expect(await narrowSpan(store([], (NOW - DAY) / 1000), years)).toEqual({ from: NOW - DAY, to: NOW });
  });

  it('keeps a span that begins after the first seal, and a short one', async () => {
    const later = { from: NOW - 50 * DAY, to: NOW };
    expect(await narrowSpan(store(sealsFrom(NOW - 100 * DAY)), later)).toEqual(later);
    const short = { from: NOW - DAY, to: NOW };
    expect(await narrowSpan(store([NOW / 1000 - 60]), short)).toEqual(short);
  });

  it('begins at the oldest anchor, whatever is left of the table', async () => {
    const anchors = [{ window: (NOW - 30 * DAY) / 1000 }, { window: (NOW - 20 * DAY) / 1000 }];
    expect(await narrowSpan(store([]), years, anchors)).toEqual({ from: NOW - 30 * DAY, to: NOW });
    expect(await narrowSpan(store(sealsFrom(NOW - 10 * DAY)), years, anchors)).toEqual({
      from: NOW - 30 * DAY,
      to: NOW,
    });
    expect((await narrowSpan(store(sealsFrom(NOW - 40 * DAY)), years, anchors)).from).toBe(NOW - 40 * DAY);
  });

  it('leaves nothing of a long span of a ledger without records', async () => {
    expect(await narrowSpan(store([]), years)).toEqual({ from: NOW, to: NOW });
  });
});
