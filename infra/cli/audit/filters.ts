import { type ErrorCode, STATUS_BY_CODE } from '../../../lib/errors.ts';
import { LANGUAGES } from '../../../lib/languages/index.ts';
import type { GovernanceFlag, SealedRecord } from '../../../lib/ledger/index.ts';
import { UsageError } from '../tool/index.ts';

/** Which records are wanted; what is undefined does not matter. */
export interface Filters {
  flag?: string | undefined;
  outcome?: string | undefined;
  language?: string | undefined;
  /** The `x-request-id` of the answer. */
  request?: string | undefined;
  /** API key id. */
  caller?: string | undefined;
  /** Type of an entity that was returned. */
  entity?: string | undefined;
}

const FLAGS: Readonly<Record<GovernanceFlag, true>> = { COMPLIANT: true, REVIEW: true, NOT_APPLICABLE: true };
const OUTCOMES: Readonly<Record<'ok' | ErrorCode, unknown>> = { ok: true, ...STATUS_BY_CODE };

/** @throws UsageError when a filter asks for what no record can hold */
export function readFilters({ flag, outcome, language, request, caller, entity }: Filters): Filters {
  check('--flag', flag, Object.keys(FLAGS));
  check('--outcome', outcome, Object.keys(OUTCOMES));
  check('--language', language, LANGUAGES);
  return { flag, outcome, language, request, caller, entity };
}

function check(option: string, given: string | undefined, known: readonly string[]): void {
  if (given === undefined || known.includes(given)) return;
  throw new UsageError(`${option} must be one of ${known.join(', ')}`);
}

export const isWanted = (record: SealedRecord, filters: Filters): boolean =>
  isAny(filters.flag, record.governance) &&
  isAny(filters.outcome, record.outcome) &&
  isAny(filters.language, record.language) &&
  isAny(filters.request, record.request_id) &&
  isAny(filters.caller, record.caller) &&
  (filters.entity === undefined || record.entities.some(({ name }) => name === filters.entity));

const isAny = (wanted: string | undefined, found: string | null): boolean => wanted === undefined || wanted === found;
