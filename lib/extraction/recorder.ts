import { type CallContext, type Clock, type Logger, type Trace, timed } from '../context.ts';
import { type ErrorCode, ServiceError, STATUS_BY_CODE } from '../errors.ts';
import type { Auditor, AuditReceipt, ExtractionFacts } from '../ledger/port.ts';

export interface RecorderOptions {
  clock: Clock;
  logger: Logger;
  auditor: Auditor;
  /** Emits the metrics of one answer; `receipt` is undefined when the ledger did not accept the record. */
  emitMetrics: (facts: ExtractionFacts, trace: Trace, receipt: AuditReceipt | undefined) => void;
}

/** Records each answer and each failure: in the ledger, in the metrics, and in the log if it is unexpected. */
export class Recorder {
  readonly #options: RecorderOptions;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** @throws ServiceError when there is no answer without its record; any other error is unexpected */
  async recordAnswer(facts: ExtractionFacts, context: CallContext): Promise<AuditReceipt> {
    try {
      return await this.#record(facts, context);
    } catch (error) {
      // The auditor logs that the ledger refused. For an unexpected error there is no other line, and often no record.
      if (!(error instanceof ServiceError)) this.#logError('The answer was not recorded', error, context);
      throw error;
    }
  }

  async recordFailure(error: unknown, facts: ExtractionFacts, context: CallContext): Promise<void> {
    const failure = failed(facts, error);
    // An expected failure is in the record and the metrics with its outcome. An unexpected error also needs its stack.
    if (failure.outcome === 'internal') this.#logError('The extraction failed', error, context);
    try {
      await this.#record(failure, context);
    } catch (ledgerError) {
      // The caller gets the failure of the extraction; that of the ledger goes to the log.
      this.#logError('The failure was not recorded', ledgerError, context);
    }
  }

  async #record(facts: ExtractionFacts, context: CallContext): Promise<AuditReceipt> {
    const { clock, auditor, emitMetrics } = this.#options;
    let receipt: AuditReceipt;
    try {
      receipt = await timed(clock, context.trace, 'ledger', () => auditor.record(facts, context));
    } catch (error) {
      emitMetrics(facts.outcome === 'ok' ? failed(facts, error) : facts, context.trace, undefined);
      throw error;
    }
    if (receipt.status === 'LOGGED') context.trace.auditId = receipt.auditId;
    emitMetrics(facts, context.trace, receipt);
    return receipt;
  }

  #logError(message: string, error: unknown, { requestId }: CallContext): void {
    this.#options.logger.error(message, { error, request_id: requestId });
  }
}

function failed(facts: ExtractionFacts, error: unknown): ExtractionFacts {
  const outcome: ErrorCode = error instanceof ServiceError ? error.code : 'internal';
  return { ...facts, outcome, status: STATUS_BY_CODE[outcome] };
}
