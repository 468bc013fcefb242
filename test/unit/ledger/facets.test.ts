import { describe, expect, it } from 'vitest';
import {
  FacetCollector,
  type Facets,
  mayHold,
  prepareFilter,
  readFacets,
  writeFacets,
} from '../../../lib/ledger/facets.ts';
import type { RecordFilter } from '../../../lib/ledger/record-filter.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

const facetsOf = (rows: readonly object[], shard = 0): Facets | undefined => {
  const collector = new FacetCollector();
  for (const row of rows) collector.add(shard, row);
  return collector.finish();
};

function holds(facets: Facets | undefined, filter: RecordFilter): boolean | undefined {
  const prepared = prepareFilter(filter);
  return facets && prepared && mayHold(facets, prepared);
}

describe('Facets', () => {
  const facets = facetsOf([
    ledgerRecord(NOW, { caller: 'key-1', outcome: 'ok', request_id: 'request-1', entity_types: ['product'] }),
    ledgerRecord(NOW, { caller: null, language: null, outcome: 'not-cached', request_id: 'request-2' }),
  ]);

  eachRow<RecordFilter>([
    { caller: 'key-1' },
    { outcome: 'not-cached' },
    { request: 'request-2' },
    { language: 'en-US' },
    { flag: 'COMPLIANT' },
    { entity: 'product' },
    { caller: 'key-1', outcome: 'not-cached', request: 'request-1' },
  ])('say that a window may hold what one of its records has: %o', filter => {
    expect(holds(facets, filter)).toBe(true);
  });

  eachRow<RecordFilter>([
    { caller: 'key-2' },
    { outcome: 'deadline-exceeded' },
    { request: 'request-3' },
    { language: 'de-DE' },
    { flag: 'REVIEW' },
    { entity: 'order_id' },
    { caller: 'key-1', request: 'request-3' },
    { caller: 'key-2', request: 'request-1' },
    { caller: 'product' },
    { entity: 'key-1' },
  ])('rule a window out that holds none: %o', filter => {
    expect(holds(facets, filter)).toBe(false);
  });

  it('name the shards that hold records, the last one included', () => {
    const collector = new FacetCollector();
    collector.add(0, ledgerRecord(NOW));
    collector.add(31, ledgerRecord(NOW));
    expect(collector.finish()?.shards).toBe(2 ** 31 + 1);
  });

  eachRow([
    { caller: 7 },
    { caller: undefined },
    { outcome: undefined },
    { request_id: null },
    { language: 1 },
    { governance: null },
    { entity_types: 'product' },
  ])('are unknown when a record cannot be read: %o', damage => {
    expect(facetsOf([ledgerRecord(NOW), { ...ledgerRecord(NOW), ...damage }])).toBeUndefined();
  });

  it('hold up to 512 requests, and rule nothing out by request when there are more', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => ledgerRecord(NOW, { request_id: `request-${index}` }));
    const full = facetsOf(rows(512));
    expect(full?.requests).toHaveLength(2_048);
    expect(holds(full, { request: 'request-511' })).toBe(true);
    expect(holds(full, { request: 'request-512' })).toBe(false);
    const over = facetsOf(rows(513));
    expect(over).not.toHaveProperty('requests');
    expect(holds(over, { request: 'request-600' })).toBe(true);
    expect(holds(over, { caller: 'key-2' })).toBe(false);
  });

  it('rule nothing out by value when a window has too many values', () => {
    const many = facetsOf(Array.from({ length: 600 }, (_, index) => ledgerRecord(NOW, { caller: `key-${index}` })));
    expect(holds(many, { caller: 'other' })).toBe(true);
    expect(holds(many, { request: 'request-9' })).toBe(false);
  });

  it('are not used without a filter', () => {
    expect(prepareFilter({})).toBeUndefined();
    expect(prepareFilter({ caller: undefined })).toBeUndefined();
  });

  eachRow([
    { shards: 0, values: Buffer.alloc(0), requests: Buffer.alloc(0) },
    { shards: 2 ** 32 - 1, values: Buffer.alloc(8, 7), requests: Buffer.alloc(4, 9) },
    { shards: 5, values: Buffer.alloc(4) },
    { shards: 5, requests: Buffer.alloc(4) },
    { shards: 5 },
  ])('are read as they were filed: %o', filed => {
    expect(readFacets(new Uint8Array(writeFacets(filed)))).toEqual(filed);
  });

  it('are unknown when what is filed cannot be read', () => {
    const filed = writeFacets({ shards: 3, values: Buffer.alloc(8), requests: Buffer.alloc(4) });
    for (let length = 0; length < filed.length; length += 1) {
      expect(readFacets(filed.subarray(0, length))).toBeUndefined();
    }
    expect(readFacets(Buffer.concat([filed, Buffer.alloc(1)]))).toBeUndefined();
    for (const stored of [undefined, null, 'x', 7, {}]) expect(readFacets(stored)).toBeUndefined();
  });
});
