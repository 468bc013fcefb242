import middy from '@middy/core';
import { createTokenRefresher, createTokenSource, grantSettings } from '../../lib/auth/index.ts';
import { type Clock, createCallContext, type Logger } from '../../lib/context.ts';
import { createRefreshMetrics, type MetricsSink } from '../../lib/metrics/index.ts';
import type { SecretSource } from '../../lib/platform/secrets.ts';
import { createKeySource } from '../../lib/platform/service-keys.ts';
import type { StateStore } from '../../lib/state/index.ts';
import type { TokenRefreshConfig } from './config.ts';

/** What the function stands on; the handler brings the real ones, tests may bring others. */
export interface TokenRefreshPlatform {
  config: TokenRefreshConfig;
  clock: Clock;
  logger: Logger;
  fetch: typeof globalThis.fetch;
  state: StateStore;
  serviceSecret: SecretSource;
  credentials: SecretSource;
  metrics: MetricsSink;
}

/** The part of Lambda's context that is used. */
export interface Invocation {
  awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/** Left for the metrics and the log after a grant that took all the time there was. */
const RESERVE_MS = 1_500;

export function composeTokenRefresh(platform: TokenRefreshPlatform) {
  const { config, clock, logger } = platform;
  const tokens = createTokenSource({
    store: platform.state,
    keys: createKeySource(clock, platform.serviceSecret),
    credentials: platform.credentials,
    settings: grantSettings(config),
    credentialId: config.CXONE_CREDENTIALS_SECRET_ID,
    fetch: platform.fetch,
    clock,
    logger,
  });
  const refresh = createTokenRefresher({ tokens, metrics: createRefreshMetrics(platform.metrics), clock, logger });
  return middy<unknown, { outcome: string }, Error, Invocation>({ timeoutEarlyInMillis: 0 }).handler(
    async (_event, invocation) => {
      const budgetMs = Math.max(0, invocation.getRemainingTimeInMillis() - RESERVE_MS);
      return { outcome: await refresh(createCallContext(clock, invocation.awsRequestId, budgetMs)) };
    },
  );
}
