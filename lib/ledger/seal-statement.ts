import { hash } from 'node:crypto';
import { encodeHash, leafHash, MerkleTree } from './merkle.ts';
import type { ShardSeal, WindowSealV1, WindowSealV2 } from './seal.ts';

type StatedContent = Omit<WindowSealV2, 'seal' | 'seal_key_id' | 'mac' | 'signing_key_id' | 'signature'>;

/**
 * What HMAC and signature of a seal cover: one line of JSON. The root covers all shards, and so all records. The number
 * of shards is the size of its tree, which the proof of a single record needs. verify-bundle.mjs writes the same
 * statement.
 */
export function statementOf(content: StatedContent): string {
  return JSON.stringify([
    'cxone-entities ledger seal 2',
    content.layout,
    content.sequence,
    content.window,
    content.previous_window,
    content.previous_seal,
    content.count,
    content.records_expire_at,
    content.shards.length,
    content.root,
  ]);
}

export const nameOf = (statement: string): string => hash('sha256', statement, 'base64url');

export function rootOfShards(shards: readonly ShardSeal[]): string {
  const tree = new MerkleTree();
  for (const shard of shards) tree.add(shardLeaf(shard));
  return encodeHash(tree.root());
}

export const shardLeaves = (shards: readonly ShardSeal[]): string[] => shards.map(shard => leafHash(shardLeaf(shard)));

const shardLeaf = ({ shard, count, root }: ShardSeal): string => JSON.stringify([shard, count, root]);

/** What the HMAC of a seal of version 1 covers. */
export function statementOfV1(seal: Omit<WindowSealV1, 'seal'>): string {
  return JSON.stringify([
    seal.layout,
    seal.sequence,
    seal.window,
    seal.previous_window,
    seal.previous_seal,
    seal.count,
    seal.records_expire_at,
    seal.shards.map(({ shard, count, first, last, root }) => [shard, count, first, last, root]),
    seal.seal_key_id,
  ]);
}
