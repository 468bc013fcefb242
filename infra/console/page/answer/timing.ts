export interface Phase {
  readonly name: string;
  readonly ms: number;
  /** The start and width of its bar, as shares of the whole. */
  readonly start: number;
  readonly share: number;
}

/** As the service runs them. The header has them in the order of their ends. */
const ORDER = ['cache', 'token', 'upstream', 'normalise', 'ledger'];

/** The phases of `Server-Timing`, one after another. The remainder of `total` is the rest of the handler. */
export function waterfall(serverTiming: string): { phases: Phase[]; totalMs: number } {
  const entries = serverTiming
    .split(',')
    .map(entry => /^\s*([\w-]+);dur=([\d.]+)\s*$/.exec(entry))
    .flatMap(found => (found ? [{ name: found[1] ?? '', ms: Number(found[2]) }] : []));
  const measured = entries.filter(({ name }) => name !== 'total').sort((a, b) => placeOf(a) - placeOf(b));
  const sum = measured.reduce((total, { ms }) => total + ms, 0);
  // A phase in the background may last longer than the request.
  const totalMs = Math.max(sum, entries.find(({ name }) => name === 'total')?.ms ?? 0);
  const rest = totalMs - sum;
  const all = rest > SMALLEST_REST_MS ? [...measured, { name: 'other', ms: rest }] : measured;
  let start = 0;
  const phases = all.map(({ name, ms }) => {
    const share = totalMs === 0 ? 0 : ms / totalMs;
    const phase = { name, ms, start, share };
    start += share;
    return phase;
  });
  return { phases, totalMs };
}

const SMALLEST_REST_MS = 0.05;

const placeOf = ({ name }: { name: string }): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

export interface CacheStatus {
  /** `hit`, or why the request went on to the upstream. */
  readonly result: string;
  /** Seconds of freshness left at the answer; below 0 when stale. */
  readonly ttl: number | undefined;
  readonly detail: string | undefined;
}

/** The field of RFC 9211. */
export function readCacheStatus(field: string): CacheStatus {
  const parts = field.split(';').map(part => part.trim());
  const value = (name: string) => parts.find(part => part.startsWith(`${name}=`))?.slice(name.length + 1);
  const ttl = value('ttl');
  return {
    result: parts.includes('hit') ? 'hit' : (value('fwd') ?? ''),
    ttl: ttl === undefined ? undefined : Number(ttl),
    detail: value('detail'),
  };
}
