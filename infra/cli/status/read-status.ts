import { readTokenStatus, tokenKey } from '../../../lib/auth/index.ts';
import { type DocumentStore, isDamaged } from '../../../lib/dynamodb/index.ts';
import { deriveKeys } from '../../../lib/keys.ts';
import { type LedgerStore, newestSeal, shardsOf, windowAt } from '../../../lib/ledger/index.ts';
import type { SecretSource } from '../../../lib/platform/secrets.ts';
import { cxoneGrant, readUpstreamStatus, upstreamKey } from '../../../lib/provider/index.ts';
import type { StateStore } from '../../../lib/state/index.ts';
import { createOutboxStore } from '../../../lib/webhook/index.ts';
import { createFlushState, createWindowTally } from '../../../lib/windows/index.ts';
import type { TierHits } from '../../local/tier-hits.ts';
import type { SecretStatus } from '../../preflight/index.ts';
import { failureOf, placeOf } from '../tool/failure.ts';
import { type Part, type Status, TRAFFIC_MINUTES } from './status.ts';

type Upstream = Parameters<typeof cxoneGrant>[0];

/** The stores and clients through which a stage is read. */
export interface StatusSources {
  readonly stage: string;
  readonly state: Pick<StateStore, 'get'>;
  readonly ledger: LedgerStore;
  readonly documents: DocumentStore;
  readonly serviceSecret: Pick<SecretSource, 'current'>;
  readonly secretIds: readonly string[];
  readonly credentialsId: string;
  /** How the functions reach the upstream. */
  readonly upstream: () => Promise<Upstream>;
  readonly secretStatus: (id: string) => Promise<SecretStatus>;
  readonly tierHits: (now: number) => Promise<TierHits>;
}

/** Never throws: what cannot be read is a fault of its part. @param now epoch milliseconds */
export async function readStatus(sources: StatusSources, now: number): Promise<Status> {
  const { stage, tierHits, secretIds, secretStatus } = sources;
  const part = <T>(read: () => Promise<T>) => readPart(stage, read);
  const [token, upstream, traffic, tiers, outbox, seal, flush, secrets] = await Promise.all([
    part(() => readToken(sources, now)),
    part(() => readUpstream(sources, now)),
    part(() => readTraffic(sources, now)),
    part(() => tierHits(now)),
    part(() => readOutbox(sources)),
    part(async () => newestSeal(sources.ledger, now)),
    part(() => readFlush(sources)),
    part(() => Promise.all(secretIds.map(async id => ({ id, status: await secretStatus(id) })))),
  ]);
  return { stage, at: now, token, upstream, traffic, tiers, outbox, seal, flush, secrets };
}

async function readPart<T>(stage: string, read: () => Promise<T>): Promise<Part<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    return { fault: failureOf(error, placeOf(stage)).message.replaceAll('\n', ' ') };
  }
}

async function readToken({ state, serviceSecret, upstream, credentialsId }: StatusSources, now: number) {
  const [{ value }, config] = await Promise.all([serviceSecret.current(), upstream()]);
  const item = await state.get(tokenKey(cxoneGrant(config), credentialsId));
  return readTokenStatus(deriveKeys(value), item, now);
}

async function readUpstream({ state, upstream, credentialsId }: StatusSources, now: number) {
  const { CXONE_BASE_URL: baseUrl } = await upstream();
  return readUpstreamStatus(await state.get(upstreamKey(baseUrl, credentialsId)), now);
}

/** Summed like the windows of the webhook. */
async function readTraffic({ ledger }: StatusSources, now: number) {
  const tally = createWindowTally();
  for (let minute = 0; minute < TRAFFIC_MINUTES; minute += 1) {
    await Promise.all(
      shardsOf(windowAt(now - minute * 60_000)).map(async shard => {
        for await (const rows of ledger.readRows(shard)) tally.add(rows);
      }),
    );
  }
  return tally.totals();
}

async function readOutbox({ documents }: StatusSources) {
  const store = createOutboxStore(documents);
  const [pending, dead] = await Promise.all([store.list('pending'), store.list('dead')]);
  return { pending: pending.length, oldest: pending[0]?.value.window, dead: dead.length };
}

async function readFlush({ documents }: StatusSources) {
  const slot = await createFlushState(documents).readCheckpoint();
  if (isDamaged(slot)) throw new Error('the checkpoint is damaged; the next flush rebuilds it');
  return slot.value;
}
