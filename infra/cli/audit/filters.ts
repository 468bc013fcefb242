import { type ErrorCode, STATUS_BY_CODE } from '../../../lib/errors.ts';
import { LANGUAGES } from '../../../lib/languages/index.ts';
import type { GovernanceFlag, RecordFilter } from '../../../lib/ledger/index.ts';
import { UsageError } from '../tool/index.ts';

const FLAGS: Readonly<Record<GovernanceFlag, true>> = { COMPLIANT: true, REVIEW: true, NOT_APPLICABLE: true };
const OUTCOMES: Readonly<Record<'ok' | ErrorCode, unknown>> = { ok: true, ...STATUS_BY_CODE };

/** @throws UsageError when a filter asks for what no record can hold */
export function readFilters({ flag, outcome, language, request, caller, entity }: RecordFilter): RecordFilter {
  check('--flag', flag, Object.keys(FLAGS));
  check('--outcome', outcome, Object.keys(OUTCOMES));
  check('--language', language, LANGUAGES);
  return { flag, outcome, language, request, caller, entity };
}

function check(option: string, given: string | undefined, known: readonly string[]): void {
  if (given === undefined || known.includes(given)) return;
  throw new UsageError(`${option} must be one of ${known.join(', ')}`);
}
