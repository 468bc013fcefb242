import type { Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger';
import type { LogFields, Logger } from '../context.ts';

/**
 * The JSON log: each line is redacted before Powertools gets it. The event is never logged, whatever
 * `POWERTOOLS_LOGGER_LOG_EVENT` says, because no handler passes it to Powertools.
 */
export function createLogger(powertools: PowertoolsLogger, redact: <T>(value: T) => T): Logger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}): void =>
      powertools[level](redact(message), redact(fields));
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
