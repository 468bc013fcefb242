import type { LedgerStore, WindowSeal, WindowStart } from '../../../lib/ledger/index.ts';
import { UsageError } from '../tool/index.ts';

/** Epoch milliseconds, `from` inclusive, `to` exclusive. */
export interface Span {
  from: number;
  to: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: HOUR_MS, d: DAY_MS };

/** The longest AUDIT_RETENTION_DAYS, and a year for records that DynamoDB has not deleted yet. */
const OLDEST_MS = (3_650 + 365) * DAY_MS;
/** Added for records of an environment whose clock is ahead. */
const NEWEST_MS = 15 * 60_000;

/**
 * `--from` and `--to` as instants (`2026-11-22`, `2026-11-22T12:00:00Z`) or as times ago (`90m`, `2h`, `7d`). The span is
 * cut to the time in which there can be records.
 */
export function readSpan(given: { from?: string | undefined; to?: string | undefined }, now: number): Span {
  const from = given.from === undefined ? now - HOUR_MS : readInstant('--from', given.from, now);
  const to = given.to === undefined ? now : readInstant('--to', given.to, now);
  if (from >= to) throw new UsageError('--from must be before --to');
  const within = (time: number) => Math.min(Math.max(time, now - OLDEST_MS), now + NEWEST_MS);
  return { from: within(from), to: within(to) };
}

function readInstant(option: string, text: string, now: number): number {
  const [, count, unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count !== undefined) return now - Number(count) * (UNITS[unit] ?? 0);
  const instant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new UsageError(
      `${option} must be a date (2026-11-22), an instant with its offset (2026-11-22T12:00:00Z), or a time ago (90m, 2h, 7d)`,
    );
  }
  return instant;
}

/** In a span of two days or less, a search for the first seal costs more than it saves. */
const SHORT_MS = 2 * DAY_MS;

type SpanStore = Pick<LedgerStore, 'readHead' | 'readSeals' | 'earliestWindow'>;

/**
 * The span from the first record on. For a span of years, reading the empty windows before it one by one takes hours.
 * metrics-flush seals every window from the first record on; a ledger without a seal is searched for its first record.
 * @param anchors seals that were kept outside the table. The span begins at the first of them at the latest, even when
 * somebody has emptied the table
 */
export async function narrowSpan(
  store: SpanStore,
  span: Span,
  anchors: readonly Pick<WindowSeal, 'window'>[] = [],
): Promise<Span> {
  if (span.to - span.from <= SHORT_MS) return span;
  const found = (await firstSealedWindow(store, span.from)) ?? (await store.earliestWindow()) ?? span.to / 1000;
  const from = Math.min(found, ...anchors.map(({ window }) => window)) * 1000;
  return { from: Math.min(Math.max(span.from, from), span.to), to: span.to };
}

/** Halves the days up to the head of the chain: from the first seal on, every day has seals. */
async function firstSealedWindow(store: SpanStore, from: number): Promise<WindowStart | undefined> {
  const { head } = await store.readHead();
  if (!head) return undefined;
  const newest = head.seal.window * 1000;
  let found = head.seal.window;
  let [least, most] = [0, Math.ceil((newest - from) / DAY_MS)];
  while (least < most) {
    const day = Math.floor((least + most) / 2);
    const seal = await firstSeal(store, from + day * DAY_MS, from + (day + 1) * DAY_MS);
    if (seal) found = Math.min(found, seal.window);
    if (seal) most = day;
    else least = day + 1;
  }
  return found;
}

async function firstSeal(store: SpanStore, from: number, to: number): Promise<Pick<WindowSeal, 'window'> | undefined> {
  const seconds = (ms: number) => Math.ceil(ms / 1000);
  for await (const page of store.readSeals(seconds(from), seconds(to), { pageSize: 1 })) {
    if (page[0]) return page[0];
  }
  return undefined;
}
