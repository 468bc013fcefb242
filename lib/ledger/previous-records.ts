/**
 * The records that this environment wrote last. Each new record names one of them, so that one which is deleted is
 * missed, also before its window is sealed. Only a record that the table acknowledged is ever named: a put that failed or
 * timed out leaves no gap, and one that landed all the same is in nobody's way.
 *
 * Lambda runs one request at a time, and all records of an environment form one line. Where requests run side by side,
 * each put in progress follows the end of another line.
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
