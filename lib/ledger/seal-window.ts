import type { Clock, Logger } from '../context.ts';
import { filedSeal, openHead } from './chain-head.ts';
import { type DigestedWindow, digestWindow } from './digest-window.ts';
import { LEDGER_LAYOUT, type WindowStart, windowEnd } from './keys.ts';
import type { RecordLinks } from './record-links.ts';
import { DAY_SECONDS, RETENTION_DAYS } from './retention.ts';
import { type ChainHead, referenceTo, type WindowSeal, type WindowSealV2 } from './seal.ts';
import type { SealKey } from './seal-key.ts';
import { nameOf, rootOfShards, statementOf } from './seal-statement.ts';
import type { SigningKey } from './signing-key.ts';
import type { LedgerStore } from './store.ts';

export interface WindowSealerOptions {
  store: Pick<LedgerStore, 'readRows' | 'findRecords' | 'readHead' | 'moveHead' | 'putSeal' | 'readSeals'>;
  /** The key of AWSCURRENT, which seals, and that of AWSPREVIOUS while there is one. */
  sealKeys: () => Promise<readonly [current: SealKey, ...previous: SealKey[]]>;
  /** Signs the seals for everybody who has the public key. */
  signingKey: () => Promise<SigningKey>;
  clock: Clock;
  logger: Logger;
}

/**
 * Seals a window that is closed: reads all its shards again and adds the seal to the chain. Windows are sealed in
 * ascending order; one that is sealed keeps its seal. Any number of runs may try at once; the one that moves the head
 * wins. The head contains the whole seal, so the next run can file a seal that was not filed.
 * @throws LedgerUnavailableError
 * @throws WindowPassedError when a later window is sealed and this one is not
 */
export type WindowSealer = (window: WindowStart) => Promise<SealedWindow>;

export interface SealedWindow {
  seal: WindowSeal;
  /** Records that the seal covers. */
  count: number;
  /** Records that others of this window name as their previous one, and that do not exist. */
  missing: readonly string[];
}

/** A later window is sealed, and this one is not. */
export class WindowPassedError extends Error {
  override readonly name = 'WindowPassedError';
}

export function createWindowSealer(options: WindowSealerOptions): WindowSealer {
  const { store, logger } = options;
  return async window => {
    const [keys, signingKey] = await Promise.all([options.sealKeys(), options.signingKey()]);
    for (;;) {
      const slot = await openHead(options, keys);
      const { head } = slot;
      if (head) await store.putSeal(head.seal);
      if (head && head.seal.window >= window) return withoutChecks(await standingSeal(store, window));
      const digested = await digestWindow(store, window);
      const seal = await sealAfter(head, window, digested, keys[0], signingKey);
      if (!(await store.moveHead(slot, { sequence: seal.sequence, seal }))) continue;
      await store.putSeal(seal, digested.facets);
      logger.info('ledger_seal', { ledger_seal: referenceTo(seal), count: seal.count });
      if (digested.expiresAt < earliestExpiry(window)) {
        logger.error('Records expire before the minimum retention', { window, count: seal.count });
      }
      return { ...withoutChecks(seal), missing: await findMissing(options, window, digested.links) };
    }
  };
}

const withoutChecks = (seal: WindowSeal): SealedWindow => ({ seal, count: seal.count, missing: [] });

async function standingSeal(store: Pick<LedgerStore, 'readSeals'>, window: WindowStart): Promise<WindowSeal> {
  const seal = await filedSeal(store, window);
  if (!seal) throw new WindowPassedError(`the window ${window} cannot be sealed: later windows are sealed already`);
  return seal;
}

async function sealAfter(
  head: ChainHead | undefined,
  window: WindowStart,
  { shards, expiresAt }: DigestedWindow,
  key: SealKey,
  signingKey: SigningKey,
): Promise<WindowSealV2> {
  const content = {
    version: 2 as const,
    layout: LEDGER_LAYOUT.version,
    sequence: (head?.sequence ?? 0) + 1,
    window,
    previous_window: head?.seal.window ?? null,
    previous_seal: head?.seal.seal ?? null,
    count: shards.reduce((sum, { count }) => sum + count, 0),
    // A record whose expiry was set back must not make the whole window count as expired.
    records_expire_at: Number.isFinite(expiresAt) ? Math.max(expiresAt, earliestExpiry(window)) : null,
    shards,
    root: rootOfShards(shards),
  };
  const statement = statementOf(content);
  return {
    ...content,
    seal: nameOf(statement),
    seal_key_id: key.keyId,
    mac: key.mac(statement),
    signing_key_id: signingKey.keyId,
    signature: await signingKey.sign(statement),
  };
}

const earliestExpiry = (window: WindowStart): number => windowEnd(window) + RETENTION_DAYS.min * DAY_SECONDS;

const MOST_IDS_LOGGED = 10;

/** A record that was deleted before the window was sealed. The seal does not show it; the next record names it. */
async function findMissing(
  { store, clock, logger }: WindowSealerOptions,
  window: WindowStart,
  links: RecordLinks,
): Promise<string[]> {
  const unseen = links.unseen(clock.now() / 1000);
  const there = await store.findRecords(unseen);
  const missing = unseen.filter(id => !there.has(id));
  if (missing.length > 0) {
    logger.error('Records are missing that others follow; audit verify names them', {
      window,
      count: missing.length,
      audit_ids: missing.slice(0, MOST_IDS_LOGGED),
    });
  }
  return missing;
}
