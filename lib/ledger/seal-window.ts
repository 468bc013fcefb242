import type { Logger } from '../context.ts';
import { LEDGER_LAYOUT, shardsOf, type WindowStart, windowEnd } from './keys.ts';
import type { ChainHead, ShardSeal, WindowSeal } from './seal.ts';
import { referenceTo, type SealKey, type UnsignedSeal } from './seal-key.ts';
import { createShardDigest } from './shard-digest.ts';
import type { LedgerStore } from './store.ts';

export interface WindowSealerOptions {
  store: Pick<LedgerStore, 'readRows' | 'getHead' | 'moveHead' | 'putSeal' | 'readSeals'>;
  /** The key of AWSCURRENT. */
  sealKey: () => Promise<SealKey>;
  logger: Logger;
}

/**
 * Seals a window that is closed: reads all its shards again and adds the seal to the chain. Windows are sealed in
 * ascending order; one that is sealed keeps its seal. Any number of runs may try at once: the move of the head decides,
 * and the head contains the whole seal, so that the next run can file a seal that was not filed.
 * @throws LedgerUnavailableError
 * @throws WindowPassedError when a later window is sealed and this one is not
 */
export type WindowSealer = (window: WindowStart) => Promise<WindowSeal>;

/** A later window is sealed, and this one is not. */
export class WindowPassedError extends Error {
  override readonly name = 'WindowPassedError';
}

export function createWindowSealer({ store, sealKey, logger }: WindowSealerOptions): WindowSealer {
  return async window => {
    for (;;) {
      const head = await store.getHead();
      if (head) await store.putSeal(head.seal);
      if (head && head.seal.window >= window) return filedSeal(store, window);
      const key = await sealKey();
      const unsigned = nextSeal(head, window, await digestShards(store, window), key.keyId);
      const seal: WindowSeal = { ...unsigned.seal, seal: key.sign(unsigned.seal) };
      if (!(await store.moveHead(head, { sequence: seal.sequence, seal }))) continue;
      await store.putSeal(seal);
      logger.info('ledger_seal', { ledger_seal: referenceTo(seal), count: seal.count });
      if (unsigned.implausibleExpiry) {
        logger.error('Records expire before the minimum retention', { window, count: seal.count });
      }
      return seal;
    }
  };
}

async function filedSeal(store: Pick<LedgerStore, 'readSeals'>, window: WindowStart): Promise<WindowSeal> {
  for await (const page of store.readSeals(window, window + 1)) if (page[0]) return page[0];
  throw new WindowPassedError(`later windows than ${window} are sealed, and it is not`);
}

interface DigestedShards {
  shards: ShardSeal[];
  /** Earliest `expires_at`; infinity without records. */
  expiresAt: number;
}

async function digestShards(store: Pick<LedgerStore, 'readRows'>, window: WindowStart): Promise<DigestedShards> {
  let expiresAt = Number.POSITIVE_INFINITY;
  const shards = await Promise.all(
    shardsOf(window).map(async key => {
      const digest = createShardDigest(key.shard);
      for await (const page of store.readRows(key)) {
        for (const row of page) {
          digest.add(row.audit_id, row.digest);
          if (row.expires_at < expiresAt) expiresAt = row.expires_at;
        }
      }
      return digest.finish();
    }),
  );
  return { shards, expiresAt };
}

/** The minimum of `AUDIT_RETENTION_DAYS`. */
const MIN_RETENTION_SECONDS = 86_400;

function nextSeal(
  head: ChainHead | undefined,
  window: WindowStart,
  { shards, expiresAt }: DigestedShards,
  sealKeyId: string,
): { seal: UnsignedSeal; implausibleExpiry: boolean } {
  const filled = shards.filter(({ count }) => count > 0);
  const earliestExpiry = windowEnd(window) + MIN_RETENTION_SECONDS;
  return {
    // A record whose expiry was set back must not make the whole window an expired one.
    implausibleExpiry: expiresAt < earliestExpiry,
    seal: {
      layout: LEDGER_LAYOUT.version,
      sequence: (head?.sequence ?? 0) + 1,
      window,
      previous_window: head?.seal.window ?? null,
      previous_seal: head?.seal.seal ?? null,
      count: filled.reduce((sum, { count }) => sum + count, 0),
      records_expire_at: Number.isFinite(expiresAt) ? Math.max(expiresAt, earliestExpiry) : null,
      shards: filled,
      seal_key_id: sealKeyId,
    },
  };
}
