import { createTokenRefresher, createTokenSource } from '../../lib/auth/index.ts';
import { type Clock, createCallContext, type Logger } from '../../lib/context.ts';
import { createRefreshMetrics, type MetricsSink } from '../../lib/metrics/index.ts';
import type { SecretSource } from '../../lib/platform/secrets.ts';
import { createKeySource } from '../../lib/platform/service-keys.ts';
import { cxoneGrant } from '../../lib/provider/index.ts';
import type { StateStore } from '../../lib/state/index.ts';
import type { TokenRefreshConfig } from './config.ts';

/** What the function needs from outside. The handler passes the real parts, tests may pass others. */
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

/** Reserved for the metrics and the log when a grant takes all the remaining time. */
const RESERVE_MS = 1_500;

export function composeTokenRefresh(platform: TokenRefreshPlatform) {
  const { config, clock, logger } = platform;
  const tokens = createTokenSource({
    store: platform.state,
    keys: createKeySource(clock, platform.serviceSecret),
    credentials: platform.credentials,
    settings: cxoneGrant(config),
    credentialId: config.CXONE_CREDENTIALS_SECRET_ID,
    fetch: platform.fetch,
    clock,
    logger,
  });
  const { emitRefresh } = createRefreshMetrics(platform.metrics);
  const refresh = createTokenRefresher({ tokens, emitRefresh, clock, logger });
  return async (_event: unknown, invocation: Invocation): Promise<{ outcome: string }> => {
    const budgetMs = Math.max(0, invocation.getRemainingTimeInMillis() - RESERVE_MS);
    return { outcome: await refresh(createCallContext(clock, invocation.awsRequestId, budgetMs)) };
  };
}
