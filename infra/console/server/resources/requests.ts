import type { Clock } from '../../../../lib/context.ts';
import { type LedgerStore, readRecords, windowAt } from '../../../../lib/ledger/index.ts';
import { narrowSpan } from '../../../cli/audit/span.ts';
import type { AnswerWatch } from '../../answer-watch.ts';
import { type RequestRow, requestRow } from '../request-row.ts';
import type { Resource } from '../resource.ts';
import { readSpanQuery, type SpanQuery } from '../span-query.ts';
import type { ConsoleTarget } from '../target.ts';

export interface Requests {
  /** The newest ones of the span, ascending by time. */
  readonly rows: readonly RequestRow[];
  /** Whether there are older ones in the span. */
  readonly isCut: boolean;
}

/** The most requests that the page can hold in its list and charts. */
export const MOST_ROWS = 10_000;
/**
 * The time is checked after each part of this length, because a span with few records takes a query for each shard of
 * its windows.
 */
const PART_MS = 60 * 60_000;
/** The longest time for reading a span. After it, the page says that the span is cut. */
const LONGEST_READ_MS = 20_000;

export const requestsResource = (target: ConsoleTarget): Resource => ({
  path: 'requests',
  methods: {
    GET: ({ query }) => newestRows(target, readSpanQuery(query, target.clock.now())),
  },
});

type ReadMethod = 'readItems' | 'readSeals' | 'readHead' | 'earliestWindow' | 'filledShards';

interface RequestSource {
  readonly ledger: { readonly store: Pick<LedgerStore, ReadMethod> };
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
  readonly local: { readonly answers: Pick<AnswerWatch, 'tierOf'> } | undefined;
}

/** Reads from the end of the span, so that a busy year costs no more than its newest rows. */
export async function newestRows({ ledger, clock, local }: RequestSource, span: SpanQuery): Promise<Requests> {
  const started = clock.monotonic();
  const isLate = () => clock.monotonic() - started > LONGEST_READ_MS;
  const { from } = await narrowSpan(ledger.store, span);
  const store = await withoutEmptyShards(ledger.store, { from, to: span.to });
  const rows: RequestRow[] = [];
  const done = (isCut: boolean): Requests => ({ rows: rows.reverse(), isCut });
  for (let end = span.to; end > from; end -= PART_MS) {
    const part = { from: Math.max(from, end - PART_MS), to: end, newestFirst: true };
    for await (const record of readRecords({ store, ...part, nowSeconds: clock.now() / 1000 })) {
      if (rows.length === MOST_ROWS || isLate()) return done(true);
      rows.push(requestRow(record, local?.answers.tierOf(record.audit_id)));
    }
    if (isLate() && part.from > from) return done(true);
  }
  return done(false);
}

/** Pages of 1 MB that a scan reads at most, by four readers. */
const MOST_KEY_PAGES = 8;

/**
 * Querying each shard of 15 minutes takes 480 queries. While the table is small, its keys tell which shards have
 * records.
 */
async function withoutEmptyShards(
  store: Pick<LedgerStore, ReadMethod>,
  { from, to }: SpanQuery,
): Promise<Pick<LedgerStore, ReadMethod>> {
  const filled = await store.filledShards(windowAt(from), Math.ceil(to / 1000), MOST_KEY_PAGES);
  if (!filled) return store;
  return {
    ...store,
    async *readItems(key, options) {
      if (((filled.get(key.window) ?? 0) & (1 << key.shard)) !== 0) yield* store.readItems(key, options);
    },
  };
}
