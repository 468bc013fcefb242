import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlain } from '../../lib/dynamodb/index.ts';
import {
  createAuditId,
  createWindowSealer,
  isInvalid,
  recordKey,
  type SealedRecord,
  verifyLedger,
  type WindowSeal,
} from '../../lib/ledger/index.ts';
import { readRow } from '../../lib/ledger/window-row.ts';
import { createDocumentGuard, createOutboxStore } from '../../lib/webhook/index.ts';
import { flushWindows } from '../../lib/windows/flush.ts';
import { createFlushState, guardFlushState } from '../../lib/windows/flush-state.ts';
import { FakeClock } from '../fixtures/fake-clock.ts';
import { ledgerRecord, SIGNING_SECRET, testKeys } from '../fixtures/ledger.ts';
import { MemoryDocuments } from '../fixtures/memory-documents.ts';
import { createMemoryLedgerStore } from '../fixtures/memory-ledger-store.ts';
import { KEYS, START, sealKey } from '../fixtures/sealed-ledger.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { sized } from '../fixtures/test-scale.ts';
import { anyValue } from './garbage-items.ts';

const SEED = 20_261_127;
/**
 * A case takes 20 ms of the processor, and a case with a damaged checkpoint 50 ms, because it reads 32 windows of 32
 * shards each.
 */
const RECORD_RUNS = { seed: SEED, numRuns: sized(10, 3_000) };
const CHAIN_RUNS = { seed: SEED, numRuns: sized(6, 1_000) };
const GENUINE = 4;

type Attributes = Record<string, AttributeValue>;

/** Some attributes of a genuine item with any other value or none, and some that do not belong there. */
const damage = (names: readonly string[]): fc.Arbitrary<(item: Attributes) => Attributes> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names, 'note'), fc.option(anyValue)), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 6,
    })
    .map(changes => item => {
      const changed = { ...item };
      for (const [name, value] of changes) {
        if (value === null) delete changed[name];
        else changed[name] = value;
      }
      return changed;
    });

const TEMPLATE = ledgerRecord(START * 1000);
const damagedRecord = damage(Object.keys(TEMPLATE));
const SEAL_FIELDS = [
  ...['version', 'layout', 'sequence', 'window', 'previous_window', 'previous_seal', 'count', 'records_expire_at'],
  ...['shards', 'root', 'seal', 'seal_key_id', 'mac', 'signing_key_id', 'signature'],
];
const damagedSeal = damage(SEAL_FIELDS);
const anyCheckpoint = fc.oneof(
  anyValue,
  damage(['nextWindow', 'nextSeal', 'latePending']).map(change => ({ M: change({}) })),
);

/** A ledger whose store, outbox and checkpoint are in memory, and a metrics-flush that works on it. */
async function prepare() {
  const store = createMemoryLedgerStore(new FakeClock());
  const documents = new MemoryDocuments();
  const outbox = createOutboxStore(documents);
  // A checkpoint that has a valid form and a time in 1970 would make the flush read a million windows; its MAC is
  // wrong, so it is refused.
  const secret = { current: async () => ({ value: SIGNING_SECRET, versionId: 'v1' }), previous: async () => undefined };
  const state = guardFlushState(createFlushState(documents), createDocumentGuard({ secret, logger: silentLogger }));
  // Without it, each case first reads 15 minutes of empty windows.
  await state.moveCheckpoint(await state.readCheckpoint(), { nextWindow: START, nextSeal: START, latePending: 0 });
  let ids = 0;
  return {
    store,
    documents,
    state,
    append: (record: SealedRecord, attributes: Attributes) => {
      const { pk, sk } = recordKey(record.audit_id);
      const items = store.partitions.get(pk) ?? new Map();
      store.partitions.set(pk, items.set(sk, { pk, sk, attributes: toPlain(attributes) }));
    },
    flushAt: (seconds: number) => {
      const clock = new FakeClock((START + seconds) * 1000);
      const sealWindow = createWindowSealer({ store, ...KEYS, clock, logger: silentLogger });
      const newId = () => {
        ids += 1;
        return `msg_${ids}`;
      };
      const options = { clock, logger: silentLogger, ledger: store, outbox, state, sealWindow, newId };
      return flushWindows(options, { timeLeft: () => 60_000, isStillMine: async () => true });
    },
    verify: () =>
      verifyLedger({
        store,
        sealKeys: new Map([[sealKey.keyId, sealKey]]),
        serviceKeys: new Map([[testKeys.keyId, testKeys]]),
        anchors: [],
        nowSeconds: START + 1_200,
        from: START,
        to: START + 60,
      }),
    /** Records in the payloads, late ones included. */
    counted: () => {
      const bodies = [...documents.items.values()].map(({ document }) => (document.value as { body?: unknown }).body);
      const payloads = bodies.flatMap(body => (typeof body === 'string' && body !== '' ? [JSON.parse(body)] : []));
      return payloads.reduce((sum, { window_requests, late_requests }) => sum + window_requests + late_requests, 0);
    },
  };
}

describe('metrics-flush', () => {
  it('counts damaged records, seals them, and sends the rest; verify names each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damagedRecord, { minLength: 1, maxLength: 4 }), async damages => {
        const { store, append, flushAt, verify, counted } = await prepare();
        for (let at = 0; at < GENUINE; at += 1) await store.append(ledgerRecord(START * 1000 + at));
        let invalid = 0;
        const damaged: string[] = [];
        for (const change of damages) {
          const record = ledgerRecord(START * 1000 + 500, { audit_id: createAuditId(START * 1000 + 500) });
          const attributes = change(marshall(record));
          append(record, attributes);
          if (isInvalid(readRow({ sk: record.audit_id, ...toPlain(attributes) }))) invalid += 1;
          if (JSON.stringify(toPlain(attributes)) !== JSON.stringify(toPlain(marshall(record))))
            damaged.push(record.audit_id);
        }
        const flushed = await flushAt(960);
        expect(flushed).toMatchObject({ fault: undefined, invalidRecords: invalid });
        expect(counted()).toBe(GENUINE + damages.length - invalid);
        expect(store.seals.get(START)?.count).toBe(GENUINE + damages.length);
        const { findings } = await verify();
        const named = findings.flatMap(finding =>
          finding.kind === 'record' && finding.fault !== 'missing' ? [finding.auditId] : [],
        );
        expect(named.toSorted()).toEqual(damaged.toSorted());
      }),
      RECORD_RUNS,
    );
  });

  it('goes on from a damaged head, seal and checkpoint, and verify goes on, too', async () => {
    await fc.assert(
      fc.asyncProperty(
        damagedSeal,
        damagedSeal,
        anyCheckpoint,
        anyValue,
        async (ofHead, ofSeal, checkpoint, version) => {
          const { store, documents, state, flushAt, verify, counted } = await prepare();
          await store.append(ledgerRecord(START * 1000));
          await flushAt(960);
          const head = store.head as { sequence: number; seal: WindowSeal };
          const plain = (seal: WindowSeal, change: typeof ofHead) =>
            toPlain(change(marshall(seal, { removeUndefinedValues: true })));
          store.head = { sequence: head.sequence, seal: plain(head.seal, ofHead) };
          store.fileAnything(START, plain(head.seal, ofSeal));
          const [key] = [{ pk: 'flush', sk: 'checkpoint' }];
          const damagedValue = toPlain({ value: checkpoint }).value as object;
          documents.items.set('flush checkpoint', {
            key,
            version: version.N ? Number(version.N) : 'damaged',
            document: { value: damagedValue },
          });
          expect(await flushAt(1_020)).toMatchObject({ fault: undefined });
          const { value } = await state.readCheckpoint();
          expect(value?.nextWindow).toBeGreaterThan(START);
          expect(counted()).toBe(1);
          await expect(verify()).resolves.toMatchObject({ records: 1 });
        },
      ),
      CHAIN_RUNS,
    );
  });
});
