import { describe, expect, it } from 'vitest';
import { LedgerProtection, type ParameterList } from '../../../infra/deployment/protect-ledger.ts';

/** @param protection of the stack; undefined when there is no stack with a ledger */
function deployment({ protection, wanted = 'on' }: { protection?: string; wanted?: string } = {}) {
  const updates: ParameterList[] = [];
  let current = protection;
  const stack = {
    hasResource: async (id: string) => protection !== undefined && id === 'LedgerTable',
    parameter: async (name: string) => (name === 'LedgerProtection' ? current : undefined),
    setParameters: async (values: ParameterList) => {
      updates.push(values);
      current = valueIn(values);
    },
  };
  const parameters = {
    LedgerProtection: { Type: 'String', Default: wanted },
    XRay: { Type: 'String', Default: 'on' },
    LedgerBackupDays: { Type: 'String', Default: 400 },
  };
  return {
    protection: new LedgerProtection(stack, parameters),
    updates,
    /** The work of the framework between the two hooks. */
    update(values: ParameterList) {
      current = valueIn(values);
    },
  };
}

const valueIn = (values: ParameterList) =>
  values.find(({ ParameterKey }) => ParameterKey === 'LedgerProtection')?.ParameterValue;

const list = (protection: string): ParameterList => [
  { ParameterKey: 'LedgerProtection', ParameterValue: protection },
  { ParameterKey: 'XRay', ParameterValue: 'on' },
  { ParameterKey: 'LedgerBackupDays', ParameterValue: '400' },
];

describe('LedgerProtection', () => {
  it('makes the ledger unprotected, and protects it when the deployment has succeeded', async () => {
    const { protection, updates, update } = deployment();
    expect(await protection.before()).toEqual(list('off'));
    expect(updates).toEqual([]);
    update(list('off'));
    await protection.after();
    expect(updates).toEqual([list('on')]);
    await protection.after();
    expect(updates).toHaveLength(1);
  });

  it('never takes the protection off a ledger that there is', async () => {
    const { protection, updates, update } = deployment({ protection: 'on' });
    expect(await protection.before()).toEqual(list('on'));
    update(list('on'));
    await protection.after();
    expect(updates).toEqual([]);
  });

  it('protects a ledger that a deployment left unprotected, also when nothing else is to be updated', async () => {
    const { protection, updates } = deployment({ protection: 'off' });
    expect(await protection.before()).toEqual(list('on'));
    await protection.after();
    expect(updates).toEqual([list('on')]);
  });

  it('leaves the ledger unprotected where LEDGER_PROTECTION says so', async () => {
    const { protection, updates, update } = deployment({ wanted: 'off' });
    expect(await protection.before()).toEqual(list('off'));
    update(list('off'));
    await protection.after();
    expect(updates).toEqual([]);
  });
});
