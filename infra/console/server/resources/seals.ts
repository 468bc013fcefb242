import type { Clock } from '../../../../lib/context.ts';
import { isReadable, type LedgerStore, type WindowSeal } from '../../../../lib/ledger/index.ts';
import { describeVerification } from '../../../cli/audit/describe.ts';
import { describeFindings, runVerify, WITHOUT_ANCHORS } from '../../../cli/audit/verify.ts';
import { type Resource, read } from '../resource.ts';
import { spanSchema } from '../span-query.ts';
import type { ConsoleTarget } from '../target.ts';

export interface SealRow {
  readonly sequence: number;
  /** Epoch seconds. */
  readonly window: number;
  readonly count: number;
  readonly seal: string;
  readonly isSigned: boolean;
}

/** What `npm run audit -- verify` finds. */
export interface VerifyAnswer {
  readonly summary: string;
  readonly findings: readonly string[];
  /** What the chain was compared with. */
  readonly anchors: readonly string[];
  readonly note: string | null;
}

/** The number of seals of an hour without a gap. */
const MOST_SEALS = 60;
/** The seals before the newest one. An idle stage has few seals, and one page of them is read. */
const LOOK_BACK_SECONDS = 86_400;
/** For a clock of the functions that is ahead. */
const AHEAD_SECONDS = 3_600;

export const sealsResource = (target: ConsoleTarget): Resource => ({
  path: 'seals',
  methods: {
    GET: async () => ({ seals: await newestSeals(target) }),
    /** Verifies the span. */
    async POST({ body }): Promise<VerifyAnswer> {
      const { from, to } = read(spanSchema, body);
      const { ledger, anchorSources, clock } = target;
      const progress = { show: () => undefined, end: () => undefined };
      const request = { ledger, anchorSources, progress, publicKeyFile: undefined, now: clock.now() };
      const { result, comparedWith } = await runVerify({ ...request, span: { from, to } });
      return {
        summary: describeVerification(result),
        findings: [...describeFindings(result.findings)],
        anchors: comparedWith,
        note: comparedWith.length === 0 ? WITHOUT_ANCHORS : null,
      };
    },
  },
});

interface SealSource {
  readonly ledger: { readonly store: Pick<LedgerStore, 'readHead' | 'readSeals'> };
  readonly clock: Pick<Clock, 'now'>;
}

/** The newest first, whenever they were made: a window is sealed 15 minutes after its end, or later. */
export async function newestSeals({ ledger: { store }, clock }: SealSource): Promise<SealRow[]> {
  const { head } = await store.readHead();
  const newest = head?.seal.window ?? Math.ceil(clock.now() / 1000) + AHEAD_SECONDS;
  const seals: SealRow[] = [];
  const options = { descending: true, pageSize: MOST_SEALS };
  const pages = store.readSeals(newest - LOOK_BACK_SECONDS, newest + 1, options);
  for await (const page of pages) {
    for (const seal of page) if (isReadable(seal)) seals.push(sealRow(seal));
    if (seals.length >= MOST_SEALS) break;
  }
  return seals.slice(0, MOST_SEALS);
}

export const sealRow = (seal: WindowSeal): SealRow => ({
  sequence: seal.sequence,
  window: seal.window,
  count: seal.count,
  seal: seal.seal,
  isSigned: 'signature' in seal,
});
