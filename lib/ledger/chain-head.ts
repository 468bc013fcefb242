import type { Clock, Logger } from '../context.ts';
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
 * The head of the chain, to which the next seal is added. A head that is missing, cannot be read or has a wrong signature
 * is rebuilt from the filed seals, and that is logged as an error: it is damage, or tampering.
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
  if (hasKnownKey(head.seal, keys)) return isSigned(head.seal, keys) ? undefined : 'forged';
  // A key of two rotations ago cannot be checked any more: the filed seal has to agree.
  const filed = await filedSeal(store, head.seal.window);
  return filed?.seal === head.seal.seal ? undefined : 'forged';
}

/** The newest seal with a valid signature; else the newest whose key is not known any more. Never one that is forged. */
async function findSealToTrust({ store, clock }: ChainHeadOptions, keys: readonly SealKey[]) {
  let ofLostKey: WindowSeal | undefined;
  const signed = await findNewestSeal(store, clock.now(), seal => {
    const isNewest = ofLostKey === undefined || seal.window > ofLostKey.window;
    if (isNewest && !hasKnownKey(seal, keys)) ofLostKey = seal;
    return isSigned(seal, keys);
  });
  return signed ?? ofLostKey;
}

const hasKnownKey = (seal: WindowSeal, keys: readonly SealKey[]): boolean =>
  keys.some(({ keyId }) => keyId === seal.seal_key_id);

function isSigned(seal: WindowSeal, keys: readonly SealKey[]): boolean {
  const { seal: signature, ...unsigned } = seal;
  return keys.some(key => key.keyId === seal.seal_key_id && key.sign(unsigned) === signature);
}

export async function filedSeal(
  store: Pick<LedgerStore, 'readSeals'>,
  window: number,
): Promise<WindowSeal | undefined> {
  for await (const page of store.readSeals(window, window + 1)) {
    if (isReadable(page[0])) return page[0];
  }
  return undefined;
}
