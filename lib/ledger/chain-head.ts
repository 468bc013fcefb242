import type { Clock, Logger } from '../context.ts';
import { checkSeal } from './check-seal.ts';
import { findNewestSeal } from './newest-seal.ts';
import { type HeadSlot, isReadable } from './read-seal.ts';
import type { WindowSeal } from './seal.ts';
import type { SealKey } from './seal-key.ts';
import type { LedgerStore } from './store.ts';

export interface ChainHeadOptions {
  store: Pick<LedgerStore, 'readHead' | 'moveHead' | 'readSeals'>;
  clock: Clock;
  logger: Logger;
}

/**
 * The head of the chain, to which the next seal is added. A head that is missing, cannot be read or has a wrong
 * signature is rebuilt from the filed seals. This is logged as an error, because the table is damaged or somebody has
 * tampered with it.
 * @param keys the current seal key and, during a rotation, the previous one
 */
export async function openHead(options: ChainHeadOptions, keys: readonly SealKey[]): Promise<HeadSlot> {
  const { store, logger } = options;
  const slot = await store.readHead();
  const fault = await faultOfHead(store, slot, keys);
  if (fault === undefined) return slot;
  const newest = await findSealToTrust(options, keys);
  if (newest === undefined) {
    // Without seals a missing head is the beginning of the chain.
    if (fault !== 'missing') logger.error('The head of the chain of seals is lost, and no seal is filed', { fault });
    return { sequence: slot.sequence, head: undefined };
  }
  const { sequence, window } = newest;
  if (await store.moveHead(slot, { sequence, seal: newest })) {
    logger.error('The head of the chain of seals was rebuilt from the filed seals', { fault, sequence, window });
  }
  return openHead(options, keys);
}

type HeadFault = 'missing' | 'unreadable' | 'forged';

async function faultOfHead(
  store: Pick<LedgerStore, 'readSeals'>,
  { sequence, head }: HeadSlot,
  keys: readonly SealKey[],
): Promise<HeadFault | undefined> {
  if (!head) return sequence === 0 ? 'missing' : 'unreadable';
  const fault = checkSeal(head.seal, byId(keys));
  if (fault !== 'unknown_key') return fault;
  // A key of two rotations ago cannot be checked any more: the filed seal has to agree.
  const filed = await filedSeal(store, head.seal.window);
  return filed?.seal === head.seal.seal ? undefined : 'forged';
}

/** The newest seal with a valid signature; else the newest whose key is not known any more. Never one that is forged. */
async function findSealToTrust({ store, clock }: ChainHeadOptions, keys: readonly SealKey[]) {
  let ofLostKey: WindowSeal | undefined;
  const genuine = await findNewestSeal(store, clock.now(), seal => {
    const fault = checkSeal(seal, byId(keys));
    const isNewest = ofLostKey === undefined || seal.window > ofLostKey.window;
    if (isNewest && fault === 'unknown_key') ofLostKey = seal;
    return fault === undefined;
  });
  return genuine ?? ofLostKey;
}

const byId = (keys: readonly SealKey[]) => ({ sealKeys: new Map(keys.map(key => [key.keyId, key])) });

export async function filedSeal(
  store: Pick<LedgerStore, 'readSeals'>,
  window: number,
): Promise<WindowSeal | undefined> {
  for await (const page of store.readSeals(window, window + 1)) {
    if (isReadable(page[0])) return page[0];
  }
  return undefined;
}
