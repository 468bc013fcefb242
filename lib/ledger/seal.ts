import type { WindowStart } from './keys.ts';

/** One link of the chain: a window, all its shards, and the seal before it. Version 1 has no field `version`. */
export type WindowSeal = WindowSealV1 | WindowSealV2;

/** What a seal states of its window. */
export interface SealedContent {
  /** Layout of the keys that were sealed, see LEDGER_LAYOUT. */
  layout: number;
  /** 1 for the first seal; counts up by one. */
  sequence: number;
  window: WindowStart;
  /** Window of the seal before; every window between the two was empty. Null for the first seal. */
  previous_window: WindowStart | null;
  /** `seal` of the one before, or null. */
  previous_seal: string | null;
  count: number;
  /** Epoch seconds; earliest `expires_at` of the records: from then on the table may delete some. Null: no records. */
  records_expire_at: number | null;
}

/**
 * Has two proofs: an HMAC for the verifier that reads the ledger seal secret, and a signature for everybody who has the
 * public key.
 */
export interface WindowSealV2 extends SealedContent {
  version: 2;
  /** Shards with records, ascending; a shard that is not listed was empty. */
  shards: ShardSeal[];
  /** Root of the Merkle tree whose leaves are the shards, base64url. */
  root: string;
  /** SHA-256 of the statement (seal-statement.ts), base64url: the next seal and the anchors name this one by it. */
  seal: string;
  /** Names the ledger seal key without revealing it. */
  seal_key_id: string;
  /** HMAC-SHA256 of the statement under the ledger seal key, base64url. */
  mac: string;
  /** Thumbprint of the public key of the signature. */
  signing_key_id: string;
  /** Ed25519 signature of the statement, base64url. */
  signature: string;
}

/** The content of one shard of a window when the window was sealed. */
export interface ShardSeal {
  shard: number;
  count: number;
  /** Root of the Merkle tree whose leaves are the digests of the records in order of their audit ids, base64url. */
  root: string;
}

export interface WindowSealV1 extends SealedContent {
  version?: undefined;
  shards: ShardSealV1[];
  seal_key_id: string;
  /** HMAC-SHA256 of all the above under the ledger seal key, base64url. */
  seal: string;
}

export interface ShardSealV1 {
  shard: number;
  count: number;
  /** First and last audit id. */
  first: string | null;
  last: string | null;
  /** SHA-256 over the digests of the records in order of their audit ids, base64url. */
  root: string;
}

/**
 * The newest seal of the chain. It contains the whole seal, so that the next run can file a seal that a run did not
 * file because it died.
 */
export interface ChainHead {
  sequence: number;
  seal: WindowSeal;
}

/** Goes to the log and into the webhook payload (`ledger_seal`): outside the table, it proves that the table was cut. */
export interface LedgerSealReference {
  sequence: number;
  window: WindowStart;
  seal: string;
}

export const referenceTo = ({ sequence, window, seal }: WindowSeal): LedgerSealReference => ({
  sequence,
  window,
  seal,
});
