import { filedSeal } from './chain-head.ts';
import { checkSeal, type SealCheckKeys } from './check-seal.ts';
import { type WindowStart, windowEnd } from './keys.ts';
import { findNewestSeal } from './newest-seal.ts';
import { type FiledSeal, type HeadSlot, isReadable } from './read-seal.ts';
import { DAY_SECONDS, RETENTION_DAYS } from './retention.ts';
import { type ChainHead, type LedgerSealReference, referenceTo, type WindowSeal } from './seal.ts';
import type { LedgerStore } from './store.ts';
import type { ChainFault, SealFault, VerificationFinding } from './verification.ts';

export interface SealCheckOptions extends SealCheckKeys {
  store: Pick<LedgerStore, 'readHead' | 'readSeals'>;
  /** Heads of the chain as logs and webhook payloads reported them. */
  anchors: readonly LedgerSealReference[];
  /** Epoch seconds. */
  nowSeconds: number;
  from: WindowStart;
  to: WindowStart;
}

export interface CheckedSeals {
  /** Of the span, ascending, without unreadable and forged ones. */
  seals: Map<WindowStart, WindowSeal>;
  /** Newest window of the chain, as far as the chain can be trusted. */
  newest: WindowStart | undefined;
  head: LedgerSealReference | undefined;
  findings: VerificationFinding[];
}

/** A window is sealed 15 min after its end; metrics-flush may be late by the same time again, and by one run. */
export const LATEST_SEAL_SECONDS = 2_400;

/** Checks the seals of a span, the head of the chain and the anchors, each against the others. */
export async function checkSeals(options: SealCheckOptions): Promise<CheckedSeals> {
  const findings: VerificationFinding[] = [];
  const report: Report = (window, fault) => findings.push({ kind: 'seal', window, fault });
  const slot = await options.store.readHead();
  const { head } = slot;
  const { seals, last } = await checkSpan(options, head, report);
  if (head) {
    await checkHead(options, head, report);
    await checkNextSeal(options, head, last, report);
  } else {
    const fault = await faultWithoutHead(options, slot);
    if (fault) findings.push({ kind: 'chain', fault });
  }
  await checkAnchors(options, report);
  return { seals, newest: head?.seal.window ?? last?.window, head: head && referenceTo(head.seal), findings };
}

type Report = (window: WindowStart, fault: SealFault) => void;

interface CheckedSpan {
  seals: Map<WindowStart, WindowSeal>;
  /** The last seal of the span, whatever is wrong with it. */
  last: FiledSeal | undefined;
}

/** Checks each seal of the span: its signature, and that it follows the seal before it. */
async function checkSpan(options: SealCheckOptions, head: ChainHead | undefined, report: Report): Promise<CheckedSpan> {
  const { store, from, to } = options;
  const seals = new Map<WindowStart, WindowSeal>();
  let previous: FiledSeal | undefined;
  for await (const seal of each(store.readSeals(from, to))) {
    if (isReadable(seal)) {
      previous ??= await sealBefore(store, seal);
      const signatureFault = checkSeal(seal, options);
      const linkFault = faultOfLink(seal, previous);
      if (signatureFault) report(seal.window, signatureFault);
      else seals.set(seal.window, seal);
      // A missing seal is reported under its own window, which its successor names.
      if (linkFault === 'missing') report(seal.previous_window ?? seal.window, linkFault);
      else if (linkFault) report(seal.window, linkFault);
      if (head && seal.sequence > head.sequence) report(seal.window, 'beyond_head');
    } else {
      report(seal.window, 'unreadable');
    }
    previous = seal;
  }
  return { seals, last: previous };
}

/** Checks that the head is signed and recent, that it is the seal of its window, and that no seal follows it. */
async function checkHead(options: SealCheckOptions, { seal }: ChainHead, report: Report): Promise<void> {
  const { store, nowSeconds, to } = options;
  const signatureFault = checkSeal(seal, options);
  if (signatureFault) report(seal.window, signatureFault);
  const filed = await filedSeal(store, seal.window);
  if (!filed) report(seal.window, 'missing');
  else if (filed.seal !== seal.seal) report(seal.window, 'head_differs');
  for await (const later of each(store.readSeals(Math.max(to, seal.window + 1), Math.ceil(nowSeconds)))) {
    report(later.window, 'beyond_head');
  }
  if (windowEnd(seal.window) + LATEST_SEAL_SECONDS < nowSeconds) report(seal.window, 'stale');
}

/** A chain that never began has neither a head nor a seal, and nobody has told of one. */
async function faultWithoutHead(
  { store, anchors, nowSeconds }: SealCheckOptions,
  { sequence }: HeadSlot,
): Promise<ChainFault | undefined> {
  if (sequence !== 0) return 'head_unreadable';
  if (anchors.length > 0) return 'head_missing';
  return (await findNewestSeal(store, nowSeconds * 1000, () => true, RETENTION_DAYS.max)) ? 'head_missing' : undefined;
}

/** Only the first seal after the span proves that the last seal of the span was not exchanged. */
async function checkNextSeal(
  { store }: SealCheckOptions,
  head: ChainHead,
  last: FiledSeal | undefined,
  report: Report,
): Promise<void> {
  if (!last || last.window >= head.seal.window) return;
  const next = await first(store.readSeals(last.window + 1, head.seal.window + 1, { pageSize: 1 }));
  if (isReadable(next) && faultOfLink(next, last)) report(next.window, 'unlinked');
}

async function checkAnchors({ store, anchors }: SealCheckOptions, report: Report): Promise<void> {
  // A log tells of each window: to read day by day takes much less time than to read one seal for each anchor.
  for (const ofDay of Map.groupBy(anchors, ({ window }) => Math.floor(window / DAY_SECONDS)).values()) {
    const windows = ofDay.map(({ window }) => window);
    const filed = new Map<WindowStart, FiledSeal>();
    for await (const seal of each(store.readSeals(Math.min(...windows), Math.max(...windows) + 1))) {
      filed.set(seal.window, seal);
    }
    for (const { window, seal, sequence } of ofDay) {
      const found = filed.get(window);
      if (!isReadable(found)) report(window, 'missing');
      else if (found.seal !== seal || found.sequence !== sequence) report(window, 'anchor_differs');
    }
  }
}

/** @param previous the seal before it in the table; undefined when there is none */
function faultOfLink(seal: WindowSeal, previous: FiledSeal | undefined): SealFault | undefined {
  if (seal.previous_window === null) return seal.sequence === 1 && !previous ? undefined : 'unlinked';
  if (!previous || previous.window < seal.previous_window) return 'missing';
  if (previous.window !== seal.previous_window) return 'unlinked';
  if (!isReadable(previous)) return undefined;
  const follows = seal.previous_seal === previous.seal && seal.sequence === previous.sequence + 1;
  return follows ? undefined : 'unlinked';
}

const sealBefore = (store: SealCheckOptions['store'], { previous_window: window }: WindowSeal) =>
  window === null ? undefined : first(store.readSeals(window, window + 1));

async function first<T>(pages: AsyncIterable<readonly T[]>): Promise<T | undefined> {
  for await (const item of each(pages)) return item;
  return undefined;
}

async function* each<T>(pages: AsyncIterable<readonly T[]>): AsyncGenerator<T, void> {
  for await (const page of pages) yield* page;
}
