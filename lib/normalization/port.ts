import type { Language } from '../languages/index.ts';
import type { NluEntity } from '../provider/port.ts';
import type { CanonicalText } from './canonical-text.ts';
import type { UnknownType } from './nearest-type.ts';

export type MatchKind = 'exact' | 'folded' | 'fuzzy' | 'typed' | 'none';

export type DropReason =
  | 'not_requested'
  | 'below_threshold'
  | 'not_allowed'
  | 'out_of_range'
  | 'unknown_value'
  | 'invalid_value'
  | 'overlap';

/**
 * Why a person should look at a value:
 * - `policy`: it rests on a setting or a convention, not on the words alone (a bare hour, a bare spoken price)
 * - `contradiction`: what was said contradicts itself (a weekday that is not that of its date)
 * - `part`: a part is missing or was left out (a name that was cut off)
 * - `corrected`: it was read after a slip was corrected (a misspelled month), or the speaker corrected it
 * - `ambiguous`: several names fit equally well; the value is null, and they are in `candidates`
 * - `unknown`: no rule knows it, and its rule says `unknown: review`
 */
export type ReviewReason = 'policy' | 'contradiction' | 'part' | 'corrected' | 'ambiguous' | 'unknown';

/** The reading of a typed value; `start`, `end` and `duration` are ISO 8601, `amount` a decimal string. */
export interface TypedValue {
  kind: string;
  grain?: string;
  start?: string;
  end?: string;
  duration?: string;
  amount?: string;
  currency?: string;
}

export interface Alternative {
  value: string;
  typed?: TypedValue;
}

/** An entity of the answer; field by field as in docs/architecture.md, Response. */
export interface NormalizedEntity {
  name: string;
  value: string | null;
  confidence: number;
  /** Offset in the caller's text in UTF-16 units; the end is exclusive. Null if the value does not occur there. */
  start: number | null;
  end: number | null;
  raw_value: string;
  match: MatchKind;
  rule: string;
  typed?: TypedValue;
  alternatives?: Alternative[];
  candidates?: string[];
  /** A person should look at it, for the reasons beside it. */
  review?: true;
  review_reasons?: ReviewReason[];
}

export interface DroppedEntity {
  name: string;
  raw_value: string;
  confidence: number;
  reason: DropReason;
}

export interface NormalizationRequest {
  /** The caller's text with its mapping to the canonical text that the entities' offsets refer to. */
  text: CanonicalText;
  entities: readonly NluEntity[];
  language: Language;
  entityTypes: readonly string[];
  confidenceThreshold: number;
  /** Epoch milliseconds; relative dates are read against it. */
  referenceTime: number;
  /** IANA zone. */
  timeZone: string;
}

export interface NormalizationResult {
  entities: NormalizedEntity[];
  dropped: DroppedEntity[];
}

/** Applies the rules document. Async only because locale data is loaded when first used. */
export interface Normalizer {
  readonly rulesVersion: string;
  normalize(request: NormalizationRequest): Promise<NormalizationResult>;
  /**
   * Loads the readers of these types while the caller waits for the upstream. It loads piece by piece, so that an
   * answer that arrives meanwhile waits for one piece at most. Rejects as `normalize` would.
   */
  prepare(language: Language, entityTypes: readonly string[]): Promise<void>;
  /** The requested types that no rule knows, each with the rule that is probably meant. */
  unknownTypes(entityTypes: readonly string[]): readonly UnknownType[];
  /** Whether the rules mark values of this entity type as private (redacted in previews, HMACed in the ledger). */
  isPrivate(entityType: string): boolean;
}
