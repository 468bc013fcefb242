/**
 * Milliseconds that a `Retry-After` field asks to wait (RFC 9110, section 10.2.3): seconds, or a date, which is taken
 * against the response's own `Date` so that no clock but the sender's counts. Undefined when missing or not valid.
 * @param now epoch milliseconds, used when the response has no `Date`
 */
export function readRetryAfter(value: string | undefined, date: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const sent = Date.parse(date ?? '');
  return Math.max(0, at - (Number.isNaN(sent) ? now : sent));
}

/** All three date forms begin with the name of a day; anything else that Date.parse takes is no HTTP-date. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;
