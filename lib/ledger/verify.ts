import type { ServiceKeys } from '../keys.ts';
import { mapAhead, SHARDS_AT_ONCE } from './ahead.ts';
import { FacetCollector } from './facets.ts';
import { sealsOf } from './filed-seals.ts';
import { LEDGER_LAYOUT, type ShardKey, shardOf, shardsOf, type WindowStart, windowEnd } from './keys.ts';
import { RecordLinks } from './record-links.ts';
import { referenceTo, type WindowSeal } from './seal.ts';
import type { LedgerStore } from './store.ts';
import type { Verification, VerificationFinding } from './verification.ts';
import { areFacetsOf, FacetsOfDays } from './verify-facets.ts';
import { ChainCheck, LATEST_SEAL_SECONDS, type SealCheckOptions } from './verify-seals.ts';
import { type CheckedShard, checkShard, type WindowState } from './verify-shard.ts';

export interface VerifyOptions extends Omit<SealCheckOptions, 'store'> {
  /** Without `readFacets`, facets are not compared. */
  store: Pick<LedgerStore, 'readHead' | 'readSeals' | 'readItems' | 'filledShards' | 'findRecords' | 'hasSeals'> &
    Partial<Pick<LedgerStore, 'readFacets'>>;
  /** Service keys by their ids, for the HMACs of the records. */
  serviceKeys: ReadonlyMap<string, ServiceKeys>;
  /** Called after each window. */
  onProgress?: (done: { window: WindowStart; records: number }) => void;
}

/**
 * Verifies the windows of a span: each record by its HMAC, each shard by its seal, and the chain of seals. Windows are read
 * one after another, so that a span of years needs no more memory than one of days.
 */
export async function verifyLedger(options: VerifyOptions): Promise<Verification> {
  const { store, onProgress } = options;
  const slot = await store.readHead();
  const newest = slot.head?.seal.window ?? (await newestOfSpan(options));
  const filled = await findFilledShards(options);
  const chain = new ChainCheck(options, slot);
  const links = new RecordLinks();
  const result: Verification = {
    windows: 0,
    records: 0,
    sealedWindows: 0,
    expiredWindows: 0,
    openWindows: 0,
    provenBySealOnly: 0,
    head: slot.head && referenceTo(slot.head.seal),
    findings: [],
  };
  const filedFacets = new FacetsOfDays(store);
  const check = async ({ window, seal, state, keys }: PlannedWindow) => {
    const seen = { links, facets: new FacetCollector() };
    const filed = state === 'sealed' ? await filedFacets.of(window) : undefined;
    const shards = await Promise.all(keys.map(key => checkShard(options, key, seal, state, seen)));
    // Records that changed explain why the facets differ.
    const isExplained = shards.some(({ findings }) => findings.length > 0);
    const isHiding = filed !== undefined && !isExplained && !areFacetsOf(filed, seen.facets.finish());
    return { window, state, shards, isHiding };
  };
  const planned = planWindows(options, chain, newest, filled);
  const windows = mapAhead(planned, SHARDS_AT_ONCE, check, ({ keys }) => Math.max(1, keys.length));
  for await (const { window, state, shards, isHiding } of windows) {
    addWindow(result, state, shards);
    if (isHiding) result.findings.push({ kind: 'seal', window, fault: 'facets_differ' });
    onProgress?.({ window, records: result.records });
  }
  await chain.finish();
  const missing = await findMissing(options, links);
  return { ...result, findings: [...chain.findings, ...result.findings, ...missing] };
}

/** Without a head, the newest seal of the span says up to where windows should be sealed. */
async function newestOfSpan({ store, from, to }: VerifyOptions): Promise<WindowStart | undefined> {
  for await (const [seal] of store.readSeals(from, to, { descending: true, pageSize: 1 })) return seal?.window;
  return undefined;
}

/** Every window of the span, with its seal where that is genuine. */
async function* windowsOf({ store, from, to }: VerifyOptions, chain: ChainCheck): AsyncGenerator<SpanWindow, void> {
  const { windowSeconds } = LEDGER_LAYOUT;
  let next = from;
  for await (const filed of sealsOf(store, from, to)) {
    const seal = await chain.take(filed);
    for (; next < filed.window; next += windowSeconds) yield { window: next, seal: undefined };
    if (filed.window !== next) continue;
    yield { window: next, seal };
    next += windowSeconds;
  }
  for (; next < to; next += windowSeconds) yield { window: next, seal: undefined };
}

interface SpanWindow {
  window: WindowStart;
  seal: WindowSeal | undefined;
}

interface PlannedWindow extends SpanWindow {
  state: WindowState;
  keys: ShardKey[];
}

async function* planWindows(
  options: VerifyOptions,
  chain: ChainCheck,
  newest: WindowStart | undefined,
  filled: FilledShards | undefined,
): AsyncGenerator<PlannedWindow, void> {
  for await (const { window, seal } of windowsOf(options, chain)) {
    const state = stateOf(window, seal, newest, options.nowSeconds);
    yield { window, seal, state, keys: shardsToRead(window, seal, filled) };
  }
}

/** Reading a page of 1 MB costs as much as asking this many empty shards. */
const SHARDS_A_PAGE = 250;

/**
 * Which shards hold records. For a year, 16 million queries would be needed to ask each shard that is empty by its
 * seal. So the keys of the table are read instead, while that costs less.
 */
function findFilledShards({ store, from, to }: VerifyOptions): Promise<FilledShards | undefined> {
  const shards = ((to - from) / LEDGER_LAYOUT.windowSeconds) * LEDGER_LAYOUT.shards;
  return store.filledShards(from, to, Math.ceil(shards / SHARDS_A_PAGE));
}

type FilledShards = ReadonlyMap<WindowStart, number>;

/** Those that hold records, or should by their seal. What an open window gets after the scan is for the next run. */
function shardsToRead(window: WindowStart, seal: WindowSeal | undefined, filled: FilledShards | undefined): ShardKey[] {
  const all = shardsOf(window);
  if (!filled) return all;
  const found = filled.get(window) ?? 0;
  const sealed = new Set(seal?.shards.map(({ shard }) => shard));
  return all.filter(({ shard }) => (found & (1 << shard)) !== 0 || sealed.has(shard));
}

/** Records that their successors name and that are neither in the span nor anywhere else. */
async function findMissing({ store, nowSeconds }: VerifyOptions, links: RecordLinks): Promise<VerificationFinding[]> {
  const unseen = links.unseen(nowSeconds);
  const there = await store.findRecords(unseen);
  return unseen
    .filter(id => !there.has(id))
    .map(auditId => ({ kind: 'record', ...shardOf(auditId), auditId, fault: 'missing' }));
}

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

function addWindow(result: Verification, state: WindowState, shards: readonly CheckedShard[]): void {
  result.windows += 1;
  if (state === 'sealed') result.sealedWindows += 1;
  if (state === 'expired') result.expiredWindows += 1;
  if (state === 'open') result.openWindows += 1;
  for (const shard of shards) {
    result.records += shard.records;
    result.provenBySealOnly += shard.provenBySealOnly;
    result.findings.push(...shard.findings);
  }
}
