import fc from 'fast-check';
import { decodeTime, isValid } from 'ulid';
import { describe, expect, it } from 'vitest';
import {
  createAuditId,
  hourAt,
  isAuditId,
  LEDGER_LAYOUT,
  recordKey,
  reviewPkOf,
  shardOf,
  shardsOf,
  timeOf,
  windowAt,
} from '../../../lib/ledger/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });

describe('The keys of a record', () => {
  it('follow from its id alone, and put it into the window of its time', () => {
    fc.assert(
      fc.property(instants, now => {
        const id = createAuditId(now);
        expect(isAuditId(id) && isValid(id)).toBe(true);
        expect(timeOf(id)).toBe(now);
        expect(decodeTime(id)).toBe(now);
        const { window, shard } = shardOf(id);
        expect(window).toBe(windowAt(now));
        expect(window % LEDGER_LAYOUT.windowSeconds).toBe(0);
        expect(window * 1000).toBeLessThanOrEqual(now);
        expect(now).toBeLessThan((window + LEDGER_LAYOUT.windowSeconds) * 1000);
        expect(shardsOf(window)).toContainEqual({ window, shard });
      }),
    );
  });

  it('have an id of their own each, also when thousands are made in one millisecond', () => {
    const ids = Array.from({ length: 5_000 }, () => createAuditId(0));
    expect(new Set(ids).size).toBe(ids.length);
    const places = ids[0] ? Array.from(ids[0], (_, at) => new Set(ids.map(id => id[at])).size) : [];
    expect(places).toEqual([...Array(10).fill(1), ...Array(16).fill(32)]);
  });

  it('spread records over all 32 shards alike', () => {
    const counts = new Array<number>(32).fill(0);
    for (let index = 0; index < 32_000; index += 1) {
      const { shard } = shardOf(createAuditId(0));
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1_200);
  });

  it('name the layout, so that another one can stand beside it', () => {
    expect(recordKey('01KAQ0000000000000000000AV')).toEqual({
      pk: `audit#1#${shardOf('01KAQ0000000000000000000AV').window}#27`,
      sk: '01KAQ0000000000000000000AV',
    });
  });

  it('spread reviews of one hour over 16 shards', () => {
    const now = Date.UTC(2026, 10, 22, 12, 59, 59, 999);
    const pks = new Set(Array.from({ length: 2_000 }, () => reviewPkOf(createAuditId(now))));
    expect(pks.size).toBe(16);
    for (const pk of pks) expect(pk).toMatch(new RegExp(`^review#1#${hourAt(now)}#\\d\\d$`));
  });

  eachRow(['', 'x', '01KAQ0000000000000000000A', '01KAQ0000000000000000000AI', 'Z1KAQ0000000000000000000AV'])(
    'are not made of %j',
    text => {
      expect(isAuditId(text)).toBe(false);
    },
  );
});
