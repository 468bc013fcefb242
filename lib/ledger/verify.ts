import type { ServiceKeys } from '../keys.ts';
import { checkItem } from './integrity.ts';
import { LEDGER_LAYOUT, type ShardKey, shardsOf, type WindowStart, windowEnd } from './keys.ts';
import type { ShardSeal, WindowSeal } from './seal.ts';
import { createShardDigest } from './shard-digest.ts';
import type { LedgerStore } from './store.ts';
import type { ShardFault, Verification, VerificationFinding } from './verification.ts';
import { checkSeals, LATEST_SEAL_SECONDS, type SealCheckOptions } from './verify-seals.ts';

export interface VerifyOptions extends Omit<SealCheckOptions, 'store'> {
  store: Pick<LedgerStore, 'getHead' | 'readSeals' | 'readItems'>;
  /** Service keys by their ids, for the HMACs of the records. */
  serviceKeys: ReadonlyMap<string, ServiceKeys>;
  /** Called after each window. */
  onProgress?: (done: { window: WindowStart; records: number }) => void;
}

/** Verifies the ledger from one window to another: each record by its HMAC, each shard by its seal, and the chain. */
export async function verifyLedger(options: VerifyOptions): Promise<Verification> {
  const { from, to, nowSeconds, onProgress } = options;
  const { seals, newest, findings } = await checkSeals(options);
  const result: Verification = {
    windows: 0,
    records: 0,
    sealedWindows: 0,
    expiredWindows: 0,
    openWindows: 0,
    vouchedBySealOnly: 0,
    findings,
  };
  for (let window = from; window < to; window += LEDGER_LAYOUT.windowSeconds) {
    const seal = seals.get(window);
    const state = stateOf(window, seal, newest, nowSeconds);
    const checked = await Promise.all(shardsOf(window).map(key => checkShard(options, key, seal, state)));
    result.windows += 1;
    if (state === 'sealed') result.sealedWindows += 1;
    if (state === 'expired') result.expiredWindows += 1;
    if (state === 'open') result.openWindows += 1;
    for (const shard of checked) {
      result.records += shard.records;
      result.vouchedBySealOnly += shard.vouchedBySealOnly;
      result.findings.push(...shard.findings);
    }
    onProgress?.({ window, records: result.records });
  }
  return result;
}

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

async function checkShard(
  { store, serviceKeys }: VerifyOptions,
  key: ShardKey,
  seal: WindowSeal | undefined,
  state: WindowState,
): Promise<CheckedShard> {
  const edited: VerificationFinding[] = [];
  const unvouched: VerificationFinding[] = [];
  const digest = createShardDigest(key.shard);
  for await (const page of store.readItems(key)) {
    for (const item of page) {
      const checked = checkItem(item, serviceKeys);
      digest.add(item.sk, checked.digest);
      if (!checked.fault) continue;
      const finding: VerificationFinding = { kind: 'record', ...key, auditId: item.sk, fault: checked.fault };
      if (checked.fault === 'unsigned' || checked.fault === 'unknown_key') unvouched.push(finding);
      else edited.push(finding);
    }
  }
  const { isAscending } = digest;
  const found = digest.finish();
  const sealed = seal?.shards.find(({ shard }) => shard === key.shard);
  const fault = shardFault(state, sealed, found, isAscending);
  // An edited record explains by itself why the root differs.
  const isExplained = fault === 'replaced' && edited.length > 0;
  const findings = [...edited];
  if (fault && !isExplained) {
    findings.push({ kind: 'shard', ...key, fault, sealed: sealed?.count ?? 0, found: found.count });
  }
  const isVouched = state === 'sealed' && !fault;
  if (!isVouched) findings.push(...unvouched);
  return { records: found.count, vouchedBySealOnly: isVouched ? unvouched.length : 0, findings };
}

function shardFault(
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
  const same = found.root === sealed.root && found.first === sealed.first && found.last === sealed.last;
  return same ? undefined : 'replaced';
}
