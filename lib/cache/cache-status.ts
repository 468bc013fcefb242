/** What the `Cache-Status` field says of one answer (RFC 9211, section 2). */
export interface CacheStatus {
  /** Answered without a call of its own. */
  hit?: boolean;
  /** Why the request went on to the upstream. */
  fwd?: 'miss' | 'stale' | 'request' | 'bypass';
  stored?: boolean;
  collapsed?: boolean;
  /** Seconds of freshness left, below 0 when stale. */
  ttl?: number;
  /** A token of our own: the tier, or why there was none. */
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
