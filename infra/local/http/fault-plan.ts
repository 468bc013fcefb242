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
