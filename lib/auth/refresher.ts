import type { CallContext, Clock, Logger } from '../context.ts';
import { ServiceError } from '../errors.ts';
import { StoreUnavailableError } from '../state/index.ts';
import type { RenewableTokenSource } from './token-source.ts';

export interface RefresherDependencies {
  tokens: RenewableTokenSource;
  /** Counts the run. @param outcome `refreshed`, `fresh` (nothing to do) or the stable code of the failure */
  emitRefresh: (outcome: string) => void;
  clock: Clock;
  logger: Logger;
  /** From 0 up to 1. */
  random?: () => number;
}

/**
 * Runs are five minutes apart. A token that is renewed below eleven minutes gets two runs before extract has to renew
 * it itself, in case one run fails. CXone's own client renews ten minutes early (docs/upstream.md).
 */
const RENEW_BELOW_MS = 660_000;
/** Stages of an account that were deployed together would otherwise always renew together. */
const JITTER_MS = 120_000;

/** Renews the token ahead of time. Running it again, or twice at once, changes nothing. */
export function createTokenRefresher({
  tokens,
  emitRefresh,
  clock,
  logger,
  random = Math.random,
}: RefresherDependencies) {
  return async (context: CallContext): Promise<'refreshed' | 'fresh'> => {
    try {
      const { token, granted } = await tokens.renew(RENEW_BELOW_MS + random() * JITTER_MS, context);
      const outcome = granted ? 'refreshed' : 'fresh';
      logger.info('token refresh', {
        outcome,
        expires_in_seconds: Math.round((token.expiresAt - clock.now()) / 1_000),
      });
      emitRefresh(outcome);
      return outcome;
    } catch (error) {
      const code = codeOf(error);
      logger.error('token refresh failed', { code });
      emitRefresh(code);
      throw error;
    }
  };
}

function codeOf(error: unknown): string {
  if (error instanceof ServiceError) return error.code;
  return error instanceof StoreUnavailableError ? 'state-unavailable' : 'internal';
}
