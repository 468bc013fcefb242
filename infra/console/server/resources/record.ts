import {
  checkItem,
  isAuditId,
  isReadable,
  LEDGER_LAYOUT,
  recordKey,
  reviewPkOf,
  type SealedRecord,
  timeOf,
  windowAt,
} from '../../../../lib/ledger/index.ts';
import type { Ledger } from '../../../cli/audit/connect.ts';
import { ConsoleError } from '../problem.ts';
import type { Resource } from '../resource.ts';
import { type SealRow, sealRow } from './seals.ts';

/** A record of the ledger with its proof. */
export interface RecordView {
  readonly record: SealedRecord;
  /** What is wrong with the record; undefined if digest and HMAC match. */
  readonly fault: string | undefined;
  /** The seal of its window; null while the window is open. */
  readonly seal: SealRow | null;
}

type RecordLedger = Pick<Ledger, 'store' | 'serviceKeys'>;

export const recordResource = ({ ledger }: { readonly ledger: RecordLedger }): Resource => ({
  path: 'records',
  methods: {
    async GET({ rest }): Promise<RecordView> {
      if (!isAuditId(rest)) throw new ConsoleError(422, 'invalid-request', `"${rest}" is not an audit id.`);
      const [record] = await ledger.store.getRecords([rest]);
      if (!record)
        throw new ConsoleError(404, 'no-record', 'The ledger has no such record, or it is past its retention.');
      return { record, fault: await faultOf(ledger, record), seal: await sealOf(ledger, rest) };
    },
  },
});

async function faultOf({ serviceKeys }: RecordLedger, record: SealedRecord): Promise<string | undefined> {
  const { audit_id: auditId } = record;
  const reviewKey = record.governance === 'REVIEW' ? { review_pk: reviewPkOf(auditId) } : {};
  return checkItem({ ...recordKey(auditId), attributes: { ...record, ...reviewKey } }, await serviceKeys()).fault;
}

async function sealOf({ store }: RecordLedger, auditId: string): Promise<SealRow | null> {
  const window = windowAt(timeOf(auditId));
  for await (const [seal] of store.readSeals(window, window + LEDGER_LAYOUT.windowSeconds)) {
    if (seal && isReadable(seal)) return sealRow(seal);
  }
  return null;
}
