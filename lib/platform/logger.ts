import type { Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger';
import type { LogFields, Logger } from '../context.ts';

/**
 * The JSON log: every line goes through `redact` on its way to Powertools. The event is never logged, whatever
 * `POWERTOOLS_LOGGER_LOG_EVENT` says, since no handler hands it over.
 */
export function createLogger(powertools: PowertoolsLogger, redact: <T>(value: T) => T): Logger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}): void =>
      powertools[level](redact(message), redact(fields));
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
