import { readRecords } from '../../../../lib/ledger/index.ts';
import { narrowSpan } from '../../../cli/audit/span.ts';
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

/** What the page can hold in its list and charts. */
export const MOST_ROWS = 10_000;
/** The span is read from its end in parts of this length, so that a year of records is not read for its last minutes. */
const PART_MS = 10 * 60_000;
/** A span that has few records is read no longer than this: the page then says that it is cut. */
const LONGEST_READ_MS = 20_000;

export const requestsResource = (target: ConsoleTarget): Resource => ({
  path: 'requests',
  methods: {
    GET: ({ query }) => newestRows(target, readSpanQuery(query, target.clock.now())),
  },
});

async function newestRows({ ledger: { store }, clock, local }: ConsoleTarget, span: SpanQuery): Promise<Requests> {
  const started = clock.monotonic();
  const { from } = await narrowSpan(store, span);
  let rows: RequestRow[] = [];
  for (let end = span.to; end > from; end -= PART_MS) {
    const start = Math.max(from, end - PART_MS);
    const part: RequestRow[] = [];
    for await (const record of readRecords({ store, from: start, to: end, nowSeconds: clock.now() / 1000 })) {
      part.push(requestRow(record, local?.answers.tierOf(record.audit_id)));
      // In a busy part only the newest are kept.
      if (part.length >= 2 * MOST_ROWS) part.splice(0, MOST_ROWS);
    }
    rows = [...part, ...rows];
    const isLate = clock.monotonic() - started > LONGEST_READ_MS;
    if (rows.length > MOST_ROWS || (isLate && start > from)) return { rows: rows.slice(-MOST_ROWS), isCut: true };
  }
  return { rows, isCut: false };
}
