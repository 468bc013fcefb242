import { describe, expect, it } from 'vitest';
import { passes } from '../../../lib/ledger/record-filter.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const [one] = ledgerRecord(NOON).entities;
const entities = one ? [one, { ...one, name: 'date' }] : [];

describe('A filter of records', () => {
  it('by entity passes a record that holds one of this type among others', () => {
    const record = ledgerRecord(NOON, { entities });
    const passing = ['product', 'date', 'money'].filter(entity => passes(record, { entity }));
    expect(passing).toEqual(['product', 'date']);
    expect(passes(ledgerRecord(NOON, { entities: [] }), { entity: 'product' })).toBe(false);
  });
});
