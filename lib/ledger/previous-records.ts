/**
 * The records that this environment wrote last. Each new record names one of them. So a deleted record is noticed even
 * before its window is sealed. Only records that the table acknowledged are named. A put that failed or timed out
 * therefore leaves no gap, even if the record was written after all.
 *
 * Lambda runs one request at a time, and all records of an environment form one line. When requests run in parallel,
 * each put in progress continues a line of its own.
 */
export class PreviousRecords {
  /** The last acknowledged record of each line that no put is following at the moment. */
  readonly #ends: string[] = [];

  /** The record to name; null begins a new line. Every call is followed by one of `putBack`. */
  take(): string | null {
    return this.#ends.pop() ?? null;
  }

  /** @param auditId the new record when it was acknowledged, else what `take` returned */
  putBack(auditId: string | null): void {
    if (auditId !== null) this.#ends.push(auditId);
  }
}
