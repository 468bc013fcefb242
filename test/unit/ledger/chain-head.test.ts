import { beforeEach, describe, expect, it } from 'vitest';
import { createWindowSealer, deriveSealKey, type WindowSeal } from '../../../lib/ledger/index.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createRecordingLogger, ledgerRecord } from '../../fixtures/ledger.ts';
import { createMemoryLedgerStore, type MemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { KEYS, START, sealKey } from '../../fixtures/sealed-ledger.ts';

const clock = new FakeClock((START + 3_600) * 1000);
const otherKey = deriveSealKey('another ledger seal secret, long enough');

let store: MemoryLedgerStore;
let logger: ReturnType<typeof createRecordingLogger>;

const seal = async (window: number, keys: readonly [typeof sealKey, ...(typeof sealKey)[]] = [sealKey]) =>
  (await createWindowSealer({ ...KEYS, store, sealKeys: async () => keys, clock, logger })(window)).seal;
const errors = () => logger.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields);
const forge = (genuine: WindowSeal, change: object): WindowSeal => ({ ...genuine, ...change });

describe('The head of the chain', () => {
  let first: WindowSeal;
  let second: WindowSeal;

  beforeEach(async () => {
    store = createMemoryLedgerStore(clock);
    logger = createRecordingLogger();
    await store.append(ledgerRecord(START * 1000));
    first = await seal(START);
    second = await seal(START + 60);
    logger.lines.length = 0;
  });

  it.each([
    ['a text', 'damaged'],
    ['a sequence that is a text', { sequence: '2', seal: {} }],
    ['no seal', { sequence: 2 }],
    ['a sequence beyond all numbers', { sequence: 1e100, seal: {} }],
    ['a seal of wrong types', { sequence: 2, seal: { sequence: 2, window: 'noon', shards: 7 } }],
  ])('is rebuilt from the filed seals when it holds %s, and that is an error in the log', async (_, head) => {
    store.head = head;
    const third = await seal(START + 120);
    expect(third).toMatchObject({ sequence: 3, previous_window: START + 60, previous_seal: second.seal });
    expect(store.head).toMatchObject({ sequence: 3, seal: { seal: third.seal } });
    expect(errors()).toEqual([{ fault: 'unreadable', sequence: 2, window: START + 60 }]);
  });

  it('is rebuilt when it is gone, instead of a new chain', async () => {
    store.head = undefined;
    expect(await seal(START + 120)).toMatchObject({ sequence: 3, previous_seal: second.seal });
    expect(errors()).toMatchObject([{ fault: 'missing' }]);
  });

  it('is rebuilt when its signature is wrong, as with a window of the year 9999', async () => {
    store.head = { sequence: 2, seal: forge(second, { window: 253_370_764_800 }) };
    expect(await seal(START + 120)).toMatchObject({ sequence: 3, previous_seal: second.seal });
    expect(errors()).toMatchObject([{ fault: 'forged', sequence: 2 }]);
  });

  it('takes the seal of the previous key during a rotation', async () => {
    expect(await seal(START + 120, [otherKey, sealKey])).toMatchObject({ sequence: 3, seal_key_id: otherKey.keyId });
    expect(errors()).toEqual([]);
  });

  it('is trusted under a key of two rotations ago when the filed seal agrees', async () => {
    expect(await seal(START + 120, [otherKey])).toMatchObject({ sequence: 3, previous_seal: second.seal });
    expect(errors()).toEqual([]);
    store.head = { sequence: 3, seal: forge(second, { sequence: 3, window: START + 120, seal_key_id: 'unknown' }) };
    expect(await seal(START + 180, [otherKey])).toMatchObject({ sequence: 4 });
    expect(errors()).toMatchObject([{ fault: 'forged', sequence: 3 }]);
  });

  it('is never rebuilt from a forged seal', async () => {
    store.head = undefined;
    store.seals.set(START + 60, forge(second, { count: 99 }));
    expect(await seal(START + 120)).toMatchObject({ sequence: 2, previous_seal: first.seal });
  });

  it('is never rebuilt from a seal that cannot be read', async () => {
    store.head = undefined;
    store.fileAnything(START + 60, { window: START + 60, shards: 'none' });
    expect(await seal(START + 120)).toMatchObject({ sequence: 2, previous_seal: first.seal });
  });

  it('is rebuilt from a seal whose key is lost when there is no other', async () => {
    store.head = undefined;
    expect(await seal(START + 120, [otherKey])).toMatchObject({ sequence: 3, previous_seal: second.seal });
  });

  it('begins a new chain when no seal is left, and says so', async () => {
    store.head = 'damaged';
    store.seals.clear();
    expect(await seal(START + 120)).toMatchObject({ sequence: 1, previous_seal: null });
    expect(errors()).toEqual([{ fault: 'unreadable' }]);
  });

  it('is not an error when nothing was ever sealed', async () => {
    store = createMemoryLedgerStore(clock);
    expect(await seal(START)).toMatchObject({ sequence: 1 });
    expect(errors()).toEqual([]);
  });

  it('is rebuilt once by several runs at once', async () => {
    store.head = { sequence: 'x' };
    const seals = await Promise.all(Array.from({ length: 8 }, () => seal(START + 120)));
    expect(new Set(seals.map(({ seal }) => seal)).size).toBe(1);
    expect(store.head).toMatchObject({ sequence: 3 });
    expect(errors()).toHaveLength(1);
  });

  it('finds the newest seal after months without one', async () => {
    store.head = undefined;
    const later = new FakeClock((START + 90 * 86_400) * 1000);
    const sealer = createWindowSealer({ store, ...KEYS, clock: later, logger });
    expect((await sealer(START + 89 * 86_400)).seal).toMatchObject({ sequence: 3, previous_seal: second.seal });
  });
});
