import { isReadable, type LedgerStore, type WindowSeal } from '../../../../lib/ledger/index.ts';
import { describeVerification } from '../../../cli/audit/describe.ts';
import { describeFindings, runVerify, WITHOUT_ANCHORS } from '../../../cli/audit/verify.ts';
import { type Resource, read } from '../resource.ts';
import { readSpanQuery, type SpanQuery, spanSchema } from '../span-query.ts';
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

const MOST_SEALS = 200;

export const sealsResource = (target: ConsoleTarget): Resource => ({
  path: 'seals',
  methods: {
    GET: async ({ query }) => ({ seals: await newestSeals(target, readSpanQuery(query, target.clock.now())) }),
    /** Verifies the span. */
    async POST({ body }): Promise<VerifyAnswer> {
      const { from, to } = read(spanSchema, body);
      const { ledger, anchorSources, clock } = target;
      const progress = { show: () => undefined, end: () => undefined };
      const request = { ledger, anchorSources, progress, publicKeyFile: undefined, now: clock.now() };
      const { result, told } = await runVerify({ ...request, span: { from, to } });
      return {
        summary: describeVerification(result),
        findings: [...describeFindings(result.findings)],
        anchors: told,
        note: told.length === 0 ? WITHOUT_ANCHORS : null,
      };
    },
  },
});

export async function newestSeals(
  { ledger }: { readonly ledger: { readonly store: Pick<LedgerStore, 'readSeals'> } },
  { from, to }: SpanQuery,
): Promise<SealRow[]> {
  const seals: SealRow[] = [];
  const pages = ledger.store.readSeals(Math.floor(from / 1000), Math.ceil(to / 1000), { descending: true });
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
