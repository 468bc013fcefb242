import { filedSeal } from './chain-head.ts';
import { checkSeal, type SealCheckKeys } from './check-seal.ts';
import { type WindowStart, windowEnd } from './keys.ts';
import { findNewestSeal } from './newest-seal.ts';
import { type FiledSeal, type HeadSlot, isReadable } from './read-seal.ts';
import { DAY_SECONDS, RETENTION_DAYS } from './retention.ts';
import type { ChainHead, LedgerSealReference, WindowSeal } from './seal.ts';
import type { LedgerStore } from './store.ts';
import type { ChainFault, SealFault, VerificationFinding } from './verification.ts';

export interface SealCheckOptions extends SealCheckKeys {
  store: Pick<LedgerStore, 'readHead' | 'readSeals' | 'hasSeals'>;
  /** Heads of the chain as logs and webhook payloads reported them. */
  anchors: readonly LedgerSealReference[];
  /** Epoch seconds. */
  nowSeconds: number;
  from: WindowStart;
  to: WindowStart;
}

/** A window is sealed 15 min after its end; metrics-flush may be late by the same time again, and by one run. */
export const LATEST_SEAL_SECONDS = 2_400;

type Report = (window: WindowStart, fault: SealFault) => void;

/** Checks the seals of a span one after another, then the head of the chain and the anchors, each against the others. */
export class ChainCheck {
  readonly findings: VerificationFinding[] = [];
  readonly #options: SealCheckOptions;
  readonly #slot: HeadSlot;
  /** The last seal that was taken, also a faulty one. */
  #last: FiledSeal | undefined;

  constructor(options: SealCheckOptions, slot: HeadSlot) {
    this.#options = options;
    this.#slot = slot;
  }

  /**
   * Checks the signature of the next seal of the span, and that it follows the seal before it.
   * @returns the seal if it is genuine
   */
  async take(seal: FiledSeal): Promise<WindowSeal | undefined> {
    const previous = this.#last ?? (await this.#sealBefore(seal));
    this.#last = seal;
    if (!isReadable(seal)) {
      this.#report(seal.window, 'unreadable');
      return undefined;
    }
    const signatureFault = checkSeal(seal, this.#options);
    const linkFault = faultOfLink(seal, previous);
    if (signatureFault) this.#report(seal.window, signatureFault);
    // A missing seal is reported under its own window, which its successor names.
    if (linkFault === 'missing') this.#report(seal.previous_window ?? seal.window, linkFault);
    else if (linkFault) this.#report(seal.window, linkFault);
    const { head } = this.#slot;
    if (head && seal.sequence > head.sequence) this.#report(seal.window, 'beyond_head');
    return signatureFault ? undefined : seal;
  }

  /** After the last seal of the span. */
  async finish(): Promise<void> {
    const { head } = this.#slot;
    if (head) {
      await checkHead(this.#options, head, this.#report);
      await checkNextSeal(this.#options, head, this.#last, this.#report);
    } else {
      const fault = await faultWithoutHead(this.#options, this.#slot);
      if (fault) this.findings.push({ kind: 'chain', fault });
    }
    await checkAnchors(this.#options, this.#report);
  }

  #report: Report = (window, fault) => this.findings.push({ kind: 'seal', window, fault });

  async #sealBefore(seal: FiledSeal): Promise<FiledSeal | undefined> {
    if (!isReadable(seal) || seal.previous_window === null) return undefined;
    return first(this.#options.store.readSeals(seal.previous_window, seal.previous_window + 1));
  }
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

/** Reading this many pages takes as long as some thousand queries that find nothing. */
const FEW_PAGES = 16;

/** A chain that never began has neither a head nor a seal, and no anchor names one. */
async function faultWithoutHead(
  { store, anchors, nowSeconds }: SealCheckOptions,
  { sequence }: HeadSlot,
): Promise<ChainFault | undefined> {
  if (sequence !== 0) return 'head_unreadable';
  if (anchors.length > 0) return 'head_missing';
  // A new ledger is small: a few pages of keys take the place of one query for each day of ten years.
  if ((await store.hasSeals(FEW_PAGES)) === false) return undefined;
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
  // A log names each window. Reading the seals day by day is much faster than reading one seal for each anchor.
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

async function first<T>(pages: AsyncIterable<readonly T[]>): Promise<T | undefined> {
  for await (const item of each(pages)) return item;
  return undefined;
}

async function* each<T>(pages: AsyncIterable<readonly T[]>): AsyncGenerator<T, void> {
  for await (const page of pages) yield* page;
}
