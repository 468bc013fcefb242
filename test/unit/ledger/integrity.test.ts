import { describe, expect, it } from 'vitest';
import { deriveKeys } from '../../../lib/keys.ts';
import { checkItem, recordKey, reviewPkOf, type SealedRecord, type StoredItem } from '../../../lib/ledger/index.ts';
import { sealRecord } from '../../../lib/ledger/integrity.ts';
import type { LedgerEntity } from '../../../lib/ledger/record.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { ledgerRecord, RECORD_OF_SCHEMA_1, testKeys } from '../../fixtures/ledger.ts';

const keys = new Map([[testKeys.keyId, testKeys]]);
const NOW = Date.UTC(2026, 10, 22, 12);

const itemOf = (record: SealedRecord, change: object = {}): StoredItem => ({
  ...recordKey(record.audit_id),
  attributes: { ...record, ...change },
});

describe('The integrity of a record', () => {
  const record = ledgerRecord(NOW, { dropped: { not_allowed: 1, overlap: 2 } });

  it('is valid for a record as it was written, in any order of its attributes', () => {
    const reversed = Object.fromEntries(Object.entries(itemOf(record).attributes).reverse());
    const maps = { dropped: { overlap: 2, not_allowed: 1 }, phases_us: { upstream: 48_000, cache: 1_200 } };
    expect(checkItem({ ...itemOf(record), attributes: { ...reversed, ...maps } }, keys)).toEqual({
      digest: record.digest,
      fault: undefined,
    });
  });

  eachRow(Object.keys(record))('is broken by a change of %s', field => {
    for (const value of ['something else', null, 987_654]) {
      if (record[field as keyof SealedRecord] === value) continue;
      expect(checkItem(itemOf(record, { [field]: value }), keys).fault).toBeDefined();
    }
  });

  it('holds for a record of schema 1, which has fewer fields', () => {
    const older: SealedRecord = JSON.parse(RECORD_OF_SCHEMA_1);
    expect(checkItem(itemOf(older), keys).fault).toBeUndefined();
    for (const field of ['trace_id', 'previous_audit_id', 'truncated']) {
      expect(checkItem(itemOf(older, { [field]: null }), keys).fault).toBe('edited');
    }
    expect(checkItem(itemOf(older, { schema: 2 }), keys).fault).toBe('edited');
  });

  eachRow(['name', 'confidence', 'match', 'rule', 'value', 'value_hmac', 'added'])(
    'is broken by a change of %s of an entity',
    field => {
      const entities = [{ ...record.entities[0], [field]: 'changed' }];
      expect(checkItem(itemOf(record, { entities }), keys).fault).toBe('edited');
    },
  );

  it('is broken by a change of the reasons for a review', () => {
    const entities = (change: Partial<LedgerEntity>) => record.entities.map(entity => ({ ...entity, ...change }));
    const doubtful = ledgerRecord(NOW, { entities: entities({ review_reasons: ['policy'] }) });
    expect(checkItem(itemOf(doubtful), keys).fault).toBeUndefined();
    for (const change of [{ review_reasons: ['corrected' as const] }, { review_reasons: [] }, {}]) {
      expect(checkItem(itemOf(doubtful, { entities: entities(change) }), keys).fault).toBe('edited');
    }
  });

  eachRow([
    ['entities', null],
    ['entities', [null]],
    ['entities', ['text', 7]],
    ['entities', [[['name', 'product']]]],
    ['dropped', 5],
    ['dropped', []],
    ['dropped', [['not_allowed', 1]]],
    ['phases_us', null],
    ['phases_us', 'text'],
    ['audit_id', 17],
    ['latency_us', 1e100],
  ])('is broken by %s that holds %j, and the check goes on', (field, value) => {
    const plain = ledgerRecord(NOW, { dropped: {}, phases_us: {} });
    expect(checkItem(itemOf(plain, { [field]: value }), keys).fault).toBe('edited');
  });

  it('is broken when an attribute that is null makes room for another one', () => {
    const plain = ledgerRecord(NOW, { caller: null });
    const { caller: _caller, ...attributes } = itemOf(plain).attributes;
    expect(checkItem({ ...itemOf(plain), attributes: { ...attributes, note: 'approved' } }, keys).fault).toBe('edited');
  });

  it('is broken when an attribute of an entity that is null makes room for another one', () => {
    const [{ value_hmac, ...entity } = expect.fail()] = record.entities;
    expect(value_hmac).toBeNull();
    expect(checkItem(itemOf(record, { entities: [{ ...entity, note: 'approved' }] }), keys).fault).toBe('edited');
  });

  it('asks for the partition of the review index exactly where a review is asked for', () => {
    const asking = ledgerRecord(NOW, { governance: 'REVIEW' });
    expect(checkItem(itemOf(asking), keys).fault).toBe('edited');
    expect(checkItem(itemOf(asking, { review_pk: reviewPkOf(asking.audit_id) }), keys).fault).toBeUndefined();
    expect(checkItem(itemOf(asking, { review_pk: 'review#1#0#00' }), keys).fault).toBe('edited');
    expect(checkItem(itemOf(record, { review_pk: 'review#1#0#00' }), keys).fault).toBe('edited');
  });

  it('is that of its own key', () => {
    const other = ledgerRecord(NOW);
    expect(checkItem({ ...itemOf(record), ...recordKey(other.audit_id) }, keys).fault).toBe('misplaced');
  });

  it('cannot be told for a secret that is not known', () => {
    const rotated = new Map([['other', deriveKeys('another service secret, also long enough')]]);
    expect(checkItem(itemOf(record), rotated).fault).toBe('unknown_key');
  });

  it('rests on the digest alone when the secret could not be read', () => {
    const { digest: _digest, record_hmac: _hmac, ...content } = record;
    const unsigned = sealRecord({ ...content, key_id: null }, undefined);
    expect(checkItem(itemOf(unsigned), keys).fault).toBe('unsigned');
    expect(checkItem(itemOf(unsigned, { status: 500 }), keys).fault).toBe('edited');
  });
});
