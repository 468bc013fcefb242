/** Why a request needed the upstream (RFC 9211, section 2.2). */
export type ForwardReason = 'miss' | 'stale' | 'request' | 'bypass';

/** What the `Cache-Status` field says about one answer (RFC 9211, section 2). */
export interface CacheStatus {
  /** Answered without a call. */
  hit?: boolean;
  fwd?: ForwardReason;
  stored?: boolean;
  collapsed?: boolean;
  /** Seconds of freshness left, below 0 when stale. */
  ttl?: number;
  /** The tier that answered, or why none did. */
  detail?: string;
}

/** The field value, such as `cxone-entities; hit; ttl=7; detail=memory`. */
export function formatCacheStatus({ hit, fwd, stored, collapsed, ttl, detail }: CacheStatus): string {
  let value = 'cxone-entities';
  if (hit) value += '; hit';
  if (fwd) value += `; fwd=${fwd}`;
  if (stored) value += '; stored';
  if (collapsed) value += '; collapsed';
  if (ttl !== undefined) value += `; ttl=${ttl}`;
  if (detail) value += `; detail=${detail}`;
  return value;
}
