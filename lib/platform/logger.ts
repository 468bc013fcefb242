import type { Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger';
import type { LogFields, Logger } from '../context.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** Takes personal data out of a line. */
export interface LineRedaction {
  redactDeep<T>(value: T): T;
}

/**
 * The JSON log: each line is redacted before Powertools gets it. The event is never logged, whatever
 * `POWERTOOLS_LOGGER_LOG_EVENT` says, because no handler passes it to Powertools.
 *
 * @param load starts at the first line; lines wait for it, in order. In the bundles it takes a microtask.
 */
export function createLogger(powertools: PowertoolsLogger, load: () => Promise<LineRedaction>): Logger {
  const lines = new LineWriter(powertools, load);
  const write =
    (level: Level) =>
    (message: string, fields: LogFields = {}) =>
      lines.write({ level, message, fields });
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** For lines that are redacted when they arrive. */
export function createPlainLogger(powertools: PowertoolsLogger): Pick<Logger, 'info'> {
  return { info: (message, fields = {}) => powertools.info(message, fields) };
}

interface Line {
  level: Level;
  message: string;
  fields: LogFields;
}

/** `idle` until the first line, `loading` while lines wait for redaction, then `open`; `broken` writes no fields. */
type State =
  | { name: 'idle' }
  | { name: 'loading'; waiting: Line[] }
  | { name: 'open'; redaction: LineRedaction }
  | { name: 'broken' };

class LineWriter {
  readonly #powertools: PowertoolsLogger;
  readonly #load: () => Promise<LineRedaction>;
  #state: State = { name: 'idle' };

  constructor(powertools: PowertoolsLogger, load: () => Promise<LineRedaction>) {
    this.#powertools = powertools;
    this.#load = load;
  }

  write(line: Line): void {
    const state = this.#state;
    if (state.name === 'open') this.#emit(line, state.redaction);
    else if (state.name === 'loading') state.waiting.push(line);
    else if (state.name === 'broken') this.#emitBare(line);
    else {
      this.#state = { name: 'loading', waiting: [line] };
      this.#open(this.#state.waiting);
    }
  }

  async #open(waiting: readonly Line[]): Promise<void> {
    try {
      const redaction = await this.#load();
      this.#state = { name: 'open', redaction };
      for (const line of waiting) this.#emit(line, redaction);
    } catch (error) {
      this.#state = { name: 'broken' };
      // It comes from a file of the package, and holds nothing of a request.
      this.#powertools.error('Redaction cannot be loaded: lines are written without their fields', { error });
      for (const line of waiting) this.#emitBare(line);
    }
  }

  #emit({ level, message, fields }: Line, { redactDeep }: LineRedaction): void {
    this.#powertools[level](redactDeep(message), redactDeep(fields));
  }

  /** Messages are constants of the code; what may be personal stands in the fields. */
  #emitBare({ level, message }: Line): void {
    this.#powertools[level](message);
  }
}
