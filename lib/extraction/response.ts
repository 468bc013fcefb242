import type { CacheSource } from '../cache/port.ts';
import type { RequestFault } from '../errors.ts';
import type { Language } from '../languages/index.ts';
import type { AuditReceipt } from '../ledger/port.ts';
import type { DroppedEntity, NormalizedEntity } from '../normalization/port.ts';

/** The body of a 200 answer (docs/architecture.md, Response). */
export interface ExtractResponse {
  /** The caller's text, unchanged. The offsets of entities count its UTF-16 units. */
  input_text: string;
  language: Language;
  processing_time_ms: number;
  cache_source: CacheSource;
  /** Whole seconds since the upstream gave the result. */
  freshness_age_sec: number;
  audit_status: AuditReceipt['status'];
  audit_id: string;
  rules_version: string;
  entities: NormalizedEntity[];
  dropped: DroppedEntity[];
  /** Probable mistakes in the request that are not errors; left out when there are none. */
  warnings?: RequestFault[];
}
