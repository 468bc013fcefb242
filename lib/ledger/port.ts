import type { CacheAnswer, CacheSource } from '../cache/port.ts';
import type { CallContext } from '../context.ts';
import type { ErrorCode } from '../errors.ts';
import type { Language } from '../languages/index.ts';
import type { DroppedEntity, NormalizedEntity } from '../normalization/port.ts';

/** All that is known of a request when its answer is ready; the auditor makes the redacted record from it. */
export interface ExtractionFacts {
  requestId: string;
  /** Of the caller's distributed trace. */
  traceId?: string | undefined;
  /** Id of the API key, or the IAM user or role that signed the request. */
  caller: string | undefined;
  /** As far as the request could be read; all of it may be missing when the body was refused. */
  request: {
    text?: string;
    language?: Language;
    entityTypes?: readonly string[];
    confidenceThreshold?: number;
  };
  provider: string;
  model: string;
  source: CacheSource | undefined;
  /** Which tier of the cache answered; only for the metrics. */
  tier?: CacheAnswer['tier'];
  ageSeconds: number;
  entities: readonly NormalizedEntity[];
  dropped: readonly DroppedEntity[];
  rulesVersion: string;
  /** What `noteFindings` gave for the same result, perhaps in another environment; read from the cache, so not trusted. */
  findings?: unknown;
  /** HTTP status of the answer. */
  status: number;
  outcome: 'ok' | ErrorCode;
  /** From handler entry to just before the ledger put; the same number in answer, record, EMF and windows. */
  processingTimeMs: number;
}

export type GovernanceFlag = 'COMPLIANT' | 'REVIEW' | 'NOT_APPLICABLE';

export interface AuditReceipt {
  auditId: string;
  /** `LOGGED` only when the ledger acknowledged the record. */
  status: 'LOGGED' | 'UNLOGGED';
  governance: GovernanceFlag;
}

/** Writes one record for each answer, redacted, once, before the answer leaves; and the audit line of the log. */
export interface Auditor {
  /**
   * What redaction finds in the texts of this record. A record of the same facts needs no redaction then, which is a fifth of
   * what a first answer costs. Undefined when there is too much to note.
   */
  noteFindings(facts: ExtractionFacts, context: CallContext): Promise<unknown>;
  /** @throws AuditUnavailableError under `AUDIT_MODE=required` when the ledger or the service secret fails */
  record(facts: ExtractionFacts, context: CallContext): Promise<AuditReceipt>;
}
