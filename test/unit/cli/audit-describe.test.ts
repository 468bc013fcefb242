import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { describeRecord, describeVerification } from '../../../infra/cli/audit/describe.ts';
import { LINE_FORMATS } from '../../../infra/cli/audit/line-formats.ts';
import type { LedgerRecord } from '../../../lib/ledger/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';

describe('A record as one line', () => {
  const TIME = Date.UTC(2026, 10, 22);

  it('shows what happened, and whether it is for review', () => {
    const answered = ledgerRecord(TIME, { source: 'stale', latency_us: 61_400, entity_count: 3, governance: 'REVIEW' });
    expect(describeRecord(answered)).toMatch(/^2026-11-22 00:00:00 [0-9A-Z]{26} 200 en-US stale {4}61 ms {2}3 R$/);
    const failed = ledgerRecord(TIME, { status: 502, outcome: 'upstream-unauthorized', source: null, language: null });
    expect(describeRecord(failed)).toMatch(/ 502 - {5}upstream-unauthorized$/);
  });

  it('fits 80 columns, whatever it holds', () => {
    const widest = { source: 'cache', latency_us: 28_000_000, entity_count: 99, governance: 'REVIEW' } as const;
    expect(describeRecord(ledgerRecord(TIME, widest)).length).toBeLessThanOrEqual(80);
    const failed = { status: 502, outcome: 'upstream-unauthorized' } as const;
    expect(describeRecord(ledgerRecord(TIME, failed)).length).toBeLessThanOrEqual(80);
  });

  it('shows a damaged record without failing', () => {
    const fields = ['outcome', 'governance', 'language', 'source', 'latency_us', 'governance_rules', 'time'];
    for (const value of [undefined, null, 7, 1e100, {}, [null]]) {
      const damaged = { ...ledgerRecord(0), ...Object.fromEntries(fields.map(field => [field, value])) };
      expect(describeRecord(damaged as never)).toContain(damaged.audit_id);
    }
  });
});

describe('A verification as one line', () => {
  const counts = { records: 1, windows: 1, sealedWindows: 1, expiredWindows: 0, openWindows: 0, provenBySealOnly: 1 };
  const described = (change: object) => describeVerification({ ...counts, findings: [], ...change } as never);

  it('counts in the singular and in the plural', () => {
    expect(described({ findings: [{}] })).toBe(
      '1 record in 1 window: 1 sealed, 0 expired, 0 still open; covered by the seal alone: 1 record without a known HMAC; 1 finding',
    );
    expect(described({ records: 1_200, provenBySealOnly: 0, windows: 2 })).toBe(
      '1,200 records in 2 windows: 1 sealed, 0 expired, 0 still open, 1 never sealed; no finding',
    );
  });
});

describe('A record as CSV', () => {
  const { head = '', write } = LINE_FORMATS.csv;
  const cellsOf = (change: Partial<LedgerRecord>) => {
    const [cells = []] = parse(`${write(ledgerRecord(Date.UTC(2026, 10, 22), change))}\n`) as string[][];
    return Object.fromEntries(head.split(',').map((name, index) => [name, cells[index]]));
  };

  it('has a cell for each column of the head', () => {
    const cells = cellsOf({ governance_rules: ['a', 'b'], latency_us: 61_400, preview: 'say "hi", please' });
    expect(cells).toMatchObject({
      status: '200',
      governance_rules: 'a b',
      latency_ms: '61.4',
      preview: 'say "hi", please',
    });
    expect(write(ledgerRecord(0)).split('\n')).toHaveLength(1);
  });

  eachRow(['=1+1', '+1', '-2', '@SUM(A1)', ' =1'])('does not let a spreadsheet run %j', preview => {
    expect(cellsOf({ preview }).preview).toBe(`'${preview}`);
  });

  it('is one line, also of a text of several', () => {
    expect(cellsOf({ preview: 'one\r\ntwo' }).preview).toBe('one two');
  });

  it('leaves empty what is not known, and what is damaged', () => {
    expect(cellsOf({ preview: null, language: null, governance_rules: 7 as never })).toMatchObject({
      preview: '',
      language: '',
      governance_rules: '',
    });
  });
});
