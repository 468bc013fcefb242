import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTierHits, TierHitsFile } from '../../../infra/local/tier-hits.ts';

const START = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;

const emf = (values: object, service = 'extract') =>
  `${JSON.stringify({ _aws: { CloudWatchMetrics: [] }, service, stage: 'local', ...values })}\n`;

describe('TierHitsFile', () => {
  let folder: string;
  let now: number;
  let hits: TierHitsFile;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tier-hits-'));
    now = START;
    hits = new TierHitsFile(join(folder, '.env.local'), () => now);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = () => readTierHits(hits.path, now);

  it('sums what extract prints, by tier', async () => {
    expect(await read()).toEqual({ requests: 0, memory: 0, dynamoDb: 0, stale: 0 });
    hits.take(emf({ Latency: 80.5 }) + emf({ Latency: 2, CacheHitsMemory: 1, cache_source: 'cache' }));
    hits.take(
      emf({ Latency: 9, CacheHitsDynamoDb: 1, cache_source: 'cache' }) + emf({ Latency: 0, cache_source: 'stale' }),
    );
    expect(await read()).toEqual({ requests: 4, memory: 1, dynamoDb: 1, stale: 1 });
  });

  it('takes a line that comes in parts, and ignores all that is not a metric of extract', async () => {
    const line = emf({ Latency: 1, CacheHitsMemory: 1 });
    hits.take(`plain text\n{"level":"INFO","Latency":7}\n{"CloudWatchMetrics" broken\n${line.slice(0, 30)}`);
    hits.take(line.slice(30));
    hits.take(emf({ Latency: 5 }, 'metrics-flush') + emf({ Latency: 'much' }));
    expect(await read()).toEqual({ requests: 1, memory: 1, dynamoDb: 0, stale: 0 });
  });

  it('holds one hour', async () => {
    hits.take(emf({ Latency: 1 }));
    now = START + 59 * MINUTE;
    hits.take(emf({ Latency: 1 }));
    expect(await read()).toMatchObject({ requests: 2 });
    now = START + 60 * MINUTE;
    expect(await read()).toMatchObject({ requests: 1 });
    hits.take(emf({ Latency: 1 }));
    now = START + 59 * MINUTE;
    expect(await read()).toMatchObject({ requests: 2 });
  });

  it('leaves no file behind', async () => {
    hits.take(emf({ Latency: 1 }));
    await hits.close();
    expect([existsSync(hits.path), readdirSync(folder)]).toEqual([false, []]);
  });
});
