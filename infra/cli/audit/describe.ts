import type { SealedRecord, Verification, VerificationFinding } from '../../../lib/ledger/index.ts';
import { counted } from '../tool/index.ts';

/**
 * A record as one line of 80 columns at most; `show` and `--csv` tell more. Of a damaged record, the readable fields
 * are shown. `verify` says what is wrong with it.
 */
export function describeRecord(record: SealedRecord): string {
  const { audit_id: id, status, outcome, language, source, governance } = record;
  const time = String(record.time).slice(0, 19).replace('T', ' ');
  const ms = Math.round(Number(record.latency_us) / 1_000);
  const count = Number(record.entity_count);
  const end =
    outcome === 'ok'
      ? `${columnOf(source, 5)} ${`${ms} ms`.padStart(8)} ${String(count).padStart(2)}${governance === 'REVIEW' ? ' R' : ''}`
      : columnOf(outcome, 21);
  return `${time} ${id} ${columnOf(status, 3)} ${columnOf(language, 5)} ${end}`.trimEnd();
}

const columnOf = (value: unknown, width: number): string =>
  String(value ?? '-')
    .slice(0, width)
    .padEnd(width);

const RECORD_FAULTS = {
  edited: 'was edited',
  misplaced: 'is stored under the key of another record',
  unsigned: 'has no HMAC, and no seal covers it',
  unknown_key: 'was signed with a service secret that is no longer available, and no seal covers it',
  missing: 'is missing: another record names it as the one before it',
};

const SHARD_FAULTS = {
  dropped: 'records were dropped',
  added: 'records were added',
  replaced: 'records were replaced',
  reordered: 'records are not in the order of their keys',
  unsealed: 'holds records and was never sealed',
};

const CHAIN_FAULTS = {
  head_missing: 'the head of the chain of seals is missing',
  head_unreadable: 'the head of the chain of seals is damaged and cannot be read',
};

const SEAL_FAULTS = {
  unreadable: 'its seal is damaged and cannot be read',
  forged: 'the signature of its seal is wrong: the seal was edited or forged',
  unknown_key: 'its seal was made with an unknown key',
  unlinked: 'its seal does not follow the previous seal',
  missing: 'its seal is missing',
  beyond_head: 'its seal is newer than the head of the chain: the head was replaced by an older one',
  head_differs: 'the head of the chain does not match its seal',
  anchor_differs: 'its seal differs from the anchor: the ledger was rolled back',
  facets_differ: 'the data for filters does not match its records: audit list may leave records out',
  stale: 'no window was sealed since: metrics-flush does not run, or the end of the ledger was cut off',
};

export function describeFinding(finding: VerificationFinding): string {
  if (finding.kind === 'chain') return CHAIN_FAULTS[finding.fault];
  const window = `window ${new Date(finding.window * 1000).toISOString()}`;
  if (finding.kind === 'seal') return `${window}: ${SEAL_FAULTS[finding.fault]}`;
  const place = `${window}, shard ${finding.shard}`;
  if (finding.kind === 'record') return `${place}: record ${finding.auditId} ${RECORD_FAULTS[finding.fault]}`;
  return `${place}: ${SHARD_FAULTS[finding.fault]} (sealed ${finding.sealed}, found ${finding.found})`;
}

export function describeVerification(result: Verification): string {
  const { records, windows, sealedWindows, expiredWindows, openWindows, provenBySealOnly, findings } = result;
  const neverSealed = windows - sealedWindows - expiredWindows - openWindows;
  const states = [
    `${sealedWindows} sealed`,
    `${expiredWindows} expired`,
    `${openWindows} still open`,
    ...(neverSealed > 0 ? [`${neverSealed} never sealed`] : []),
  ];
  return [
    `${counted(records, 'record')} in ${counted(windows, 'window')}: ${states.join(', ')}`,
    ...(provenBySealOnly > 0
      ? [`covered by the seal alone: ${counted(provenBySealOnly, 'record')} without a known HMAC`]
      : []),
    findings.length === 0 ? 'no finding' : counted(findings.length, 'finding'),
  ].join('; ');
}

export const describeTime = (ms: number): string => new Date(ms).toISOString();
