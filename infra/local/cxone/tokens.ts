import { randomBytes } from 'node:crypto';

export interface IssuedToken {
  readonly scope: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Recognises a token by its form, so that tests find a leaked one. */
export const TOKEN_PREFIX = 'standin_';

/** The tokens that are valid. */
export class Tokens {
  #issued = new Map<string, IssuedToken>();

  issue(scope: string, expiresAt: number): string {
    const token = `${TOKEN_PREFIX}${randomBytes(24).toString('base64url')}`;
    this.#issued.set(token, { scope, expiresAt });
    return token;
  }

  /** The token if it was issued, is not revoked and has not expired. */
  find(token: string, now: number): IssuedToken | undefined {
    const issued = this.#issued.get(token);
    return issued && issued.expiresAt > now ? issued : undefined;
  }

  revokeAll(): void {
    this.#issued.clear();
  }
}
