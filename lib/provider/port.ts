import type { CallContext } from '../context.ts';
import type { Language } from '../languages/index.ts';

/** What the upstream is asked. `text` is canonical; `entityTypes` are sorted and distinct. */
export interface NluQuery {
  text: string;
  language: Language;
  entityTypes: readonly string[];
  confidenceThreshold: number;
}

/** An entity as the upstream claims it. Offsets are UTF-16 units into the canonical text and may be wrong. */
export interface NluEntity {
  name: string;
  value: string;
  confidence: number;
  start: number | null;
  end: number | null;
}

/** An entity that breaks the contract. A name, a value or a confidence that is not valid was replaced. */
export interface InvalidEntity {
  name: string;
  value: string;
  /** 0 to 1. */
  confidence: number;
}

export interface NluResult {
  entities: readonly NluEntity[];
  /** Left out when all entities are valid. */
  invalid?: readonly InvalidEntity[];
}

/** An NLU service behind its adapter. */
export interface NluProvider {
  /** Adapter name, part of the cache key and of the ledger record. */
  readonly id: string;
  readonly baseUrl: string;
  /** The other settings of the adapter that shape a result, such as path and offset unit; part of the cache key. */
  readonly variant?: string;
  /** Starts the reads that `extract` will need, so that they run in parallel to other work. Never throws. */
  prepare?(context: CallContext): void;
  /**
   * @throws UpstreamThrottledError, UpstreamUnavailableError, UpstreamUnauthorizedError, UpstreamForbiddenError,
   * UpstreamMalformedError, UpstreamRejectedError, TokenUnavailableError, DeadlineExceededError
   */
  extract(query: NluQuery, context: CallContext): Promise<NluResult>;
}
