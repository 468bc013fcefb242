import { type ShardKey, shardOf, type WindowStart, windowEnd } from './keys.ts';
import { encodeHash, inclusionPath, leafHash } from './merkle.ts';
import { isReadable } from './read-seal.ts';
import type { WindowSealV2 } from './seal.ts';
import { shardLeaves } from './seal-statement.ts';
import type { LedgerStore, StoredItem } from './store.ts';

/**
 * Exports for an auditor who has the public key and nothing else (infra/cli/verify-bundle.mjs): JSON lines with seals,
 * each before its records. What only a secret could check is left out, so that the auditor can check every value.
 */
const FORMAT = 'cxone-entities ledger bundle 1';

type BundleStore = Pick<LedgerStore, 'readSeals' | 'readItems'>;

export interface BundleOptions {
  store: BundleStore;
  /** Windows, `to` exclusive. */
  from: WindowStart;
  to: WindowStart;
  nowSeconds: number;
  onWindow?: (window: WindowStart, records: number) => void;
}

export interface BundleCounts {
  seals: number;
  records: number;
}

/** The signed windows of a span with all their records; of windows past their retention only the seals. */
export async function* bundleWindows(options: BundleOptions): AsyncGenerator<string, BundleCounts> {
  const { store, from, to, nowSeconds, onWindow } = options;
  const counts: BundleCounts = { seals: 0, records: 0 };
  yield JSON.stringify({ format: FORMAT, content: 'windows' });
  for await (const page of store.readSeals(from, to)) {
    for (const seal of page) {
      if (!isReadable(seal) || seal.version !== 2) continue;
      yield JSON.stringify({ seal: publicSeal(seal) });
      counts.seals += 1;
      const isExpired = seal.records_expire_at !== null && seal.records_expire_at <= nowSeconds;
      for (const { shard } of isExpired ? [] : seal.shards) {
        for await (const items of store.readItems({ window: seal.window, shard })) {
          for (const item of items) yield JSON.stringify({ record: publicRecord(item) });
          counts.records += items.length;
        }
      }
      onWindow?.(seal.window, counts.records);
    }
  }
  yield JSON.stringify({ end: counts });
  return counts;
}

/**
 * One record with the proof that it is in its window's seal. Nothing of other records is shown but hashes of digests, counts, and
 * the id that this record names as the one before it. The seal has the number of its shards in place of their list.
 * @returns undefined when there is no such record, or its window has no signed seal
 */
export async function bundleRecord(store: BundleStore, auditId: string): Promise<string[] | undefined> {
  const key = shardOf(auditId);
  const seal = await signedSeal(store, key.window);
  const items = await itemsOf(store, key);
  const index = items.findIndex(({ sk }) => sk === auditId);
  const [item, shardIndex] = [items[index], seal?.shards.findIndex(({ shard }) => shard === key.shard) ?? -1];
  if (!seal || !item || shardIndex < 0) return undefined;
  const { shards } = seal;
  const leaves = items.map(({ attributes }) => leafHash(String(attributes.digest)));
  const proof = {
    shard: key.shard,
    shard_records: items.length,
    index,
    path: inclusionPath(leaves, index).map(encodeHash),
    shard_index: shardIndex,
    shard_path: inclusionPath(shardLeaves(shards), shardIndex).map(encodeHash),
  };
  return [
    JSON.stringify({ format: FORMAT, content: 'record' }),
    JSON.stringify({ seal: { ...publicSeal(seal), shards: shards.length } }),
    JSON.stringify({ record: publicRecord(item), proof }),
    JSON.stringify({ end: { seals: 1, records: 1 } }),
  ];
}

async function signedSeal(store: BundleStore, window: WindowStart): Promise<WindowSealV2 | undefined> {
  for await (const [seal] of store.readSeals(window, windowEnd(window))) {
    if (isReadable(seal) && seal.version === 2) return seal;
  }
  return undefined;
}

async function itemsOf(store: BundleStore, key: ShardKey): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  for await (const page of store.readItems(key)) items.push(...page);
  return items;
}

function publicSeal({ mac: _mac, seal_key_id: _keyId, ...seal }: WindowSealV2) {
  return seal;
}

function publicRecord({ attributes: { review_pk: _reviewPk, record_hmac: _hmac, ...record } }: StoredItem) {
  return record;
}
