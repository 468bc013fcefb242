import type { ServiceKeys } from '../keys.ts';
import { checkItem } from './integrity.ts';
import { LEDGER_LAYOUT, type ShardKey, shardOf, shardsOf, type WindowStart, windowEnd } from './keys.ts';
import { RecordLinks } from './record-links.ts';
import type { ShardSeal, WindowSeal } from './seal.ts';
import { createShardDigest } from './shard-digest.ts';
import type { LedgerStore } from './store.ts';
import type { ShardFault, Verification, VerificationFinding } from './verification.ts';
import { checkSeals, LATEST_SEAL_SECONDS, type SealCheckOptions } from './verify-seals.ts';

export interface VerifyOptions extends Omit<SealCheckOptions, 'store'> {
  store: Pick<LedgerStore, 'readHead' | 'readSeals' | 'readItems' | 'findRecords'>;
  /** Service keys by their ids, for the HMACs of the records. */
  serviceKeys: ReadonlyMap<string, ServiceKeys>;
  /** Called after each window. */
  onProgress?: (done: { window: WindowStart; records: number }) => void;
}

/** Verifies the windows of a span: each record by its HMAC, each shard by its seal, and the chain of seals. */
export async function verifyLedger(options: VerifyOptions): Promise<Verification> {
  const { from, to, nowSeconds, onProgress } = options;
  const { seals, newest, head, findings } = await checkSeals(options);
  const result: Verification = {
    windows: 0,
    records: 0,
    sealedWindows: 0,
    expiredWindows: 0,
    openWindows: 0,
    vouchedBySealOnly: 0,
    head,
    findings,
  };
  const links = new RecordLinks();
  for (let window = from; window < to; window += LEDGER_LAYOUT.windowSeconds) {
    const seal = seals.get(window);
    const state = stateOf(window, seal, newest, nowSeconds);
    const shards = await Promise.all(shardsOf(window).map(key => checkShard(options, key, seal, state, links)));
    addWindow(result, state, shards);
    onProgress?.({ window, records: result.records });
  }
  result.findings.push(...(await findMissing(options, links)));
  return result;
}

/** Records that their successors name and that are neither in the span nor anywhere else. */
async function findMissing({ store, nowSeconds }: VerifyOptions, links: RecordLinks): Promise<VerificationFinding[]> {
  const unseen = links.unseen(nowSeconds);
  const there = await store.findRecords(unseen);
  return unseen
    .filter(id => !there.has(id))
    .map(auditId => ({ kind: 'record', ...shardOf(auditId), auditId, fault: 'missing' }));
}

/** `unsealed`: the window should be sealed by now. */
type WindowState = 'sealed' | 'expired' | 'open' | 'unsealed';

function stateOf(
  window: WindowStart,
  seal: WindowSeal | undefined,
  newest: WindowStart | undefined,
  nowSeconds: number,
): WindowState {
  if (seal) return seal.records_expire_at !== null && seal.records_expire_at <= nowSeconds ? 'expired' : 'sealed';
  const isPassed = newest !== undefined && window <= newest;
  return isPassed || windowEnd(window) + LATEST_SEAL_SECONDS < nowSeconds ? 'unsealed' : 'open';
}

interface CheckedShard {
  records: number;
  vouchedBySealOnly: number;
  findings: VerificationFinding[];
}

function addWindow(result: Verification, state: WindowState, shards: readonly CheckedShard[]): void {
  result.windows += 1;
  if (state === 'sealed') result.sealedWindows += 1;
  if (state === 'expired') result.expiredWindows += 1;
  if (state === 'open') result.openWindows += 1;
  for (const shard of shards) {
    result.records += shard.records;
    result.vouchedBySealOnly += shard.vouchedBySealOnly;
    result.findings.push(...shard.findings);
  }
}

async function checkShard(
  options: VerifyOptions,
  key: ShardKey,
  seal: WindowSeal | undefined,
  state: WindowState,
  links: RecordLinks,
): Promise<CheckedShard> {
  const { edited, unproven, found, isAscending } = await readShard(options, key, seal, links);
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
  return { records: found.count, vouchedBySealOnly: isProvenBySeal ? unproven.length : 0, findings };
}

interface ReadShard {
  edited: VerificationFinding[];
  /** Records that no known HMAC proves. */
  unproven: VerificationFinding[];
  found: ShardSeal;
  isAscending: boolean;
}

async function readShard(
  { store, serviceKeys }: VerifyOptions,
  key: ShardKey,
  seal: WindowSeal | undefined,
  links: RecordLinks,
): Promise<ReadShard> {
  const edited: VerificationFinding[] = [];
  const unproven: VerificationFinding[] = [];
  const digest = createShardDigest(key.shard, seal);
  for await (const page of store.readItems(key)) {
    for (const item of page) {
      const { digest: ofContent, fault } = checkItem(item, serviceKeys);
      digest.add(item.sk, ofContent);
      links.see(item.sk);
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
