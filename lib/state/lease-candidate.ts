import { randomUUID } from 'node:crypto';
import type { CallContext } from '../context.ts';
import { DeadlineExceededError } from '../errors.ts';
import { holdLease } from './hold-lease.ts';
import { readLease, takeLease, unchangedSince } from './lease-item.ts';
import { LeaseObserver } from './lease-observer.ts';
import { type Guarded, type LeaseSettings, MAX_STORE_FAILURES, type Shared } from './lease-port.ts';
import { pollIntervalMs } from './poll-interval.ts';
import { type StateItem, StoreUnavailableError } from './store.ts';
import { signIn, WAITERS_PER_SIGNATURE } from './waiters.ts';

/** No other caller can have taken the lease sooner than this: before an earlier turn the item is not read again. */
const FIRST_TRY_TAKES_MS = 5;
/**
 * One holder may fail for reasons of its own. When two have failed, the reason may concern all callers. Each of them
 * then finds out by itself, instead of one after the other under the lease.
 */
const ENDED_HOLDINGS_BEFORE_CHECK = 2;
/** The part of the time left that is reserved for a last read of the item. */
const LAST_READ_MS = 30;

/** A candidate follows until it holds the lease or knows the outcome of another holder. */
type State<T> = { name: 'following' } | { name: 'holding' } | { name: 'done'; shared: Shared<T> };

const FOLLOWING = { name: 'following' } as const;
const HOLDING = { name: 'holding' } as const;

/** A caller that found no value. It ends when the caller has one, made by itself or by another environment. */
export class LeaseCandidate<T> {
  readonly #settings: LeaseSettings;
  readonly #guarded: Guarded<T>;
  readonly #context: CallContext;
  readonly #owner = randomUUID();
  readonly #observer: LeaseObserver;
  #item: StateItem | undefined;
  #storeFailures = 0;

  /** @param item the guarded item as it was read just now */
  constructor(settings: LeaseSettings, guarded: Guarded<T>, context: CallContext, item: StateItem | undefined) {
    this.#settings = settings;
    this.#guarded = guarded;
    this.#context = context;
    this.#item = item;
    this.#observer = new LeaseObserver(settings.clock, readLease(item, settings.clock.now()));
  }

  async run(): Promise<Shared<T>> {
    const signedIn = this.#settings.random() * WAITERS_PER_SIGNATURE < 1 ? this.#signIn() : undefined;
    try {
      let state = await this.#begin();
      for (let round = 0; state.name === 'following'; round += 1) {
        await this.#pause(round);
        state = await this.#tolerateFailures(() => this.#readAndTry());
      }
      return state.name === 'done' ? state.shared : await this.#hold();
    } finally {
      await signedIn;
    }
  }

  async #begin(): Promise<State<T>> {
    if (this.#observer.lease.owner === undefined) {
      const { clock, random, spreadMs } = this.#settings;
      const turnMs = random() * spreadMs;
      await clock.sleep(Math.min(turnMs, this.#context.remainingMs()));
      const state = turnMs < FIRST_TRY_TAKES_MS ? FOLLOWING : await this.#tolerateFailures(() => this.#read());
      if (state.name === 'done') return state;
    }
    return this.#tolerateFailures(() => this.#try());
  }

  async #readAndTry(): Promise<State<T>> {
    const state = await this.#read();
    return state.name === 'done' ? state : this.#try();
  }

  /** @throws the failure that another holder has left for its followers */
  async #read(): Promise<State<T>> {
    const { clock, store } = this.#settings;
    const sentAt = clock.monotonic();
    this.#item = await store.get(this.#guarded.pk, this.#withTimeout());
    const value = await this.#guarded.read(this.#item);
    if (value !== undefined)
      return { name: 'done', shared: { value, role: 'follower', stored: Promise.resolve(true) } };
    this.#observer.observe(readLease(this.#item, clock.now()), sentAt);
    const failure = this.#observer.newFailure;
    const error = failure === undefined ? undefined : this.#guarded.readFailure?.(failure);
    if (error) throw error;
    return FOLLOWING;
  }

  async #try(): Promise<State<T>> {
    const { clock, store } = this.#settings;
    const { lease, isFree, endedHoldings } = this.#observer;
    if (lease.owner === this.#owner) return HOLDING;
    if (!isFree) return FOLLOWING;
    if (endedHoldings >= ENDED_HOLDINGS_BEFORE_CHECK) await this.#guarded.prepare?.();
    const change = takeLease(this.#owner, clock.now(), lease);
    const taken = await store.update(this.#guarded.pk, change, unchangedSince(lease), this.#withTimeout());
    return taken ? HOLDING : FOLLOWING;
  }

  async #hold(): Promise<Shared<T>> {
    const holding = { owner: this.#owner, item: this.#item };
    return { ...(await holdLease(this.#guarded, holding, this.#context, this.#settings)), role: 'holder' };
  }

  async #tolerateFailures(step: () => Promise<State<T>>): Promise<State<T>> {
    try {
      const state = await step();
      this.#storeFailures = 0;
      return state;
    } catch (error) {
      this.#storeFailures += 1;
      if (error instanceof StoreUnavailableError && this.#storeFailures < MAX_STORE_FAILURES) return FOLLOWING;
      throw error;
    }
  }

  /** @throws DeadlineExceededError when no time is left for another round */
  async #pause(round: number): Promise<void> {
    const leftMs = this.#context.remainingMs() - LAST_READ_MS;
    if (leftMs <= 0)
      throw new DeadlineExceededError('The time for this request ran out while it waited for the work of another one');
    const { clock, random } = this.#settings;
    await clock.sleep(Math.min(pollIntervalMs(round, this.#observer.maxWaiters, random()), leftMs));
  }

  /** Tells the others that more callers wait. A failure is ignored: the count is an estimate anyway. */
  async #signIn(): Promise<void> {
    const { clock, store } = this.#settings;
    for (const { change, condition } of signIn(this.#item, clock.now())) {
      try {
        if (await store.update(this.#guarded.pk, change, condition, this.#withTimeout())) return;
      } catch {}
    }
  }

  #withTimeout() {
    return { signal: this.#context.signal(this.#settings.storeTimeoutMs) };
  }
}
