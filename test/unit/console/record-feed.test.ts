import { describe, expect, it } from 'vitest';
import { AnswerWatch } from '../../../infra/console/answer-watch.ts';
import { RecordFeed } from '../../../infra/console/server/record-feed.ts';
import { createAuditId, shardOf } from '../../../lib/ledger/index.ts';
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

  describe('beside a local DynamoDB that counts its calls', () => {
    function openCountedFeed() {
      const { clock, store } = openFeed();
      const counted = { puts: 0, reads: 0 };
      const dynamoDb = { calls: async () => ({ PutItem: counted.puts }) };
      const readItems: typeof store.readItems = (...query) => {
        counted.reads += 1;
        return store.readItems(...query);
      };
      const local = { answers: new AnswerWatch(), dynamoDb };
      const feed = new RecordFeed({ ledger: { store: { ...store, readItems } }, clock, local });
      return { clock, store, feed, counted };
    }

    it('reads nothing while nothing is written, and again after a put', async () => {
      const { clock, store, feed, counted } = openCountedFeed();
      const readsOf = async () => {
        const before = counted.reads;
        const rows = await feed.next();
        await clock.advance(5_000);
        return [rows.length, counted.reads > before];
      };
      expect([await readsOf(), await readsOf(), await readsOf()]).toEqual([
        [0, true],
        [0, true],
        [0, false],
      ]);
      await clock.advance(3_600_000);
      expect(await readsOf()).toEqual([0, false]);
      await store.append(ledgerRecord(clock.now()));
      counted.puts += 1;
      expect(await readsOf()).toEqual([1, true]);
      // Three reads of a window or two: not of the hour in between.
      expect(counted.reads).toBeLessThanOrEqual(3 * 64);
    });

    it('reads on after a part of more records than it gives at once', async () => {
      const { clock, store, counted } = openCountedFeed();
      const record = ledgerRecord(clock.now());
      const { window, shard } = shardOf(record.audit_id);
      const ids = Array.from({ length: 4_001 }, (_, index) =>
        createAuditId(clock.now() + Math.floor(index / 10)),
      ).sort();
      const page = ids.map(id => ({ pk: '', sk: id, attributes: { ...record, audit_id: id } }));
      const readItems: typeof store.readItems = async function* (key) {
        if (key.window === window && key.shard === shard) yield page;
      };
      const local = { answers: new AnswerWatch(), dynamoDb: { calls: async () => ({ PutItem: counted.puts }) } };
      const feed = new RecordFeed({ ledger: { store: { ...store, readItems } }, clock, local });
      const lengths = [(await feed.next()).length, (await feed.next()).length, (await feed.next()).length];
      expect(lengths).toEqual([2_000, 2_000, 1]);
    });

    it('finds a record whose put had arrived before a read and was done after it', async () => {
      const { clock, store, feed, counted } = openCountedFeed();
      counted.puts += 1;
      const record = ledgerRecord(clock.now());
      expect(await feed.next()).toEqual([]);
      await store.append(record);
      await clock.advance(4_000);
      expect(idsOf(await feed.next())).toEqual([record.audit_id]);
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
