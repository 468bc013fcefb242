import type { CallContext, Clock, Logger } from '../context.ts';
import { MIN_CALL_MS } from '../deadline.ts';
import type { GrantOutcome } from './grant/index.ts';
import type { GrantSettings } from './grant/settings.ts';
import type { AccessToken, Credential, CredentialSource } from './port.ts';

/** A grant that gave no token. The message quotes neither the secret nor the answer. */
export class GrantFailedError extends Error {
  override readonly name = 'GrantFailedError';
  /** Of the credentials that were used last; empty when none could be read. */
  readonly versionId: string;
  /** The caller's own time ran out: this says nothing about the token endpoint or the credentials. */
  readonly cutShort: boolean;
  /** How long the token endpoint asks to wait before the next try. */
  readonly retryAfterMs: number;

  constructor(message: string, options: { versionId: string; cutShort: boolean; retryAfterMs: number }) {
    super(message);
    this.retryAfterMs = options.retryAfterMs;
    this.versionId = options.versionId;
    this.cutShort = options.cutShort;
  }
}

/** @throws GrantFailedError and nothing else */
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

/** Asks for a token with the known credentials; when these are refused and AWSCURRENT has moved, once more with the new ones. */
export function createGranter(dependencies: GranterDependencies): Granter {
  return async context => {
    const known = await readCredential(dependencies, context);
    const outcome = await attempt(dependencies, known, context);
    if (outcome.granted || !outcome.credentialsRefused) return conclude(outcome, known, context);
    const current = await readCredential(dependencies, context, known);
    if (current.versionId === known.versionId) return conclude(outcome, known, context);
    dependencies.logger.info('the credentials were rotated', { fault: outcome.fault });
    return conclude(await attempt(dependencies, current, context), current, context);
  };
}

/** @param refused reads AWSCURRENT again, since these credentials were refused */
async function readCredential(
  { credentials }: GranterDependencies,
  context: CallContext,
  refused?: Credential,
): Promise<Credential> {
  try {
    return await credentials.current({ forceRefresh: refused !== undefined });
  } catch {
    throw failure('the credentials cannot be read', refused?.versionId ?? '', 0, context);
  }
}

async function attempt(
  { settings, fetch, clock }: GranterDependencies,
  credential: Credential,
  context: CallContext,
): Promise<GrantOutcome> {
  // A chunk of its own: few requests need a grant, and the OAuth library takes time to load.
  const { requestGrant } = await import('./grant/index.ts');
  return requestGrant(settings, credential.value, { fetch, signal: context.signal(TOKEN_TIMEOUT_MS) }, clock);
}

function conclude(outcome: GrantOutcome, { versionId }: Credential, context: CallContext): AccessToken {
  if (outcome.granted) return { ...outcome.granted, versionId };
  throw failure(outcome.fault, versionId, outcome.retryAfterMs, context);
}

const failure = (message: string, versionId: string, retryAfterMs: number, context: CallContext) =>
  new GrantFailedError(message, { versionId, retryAfterMs, cutShort: context.remainingMs() < MIN_CALL_MS });
