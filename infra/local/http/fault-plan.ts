/** A fault that an admin route has added. */
export interface PlannedFault {
  /** How many requests it hits. Without it the fault stays until it is cleared. */
  times?: number | undefined;
}

/** The queue of faults. A request gets the first fault that matches it. */
export class FaultPlan<Fault extends PlannedFault> {
  #waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  /** Those that still hit requests, with the `times` that are left. */
  get waiting(): readonly Fault[] {
    return this.#waiting.map(({ fault, left }) => (fault.times === undefined ? fault : { ...fault, times: left }));
  }

  replace(faults: readonly Fault[]): void {
    this.clear();
    for (const fault of faults) this.add(fault);
  }

  take(matches: (fault: Fault) => boolean): Fault | undefined {
    const found = this.#waiting.find(({ fault }) => matches(fault));
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#waiting = this.#waiting.filter(other => other !== found);
    return found.fault;
  }

  clear(): void {
    this.#waiting = [];
  }
}
