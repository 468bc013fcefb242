import type { Clock, Logger } from '../../context.ts';
import type { Condition, StateChange, StateItem, StateStore } from '../../state/index.ts';
import { StoreBreaker } from '../../state/index.ts';

/** What the fleet knows of one upstream under one credential: the `upstream#` item. 0 stands where nothing is noted. */
export interface UpstreamView {
  /** Epoch milliseconds. */
  readonly cooldownUntil: number;
  /** Full length of that cooldown, milliseconds. */
  readonly cooldownMs: number;
  /** 429 or 503: what the upstream answered. */
  readonly cooldownStatus: number;
  /** When the breaker began to count, epoch milliseconds; it counts only after a failure. */
  readonly windowAt: number;
  readonly succeeded: number;
  readonly failed: number;
  /** When the breaker opened, epoch milliseconds; 0 while it is closed. */
  readonly openedAt: number;
  /** Epoch milliseconds. */
  readonly lastProbeAt: number;
  readonly probesPassed: number;
}

/** The item and this environment's copy of it. No method throws: a store that is down must not lose an answer. */
export interface UpstreamRecord {
  /** The item as it was at most `maxAgeMs` ago; up to 5 s ago, and then as if nothing were noted, while the store is down. */
  view(maxAgeMs?: number): Promise<UpstreamView>;
  /** False when the condition did not hold, undefined when the store is down. */
  change(change: StateChange, condition?: Condition): Promise<boolean | undefined>;
}

/**
 * No call may start later than 250 ms after the fleet's first 429. That time is spent on: the note's jitter (30), its read
 * and write (some 20), the age of a copy held here (50); the rest is slack for a slow store.
 */
const VIEW_MAX_AGE_MS = 50;

/** A call waits no longer than this to learn that nothing stands in its way. */
const READ_TIMEOUT_MS = 150;
const WRITE_TIMEOUT_MS = 500;

/** What was known stays known for so long when a read fails: one that is slow must not end a cooldown. */
const KEEP_COPY_MS = 5_000;

/** Longer than the longest cooldown (15 min). */
const KEEP_SECONDS = 3_600;

const NOTHING: UpstreamView = {
  cooldownUntil: 0,
  cooldownMs: 0,
  cooldownStatus: 0,
  windowAt: 0,
  succeeded: 0,
  failed: 0,
  openedAt: 0,
  lastProbeAt: 0,
  probesPassed: 0,
};

export function createUpstreamRecord(options: {
  store: StateStore;
  pk: string;
  clock: Clock;
  logger: Logger;
}): UpstreamRecord {
  const { store, pk, clock, logger } = options;
  const patience = new StoreBreaker(clock);
  let copy = NOTHING;
  let copiedAt = Number.NEGATIVE_INFINITY;
  /** When the copy was read last, whether or not a change has made it doubtful since. */
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<UpstreamView> | undefined;
  let readingSince = Number.NEGATIVE_INFINITY;

  const read = async (startedAt: number): Promise<UpstreamView> => {
    try {
      const item = await patience.run(READ_TIMEOUT_MS, signal => store.get(pk, { signal }));
      if (startedAt >= copiedAt) {
        copy = item ? readItem(item) : NOTHING;
        copiedAt = startedAt;
        readAt = startedAt;
      }
      return copy;
    } catch (error) {
      logger.debug('upstream state cannot be read', { error: errorName(error) });
      return clock.monotonic() - readAt <= KEEP_COPY_MS ? copy : NOTHING;
    }
  };

  return {
    async view(maxAgeMs = VIEW_MAX_AGE_MS) {
      const now = clock.monotonic();
      if (now - copiedAt <= maxAgeMs) return copy;
      if (reading === undefined || now - readingSince > maxAgeMs) {
        readingSince = now;
        reading = read(now);
      }
      return reading;
    },
    async change(change, condition) {
      copiedAt = Number.NEGATIVE_INFINITY;
      reading = undefined;
      const expiresAt = Math.ceil(clock.now() / 1_000) + KEEP_SECONDS;
      try {
        const timed = { ...change, set: { ...change.set, expires_at: expiresAt } };
        return await patience.run(WRITE_TIMEOUT_MS, signal => store.update(pk, timed, condition, { signal }));
      } catch (error) {
        logger.debug('upstream state cannot be written', { error: errorName(error) });
        return undefined;
      }
    },
  };
}

function readItem(item: StateItem): UpstreamView {
  const number = (attribute: string): number => {
    const value = item[attribute];
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  };
  return {
    cooldownUntil: number('cooldown_until'),
    cooldownMs: number('cooldown_ms'),
    cooldownStatus: number('cooldown_status'),
    windowAt: number('window_at'),
    succeeded: number('succeeded'),
    failed: number('failed'),
    openedAt: number('opened_at'),
    lastProbeAt: number('last_probe_at'),
    probesPassed: number('probes_passed'),
  };
}

const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
