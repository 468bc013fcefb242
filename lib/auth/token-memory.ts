import type { AccessToken } from './port.ts';

/** The newest token that this environment has seen. */
export class TokenMemory {
  #token: AccessToken | undefined;

  get token(): AccessToken | undefined {
    return this.#token;
  }

  /** A token that arrives late never replaces one that was granted after it. @returns the token given */
  keep(token: AccessToken): AccessToken {
    if (!this.#token || this.#token.grantedAt <= token.grantedAt) this.#token = token;
    return token;
  }

  forget({ value }: AccessToken): void {
    if (this.#token?.value === value) this.#token = undefined;
  }
}
