import { describe, expect, it } from 'vitest';
import { describeRecord } from '../../../infra/cli/audit/describe.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';

describe('A record as one line', () => {
  it('shows what happened, and the rules that fired', () => {
    const line = describeRecord(ledgerRecord(Date.UTC(2026, 10, 22), { governance_rules: ['a', 'b'], source: null }));
    expect(line).toMatch(/^2026-11-22T00:00:00\.000Z {2}[0-9A-Z]{26} {2}200 {2}ok .* - .*61\.4 ms {2}1 entity {2}a,b$/);
  });

  it('shows a damaged record without failing', () => {
    const fields = ['outcome', 'governance', 'language', 'source', 'latency_us', 'governance_rules', 'time'];
    for (const value of [undefined, null, 7, 1e100, {}, [null]]) {
      const damaged = { ...ledgerRecord(0), ...Object.fromEntries(fields.map(field => [field, value])) };
      expect(describeRecord(damaged as never)).toContain(damaged.audit_id);
    }
  });
});
