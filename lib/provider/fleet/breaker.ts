import { isFromTheFuture, NOTED_SKEW_MS, PROBE_SKEW_MS } from '../../clock-skew.ts';
import type { Clock, Logger } from '../../context.ts';
import { UpstreamUnavailableError } from '../../errors.ts';
import type { UpstreamRecord, UpstreamView } from './upstream-record.ts';

/**
 * A circuit breaker that the whole fleet shares. Closed and healthy it writes nothing: the first failure opens a window,
 * and only while one is open do environments report how their calls went.
 */
export interface Breaker {
  /** Does nothing when a call may start; claims the one probe of this second when the breaker is half open.
   * @throws UpstreamUnavailableError */
  admit(view: UpstreamView): Promise<void>;
  /** @throws UpstreamUnavailableError when it is open; claims nothing */
  refuseWhileOpen(view: UpstreamView): void;
  /** @param view as it was before the call */
  succeeded(view: UpstreamView): Promise<void>;
  failed(): Promise<void>;
}

const WINDOW_MS = 10_000;
/** Fewer results than this say nothing. */
const MIN_RESULTS = 10;
const FAILURE_RATIO = 0.5;
const OPEN_MS = 5_000;
const PROBE_EVERY_MS = 1_000;
const PROBES_TO_CLOSE = 2;
/** A breaker that nobody probed for so long knows nothing any more. */
const FORGET_MS = 60_000;
/** Reports of one window are sampled beyond this many a second; a sampled success counts for those left out. */
const MAX_REPORTS_PER_SECOND = 100;
/** Environments that fail at the same moment spread their reports. */
const REPORT_JITTER_MS = 50;

type State = 'closed' | 'open' | 'half-open';

export function createBreaker(options: {
  record: UpstreamRecord;
  clock: Clock;
  random: () => number;
  logger: Logger;
}): Breaker {
  const { record, clock, random, logger } = options;

  const stateOf = (view: UpstreamView): State => {
    const now = clock.now();
    if (view.openedAt === 0 || isFromTheFuture(view.openedAt, now, NOTED_SKEW_MS)) return 'closed';
    if (now - view.openedAt < OPEN_MS) return 'open';
    const probedAt = isProbeFromTheFuture(view, now) ? 0 : view.lastProbeAt;
    return now - Math.max(view.openedAt, probedAt) < FORGET_MS ? 'half-open' : 'closed';
  };

  const refuseWhileOpen = (view: UpstreamView) => {
    if (stateOf(view) === 'open') throw refused((view.openedAt + OPEN_MS - clock.now()) / 1_000);
  };

  const claimProbe = async () => {
    await clock.sleep(random() * REPORT_JITTER_MS);
    const view = await record.view(0);
    const now = clock.now();
    const due = now - PROBE_EVERY_MS;
    const fromTheFuture = isProbeFromTheFuture(view, now);
    if (view.lastProbeAt > due && !fromTheFuture) throw refused(PROBE_EVERY_MS / 1_000);
    const claimed = await record.change(
      { set: { last_probe_at: now } },
      {
        anyOf: [
          { attribute: 'last_probe_at', is: 'absent' },
          { attribute: 'last_probe_at', is: 'below', than: due + 1 },
          ...(fromTheFuture ? [{ attribute: 'last_probe_at', is: 'equal', to: view.lastProbeAt } as const] : []),
        ],
      },
    );
    // A store that is down must not lose an answer: then the call is made.
    if (claimed === false) throw refused(PROBE_EVERY_MS / 1_000);
  };

  const close = async (view: UpstreamView) => {
    const closed = await record.change(
      { remove: ['opened_at', 'last_probe_at', 'probes_passed', 'window_at', 'succeeded', 'failed'] },
      { attribute: 'opened_at', is: 'equal', to: view.openedAt },
    );
    if (closed) logger.info('upstream breaker closed');
  };

  const startWindow = (now: number) =>
    record.change(
      { set: { window_at: now, failed: 1, succeeded: 0 }, remove: ['opened_at', 'probes_passed', 'last_probe_at'] },
      {
        anyOf: [
          { attribute: 'window_at', is: 'absent' },
          { attribute: 'window_at', is: 'below', than: now - WINDOW_MS + 1 },
        ],
      },
    );

  const countFailure = async (view: UpstreamView, now: number) => {
    const failed = view.failed + 1;
    const results = view.succeeded + failed;
    const opens = results >= MIN_RESULTS && failed / results >= FAILURE_RATIO;
    const counted = await record.change(
      { add: { failed: 1 }, ...(opens ? { set: { opened_at: now, probes_passed: 0 } } : {}) },
      { attribute: 'window_at', is: 'equal', to: view.windowAt },
    );
    if (counted && opens) logger.warn('upstream breaker opened', { failed, results });
  };

  return {
    refuseWhileOpen,
    async admit(view) {
      refuseWhileOpen(view);
      if (stateOf(view) === 'half-open') await claimProbe();
    },
    async succeeded(view) {
      const state = stateOf(view);
      if (state === 'half-open') {
        if (view.probesPassed + 1 >= PROBES_TO_CLOSE) return close(view);
        await record.change({ add: { probes_passed: 1 } }, { attribute: 'opened_at', is: 'equal', to: view.openedAt });
      } else if (state === 'closed' && windowIsOpen(view, clock.now())) {
        const weight = Math.ceil(reportsPerSecond(view, clock.now()) / MAX_REPORTS_PER_SECOND);
        if (random() * weight >= 1) return;
        await record.change(
          { add: { succeeded: Math.max(1, weight) } },
          { attribute: 'window_at', is: 'equal', to: view.windowAt },
        );
      }
    },
    async failed() {
      await clock.sleep(random() * REPORT_JITTER_MS);
      const view = await record.view(0);
      const state = stateOf(view);
      const now = clock.now();
      if (state === 'open') return;
      if (state === 'half-open') {
        await record.change({ set: { probes_passed: 0 } }, { attribute: 'opened_at', is: 'equal', to: view.openedAt });
      } else if (windowIsOpen(view, now)) {
        await countFailure(view, now);
      } else if (!(await startWindow(now))) {
        const started = await record.view(0);
        if (windowIsOpen(started, now)) await countFailure(started, now);
      }
    },
  };
}

const isProbeFromTheFuture = ({ lastProbeAt }: UpstreamView, now: number): boolean =>
  isFromTheFuture(lastProbeAt, now, PROBE_SKEW_MS);

const windowIsOpen = (view: UpstreamView, now: number): boolean =>
  view.windowAt !== 0 && view.openedAt === 0 && now - view.windowAt < WINDOW_MS;

const reportsPerSecond = (view: UpstreamView, now: number): number =>
  (view.succeeded + view.failed) / Math.max(0.1, (now - view.windowAt) / 1_000);

const refused = (seconds: number) =>
  new UpstreamUnavailableError('The upstream is failing; calls are held back', {
    retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
  });
