import { passes, readRecords, readReviews, type SealedRecord } from '../../../lib/ledger/index.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { counted, EXIT_CODES, writeLine } from '../tool/index.ts';
import type { AuditCall } from './commands.ts';
import { followRecords } from './follow.ts';
import { LINE_FORMATS } from './line-formats.ts';
import { showProgress } from './progress.ts';
import { narrowSpan, type Span } from './span.ts';

/** The command `list`. */
export async function list(call: AuditCall): Promise<number> {
  if (call.follow) return follow(call, call.follow);
  const span = await narrowSpan(call.ledger.store, call.span);
  const found = readRecords({
    ...wantedOf(call, span),
    filter: call.filters,
    nowSeconds: call.now / 1000,
    onWindow: window => showBackwards(call, span, window * 1000),
  });
  return page(call, found);
}

/** The command `review`. */
export async function review(call: AuditCall): Promise<number> {
  const span = await narrowSpan(call.ledger.store, call.span);
  return page(call, readReviews({ ...wantedOf(call, span), onHour: hour => showBackwards(call, span, hour * 1000) }));
}

const wantedOf = ({ ledger, after }: AuditCall, span: Span) => ({
  store: ledger.store,
  ...span,
  newestFirst: true,
  ...(after !== undefined && { after }),
});

/** The newest record is read first. */
function showBackwards({ progress }: AuditCall, span: Span, at: number): void {
  showProgress(progress, span, at, { isBackwards: true });
}

/** Writes one page and shows how to get the next one. */
async function page(call: AuditCall, found: AsyncIterable<SealedRecord>): Promise<number> {
  const { out, progress, limit, filters } = call;
  const format = LINE_FORMATS[call.format];
  if (format.head) await writeLine(out, format.head);
  let count = 0;
  let last: SealedRecord | undefined;
  for await (const record of found) {
    if (!passes(record, filters)) continue;
    if (count === limit && last) {
      progress.end(`${counted(count, 'record')}; for older ones: --after ${last.audit_id}`);
      return EXIT_CODES.success;
    }
    await writeLine(out, format.write(record));
    count += 1;
    last = record;
  }
  progress.end(counted(count, 'record'));
  return EXIT_CODES.success;
}

async function follow(call: AuditCall, stop: AbortSignal): Promise<number> {
  const format = LINE_FORMATS[call.format];
  if (format.head) await writeLine(call.out, format.head);
  const { store } = call.ledger;
  for await (const record of followRecords({ store, clock: systemClock, from: call.span.from, stop })) {
    if (passes(record, call.filters)) await writeLine(call.out, format.write(record));
  }
  return EXIT_CODES.success;
}
