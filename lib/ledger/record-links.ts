import { isAuditId, timeOf } from './keys.ts';

/** As it was read. A record of schema 1 has no link. Without a known HMAC its content may be anything. */
interface LinkedRecord {
  readonly audit_id?: unknown;
  readonly expires_at?: unknown;
  readonly previous_audit_id?: unknown;
}

/**
 * Finds records that others name as their previous one and that are not there. Takes records in any order. Needs memory
 * for records whose neighbour was not seen yet: at worst all records of a window, and one for each environment between
 * windows.
 */
export class RecordLinks {
  /** Records that were seen and that no other record has named so far. */
  readonly #unnamed = new Set<string>();
  /** Records that were named and not seen so far, each with what is known of the record that names it. */
  readonly #unseen = new Map<string, Follower>();

  /** A record that is there. */
  see(auditId: string): void {
    if (this.#unseen.size === 0 || !this.#unseen.delete(auditId)) this.#unnamed.add(auditId);
  }

  /** Takes the link of a genuine record to the one before it. */
  follow({ audit_id: id, expires_at: expiresAt, previous_audit_id: previous }: LinkedRecord): void {
    if (typeof previous !== 'string' || this.#unnamed.delete(previous)) return;
    this.#unseen.set(previous, { id, expiresAt });
  }

  /** Audit ids that were named and not seen, ascending, without those past their retention. */
  unseen(nowSeconds: number): string[] {
    const due = [...this.#unseen].filter(([auditId, follower]) => expiryOf(auditId, follower) > nowSeconds);
    return due.map(([auditId]) => auditId).sort();
  }
}

interface Follower {
  readonly id: unknown;
  readonly expiresAt: unknown;
}

/** An environment keeps all its records for the same time. NaN when one of the values is not an audit id. */
function expiryOf(auditId: string, { id, expiresAt }: Follower): number {
  return isAuditId(auditId) ? Number(expiresAt) - secondOf(String(id)) + secondOf(auditId) : Number.NaN;
}

const secondOf = (auditId: string): number => Math.floor(timeOf(auditId) / 1000);
