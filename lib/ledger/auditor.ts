import type { CallContext, Clock, Logger } from '../context.ts';
import { AuditUnavailableError } from '../errors.ts';
import type { KeySource, ServiceKeys } from '../keys.ts';
import {
  createTextRedaction,
  FindingsRecorder,
  NotedFindings,
  TextNotNotedError,
  type TextRedaction,
} from '../privacy/index.ts';
import { describeToFit } from './fit-item.ts';
import type { GovernancePolicy } from './governance/policy.ts';
import { sealRecord } from './integrity.ts';
import { createAuditId } from './keys.ts';
import type { Auditor, AuditReceipt, ExtractionFacts } from './port.ts';
import { PreviousRecords } from './previous-records.ts';
import type { SealedRecord } from './record.ts';
import { type DescribedFacts, describeFacts, type RecordRules } from './record-builder.ts';
import { DAY_SECONDS } from './retention.ts';
import type { LedgerWriter } from './store.ts';

export interface AuditorOptions {
  clock: Clock;
  logger: Logger;
  /** Writes the audit line as it is: the record was redacted when it was made, and a second redaction costs 80 µs. */
  auditLog: Pick<Logger, 'info'>;
  store: LedgerWriter;
  keys: KeySource;
  /** `Normalizer.isPrivate`. */
  isPrivate: (entityType: string) => boolean;
  policy: GovernancePolicy;
  mode: 'required' | 'best-effort';
  preview: 'redacted' | 'none';
  values: 'clear' | 'hmac';
  /** What the audit line holds of a record that the ledger took. */
  line: 'digest' | 'record';
  redaction: () => Promise<TextRedaction>;
  retentionDays: number;
}

/**
 * The put gets this time also after the budget is spent, since the failures that this causes are recorded, too. The
 * budget leaves 1.5 s of the invocation for it.
 */
const MIN_PUT_MS = 1_200;
const MAX_PUT_MS = 3_000;
const RETRY_AFTER_SECONDS = 1;

export const createAuditor = (options: AuditorOptions): Auditor => new LedgerAuditor(options);

class LedgerAuditor implements Auditor {
  readonly #options: AuditorOptions;
  readonly #previousRecords = new PreviousRecords();

  constructor(options: AuditorOptions) {
    this.#options = options;
  }

  async noteFindings(facts: ExtractionFacts, context: CallContext): Promise<unknown> {
    const recorder = new FindingsRecorder((await this.#options.redaction()).find);
    describeFacts(facts, context.trace, this.#rulesWith(createTextRedaction(recorder.find)), undefined);
    return recorder.notes();
  }

  async record(facts: ExtractionFacts, context: CallContext): Promise<AuditReceipt> {
    const { mode, line, auditLog, logger } = this.#options;
    const keys = await this.#readKeys();
    const refused = keys === undefined && mode === 'required';
    const described = await this.#describe(refused ? asRefused(facts) : facts, context, keys);
    const previous = this.#previousRecords.take();
    const record = this.#compose(described, previous, keys);
    const fault = await this.#put(record, context);
    this.#previousRecords.putBack(fault === undefined ? record.audit_id : previous);
    const status = fault === undefined ? 'LOGGED' : 'UNLOGGED';
    const isKept = status === 'LOGGED' && line === 'digest';
    auditLog.info('audit', { audit: isKept ? proofOf(record) : record, audit_status: status });
    if (fault !== undefined) logger.error('The ledger did not take the record', { error: fault });
    if (refused) throw unavailable('the service secret cannot be read');
    if (fault !== undefined && mode === 'required') throw unavailable('the ledger did not acknowledge the record');
    return { auditId: record.audit_id, status, governance: record.governance };
  }

  async #readKeys(): Promise<ServiceKeys | undefined> {
    try {
      return await this.#options.keys();
    } catch (error) {
      this.#options.logger.error('The service secret cannot be read: records carry no HMAC', { error });
      return undefined;
    }
  }

  async #describe(
    facts: ExtractionFacts,
    context: CallContext,
    keys: ServiceKeys | undefined,
  ): Promise<DescribedFacts> {
    const describeWith = (redaction: TextRedaction) =>
      describeToFit(truncated => describeFacts(facts, context.trace, this.#rulesWith(redaction), keys, truncated));
    const noted = NotedFindings.read(facts.findings);
    return (
      (noted && ifAllNoted(() => describeWith(createTextRedaction(noted.find)))) ??
      describeWith(await this.#options.redaction())
    );
  }

  #rulesWith(redaction: TextRedaction): RecordRules {
    const { policy, preview, values, isPrivate } = this.#options;
    return { policy, preview, values, isPrivate, redaction };
  }

  /** This moment decides the record's window and key. Only the put comes after it. */
  #compose(described: DescribedFacts, previous: string | null, keys: ServiceKeys | undefined): SealedRecord {
    const now = this.#options.clock.now();
    const record = {
      // First: V8 copies the fields of one object at once, and those of a second one by one.
      ...described,
      schema: 2 as const,
      audit_id: createAuditId(now),
      time: new Date(now).toISOString(),
      expires_at: Math.floor(now / 1000) + this.#options.retentionDays * DAY_SECONDS,
      previous_audit_id: previous,
    };
    return sealRecord(record, keys);
  }

  /** Returns the fault, or undefined. When it returns, no put of this request is under way any more. */
  async #put(record: SealedRecord, context: CallContext): Promise<unknown> {
    const { clock, store } = this.#options;
    const timeoutMs = Math.max(MIN_PUT_MS, Math.min(MAX_PUT_MS, context.remainingMs()));
    try {
      await store.append(record, { signal: clock.timeout(timeoutMs) });
      return undefined;
    } catch (error) {
      return error ?? new Error('the ledger failed without an error');
    }
  }
}

/**
 * Proves without the ledger that the record existed and was not changed. The whole record would be two thirds of what a
 * request logs. When the ledger did not take the record, the line holds all of it, as the only copy.
 */
const proofOf = ({ audit_id, previous_audit_id, key_id, digest, record_hmac }: SealedRecord) => ({
  audit_id,
  previous_audit_id,
  key_id,
  digest,
  record_hmac,
});

/** Undefined when a text of the record is not noted: the whole record is then redacted again. */
function ifAllNoted<Result>(describe: () => Result): Result | undefined {
  try {
    return describe();
  } catch (error) {
    if (error instanceof TextNotNotedError) return undefined;
    throw error;
  }
}

/** When the secret fails the caller gets a 503, and the record says the same. */
const asRefused = (facts: ExtractionFacts): ExtractionFacts =>
  facts.outcome === 'ok'
    ? { ...facts, status: 503, outcome: 'audit-unavailable', source: undefined, entities: [], dropped: [] }
    : facts;

const unavailable = (message: string) => new AuditUnavailableError(message, { retryAfterSeconds: RETRY_AFTER_SECONDS });
