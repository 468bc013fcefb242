import type { WindowStart } from './keys.ts';

/** The content of one shard of a window when the window was sealed. */
export interface ShardSeal {
  shard: number;
  count: number;
  /** First and last audit id; null when the shard is empty. */
  first: string | null;
  last: string | null;
  /** SHA-256 over the digests of the records in order of their audit ids, base64url. */
  root: string;
}

/** One link of the chain: a window, all its shards, and the seal before it. */
export interface WindowSeal {
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
  /** Shards with records, ascending; a shard that is not listed was empty. */
  shards: ShardSeal[];
  /** Names the ledger seal key without revealing it. */
  seal_key_id: string;
  /** HMAC-SHA256 of all the above under the ledger seal key, base64url. */
  seal: string;
}

/** Newest place of the chain. It contains the whole seal, so that the next run can file what a run that died did not. */
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
