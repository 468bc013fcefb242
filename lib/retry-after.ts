/** The longest hold that is obeyed, whatever an upstream asks for. The same cap holds for what is read from State. */
export const MAX_HOLD_MS = 15 * 60_000;

/**
 * Reads `Retry-After` (RFC 9110, section 10.2.3) as whole milliseconds from now, 0 to `maxMs`. Undefined when the
 * field is missing or malformed. A date is compared with the response's own `Date`, so that a wrong clock here has no
 * effect.
 *
 * @param nowMs epoch milliseconds, used only when the response has no readable `Date`
 */
export function readRetryAfter(
  response: { retryAfter: string | null | undefined; date: string | null | undefined },
  nowMs: number,
  maxMs: number,
): number | undefined {
  const clamp = (ms: number): number => Math.min(maxMs, Math.max(0, Math.ceil(ms)));
  const value = response.retryAfter?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return clamp(Number(value) * 1_000);
  const until = readHttpDate(value);
  if (until === undefined) return undefined;
  return clamp(until - (readHttpDate(response.date?.trim() ?? '') ?? nowMs));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The three forms of RFC 9110, section 5.6.7: IMF-fixdate, RFC 850 and asctime. */
const HTTP_DATES = [
  /^[a-z]{3}, (?<day>\d{2}) (?<month>[a-z]{3}) (?<year>\d{4}) (?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2}) gmt$/i,
  /^[a-z]{6,9}, (?<day>\d{2})-(?<month>[a-z]{3})-(?<year>\d{2}) (?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2}) gmt$/i,
  /^[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2}) (?<year>\d{4})$/i,
];

/** Epoch milliseconds of an HTTP-date; undefined for anything else. `Date.parse` accepts far more than these forms. */
function readHttpDate(value: string): number | undefined {
  for (const form of HTTP_DATES) {
    const part = form.exec(value)?.groups;
    if (!part) continue;
    const month = MONTHS.indexOf((part.month ?? '').toLowerCase());
    const [day, hour, minute, second] = ['day', 'hour', 'minute', 'second'].map(name => Number(part[name]));
    const at = Date.UTC(fullYear(part.year ?? ''), month, day, hour, minute, second);
    return month < 0 || Number.isNaN(at) ? undefined : at;
  }
  return undefined;
}

/** Two digits mean 20xx: a server that answers today sends no date before 2000. */
const fullYear = (digits: string): number => (digits.length === 2 ? 2_000 : 0) + Number(digits);
