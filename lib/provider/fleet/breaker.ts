import type { Clock, Logger } from '../../context.ts';
import { UpstreamUnavailableError } from '../../errors.ts';
import {
  type BreakerState,
  breakerState,
  claimProbe,
  countFailure,
  countSuccess,
  failProbe,
  isProbeDue,
  PROBE_EVERY_MS,
  passProbe,
  startCounting,
  type Transition,
} from './breaker-state.ts';
import type { UpstreamView } from './upstream-item.ts';
import type { UpstreamRecord } from './upstream-record.ts';

/** A circuit breaker that the whole fleet shares. While the upstream is well it writes nothing. */
export interface Breaker {
  /**
   * Returns when a call may start. In the half-open state it claims the one probe of this second.
   * @throws UpstreamUnavailableError
   */
  admit(view: UpstreamView): Promise<void>;
  /** @throws UpstreamUnavailableError in the open state */
  refuseWhileOpen(view: UpstreamView): void;
  /** @param view as it was before the call */
  succeeded(view: UpstreamView): Promise<void>;
  failed(): Promise<void>;
}

/**
 * Above this rate, only a sample of the successes is reported. A reported success counts for those that are not
 * reported.
 */
const MAX_REPORTS_PER_SECOND = 100;
/** Spreads the reports of environments that fail at the same moment. */
const REPORT_JITTER_MS = 50;

interface BreakerOptions {
  record: UpstreamRecord;
  clock: Clock;
  random: () => number;
  logger: Logger;
}

export const createBreaker = (options: BreakerOptions): Breaker => new FleetBreaker(options);

/** All state is on the item of the upstream; this object has none of its own. */
class FleetBreaker implements Breaker {
  readonly #options: BreakerOptions;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  refuseWhileOpen(view: UpstreamView): void {
    const state = breakerState(view, this.#options.clock.now());
    if (state.name === 'open') throw refusal(state.remainingMs);
  }

  async admit(view: UpstreamView): Promise<void> {
    this.refuseWhileOpen(view);
    if (breakerState(view, this.#options.clock.now()).name === 'half-open') await this.#probe();
  }

  async succeeded(view: UpstreamView): Promise<void> {
    const { clock, random, logger } = this.#options;
    const now = clock.now();
    const state = breakerState(view, now);
    if (state.name === 'half-open') {
      const transition = passProbe(state);
      if ((await this.#apply(transition)) && transition.closes) logger.info('upstream breaker closed');
    } else if (state.name === 'counting') {
      const results = state.succeeded + state.failed;
      const perSecond = results / Math.max(0.1, (now - state.startedAt) / 1_000);
      const weight = Math.max(1, Math.ceil(perSecond / MAX_REPORTS_PER_SECOND));
      if (random() * weight < 1) await this.#apply(countSuccess(state, weight));
    }
  }

  async failed(): Promise<void> {
    const { record, clock } = this.#options;
    await this.#spread();
    const view = await record.view(0);
    const now = clock.now();
    const state = breakerState(view, now);
    if (state.name !== 'closed') return this.#countFailure(state, now);
    if ((await this.#apply(startCounting(now))) !== false) return;
    // Another environment began to count at the same moment: the failure is one of those to count.
    await this.#countFailure(breakerState(await record.view(0), now), now);
  }

  async #probe(): Promise<void> {
    const { record, clock } = this.#options;
    await this.#spread();
    const view = await record.view(0);
    const state = breakerState(view, clock.now());
    if (state.name === 'open') throw refusal(state.remainingMs);
    // Another environment closed it in the meantime.
    if (state.name !== 'half-open') return;
    if (!isProbeDue(state, clock.now())) throw refusal(PROBE_EVERY_MS);
    // Undefined means that State is down. That must not cost an answer, so the call is made.
    if ((await this.#apply(claimProbe(clock.now()))) === false) throw refusal(PROBE_EVERY_MS);
  }

  async #countFailure(state: BreakerState, now: number): Promise<void> {
    if (state.name === 'half-open') await this.#apply(failProbe(state));
    if (state.name !== 'counting') return;
    const transition = countFailure(state, now);
    const counted = await this.#apply(transition);
    if (counted && transition.opens) {
      this.#options.logger.warn('upstream breaker opened', { failed: state.failed + 1 });
    }
  }

  #apply({ change, condition }: Transition): Promise<boolean | undefined> {
    return this.#options.record.change(change, condition);
  }

  #spread(): Promise<void> {
    return this.#options.clock.sleep(this.#options.random() * REPORT_JITTER_MS);
  }
}

const refusal = (remainingMs: number) =>
  new UpstreamUnavailableError('The upstream is failing; calls are held back', {
    retryAfterSeconds: Math.max(1, Math.ceil(remainingMs / 1_000)),
  });
