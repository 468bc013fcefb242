import { describe, expect, it } from 'vitest';
import { isInvalid, WINDOW_FIELDS } from '../../../lib/ledger/index.ts';
import { readRow } from '../../../lib/ledger/window-row.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';

const record = ledgerRecord(Date.UTC(2026, 10, 22, 12));
const stored = (change: object = {}) => ({
  sk: record.audit_id,
  ...Object.fromEntries(WINDOW_FIELDS.map(field => [field, record[field]])),
  ...change,
});

describe('A row of the ledger', () => {
  it('has the fields that are summed and sealed, and nothing else', () => {
    expect(readRow(stored())).toEqual(Object.fromEntries(WINDOW_FIELDS.map(field => [field, record[field]])));
  });

  eachRow([
    { status: 100 },
    { status: 599 },
    { latency_us: 0 },
    { latency_us: 4_294_967_295 },
    { language: null, source: null },
    { entity_count: 2, high_confidence_count: 2, confidence_sum: 2_000_000 },
    { entity_count: 0, high_confidence_count: 0, confidence_sum: 0 },
    { upstream_calls: 100_000, dropped_count: 100_000 },
    { expires_at: 0 },
    { previous_audit_id: null },
    { previous_audit_id: undefined },
    { previous_audit_id: record.audit_id },
  ])('is valid with %j', change => {
    expect(isInvalid(readRow(stored(change)))).toBe(false);
  });

  eachRow([
    { status: 99 },
    { status: 600 },
    { status: '200' },
    { latency_us: -1 },
    { latency_us: 4_294_967_296 },
    { latency_us: 0.5 },
    { latency_us: Number('12345678901234567890') },
    { latency_us: Number.NaN },
    { confidence_sum: 1e100 },
    { confidence_sum: 1_000_001 },
    { high_confidence_count: 2 },
    { entity_count: 100_001 },
    { entity_count: null },
    { upstream_calls: 100_001 },
    { upstream_calls: -1 },
    { dropped_count: 100_001 },
    { dropped_count: [] },
    { expires_at: 'never' },
    { expires_at: -1 },
    { language: 5 },
    { source: undefined },
    { governance: null },
    { digest: 17 },
    { audit_id: 'another' },
    { audit_id: undefined },
    { previous_audit_id: 'another' },
    { previous_audit_id: 5 },
  ])('is invalid with %j, and still named by its key', change => {
    const row = readRow(stored(change));
    expect(isInvalid(row)).toBe(true);
    expect(row.audit_id).toBe(record.audit_id);
  });

  it('keeps a digest that is a text, since the seal covers it', () => {
    expect(readRow(stored({ status: 0 }))).toMatchObject({ digest: record.digest });
    expect(readRow(stored({ digest: { a: 1 } }))).toMatchObject({ digest: '' });
  });
});
