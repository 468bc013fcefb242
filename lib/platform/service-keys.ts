import type { Clock } from '../context.ts';
import { deriveKeys, type KeySource, type ServiceKeys } from '../keys.ts';
import type { SecretSource } from './secrets.ts';

/** Below this a secret is a fault of the deployment; the stack generates 64 characters. */
const MINIMUM_SECRET_LENGTH = 32;

/** How long a failed fetch stands before the next caller tries again, so that an outage costs one call and not one a request. */
const RETRY_AFTER_MS = 1_000;

/**
 * The keys of the service secret, fetched once for the life of the environment; a failed fetch is tried again.
 * The source throws what the secret store throws, or an Error when the secret is too short.
 */
export function createKeySource(clock: Clock, secret: SecretSource): KeySource {
  let pending: Promise<ServiceKeys> | undefined;
  let failedAt: number | undefined;
  const fetchKeys = async () => {
    const { value } = await secret.current();
    if (value.length < MINIMUM_SECRET_LENGTH) throw new Error('the service secret is shorter than 32 characters');
    return deriveKeys(value);
  };
  return () => {
    const mayRetry = failedAt !== undefined && clock.monotonic() - failedAt >= RETRY_AFTER_MS;
    if (!pending || mayRetry) {
      failedAt = undefined;
      pending = fetchKeys();
      pending.catch(() => {
        failedAt = clock.monotonic();
      });
    }
    return pending;
  };
}
