import { FacetCollector, type Facets } from './facets.ts';
import { shardsOf, type WindowStart } from './keys.ts';
import { RecordLinks } from './record-links.ts';
import type { ShardSeal } from './seal.ts';
import { createShardDigest } from './shard-digest.ts';
import type { LedgerStore } from './store.ts';
import { isInvalid } from './window-row.ts';

export interface DigestedWindow {
  /** Those with records, ascending. */
  shards: ShardSeal[];
  /** Earliest `expires_at`; infinity without records. */
  expiresAt: number;
  links: RecordLinks;
  /** Undefined when a row cannot be read. */
  facets: Facets | undefined;
}

/** Reads all shards of a window side by side. */
export async function digestWindow(store: Pick<LedgerStore, 'readRows'>, window: WindowStart): Promise<DigestedWindow> {
  let expiresAt = Number.POSITIVE_INFINITY;
  const links = new RecordLinks();
  const facets = new FacetCollector();
  const digests = await Promise.all(
    shardsOf(window).map(async key => {
      const digest = createShardDigest(key.shard);
      for await (const page of store.readRows(key, { withFacets: true })) {
        for (const row of page) {
          digest.add(row.audit_id, row.digest);
          links.see(row.audit_id);
          facets.add(key.shard, row);
          if (isInvalid(row)) continue;
          links.follow(row);
          if (row.expires_at < expiresAt) expiresAt = row.expires_at;
        }
      }
      return digest.finish();
    }),
  );
  return { shards: digests.filter(({ count }) => count > 0), expiresAt, links, facets: facets.finish() };
}
