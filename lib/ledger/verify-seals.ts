import type { WindowStart } from './keys.ts';
import { windowEnd } from './keys.ts';
import type { LedgerSealReference, WindowSeal } from './seal.ts';
import type { SealKey } from './seal-key.ts';
import type { LedgerStore } from './store.ts';
import type { SealFault, VerificationFinding } from './verification.ts';

export interface SealCheckOptions {
  store: Pick<LedgerStore, 'getHead' | 'readSeals'>;
  /** By their ids; AWSCURRENT and AWSPREVIOUS, and older ones if they are at hand. */
  sealKeys: ReadonlyMap<string, SealKey>;
  /** Heads of the chain as logs and webhook payloads told of them. */
  anchors: readonly LedgerSealReference[];
  /** Epoch seconds. */
  nowSeconds: number;
  from: WindowStart;
  to: WindowStart;
}

export interface CheckedSeals {
  /** Of the span, ascending; forged ones are left out. */
  seals: Map<WindowStart, WindowSeal>;
  /** Newest window of the chain, so far as it can be trusted. */
  newest: WindowStart | undefined;
  findings: VerificationFinding[];
}

/** A window is sealed 15 min after its end; metrics-flush may be late by as much again, and by a run. */
export const LATEST_SEAL_SECONDS = 2_400;

/** Holds the chain of seals against itself, its head and what is told of it elsewhere. */
export async function checkSeals(options: SealCheckOptions): Promise<CheckedSeals> {
  const { store, from, to, nowSeconds } = options;
  const findings: VerificationFinding[] = [];
  const report = (window: WindowStart, fault: SealFault) => findings.push({ kind: 'seal', window, fault });
  const head = await store.getHead();
  const seals = new Map<WindowStart, WindowSeal>();

  let before: WindowSeal | undefined;
  let isFirst = true;
  for await (const page of store.readSeals(from, to)) {
    for (const seal of page) {
      const fault = signatureFault(seal, options.sealKeys);
      if (fault) report(seal.window, fault);
      if (isFirst) before = await sealAt(store, seal.previous_window);
      const broken = linkFault(seal, before);
      // A missing seal is named by its own window, so far as its successor tells.
      if (broken) report(broken === 'missing' ? (seal.previous_window ?? seal.window) : seal.window, broken);
      if (head && seal.sequence > head.sequence) report(seal.window, 'beyond_head');
      if (!fault) seals.set(seal.window, seal);
      before = seal;
      isFirst = false;
    }
  }

  if (head) {
    const fault = signatureFault(head.seal, options.sealKeys);
    const filed = await sealAt(store, head.seal.window);
    if (fault) report(head.seal.window, fault);
    if (!filed) report(head.seal.window, 'missing');
    else if (filed.seal !== head.seal.seal || head.sequence !== head.seal.sequence) {
      report(head.seal.window, 'head_differs');
    }
    for await (const page of store.readSeals(Math.max(to, head.seal.window + 1), Math.ceil(nowSeconds))) {
      for (const seal of page) report(seal.window, 'beyond_head');
    }
    if (windowEnd(head.seal.window) + LATEST_SEAL_SECONDS < nowSeconds) report(head.seal.window, 'stale');
    // The next seal after the span tells whether the last of the span is the one that it follows.
    if (before && before.window < head.seal.window) {
      const next = await nextSeal(store, before.window, head.seal.window);
      if (next && linkFault(next, before)) report(next.window, 'unlinked');
    }
  } else if (seals.size > 0) {
    report(Math.max(...seals.keys()), 'head_differs');
  }

  for (const anchor of options.anchors) {
    const seal = await sealAt(store, anchor.window);
    if (!seal) report(anchor.window, 'missing');
    else if (seal.seal !== anchor.seal || seal.sequence !== anchor.sequence) report(anchor.window, 'anchor_differs');
  }
  return { seals, newest: head?.seal.window ?? before?.window, findings };
}

function signatureFault(seal: WindowSeal, keys: ReadonlyMap<string, SealKey>): SealFault | undefined {
  const key = keys.get(seal.seal_key_id);
  if (!key) return 'unknown_key';
  const { seal: signature, ...unsigned } = seal;
  return key.sign(unsigned) === signature ? undefined : 'forged';
}

/** @param before the seal that stands before it, as far as there is one */
function linkFault(seal: WindowSeal, before: WindowSeal | undefined): SealFault | undefined {
  if (seal.previous_window === null) return seal.sequence === 1 && !before ? undefined : 'unlinked';
  if (!before || before.window < seal.previous_window) return 'missing';
  const follows = seal.previous_seal === before.seal && seal.sequence === before.sequence + 1;
  return follows && seal.previous_window === before.window ? undefined : 'unlinked';
}

async function sealAt(store: Pick<LedgerStore, 'readSeals'>, window: WindowStart | null) {
  if (window === null) return undefined;
  for await (const page of store.readSeals(window, window + 1)) if (page[0]) return page[0];
  return undefined;
}

async function nextSeal(store: Pick<LedgerStore, 'readSeals'>, after: WindowStart, upTo: WindowStart) {
  for await (const page of store.readSeals(after + 1, upTo + 1, { pageSize: 1 })) if (page[0]) return page[0];
  return undefined;
}
