import type { Clock } from '../context.ts';
import { deriveKeys, type KeySource, type ServiceKeys } from '../keys.ts';
import type { SecretSource } from './secrets.ts';

/** A shorter secret is a mistake in the deployment; the stack generates 64 characters. */
const MINIMUM_SECRET_LENGTH = 32;

/** For this long after a failed read no caller tries again, so that an outage does not cost a call for each request. */
const RETRY_AFTER_MS = 1_000;

/**
 * The keys of the service secret, read once for the life of the environment; a failed read is repeated.
 * The source throws what the secret source throws, or an Error when the secret is too short.
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
