import type { RecordFault } from './integrity.ts';
import type { WindowStart } from './keys.ts';

/** What does not hold, and where. */
export type VerificationFinding =
  | { kind: 'record'; window: WindowStart; shard: number; auditId: string; fault: RecordFault }
  | { kind: 'shard'; window: WindowStart; shard: number; fault: ShardFault; sealed: number; found: number }
  | { kind: 'seal'; window: WindowStart; fault: SealFault };

export type ShardFault =
  /** Fewer or more records than were sealed. */
  | 'dropped'
  | 'added'
  /** As many as were sealed, but others, or changed ones that pass for genuine. */
  | 'replaced'
  /** Not in the order of their keys. */
  | 'reordered'
  /** Records in a window that should be sealed by now, and is not. */
  | 'unsealed';

export type SealFault =
  /** Its HMAC does not hold. */
  | 'forged'
  /** Made under a ledger seal key that is not known. */
  | 'unknown_key'
  /** It does not follow the seal before it. */
  | 'unlinked'
  /** Named by a later seal, the head of the chain or an anchor, and not there. */
  | 'missing'
  /** Stands behind the head of the chain: the head was put back. */
  | 'beyond_head'
  /** The head of the chain is gone, or is not the seal of its window. */
  | 'head_differs'
  /** Another seal than the one that a log or a webhook payload tells of. */
  | 'anchor_differs'
  /** The newest seal is older than it can be: metrics-flush does not run, or the end of the ledger was cut off. */
  | 'stale';

export interface Verification {
  /** Windows whose shards were read. */
  windows: number;
  records: number;
  /** Windows held against their seal. */
  sealedWindows: number;
  /** Windows past retention: what is left of them was checked record by record. */
  expiredWindows: number;
  /** Windows that are too young to be sealed. */
  openWindows: number;
  /** Records without a known HMAC, for which their seal vouches alone. */
  vouchedBySealOnly: number;
  findings: VerificationFinding[];
}
