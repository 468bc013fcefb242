import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCallContext } from '../../lib/context.ts';
import { itemBytes, MAX_ITEM_BYTES, toPlain } from '../../lib/dynamodb/index.ts';
import { checkItem, createAuditor, createDynamoDbLedgerStore, recordKey } from '../../lib/ledger/index.ts';
import type { NormalizedEntity } from '../../lib/normalization/port.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import type { Redaction } from '../../lib/privacy/index.ts';
import { AUDITOR_OPTIONS } from '../fixtures/auditor-options.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { entity, facts, testKeys } from '../fixtures/ledger.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTestTables();
});
afterAll(() => tables.close());

/** Redaction finds nothing here. The time for 500 entities is measured elsewhere. */
const redaction: Redaction = {
  find: () => [],
  redactText: text => text,
  redactDeep: value => value,
  previewOf: () => '',
  previewWith: () => '',
};

/** Always the same time: the size of a number in DynamoDB depends on its digits, so another time would give another size. */
const clock = { ...systemClock, now: () => Date.UTC(2026, 10, 22, 12, 0, 1) };

/** Writes the record of one answer, and reads the item as it is in the table. */
async function write(entities: readonly NormalizedEntity[]): Promise<Record<string, unknown>> {
  const store = createDynamoDbLedgerStore({ client: tables.client, tableName: tables.ledgerTable, clock });
  const auditor = createAuditor({
    clock,
    logger: silentLogger,
    auditLog: silentLogger,
    store,
    ...AUDITOR_OPTIONS,
    preview: 'none',
    redaction: async () => redaction,
  });
  const context = createCallContext(systemClock, 'request-1', 25_000);
  const { auditId, status } = await auditor.record(facts({ entities }), context);
  expect(status).toBe('LOGGED');
  const key = marshall(recordKey(auditId));
  const { Item = {} } = await tables.client.send(
    new GetItemCommand({ TableName: tables.ledgerTable, Key: key, ConsistentRead: true }),
  );
  const { pk, sk, ...attributes } = toPlain(Item);
  const checked = checkItem({ pk: String(pk), sk: String(sk), attributes }, new Map([[testKeys.keyId, testKeys]]));
  expect(checked.fault).toBeUndefined();
  return toPlain(Item);
}

/** The longest answer of the upstream. Values and rules are ASCII, which every emulator counts alike. */
const manyEntities = (nameLength: number, ruleLength: number): NormalizedEntity[] =>
  Array.from({ length: 500 }, () =>
    entity({ name: 'n'.repeat(nameLength), value: 'v'.repeat(200), rule: `product/${'v'.repeat(ruleLength)}` }),
  );

/** Entities whose record, if it is kept whole, becomes an item of exactly so many bytes. */
async function entitiesFor(bytes: number): Promise<NormalizedEntity[]> {
  const entities = manyEntities(7, 450);
  const [last = expect.fail(), ...others] = entities.toReversed();
  const missing = bytes - itemBytes(await write(entities));
  expect(missing).toBeGreaterThan(0);
  return [...others, { ...last, rule: last.rule + 'v'.repeat(missing) }];
}

const KB = 1_024;

describe('A record at the limit of an item', () => {
  it('is kept whole at 399.9 KB', async () => {
    const item = await write(await entitiesFor(Math.floor(399.9 * KB)));
    expect(item).toMatchObject({ truncated: null, entity_count: 500 });
    expect(itemBytes(item)).toBe(Math.floor(399.9 * KB));
    expect(item).toHaveProperty('entities.0.value', 'v'.repeat(200));
  });

  it('keeps the values as HMAC alone at 400.1 KB, and DynamoDB takes it', async () => {
    const whole = await entitiesFor(Math.floor(400.1 * KB));
    const item = await write(whole);
    expect(item).toMatchObject({ truncated: 'values', entity_count: 500, confidence_sum: 470_000_000 });
    expect(item).toHaveProperty('entities.length', 500);
    expect(item).toHaveProperty('entities.0.value', null);
    expect(item).toHaveProperty('entities.0.value_hmac', expect.stringMatching(/^[\w-]{43}$/));
    expect(item).toHaveProperty('entities.0.rule', 'product');
  });

  it('keeps only counts where even the names of the entities are too much', async () => {
    const item = await write(manyEntities(900, 0));
    expect(item).toMatchObject({ truncated: 'entities', entities: [], entity_count: 500, high_confidence_count: 500 });
  });

  it('is what DynamoDB would refuse if it were not shortened', async () => {
    const item = await write(await entitiesFor(Math.floor(399.9 * KB)));
    const tooLarge = marshall({ ...item, preview: 'p'.repeat(KB) });
    const put = tables.client.send(new PutItemCommand({ TableName: tables.ledgerTable, Item: tooLarge }));
    await expect(put).rejects.toThrow('Item size has exceeded the maximum allowed size');
  });
});

describe('A record of few entities', () => {
  it('is never measured, and is far below the limit with the longest names and values', async () => {
    const longest = { name: '字'.repeat(64), value: '字'.repeat(256), rule: `${'字'.repeat(64)}/${'字'.repeat(256)}` };
    const item = await write(Array.from({ length: 64 }, () => entity(longest)));
    expect(item).toMatchObject({ truncated: null });
    expect(itemBytes(item)).toBeLessThan(0.4 * MAX_ITEM_BYTES);
  });
});
