import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main as audit } from '../../infra/cli/audit.ts';
import { main as erase } from '../../infra/cli/erase.ts';
import { type LedgerRecord, type VerificationFinding, windowAt } from '../../lib/ledger/index.ts';
import { ledgerRecord } from '../fixtures/ledger.ts';
import { type LedgerOfStage, startLedgerOfStage } from '../fixtures/ledger-of-stage.ts';
import { runTool } from '../fixtures/run-tool.ts';

const MINUTE = 60_000;
/** Young enough that the seal of the second window may be the newest one. */
const START = windowAt(Date.now() - 20 * MINUTE) * 1000;
const SPAN = ['--from', new Date(START).toISOString(), '--to', new Date(START + 2 * MINUTE).toISOString()];

let ledger: LedgerOfStage;
const records = Array.from({ length: 8 }, (_, index) => {
  const request: Partial<LedgerRecord> = index < 2 ? { request_id: 'ivr-session-42' } : {};
  return ledgerRecord(START + index * 10_000, request);
});
const idOf = (index: number): string => records[index]?.audit_id ?? '';
const left = async () => [...(await ledger.store.findRecords(records.map(record => record.audit_id)))].toSorted();
const run = (...argv: string[]) => runTool(erase, argv);

beforeAll(async () => {
  ledger = await startLedgerOfStage();
  for (const record of records) await ledger.store.append(record);
  for (const window of [0, 1]) await ledger.seal(START / 1000 + window * 60);
});

afterAll(() => ledger.close());

describe('npm run erase', () => {
  it('only lists the records without --yes', async () => {
    const { code, out, errors } = await run('ivr-session-42', idOf(7), ...SPAN);
    expect([code, errors]).toEqual([0, '3 records; --yes erases them\n']);
    expect(out.map(line => line.split(' ')[2]).toSorted()).toEqual([idOf(0), idOf(1), idOf(7)].toSorted());
    expect(await left()).toHaveLength(8);
  });

  it('erases the records of a request and one by its audit id, and no other', async () => {
    const { code, out, errors } = await run('ivr-session-42', idOf(7), ...SPAN, '--yes');
    expect([code, out.length]).toEqual([0, 3]);
    expect(errors).toContain('Erased: 3 records.');
    expect(await left()).toEqual([2, 3, 4, 5, 6].map(idOf).toSorted());
    expect((await runTool(audit, ['show', idOf(7)])).code).toBe(1);
  });

  it('leaves a gap that verify reports, and nothing else', async () => {
    const { code, out } = await runTool(audit, ['verify', ...SPAN, '--json']);
    expect(code).toBe(1);
    const { findings } = JSON.parse(out.join(''));
    const isGap = ({ kind, fault }: VerificationFinding) => kind === 'shard' && fault === 'dropped';
    expect(findings.filter((finding: VerificationFinding) => !isGap(finding))).toEqual([]);
    const lost = findings.map(({ sealed, found }: { sealed: number; found: number }) => sealed - found);
    expect(lost.reduce((sum: number, each: number) => sum + each, 0)).toBe(3);
  });

  it('says which id has no record', async () => {
    const { code, errors } = await run(idOf(7), 'no-such-request', ...SPAN, '--yes');
    expect(code).toBe(1);
    expect(errors).toContain(`No record of ${idOf(7)}.`);
    expect(errors).toContain('No record of no-such-request.');
    expect((await run('short')).code).toBe(2);
  });
});
