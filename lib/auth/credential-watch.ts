import type { Clock } from '../context.ts';
import type { CredentialSource } from './port.ts';

/** How often an environment reads whether the credentials that failed were replaced. */
const READ_EVERY_MS = 2_000;
/** A read that found credentials other than the failed ones is trusted for less time. */
const TRUST_OTHERS_MS = 1_000;

/** Tells whether AWSCURRENT has moved, without a call to Secrets Manager for each request that is held back. */
export class CredentialWatch {
  readonly #credentials: CredentialSource;
  readonly #clock: Clock;
  #last: { versionId: string | undefined; at: number } | undefined;

  constructor(credentials: CredentialSource, clock: Clock) {
    this.#credentials = credentials;
    this.#clock = clock;
  }

  /** False also when Secrets Manager does not answer. */
  async movedSince(versionId: string): Promise<boolean> {
    if (!this.#last || this.#clock.monotonic() - this.#last.at >= this.#trustMs(versionId)) {
      this.#last = { versionId: await this.#readVersionId(), at: this.#clock.monotonic() };
    }
    return isOther(this.#last.versionId, versionId);
  }

  #trustMs(versionId: string): number {
    return isOther(this.#last?.versionId, versionId) ? TRUST_OTHERS_MS : READ_EVERY_MS;
  }

  async #readVersionId(): Promise<string | undefined> {
    try {
      return (await this.#credentials.current({ forceRefresh: true })).versionId;
    } catch {
      return undefined;
    }
  }
}

const isOther = (read: string | undefined, versionId: string): boolean => read !== undefined && read !== versionId;
