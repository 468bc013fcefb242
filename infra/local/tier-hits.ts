import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Closable } from './lifecycle.ts';

/** The number of answers of `extract`, and of those from each tier of the cache. */
export interface TierHits {
  readonly requests: number;
  readonly memory: number;
  readonly dynamoDb: number;
  readonly stale: number;
}

const NONE: TierHits = { requests: 0, memory: 0, dynamoDb: 0, stale: 0 };

/** Names of the metrics that `extract` emits: the first one for each answer, the others for each hit. */
export const TIER_METRICS = {
  requests: 'Latency',
  memory: 'CacheHitsMemory',
  dynamoDb: 'CacheHitsDynamoDb',
} as const satisfies Partial<Record<keyof TierHits, string>>;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Sums the metrics that the functions print, by minute, into a file that `npm run status` reads: it is another process. */
export class TierHitsFile implements Closable {
  readonly path: string;
  readonly #now: () => number;
  readonly #minutes = new Map<number, TierHits>();
  #rest = '';

  /** @param now epoch milliseconds */
  constructor(envFile: string, now: () => number) {
    this.path = resolve(`${envFile}.tier-hits.json`);
    this.#now = now;
    this.#write();
  }

  /** @param chunk of what the functions print */
  take(chunk: string): void {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop() ?? '';
    const found = lines.flatMap(line => readMetrics(line) ?? []);
    if (found.length === 0) return;
    const minute = Math.floor(this.#now() / MINUTE_MS) * MINUTE_MS;
    this.#minutes.set(minute, found.reduce(sum, this.#minutes.get(minute) ?? NONE));
    for (const old of this.#minutes.keys()) if (old <= minute - HOUR_MS) this.#minutes.delete(old);
    this.#write();
  }

  async close(): Promise<void> {
    rmSync(this.path, { force: true });
  }

  /** The file is replaced as a whole, so that a reader never sees a part. */
  #write(): void {
    const written = `${this.path}.new`;
    writeFileSync(written, JSON.stringify([...this.#minutes]), { mode: 0o600 });
    renameSync(written, this.path);
  }
}

/** Of the last hour. @throws Error of the file system when no stack runs that writes the file */
export async function readTierHits(path: string, now: number): Promise<TierHits> {
  const minutes: [number, TierHits][] = JSON.parse(await readFile(path, 'utf8'));
  return minutes.filter(([minute]) => minute > now - HOUR_MS).reduce((counts, [, added]) => sum(counts, added), NONE);
}

/** A line of CloudWatch's embedded metric format, of `extract`. */
function readMetrics(line: string): TierHits | undefined {
  if (!line.includes('"CloudWatchMetrics"')) return undefined;
  try {
    const document: Readonly<Record<string, unknown>> = JSON.parse(line);
    if (document.service !== 'extract') return undefined;
    const has = (name: string): number => (typeof document[name] === 'number' ? 1 : 0);
    return {
      requests: has(TIER_METRICS.requests),
      memory: has(TIER_METRICS.memory),
      dynamoDb: has(TIER_METRICS.dynamoDb),
      stale: document.cache_source === 'stale' ? 1 : 0,
    };
  } catch {
    return undefined;
  }
}

const sum = (a: TierHits, b: TierHits): TierHits => ({
  requests: a.requests + b.requests,
  memory: a.memory + b.memory,
  dynamoDb: a.dynamoDb + b.dynamoDb,
  stale: a.stale + b.stale,
});
