import type { RecordFault } from './integrity.ts';
import type { WindowStart } from './keys.ts';
import type { LedgerSealReference } from './seal.ts';

/** What was found to be wrong, and where. */
export type VerificationFinding =
  | { kind: 'record'; window: WindowStart; shard: number; auditId: string; fault: RecordFault | 'missing' }
  | { kind: 'shard'; window: WindowStart; shard: number; fault: ShardFault; sealed: number; found: number }
  | { kind: 'seal'; window: WindowStart; fault: SealFault }
  | { kind: 'chain'; fault: ChainFault };

export type ShardFault =
  /** Fewer or more records than were sealed. */
  | 'dropped'
  | 'added'
  /** The number of records is right, but some are others, or were changed and have a valid HMAC. */
  | 'replaced'
  /** The records are not in the order of their keys. */
  | 'reordered'
  /** Records in a window that should be sealed by now, but is not. */
  | 'unsealed';

export type ChainFault =
  /** There is no head of the chain, though windows were sealed. */
  | 'head_missing'
  /** The head of the chain cannot be read. */
  | 'head_unreadable';

export type SealFault =
  /** It cannot be read: a field is missing or of a wrong type. */
  | 'unreadable'
  /** Its HMAC, its signature or its roots do not match. */
  | 'forged'
  /** Made with a seal key or a signing key that is not known. */
  | 'unknown_key'
  /** It does not follow the seal before it in the chain. */
  | 'unlinked'
  /** A later seal, the head of the chain or an anchor names it, and it does not exist. */
  | 'missing'
  /** It is newer than the head of the chain: the head was set back. */
  | 'beyond_head'
  /** The head of the chain differs from the seal of its window. */
  | 'head_differs'
  /** It differs from the seal that a log or a webhook payload reported. */
  | 'anchor_differs'
  /** The facets do not match the records: a filtered list may leave records out. */
  | 'facets_differ'
  /** The newest seal is older than it can be: metrics-flush does not run, or the end of the ledger was cut off. */
  | 'stale';

export interface Verification {
  /** Windows whose shards were read. */
  windows: number;
  records: number;
  /** Windows that were compared with their seal. */
  sealedWindows: number;
  /** Windows past their retention: the records that are left were checked one by one. */
  expiredWindows: number;
  /** Windows that are too young to be sealed. */
  openWindows: number;
  /** Records without a known HMAC, which only their seal proves. */
  provenBySealOnly: number;
  /** The newest seal of the chain; undefined when the head is missing or cannot be read. */
  head: LedgerSealReference | undefined;
  findings: VerificationFinding[];
}
