import type { SealedRecord } from './record.ts';

/** Which records are wanted; what is undefined does not matter. */
export interface RecordFilter {
  flag?: string | undefined;
  outcome?: string | undefined;
  language?: string | undefined;
  /** The `x-request-id` of the answer. */
  request?: string | undefined;
  /** API key id, or the IAM user or role. */
  caller?: string | undefined;
  /** Type of an entity that was returned. */
  entity?: string | undefined;
}

export const passes = (record: SealedRecord, filter: RecordFilter): boolean =>
  isAny(filter.flag, record.governance) &&
  isAny(filter.outcome, record.outcome) &&
  isAny(filter.language, record.language) &&
  isAny(filter.request, record.request_id) &&
  isAny(filter.caller, record.caller) &&
  (filter.entity === undefined || holdsEntity(record, filter.entity));

const isAny = (wanted: string | undefined, found: string | null): boolean => wanted === undefined || wanted === found;

/** Also called for damaged records, whose list may be anything. */
const holdsEntity = ({ entities }: SealedRecord, type: string): boolean =>
  Array.isArray(entities) && entities.some(entity => entity?.name === type);
