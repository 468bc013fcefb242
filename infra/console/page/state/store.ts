import type { Problem } from '../../server/problem.ts';
import { readAddress } from './address.ts';
import { type Api, ApiError } from './api.ts';
import { type State, stateAtStart } from './state.ts';

/** The state of the page, which the views read, and the server that it comes from. */
export class Store {
  readonly api: Api;
  readonly #onChange: () => void;
  /** The difference between the clocks of the server and the browser. */
  #skewMs = 0;
  #state: State;

  constructor(api: Api, fragment: string, onChange: () => void) {
    this.api = api;
    this.#onChange = onChange;
    this.#state = stateAtStart(readAddress(fragment));
  }

  get state(): State {
    return this.#state;
  }

  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#onChange();
  }

  /** The time of the server. */
  now(): number {
    return Date.now() + this.#skewMs;
  }

  /** @param time of the server, at this moment */
  setTime(time: number): void {
    this.#skewMs = time - Date.now();
  }

  /** Epoch milliseconds, up to now. */
  span(): { from: number; to: number } {
    const to = this.now() + 1_000;
    return { from: to - this.#state.address.minutes * 60_000, to };
  }
}

export const problemOf = (error: unknown): Problem =>
  error instanceof ApiError ? error.problem : { status: 0, code: 'page', detail: String(error) };
