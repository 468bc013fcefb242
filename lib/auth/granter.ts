import type { CallContext, Clock, Logger } from '../context.ts';
import { MIN_CALL_MS } from '../deadline.ts';
import type { GrantOutcome } from './grant/index.ts';
import type { GrantSettings } from './grant/settings.ts';
import type { AccessToken, Credential, CredentialSource } from './port.ts';

/** A grant that did not give a token. Quotes neither secret nor answer. */
export class GrantFailedError extends Error {
  override readonly name = 'GrantFailedError';
  /** Of the credentials that were used last; empty when the secret store gave none. */
  readonly versionId: string;
  /** The caller's own time ran out: nothing is known of the token endpoint or the credentials. */
  readonly cutShort: boolean;
  /** What the token endpoint asks to wait before the next try. */
  readonly retryAfterMs: number;

  constructor(message: string, options: { versionId: string; cutShort: boolean; retryAfterMs: number }) {
    super(message);
    this.retryAfterMs = options.retryAfterMs;
    this.versionId = options.versionId;
    this.cutShort = options.cutShort;
  }
}

export type Granter = (context: CallContext) => Promise<AccessToken>;

export interface GranterDependencies {
  settings: GrantSettings;
  credentials: CredentialSource;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  logger: Logger;
}

/** The timeout of a token request, cut to the budget (docs/architecture.md, Tokens). */
const TOKEN_TIMEOUT_MS = 10_000;

/**
 * Asks for a token with the credentials at hand; when these are refused, once more with those that are AWSCURRENT by
 * then, if they are others.
 * @returns a function that throws GrantFailedError and nothing else
 */
export function createGranter({ settings, credentials, fetch, clock, logger }: GranterDependencies): Granter {
  return async context => {
    const first = await read(false, '');
    const outcome = await attempt(first);
    if (outcome.granted) return { ...outcome.granted, versionId: first.versionId };
    if (!outcome.credentialsRefused) throw failed(outcome.fault, first.versionId, outcome.retryAfterMs);

    const current = await read(true, first.versionId);
    if (current.versionId === first.versionId) throw failed(outcome.fault, first.versionId, outcome.retryAfterMs);
    logger.info('credentials were rotated', { fault: outcome.fault });
    const second = await attempt(current);
    if (second.granted) return { ...second.granted, versionId: current.versionId };
    throw failed(second.fault, current.versionId, second.retryAfterMs);

    async function read(forceRefresh: boolean, usedVersionId: string): Promise<Credential> {
      try {
        return await credentials.current({ forceRefresh });
      } catch {
        throw failed('the credentials cannot be read', usedVersionId);
      }
    }

    async function attempt(credential: Credential): Promise<GrantOutcome> {
      // A chunk of its own: hardly any request needs a grant, and the OAuth library costs time to load.
      const { requestGrant } = await import('./grant/index.ts');
      return requestGrant(settings, credential.value, { fetch, signal: context.signal(TOKEN_TIMEOUT_MS) }, clock);
    }

    function failed(message: string, versionId: string, retryAfterMs = 0): GrantFailedError {
      return new GrantFailedError(message, {
        versionId,
        retryAfterMs,
        cutShort: context.remainingMs() < MIN_CALL_MS,
      });
    }
  };
}
