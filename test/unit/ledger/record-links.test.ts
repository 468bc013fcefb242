import { describe, expect, it } from 'vitest';
import { createAuditId } from '../../../lib/ledger/keys.ts';
import { RecordLinks } from '../../../lib/ledger/record-links.ts';

describe('RecordLinks', () => {
  it('takes records in any order', () => {
    const [missing, first, second, third] = [1_000, 2_000, 3_000, 4_000].map(createAuditId);
    const links = new RecordLinks();
    links.follow({ audit_id: first, expires_at: 120, previous_audit_id: missing });
    for (const id of [third, second, first]) links.see(id ?? '');
    links.follow({ audit_id: second, expires_at: 120, previous_audit_id: first });
    links.follow({ audit_id: third, expires_at: 120, previous_audit_id: second });
    expect(links.unseen(0)).toEqual([missing]);
  });

  it('does not miss records that are seen after they were named', () => {
    const [first, second, third] = [1_000, 2_000, 3_000].map(createAuditId);
    const links = new RecordLinks();
    links.follow({ audit_id: third, expires_at: 120, previous_audit_id: second });
    links.follow({ audit_id: second, expires_at: 120, previous_audit_id: first });
    for (const id of [first, second]) links.see(id ?? '');
    expect(links.unseen(0)).toEqual([]);
  });

  it('does not miss a record from the whole second on in which its retention ends', () => {
    const [previous, id] = [createAuditId(10_500), createAuditId(20_000)];
    const links = new RecordLinks();
    // The next record is kept for 100 seconds from second 20 on. The record before it is kept for 100 seconds from
    // second 10 on.
    links.follow({ audit_id: id, expires_at: 120, previous_audit_id: previous });
    expect(links.unseen(109)).toEqual([previous]);
    expect(links.unseen(110)).toEqual([]);
  });
});
