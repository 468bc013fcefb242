import { choice, integer, text } from '../config.ts';
import { policyVariable } from './governance/schema.ts';
import { RETENTION_DAYS } from './retention.ts';

/** Configuration of the auditor. */
export const ledgerConfig = {
  LEDGER_TABLE: text(),
  /** `required`: no answer without its record. `best-effort`: the answer says `UNLOGGED`. */
  AUDIT_MODE: choice(['required', 'best-effort'], 'required'),
  AUDIT_PREVIEW: choice(['redacted', 'none'], 'redacted'),
  AUDIT_RETENTION_DAYS: integer(RETENTION_DAYS),
  /** `hmac`: the values of all entities are kept as their HMAC alone, also those of public types. */
  AUDIT_VALUES: choice(['clear', 'hmac'], 'clear'),
  /** What the audit line of the log holds of a record that the ledger took: what proves it, or all of it. */
  AUDIT_LOG: choice(['digest', 'record'], 'digest'),
  GOVERNANCE_POLICY: policyVariable(),
};
