import type { Logger } from '../context.ts';
import { untilAborted } from '../deadline.ts';
import type { KeySource, ServiceKeys } from '../keys.ts';

/** Keeps the keys once they are known, so that a hit in memory awaits nothing. */
export interface KeyHolder {
  known(): ServiceKeys | undefined;
  /** Undefined when the keys cannot be read, or not before the signal aborts. Never throws. */
  obtain(signal: AbortSignal): Promise<ServiceKeys | undefined>;
}

export function createKeyHolder(source: KeySource, logger: Logger): KeyHolder {
  let keys: ServiceKeys | undefined;
  return {
    known: () => keys,
    async obtain(signal) {
      try {
        keys = (await untilAborted(source(), signal, () => undefined)) ?? keys;
      } catch (error) {
        logger.warn('the service secret cannot be read; requests go without the cache', {
          error: error instanceof Error ? error.name : 'unknown',
        });
      }
      return keys;
    },
  };
}
