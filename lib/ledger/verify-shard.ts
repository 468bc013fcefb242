import type { ServiceKeys } from '../keys.ts';
import type { FacetCollector } from './facets.ts';
import { checkItem } from './integrity.ts';
import type { ShardKey } from './keys.ts';
import type { RecordLinks } from './record-links.ts';
import type { ShardSeal, WindowSeal } from './seal.ts';
import { createShardDigest } from './shard-digest.ts';
import type { LedgerStore } from './store.ts';
import type { ShardFault, VerificationFinding } from './verification.ts';

export interface ShardCheckOptions {
  store: Pick<LedgerStore, 'readItems'>;
  /** Service keys by their ids, for the HMACs of the records. */
  serviceKeys: ReadonlyMap<string, ServiceKeys>;
}

/** `unsealed`: the window should be sealed by now. */
export type WindowState = 'sealed' | 'expired' | 'open' | 'unsealed';

/** What is gathered of all records. */
export interface Seen {
  links: RecordLinks;
  facets: FacetCollector;
}

export interface CheckedShard {
  records: number;
  provenBySealOnly: number;
  findings: VerificationFinding[];
}

/** With the number of shards that are read side by side, this bounds the memory. */
const PAGE_SIZE = 100;

/** Compares the records of a shard with their HMACs and with the seal of their window. */
export async function checkShard(
  options: ShardCheckOptions,
  key: ShardKey,
  seal: WindowSeal | undefined,
  state: WindowState,
  seen: Seen,
): Promise<CheckedShard> {
  const { edited, unproven, found, isAscending } = await readShard(options, key, seal, seen);
  const sealed = seal?.shards.find(({ shard }) => shard === key.shard);
  const fault = faultOfShard(state, sealed, found, isAscending);
  const findings = [...edited];
  // An edited record explains why the root differs.
  const isExplained = fault === 'replaced' && edited.length > 0;
  if (fault && !isExplained) {
    findings.push({ kind: 'shard', ...key, fault, sealed: sealed?.count ?? 0, found: found.count });
  }
  const isProvenBySeal = state === 'sealed' && !fault;
  if (!isProvenBySeal) findings.push(...unproven);
  return { records: found.count, provenBySealOnly: isProvenBySeal ? unproven.length : 0, findings };
}

interface ReadShard {
  edited: VerificationFinding[];
  /** Records that no known HMAC proves. */
  unproven: VerificationFinding[];
  found: ShardSeal;
  isAscending: boolean;
}

async function readShard(
  { store, serviceKeys }: ShardCheckOptions,
  key: ShardKey,
  seal: WindowSeal | undefined,
  { links, facets }: Seen,
): Promise<ReadShard> {
  const edited: VerificationFinding[] = [];
  const unproven: VerificationFinding[] = [];
  const digest = createShardDigest(key.shard, seal);
  for await (const page of store.readItems(key, { pageSize: PAGE_SIZE })) {
    for (const item of page) {
      const { digest: ofContent, fault } = checkItem(item, serviceKeys);
      digest.add(item.sk, ofContent);
      links.see(item.sk);
      facets.add(key.shard, item.attributes);
      const isAltered = fault === 'edited' || fault === 'misplaced';
      if (!isAltered) links.follow(item.attributes);
      if (fault) (isAltered ? edited : unproven).push({ kind: 'record', ...key, auditId: item.sk, fault });
    }
  }
  return { edited, unproven, isAscending: digest.isAscending, found: digest.finish() };
}

function faultOfShard(
  state: WindowState,
  sealed: ShardSeal | undefined,
  found: ShardSeal,
  isAscending: boolean,
): ShardFault | undefined {
  if (!isAscending) return 'reordered';
  if (state === 'unsealed') return found.count > 0 ? 'unsealed' : undefined;
  if (state !== 'sealed') return undefined;
  const count = sealed?.count ?? 0;
  if (found.count < count) return 'dropped';
  if (found.count > count) return 'added';
  if (!sealed) return undefined;
  return found.root === sealed.root ? undefined : 'replaced';
}
