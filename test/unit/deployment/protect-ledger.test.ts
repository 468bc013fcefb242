import { describe, expect, it } from 'vitest';
import { LedgerProtection, type ParameterList } from '../../../infra/deployment/protect-ledger.ts';

function deployment({ hasLedger = false, wanted = 'on' } = {}) {
  const updates: ParameterList[] = [];
  const stack = {
    hasResource: async (id: string) => hasLedger && id === 'LedgerTable',
    setParameters: async (values: ParameterList) => {
      updates.push(values);
    },
  };
  const parameters = {
    LedgerProtection: { Type: 'String', Default: wanted },
    XRay: { Type: 'String', Default: 'on' },
    LedgerBackupDays: { Type: 'String', Default: 400 },
  };
  return { protection: new LedgerProtection(stack, parameters), updates };
}

const list = (protection: string): ParameterList => [
  { ParameterKey: 'LedgerProtection', ParameterValue: protection },
  { ParameterKey: 'XRay', ParameterValue: 'on' },
  { ParameterKey: 'LedgerBackupDays', ParameterValue: '400' },
];

describe('LedgerProtection', () => {
  it('makes the ledger unprotected, and protects it when the deployment has succeeded', async () => {
    const { protection, updates } = deployment();
    expect(await protection.before()).toEqual(list('off'));
    expect(updates).toEqual([]);
    await protection.after();
    expect(updates).toEqual([list('on')]);
    await protection.after();
    expect(updates).toHaveLength(1);
  });

  it('never takes the protection off a ledger that there is', async () => {
    const { protection, updates } = deployment({ hasLedger: true });
    expect(await protection.before()).toEqual(list('on'));
    await protection.after();
    expect(updates).toEqual([]);
  });

  it('leaves the ledger unprotected where LEDGER_PROTECTION says so', async () => {
    const { protection, updates } = deployment({ wanted: 'off' });
    expect(await protection.before()).toEqual(list('off'));
    await protection.after();
    expect(updates).toEqual([]);
  });
});
