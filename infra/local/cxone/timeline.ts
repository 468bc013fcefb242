/** One request to an endpoint of the contract. */
export interface TimelineEvent {
  readonly kind: 'token' | 'extract' | 'discovery';
  /** Arrival, epoch milliseconds. */
  readonly at: number;
  /** Arrival on the stand-in's monotonic clock, milliseconds with a fraction: for distances between events. */
  readonly monotonicMs: number;
  /** Time until the answer was written to the socket, or until the fault took its place. */
  durationMs: number;
  /** 0 until an answer is sent; it stays 0 when a fault suppressed the answer. */
  status: number;
  /** Kind of the fault that hit the request. */
  readonly fault: string | undefined;
  /** Set for an extract request whose body could be read. */
  readonly text: string | undefined;
}

export interface Counters {
  token: number;
  extract: number;
  discovery: number;
  /** Answers by endpoint and status, such as `extract 429`. */
  byStatus: Record<string, number>;
}

const MAX_EVENTS = 500_000;

/** The requests that the upstream received, for assertions in tests. The oldest are removed when there are too many. */
export class Timeline {
  #events: TimelineEvent[] = [];

  add(event: TimelineEvent): void {
    this.#events.push(event);
    if (this.#events.length > MAX_EVENTS) this.#events = this.#events.slice(MAX_EVENTS / 2);
  }

  get events(): readonly TimelineEvent[] {
    return this.#events;
  }

  count(): Counters {
    const counters: Counters = { token: 0, extract: 0, discovery: 0, byStatus: {} };
    for (const { kind, status } of this.#events) {
      counters[kind] += 1;
      const key = `${kind} ${status}`;
      counters.byStatus[key] = (counters.byStatus[key] ?? 0) + 1;
    }
    return counters;
  }

  clear(): void {
    this.#events = [];
  }
}
