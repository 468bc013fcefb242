import { UsageError } from '../usage-error.ts';

/** Epoch milliseconds, `from` inclusive, `to` exclusive. */
export interface Span {
  from: number;
  to: number;
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `--from` and `--to` as instants (`2026-11-22`, `2026-11-22T12:00:00Z`) or as times ago (`90m`, `2h`, `7d`). */
export function readSpan(given: { from?: string | undefined; to?: string | undefined }, now: number): Span {
  const from = given.from === undefined ? now - 3_600_000 : readInstant('--from', given.from, now);
  const to = given.to === undefined ? now : readInstant('--to', given.to, now);
  if (from >= to) throw new UsageError('--from must be before --to');
  return { from, to };
}

function readInstant(option: string, text: string, now: number): number {
  const [, count, unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count !== undefined) return now - Number(count) * (UNITS[unit] ?? 0);
  const instant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new UsageError(
      `${option} is neither a date, an instant with its offset, nor a time ago such as 90m, 2h or 7d`,
    );
  }
  return instant;
}
