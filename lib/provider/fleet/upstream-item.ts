import { MAX_HOLD_MS } from '../../retry-after.ts';
import { readNumber, type StateItem } from '../../state/index.ts';

/**
 * What the fleet knows of one upstream under one credential: its `upstream#` item. All times are epoch milliseconds. A
 * part that is missing or not valid is undefined, and the next write of that part replaces it.
 */
export interface UpstreamView {
  readonly cooldown: NotedCooldown | undefined;
  /** `cooldown_until`, also of a note that is not valid. */
  readonly cooldownUntil: number | undefined;
  /** The results that the breaker counts; it counts only after a failure. */
  readonly window: { readonly startedAt: number; readonly succeeded: number; readonly failed: number } | undefined;
  /** When the breaker opened; undefined while it is closed. */
  readonly openedAt: number | undefined;
  readonly lastProbeAt: number | undefined;
  readonly probesPassed: number;
}

export interface NotedCooldown {
  readonly until: number;
  /** Its whole length, at most 15 min. */
  readonly lengthMs: number;
  readonly status: ThrottleStatus;
}

/** What an upstream that throttles answers. */
export type ThrottleStatus = 429 | 503;

export const NOTHING_KNOWN: UpstreamView = {
  cooldown: undefined,
  cooldownUntil: undefined,
  window: undefined,
  openedAt: undefined,
  lastProbeAt: undefined,
  probesPassed: 0,
};

/** The last time that a JavaScript date can have. */
const LATEST = 8.64e15;
const MAX_COUNT = 1e9;

export function readUpstreamItem(item: StateItem | undefined): UpstreamView {
  if (item === undefined) return NOTHING_KNOWN;
  return {
    cooldown: readCooldown(item),
    cooldownUntil: readNumber(item, 'cooldown_until', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    window: readWindow(item),
    openedAt: readNumber(item, 'opened_at', 1, LATEST),
    lastProbeAt: readNumber(item, 'last_probe_at', 1, LATEST),
    probesPassed: readNumber(item, 'probes_passed', 0, MAX_COUNT) ?? 0,
  };
}

function readCooldown(item: StateItem): NotedCooldown | undefined {
  const until = readNumber(item, 'cooldown_until', 1, LATEST);
  const lengthMs = readNumber(item, 'cooldown_ms', 1, MAX_HOLD_MS);
  const status = item.cooldown_status;
  if (until === undefined || lengthMs === undefined || (status !== 429 && status !== 503)) return undefined;
  return { until, lengthMs, status };
}

function readWindow(item: StateItem): UpstreamView['window'] {
  const startedAt = readNumber(item, 'window_at', 1, LATEST);
  const succeeded = readNumber(item, 'succeeded', 0, MAX_COUNT);
  const failed = readNumber(item, 'failed', 0, MAX_COUNT);
  if (startedAt === undefined || succeeded === undefined || failed === undefined) return undefined;
  return { startedAt, succeeded, failed };
}
