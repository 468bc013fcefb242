import { setFlagsFromString } from 'node:v8';

/**
 * V8 compiles a regular expression to bytecode at its first use and to machine code at the second one. For the large patterns
 * of redaction the first takes four times as long as the second: 130 ms of 205 in a cold environment. Switched off, it compiles to
 * machine code at once.
 */
export class RegExpTierUp {
  #isOff = false;

  /** From now on. What was compiled before stays as it is. */
  switchOff(): void {
    this.#isOff = true;
    setFlagsFromString('--no-regexp-tier-up');
  }

  /** Runs what reads bytecode, which V8 only takes under the flags that it was made with. */
  readonly underDefault = <T>(read: () => T): T => {
    if (!this.#isOff) return read();
    setFlagsFromString('--regexp-tier-up');
    try {
      return read();
    } finally {
      setFlagsFromString('--no-regexp-tier-up');
    }
  };
}
