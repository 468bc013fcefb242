import { describe, expect, it } from 'vitest';
import { AnswerWatch } from '../../../infra/console/answer-watch.ts';
import { RecordFeed } from '../../../infra/console/server/record-feed.ts';
import type { DynamoDbAdmin } from '../../../infra/local/dynamodb/index.ts';
import { createAuditId, recordKey, shardOf, shardPk } from '../../../lib/ledger/index.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';

function openFeed() {
  const clock = new FakeClock();
  const store = createMemoryLedgerStore(clock);
  return { clock, store, feed: new RecordFeed({ ledger: { store }, clock, local: undefined }) };
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('RecordFeed', () => {
  it('gives each record once, also one that was named before', async () => {
    const { clock, store, feed } = openFeed();
    const [named, other] = [ledgerRecord(clock.now()), ledgerRecord(clock.now() + 1)];
    await store.append(named);
    await store.append(other);
    expect(idsOf(await feed.named([named.audit_id]))).toEqual([named.audit_id]);
    expect(await feed.named([named.audit_id])).toEqual([]);
    expect(idsOf(await feed.next())).toEqual([other.audit_id]);
    expect(await feed.next()).toEqual([]);
  });

  it('finds a record that arrives 5 s late', async () => {
    const { clock, store, feed } = openFeed();
    const late = ledgerRecord(clock.now() + 100);
    await clock.advance(4_000);
    expect(await feed.next()).toEqual([]);
    await store.append(late);
    await clock.advance(1_000);
    expect(idsOf(await feed.next())).toEqual([late.audit_id]);
  });

  describe('beside a local DynamoDB that tells its puts', () => {
    function openCountedFeed() {
      const { clock, store } = openFeed();
      const putTo: string[] = [];
      const puts: DynamoDbAdmin['puts'] = async since => {
        const count = putTo.length;
        return { count, ...(since !== undefined && { partitions: putTo.slice(since) }) };
      };
      const read: string[] = [];
      const readItems: typeof store.readItems = (...query) => {
        read.push(shardPk(query[0]));
        return store.readItems(...query);
      };
      const local = { answers: new AnswerWatch(), dynamoDb: { puts } };
      const feed = new RecordFeed({ ledger: { store: { ...store, readItems } }, clock, local });
      /** The ids of the records and the partitions of the next read, 5 s after the one before. */
      const next = async () => {
        await clock.advance(5_000);
        read.length = 0;
        return { ids: idsOf(await feed.next()), read: [...read] };
      };
      return { clock, store, feed, putTo, next };
    }

    it('queries nothing while nothing is written, and only the shard of a record after its put', async () => {
      const { clock, store, putTo, next } = openCountedFeed();
      expect((await next()).read.length).toBeGreaterThanOrEqual(32);
      expect((await next()).read.length).toBeGreaterThanOrEqual(32);
      expect((await next()).read).toEqual([]);
      await clock.advance(3_600_000);
      expect((await next()).read).toEqual([]);
      const record = ledgerRecord(clock.now());
      await store.append(record);
      putTo.push('flush', recordKey(record.audit_id).pk);
      expect(await next()).toEqual({ ids: [record.audit_id], read: [recordKey(record.audit_id).pk] });
      expect(await next()).toEqual({ ids: [], read: [recordKey(record.audit_id).pk] });
      expect((await next()).read).toEqual([]);
    });

    it('reads on after a part of more records than it gives at once', async () => {
      const { clock, store } = openCountedFeed();
      const record = ledgerRecord(clock.now());
      const { window, shard } = shardOf(record.audit_id);
      const ids = Array.from({ length: 4_001 }, (_, index) =>
        createAuditId(clock.now() + Math.floor(index / 10)),
      ).sort();
      const page = ids.map(id => ({ pk: '', sk: id, attributes: { ...record, audit_id: id } }));
      const readItems: typeof store.readItems = async function* (key) {
        if (key.window === window && key.shard === shard) yield page;
      };
      const puts: DynamoDbAdmin['puts'] = async since => ({ count: 1, ...(since !== undefined && { partitions: [] }) });
      const local = { answers: new AnswerWatch(), dynamoDb: { puts } };
      const feed = new RecordFeed({ ledger: { store: { ...store, readItems } }, clock, local });
      const lengths = [(await feed.next()).length, (await feed.next()).length, (await feed.next()).length];
      expect(lengths).toEqual([2_000, 2_000, 1]);
    });

    it('finds a record whose put had arrived before a read and was done after it', async () => {
      const { clock, store, putTo, next } = openCountedFeed();
      await next();
      await next();
      const record = ledgerRecord(clock.now() + 5_000);
      putTo.push(recordKey(record.audit_id).pk);
      expect((await next()).ids).toEqual([]);
      await store.append(record);
      expect((await next()).ids).toEqual([record.audit_id]);
    });

    it('queries all shards where not all puts are known', async () => {
      const { store, clock } = openFeed();
      let queries = 0;
      const readItems: typeof store.readItems = (...query) => {
        queries += 1;
        return store.readItems(...query);
      };
      const local = { answers: new AnswerWatch(), dynamoDb: { puts: async () => ({ count: 20_000 }) } };
      const feed = new RecordFeed({ ledger: { store: { ...store, readItems } }, clock, local });
      for (let read = 0; read < 3; read += 1) await feed.next();
      expect(queries).toBeGreaterThanOrEqual(3 * 32);
    });
  });
});

describe('AnswerWatch', () => {
  const ids = ['01M8GR6QQB0AKAK9K2X9Y65BMV', '01M8GR6QQB0AKAK9K2X9Y65BMW'];
  const answer = (body: unknown, status = 'cxone-entities; hit; ttl=5; detail=memory') => ({
    headers: { 'Cache-Status': status },
    body: JSON.stringify(body),
  });

  it('names all records of an answer, and the tier of a single one', () => {
    const watch = new AnswerWatch();
    const heard: (readonly string[])[] = [];
    const end = watch.subscribe(auditIds => void heard.push(auditIds));
    watch.note(answer({ audit_id: ids[0] }));
    watch.note(answer({ results: ids.map(id => ({ audit_id: id })) }, 'none'));
    end();
    watch.note(answer({}));
    expect(heard).toEqual([[ids[0]], ids]);
    expect(ids.map(id => watch.tierOf(id))).toEqual(['memory', undefined]);
  });
});
