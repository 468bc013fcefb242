import type { CallContext, Clock, Logger } from '../context.ts';
import { MIN_CALL_MS } from '../deadline.ts';
import { UnreadableSecretError } from '../errors.ts';
import type { GrantOutcome } from './grant/index.ts';
import type { GrantSettings } from './grant/settings.ts';
import type { AccessToken, Credential, CredentialSource } from './port.ts';

/**
 * What failed: the token endpoint refused, nothing answered, the credentials could not be read, or the caller ran out
 * of time. A refusal concerns other environments, too. No answer concerns them only when another environment gets none
 * either.
 */
export type GrantFailure = 'endpoint' | 'unreached' | 'credentials' | 'deadline';

/** A grant that gave no token. The message quotes neither the secret nor the answer. */
export class GrantFailedError extends Error {
  override readonly name = 'GrantFailedError';
  readonly failure: GrantFailure;
  /** Of the credentials that were used last; empty when none could be read. */
  readonly versionId: string;
  /** How long the token endpoint asks to wait before the next try. */
  readonly retryAfterMs: number;

  constructor(message: string, options: { failure: GrantFailure; versionId: string; retryAfterMs: number }) {
    super(message);
    this.failure = options.failure;
    this.versionId = options.versionId;
    this.retryAfterMs = options.retryAfterMs;
  }
}

export interface GranterDependencies {
  settings: GrantSettings;
  credentials: CredentialSource;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  logger: Logger;
}

/** The timeout of a token request, cut to the budget (docs/architecture.md, Tokens). */
const TOKEN_TIMEOUT_MS = 10_000;
/** An environment that could not read its credentials, or that got no answer, asks for no token for this long. */
const PAUSE_MS = 5_000;

/** Asks for tokens with the credentials of this environment. Each method throws only GrantFailedError. */
export class Granter {
  readonly #dependencies: GranterDependencies;
  #pausedUntil = Number.NEGATIVE_INFINITY;

  constructor(dependencies: GranterDependencies) {
    this.#dependencies = dependencies;
  }

  /** How long this environment asks for no token, because of a failure of its own; 0 when it may ask. */
  get pauseMs(): number {
    return Math.max(0, this.#pausedUntil - this.#dependencies.clock.monotonic());
  }

  /** Checks that this environment can read its credentials. */
  async checkCredentials(context: CallContext): Promise<void> {
    await this.#readCredential(context);
  }

  /** Asks with the known credentials; when these are refused and AWSCURRENT has moved, once more with the new ones. */
  async grant(context: CallContext): Promise<AccessToken> {
    const known = await this.#readCredential(context);
    const outcome = await this.#request(known, context);
    if (outcome.granted || !outcome.credentialsRefused) return this.#conclude(outcome, known, context);
    const current = await this.#readAgain(known);
    if (current.versionId === known.versionId) return this.#conclude(outcome, known, context);
    this.#dependencies.logger.info('the credentials were rotated', { fault: outcome.fault });
    return this.#conclude(await this.#request(current, context), current, context);
  }

  async #readCredential(context: CallContext): Promise<Credential> {
    try {
      return await this.#dependencies.credentials.current();
    } catch (error) {
      this.#pause();
      const fault = error instanceof UnreadableSecretError ? error.message : 'The credentials cannot be read';
      throw failed('credentials', { fault, versionId: '' }, context);
    }
  }

  /** AWSCURRENT; the refused credentials when it cannot be read. */
  async #readAgain(refused: Credential): Promise<Credential> {
    try {
      return await this.#dependencies.credentials.current({ forceRefresh: true });
    } catch {
      return refused;
    }
  }

  async #request(credential: Credential, context: CallContext): Promise<GrantOutcome> {
    const { settings, fetch, clock } = this.#dependencies;
    // A chunk of its own: few requests need a grant, and the OAuth library takes time to load.
    const { requestGrant } = await import('./grant/index.ts');
    return requestGrant(settings, credential.value, { fetch, signal: context.signal(TOKEN_TIMEOUT_MS) }, clock);
  }

  #conclude(outcome: GrantOutcome, { versionId }: Credential, context: CallContext): AccessToken {
    if (outcome.granted) return { ...outcome.granted, versionId };
    const failure = failed(outcome.isUnreached ? 'unreached' : 'endpoint', { ...outcome, versionId }, context);
    if (failure.failure === 'unreached') this.#pause();
    throw failure;
  }

  #pause(): void {
    this.#pausedUntil = this.#dependencies.clock.monotonic() + PAUSE_MS;
  }
}

function failed(
  failure: GrantFailure,
  { fault, versionId, retryAfterMs = 0 }: { fault: string; versionId: string; retryAfterMs?: number },
  context: CallContext,
): GrantFailedError {
  const isOutOfTime = context.remainingMs() < MIN_CALL_MS;
  return new GrantFailedError(fault, { failure: isOutOfTime ? 'deadline' : failure, versionId, retryAfterMs });
}
