import { describe, expect, it } from 'vitest';
import { createWindowSealer, shardOf } from '../../../lib/ledger/index.ts';
import { sealRecord } from '../../../lib/ledger/integrity.ts';
import type { WindowSealV2 } from '../../../lib/ledger/seal.ts';
import { nameOf, statementOf } from '../../../lib/ledger/seal-statement.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createRecordingLogger, ledgerRecord, testKeys } from '../../fixtures/ledger.ts';
import {
  buildSealedLedger,
  forgedRecord,
  KEYS,
  type SealedLedger,
  START,
  sealKey,
  signingKey,
  summary,
} from '../../fixtures/sealed-ledger.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';

const CLOCK = new FakeClock((START + 3_600) * 1000);
const [FIRST, SECOND, THIRD, LAST] = [START, START + 60, START + 120, START + 180];

/** Makes a change, and returns the names of the findings that it must cause. */
type Tampering = (ledger: SealedLedger) => string[] | Promise<string[]>;

/** The content of a record without the fields that integrity.ts adds. */
function contentOf(ledger: SealedLedger, auditId: string) {
  const { digest: _digest, record_hmac: _hmac, ...content } = ledgerRecord(0, ledger.itemOf(auditId).attributes);
  return content;
}

const pick = <T>(list: readonly T[], at = 0): T => {
  const value = list[at];
  if (value === undefined) throw new Error('too few');
  return value;
};

const remove = (ledger: SealedLedger, pk: string, sk: string) => ledger.store.partitions.get(pk)?.delete(sk);
const insert = (ledger: SealedLedger, pk: string, sk: string, attributes: object) => {
  const items = ledger.store.partitions.get(pk) ?? new Map();
  ledger.store.partitions.set(pk, items);
  items.set(sk, { pk, sk, attributes: { ...attributes } });
};
/** The spans in which seals are asked for from now on. */
const watchSeals = ({ store }: SealedLedger) => {
  const { readSeals } = store;
  const asked: [from: number, to: number][] = [];
  store.readSeals = (from, to, options) => {
    asked.push([from, to]);
    return readSeals(from, to, options);
  };
  return asked;
};
const cutWindows = (ledger: SealedLedger, windows: readonly number[]) => {
  for (const window of windows) {
    for (const record of ledger.recordsOf(window)) {
      const { pk, sk } = ledger.itemOf(record.audit_id);
      remove(ledger, pk, sk);
    }
    ledger.store.seals.delete(window);
  }
};

/** A forged record for a shard that was empty when the window was sealed. */
function emptyShardOf(ledger: SealedLedger, window: number) {
  const filled = new Set(ledger.store.seals.get(window)?.shards.map(({ shard }) => shard));
  const empty = Array.from({ length: 32 }, (_, shard) => shard).find(shard => !filled.has(shard));
  return forgedRecord(window, empty ?? 0);
}

const OTHER_EXPIRY = { records_expire_at: START + 100 * 86_400 };

/** The head holds a copy of the last seal; this changes the copy. */
const editHead = ({ store }: SealedLedger, change: Partial<WindowSealV2>) => {
  const seal = store.seals.get(LAST);
  store.head = { sequence: seal?.sequence, seal: { ...seal, ...change } };
};

/** Other content, under an HMAC and a signature that match. */
const resign = async (ledger: SealedLedger, window: number, change: Partial<WindowSealV2> = OTHER_EXPIRY) => {
  const genuine = ledger.store.seals.get(window) as WindowSealV2;
  const changed = { ...genuine, ...change };
  const statement = statementOf(changed);
  const signed = { mac: sealKey.mac(statement), signature: await signingKey.sign(statement), seal: nameOf(statement) };
  ledger.store.seals.set(window, { ...changed, ...signed });
};

const TAMPERINGS: Record<string, Tampering> = {
  'a value is taken out of the facets of a window, so that a filter skips it': ({ store }) => {
    const facets = store.facets.get(SECOND);
    store.facets.set(SECOND, { ...facets, shards: facets?.shards ?? 0, values: Buffer.alloc(4) });
    return ['seal 1 facets_differ'];
  },
  'the requests are taken out of the facets of a window': ({ store }) => {
    const facets = store.facets.get(THIRD);
    store.facets.set(THIRD, { ...facets, shards: facets?.shards ?? 0, requests: Buffer.alloc(0) });
    return ['seal 2 facets_differ'];
  },
  'the field of the requests is taken out of the facets of a window': ({ store }) => {
    const { requests: _, ...facets } = store.facets.get(THIRD) ?? { shards: 0 };
    store.facets.set(THIRD, facets);
    return ['seal 2 facets_differ'];
  },
  'a shard is taken out of the facets of a window': ({ store }) => {
    const facets = store.facets.get(FIRST);
    store.facets.set(FIRST, { ...facets, shards: (facets?.shards ?? 0) & ((facets?.shards ?? 0) - 1) });
    return ['seal 0 facets_differ'];
  },
  'a number of a record is edited': ledger => {
    const { audit_id } = pick(ledger.recordsOf(SECOND), 7);
    ledger.itemOf(audit_id).attributes.latency_us = 1;
    return [`record ${audit_id} edited`];
  },
  'the governance flag of a record is edited': ledger => {
    const { audit_id } = pick(ledger.recordsOf(SECOND), 8);
    ledger.itemOf(audit_id).attributes.governance = 'REVIEW';
    return [`record ${audit_id} edited`];
  },
  'a value deep inside a record is edited': ledger => {
    const record = pick(ledger.recordsOf(THIRD), 3);
    const [entity] = record.entities;
    ledger.itemOf(record.audit_id).attributes.entities = [{ ...entity, value: 'BUDS-PRO' }];
    return [`record ${record.audit_id} edited`];
  },
  'an attribute is added to a record': ledger => {
    const { audit_id } = pick(ledger.recordsOf(SECOND), 9);
    ledger.itemOf(audit_id).attributes.note = 'approved';
    return [`record ${audit_id} edited`];
  },
  'an attribute is taken from a record': ledger => {
    const { audit_id } = pick(ledger.recordsOf(SECOND), 10);
    delete ledger.itemOf(audit_id).attributes.caller;
    return [`record ${audit_id} edited`];
  },
  'a record is edited and its digest with it': ledger => {
    const { audit_id } = pick(ledger.recordsOf(SECOND), 11);
    const item = ledger.itemOf(audit_id);
    const { digest } = sealRecord({ ...contentOf(ledger, audit_id), status: 500 }, undefined);
    Object.assign(item.attributes, { status: 500, digest });
    return [`record ${audit_id} edited`];
  },
  'a record is edited and signed anew with the stolen service secret': ledger => {
    const { pk, shard, items } = ledger.shardWith(SECOND, 2);
    const { sk } = pick(items);
    insert(ledger, pk, sk, sealRecord({ ...contentOf(ledger, sk), latency_us: 5 }, testKeys));
    return [`shard 1/${shard} replaced`];
  },
  'a record is replaced by an unsigned one': ledger => {
    const { pk, shard, items } = ledger.shardWith(SECOND, 2);
    const { sk } = pick(items);
    insert(ledger, pk, sk, sealRecord({ ...contentOf(ledger, sk), key_id: null, latency_us: 5 }, undefined));
    return [`shard 1/${shard} replaced`, `record ${sk} unsigned`];
  },
  'a record in the middle of a shard is dropped': ledger => {
    const { pk, shard, items } = ledger.shardWith(SECOND, 3);
    remove(ledger, pk, pick(items, 1).sk);
    return [`shard 1/${shard} dropped`];
  },
  'all records of a shard are dropped': ledger => {
    const { pk, shard } = ledger.shardWith(THIRD, 2);
    ledger.store.partitions.delete(pk);
    return [`shard 2/${shard} dropped`];
  },
  'a record is added that the service key signed': ledger => {
    const { pk, shard } = ledger.shardWith(FIRST, 1);
    const record = forgedRecord(FIRST, shard);
    insert(ledger, pk, record.audit_id, record);
    return [`shard 0/${shard} added`];
  },
  'a record is dropped and another one added': ledger => {
    const { pk, shard, items } = ledger.shardWith(FIRST, 2);
    remove(ledger, pk, pick(items).sk);
    const record = forgedRecord(FIRST, shard);
    insert(ledger, pk, record.audit_id, record);
    return [`shard 0/${shard} replaced`];
  },
  'two records of a shard trade places': ledger => {
    const { pk, items } = ledger.shardWith(SECOND, 2);
    const [a, b] = [pick(items), pick(items, 1)];
    insert(ledger, pk, a.sk, b.attributes);
    insert(ledger, pk, b.sk, a.attributes);
    return [`record ${a.sk} misplaced`, `record ${b.sk} misplaced`];
  },
  'a shard is handed out in another order': ledger => {
    const { shard } = ledger.shardWith(SECOND, 3);
    const { readItems } = ledger.store;
    ledger.store.readItems = async function* (key, options) {
      const turned = key.window === SECOND && key.shard === shard;
      for await (const page of readItems(key, options)) yield turned ? page.toReversed() : page;
    };
    return [`shard 1/${shard} reordered`];
  },
  'records of two windows are swapped': ledger => {
    const from = ledger.shardWith(FIRST, 1);
    const to = ledger.shardWith(LAST, 1);
    const [a, b] = [pick(from.items), pick(to.items)];
    remove(ledger, from.pk, a.sk);
    remove(ledger, to.pk, b.sk);
    insert(ledger, from.pk, b.sk, b.attributes);
    insert(ledger, to.pk, a.sk, a.attributes);
    return [`record ${b.sk} misplaced`, `record ${a.sk} misplaced`];
  },
  'the seals of two windows are swapped': ledger => {
    const [a, b] = [ledger.store.seals.get(SECOND), ledger.store.seals.get(THIRD)];
    if (!a || !b) throw new Error('not sealed');
    ledger.store.seals.set(SECOND, { ...b, window: SECOND }).set(THIRD, { ...a, window: THIRD });
    return ['seal 1 forged', 'seal 2 forged'];
  },
  'a count in a seal is edited to fit a dropped record': ledger => {
    const { pk, items, shard } = ledger.shardWith(SECOND, 2);
    remove(ledger, pk, pick(items).sk);
    const seal = ledger.store.seals.get(SECOND);
    const shardSeal = seal?.shards.find(other => other.shard === shard);
    if (shardSeal) shardSeal.count -= 1;
    return ['seal 1 forged'];
  },
  'a seal is made anew with both stolen keys': async ledger => {
    await resign(ledger, SECOND);
    return ['seal 2 unlinked'];
  },
  'a window is cut out of the middle, seal and records': ledger => {
    cutWindows(ledger, [SECOND]);
    return ['seal 1 missing'];
  },
  'the beginning is cut off': ledger => {
    cutWindows(ledger, [FIRST, SECOND]);
    return ['seal 1 missing'];
  },
  'the end is cut off': ledger => {
    cutWindows(ledger, [LAST]);
    return ['seal 3 missing'];
  },
  'the end is cut off and the head put back': ledger => {
    cutWindows(ledger, [LAST]);
    const seal = ledger.store.seals.get(THIRD);
    if (seal) ledger.store.head = { sequence: seal.sequence, seal };
    return ['seal 3 missing'];
  },
  'the head is put back to an old copy and the rest left': ledger => {
    const seal = ledger.store.seals.get(SECOND);
    if (seal) ledger.store.head = { sequence: seal.sequence, seal };
    return ['seal 2 beyond_head', 'seal 3 beyond_head'];
  },
  'the table is rolled back to an old copy and goes on from there': async ledger => {
    const dropped = ledger.recordsOf(LAST).slice(0, 20);
    cutWindows(ledger, [THIRD, LAST]);
    const seal = ledger.store.seals.get(SECOND);
    if (seal) ledger.store.head = { sequence: seal.sequence, seal };
    for (const record of dropped) await ledger.store.append(record);
    const sealWindow = createWindowSealer({
      store: ledger.store,
      ...KEYS,
      clock: CLOCK,
      logger: silentLogger,
    });
    await sealWindow(THIRD);
    await sealWindow(LAST);
    return ['seal 2 anchor_differs', 'seal 3 anchor_differs'];
  },
  'a seal is damaged': ledger => {
    ledger.store.fileAnything(THIRD, { window: THIRD, shards: 'none' });
    return ['seal 2 unreadable'];
  },
  'a count in the head is edited': ledger => {
    editHead(ledger, { count: 1 });
    return ['seal 3 forged'];
  },
  'the head names a key that is not known': ledger => {
    editHead(ledger, { seal_key_id: 'other' });
    return ['seal 3 unknown_key'];
  },
  'the head is damaged': ledger => {
    ledger.store.head = { sequence: 4, seal: 'none' };
    return ['chain head_unreadable'];
  },
  'the head is removed': ledger => {
    ledger.store.head = undefined;
    return ['chain head_missing'];
  },
};

describe('Verification', () => {
  it('finds nothing in an unchanged ledger', async () => {
    const ledger = await buildSealedLedger();
    const result = await ledger.verify({ anchors: ledger.references });
    expect(result.findings).toEqual([]);
    expect(result).toMatchObject({
      records: 241,
      windows: 24,
      sealedWindows: 4,
      expiredWindows: 0,
      provenBySealOnly: 0,
    });
    expect(result.openWindows).toBe(20);
  });

  it('knows at least twenty tamperings', () => {
    expect(Object.keys(TAMPERINGS).length).toBeGreaterThanOrEqual(20);
  });

  eachRow(Object.entries(TAMPERINGS))('names what happened when %s', async (_name, tamper) => {
    const ledger = await buildSealedLedger();
    const expected = await tamper(ledger);
    const { findings } = await ledger.verify({ anchors: ledger.references });
    expect(summary(findings)).toEqual(expect.arrayContaining(expected));
  });

  it('names the same when the keys of the table are too many to be read', async () => {
    const ledger = await buildSealedLedger();
    const forged = emptyShardOf(ledger, SECOND);
    await ledger.store.append(forged);
    const expected = [`shard 1/${shardOf(forged.audit_id).shard} added`];
    expect(summary((await ledger.verify()).findings)).toEqual(expected);
    ledger.store.filledShards = async () => undefined;
    expect(summary((await ledger.verify()).findings)).toEqual(expected);
  });

  eachRow([
    ['latency_us', 1],
    // A filter looks for the caller in the facets, which differ with it.
    ['caller', 'key-2'],
  ])('names nothing else when the %s of one record is edited', async (field, value) => {
    const ledger = await buildSealedLedger();
    const { audit_id } = pick(ledger.recordsOf(SECOND), 7);
    ledger.itemOf(audit_id).attributes[field] = value;
    const { findings } = await ledger.verify();
    expect(summary(findings)).toEqual([`record ${audit_id} edited`]);
  });

  it('finds an edit before the window is sealed', async () => {
    const ledger = await buildSealedLedger();
    const { audit_id } = pick(ledger.store.records().toSorted((a, b) => (a.audit_id > b.audit_id ? -1 : 1)));
    ledger.itemOf(audit_id).attributes.status = 500;
    const { findings } = await ledger.verify();
    expect(summary(findings)).toEqual([`record ${audit_id} edited`]);
  });
});

describe('Verification of the seals and their chain', () => {
  it('names records without a seal before the newest seal of the span when the head is removed', async () => {
    const ledger = await buildSealedLedger();
    ledger.store.head = undefined;
    ledger.store.seals.delete(THIRD);
    const unsealed = async () => {
      const { findings } = await ledger.verify({ nowSeconds: LAST + 120 });
      return findings.filter(finding => finding.kind === 'shard' && finding.fault === 'unsealed');
    };
    const shards = new Set(ledger.recordsOf(THIRD).map(({ audit_id }) => shardOf(audit_id).shard));
    const found = await unsealed();
    expect(found.map(finding => finding.kind === 'shard' && finding.shard)).toEqual([...shards].sort((a, b) => a - b));
    // Shards that hold nothing are none of them when each is read.
    ledger.store.filledShards = async () => undefined;
    expect(await unsealed()).toEqual(found);
  });

  eachRow([
    ['are few', true],
    ['are too many to be read', undefined],
  ])('finds that the head is missing without any anchor when the keys of the table %s', async (_, found) => {
    const ledger = await buildSealedLedger();
    ledger.store.head = undefined;
    ledger.store.hasSeals = async () => found;
    expect(summary((await ledger.verify()).findings)).toEqual(['chain head_missing']);
    ledger.store.seals.clear();
    ledger.store.partitions.clear();
    ledger.store.hasSeals = async () => (found ? false : undefined);
    expect((await ledger.verify()).findings).toEqual([]);
  });

  it('finds that the head of an emptied ledger is missing if an anchor names one', async () => {
    const ledger = await buildSealedLedger();
    ledger.store.head = undefined;
    ledger.store.seals.clear();
    ledger.store.partitions.clear();
    const { findings } = await ledger.verify({ anchors: ledger.references });
    expect(summary(findings).toSorted()).toEqual([
      'chain head_missing',
      ...[0, 1, 2, 3].map(at => `seal ${at} missing`),
    ]);
  });

  it('names a seal beyond the head up to this moment', async () => {
    const ledger = await buildSealedLedger();
    ledger.store.fileAnything(LAST + 600, { ...ledger.store.seals.get(LAST), window: LAST + 600 });
    const found = async (nowSeconds: number) => summary((await ledger.verify({ to: LAST + 60, nowSeconds })).findings);
    expect(await found(LAST + 600.5)).toEqual(['seal 13 beyond_head']);
    expect(await found(LAST + 600)).toEqual([]);
  });

  it('names records without a seal in the window of the head', async () => {
    const ledger = await buildSealedLedger();
    ledger.store.seals.delete(LAST);
    const { findings } = await ledger.verify();
    const shards = new Set(ledger.recordsOf(LAST).map(({ audit_id }) => shardOf(audit_id).shard));
    const unsealed = [...shards].sort((a, b) => a - b).map(shard => `shard 3/${shard} unsealed`);
    expect(summary(findings)).toEqual(['seal 3 missing', ...unsealed]);
  });

  eachRow([
    ['is there', () => {}, []],
    ['is missing', (ledger: SealedLedger) => ledger.store.seals.delete(FIRST), ['seal 0 missing']],
    ['has other content', (ledger: SealedLedger) => resign(ledger, FIRST), ['seal 1 unlinked']],
  ])('finds in a span within the chain whether the seal before it %s', async (_, tamper, expected) => {
    const ledger = await buildSealedLedger();
    await tamper(ledger);
    expect(summary((await ledger.verify({ from: SECOND })).findings)).toEqual(expected);
  });

  eachRow([
    ['the first one of the chain', FIRST, () => {}],
    ['one that cannot be read', SECOND, ({ store }: SealedLedger) => store.fileAnything(SECOND, 'damaged')],
  ])('asks for no seal before %s', async (_, window, tamper) => {
    const ledger = await buildSealedLedger();
    tamper(ledger);
    const asked = watchSeals(ledger);
    await ledger.verify({ from: window });
    expect(asked.filter(([from]) => !(from >= window))).toEqual([]);
  });

  it('names the window of a missing seal without being told of it', async () => {
    const ledger = await buildSealedLedger();
    cutWindows(ledger, [SECOND]);
    expect(summary((await ledger.verify()).findings)).toEqual(['seal 1 missing']);
  });

  eachRow([
    ['a number other than 1', FIRST, 2],
    ['a seal before it', SECOND, 1],
  ])('takes no seal for the first of the chain that has %s', async (_, window, sequence) => {
    const ledger = await buildSealedLedger();
    await resign(ledger, window, { previous_window: null, previous_seal: null, sequence });
    const fault = `seal ${(window - START) / 60} unlinked`;
    expect(summary((await ledger.verify()).findings)).toContain(fault);
  });

  it('passes over a seal that is filed under a time at which no window begins', async () => {
    const ledger = await buildSealedLedger();
    const seal = ledger.store.seals.get(SECOND);
    if (seal) ledger.store.seals.set(SECOND + 7, { ...seal, window: SECOND + 7 });
    const { findings, windows } = await ledger.verify();
    expect(windows).toBe((await (await buildSealedLedger()).verify()).windows);
    expect(findings.length).toBeGreaterThan(0);
  });

  eachRow([
    ['with seals', { from: START - 180 }],
    ['without a seal', { from: START - 180, to: START }],
  ])('reports records in a window that the chain has passed, in a span %s', async (_, span) => {
    const ledger = await buildSealedLedger();
    const record = ledgerRecord((START - 120) * 1000);
    await ledger.store.append(record);
    const { findings } = await ledger.verify(span);
    expect(findings).toMatchObject([{ kind: 'shard', window: START - 120, fault: 'unsealed', found: 1 }]);
  });

  it('finds nothing in a span after the newest seal', async () => {
    const ledger = await buildSealedLedger();
    expect((await ledger.verify({ from: LAST + 60 })).findings).toEqual([]);
  });

  eachRow([
    [[], 0],
    [['seal 3 stale'], 1],
  ])('finds %j %s s after the 40 minutes that the next seal may take', async (expected, seconds) => {
    const ledger = await buildSealedLedger();
    const nowSeconds = LAST + 60 + 2_400 + seconds;
    expect(summary((await ledger.verify({ to: LAST + 60, nowSeconds })).findings)).toEqual(expected);
  });

  eachRow([
    [[], 0],
    [['unsealed'], 1],
  ])('finds %j %s s after the 40 minutes that the seal of a window may take', async (expected, seconds) => {
    const ledger = await buildSealedLedger();
    const nowSeconds = START + 1_440 + 2_400 + seconds;
    const { findings } = await ledger.verify({ nowSeconds, to: START + 1_440 });
    expect(findings.flatMap(finding => (finding.kind === 'shard' ? [finding.fault] : []))).toEqual(expected);
  });

  it('reports a chain to which no seal is added', async () => {
    const ledger = await buildSealedLedger();
    const { findings } = await ledger.verify({ nowSeconds: START + 86_400, to: START + 240 });
    expect(summary(findings)).toEqual(['seal 3 stale']);
  });

  it('takes unsigned records of best effort for genuine only when their seal vouches for them', async () => {
    const ledger = await buildSealedLedger();
    const unsigned = sealRecord(
      {
        ...contentOf(ledger, pick(ledger.recordsOf(LAST)).audit_id),
        audit_id: forgedRecord(START + 240, 4).audit_id,
        key_id: null,
      },
      undefined,
    );
    await ledger.store.append(unsigned);
    const open = await ledger.verify();
    expect(summary(open.findings)).toEqual([`record ${unsigned.audit_id} unsigned`]);
    const sealWindow = createWindowSealer({
      store: ledger.store,
      ...KEYS,
      clock: CLOCK,
      logger: silentLogger,
    });
    await sealWindow(START + 240);
    const sealed = await ledger.verify();
    expect(sealed.findings).toEqual([]);
    expect(sealed.provenBySealOnly).toBe(1);
  });

  it('needs the ledger seal key, not the service secret, to recognise a forged seal', async () => {
    const ledger = await buildSealedLedger();
    const { findings } = await ledger.verify({ sealKeys: new Map() });
    expect(summary(findings)).toContain('seal 0 unknown_key');
  });

  eachRow([
    ['any', SECOND, ['seal 2 unlinked']],
    ['the head', THIRD, ['seal 3 unlinked']],
  ])('holds the last seal of a span against the one behind the span, which is %s', async (_, last, expected) => {
    const ledger = await buildSealedLedger();
    await resign(ledger, last);
    const { findings } = await ledger.verify({ to: last + 60 });
    expect(summary(findings)).toEqual(expected);
  });

  it('logs the head of the chain with each seal', async () => {
    const { store } = await buildSealedLedger();
    const logger = createRecordingLogger();
    const sealWindow = createWindowSealer({ store, ...KEYS, clock: CLOCK, logger });
    const { sequence, window, seal } = (await sealWindow(START + 240)).seal;
    expect(logger.lines[0]?.fields).toMatchObject({ ledger_seal: { sequence, window, seal } });
  });
});

describe('Verification in what it reads', () => {
  it('tells how many records a shard has, and how many it had when it was sealed', async () => {
    const ledger = await buildSealedLedger();
    const { pk, shard, items } = ledger.shardWith(SECOND, 2);
    remove(ledger, pk, pick(items).sk);
    const { findings } = await ledger.verify();
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'shard', shard, sealed: items.length, found: items.length - 1 }),
    );
  });

  it('reads as many pages of keys as cost no more than to ask each shard', async () => {
    const ledger = await buildSealedLedger();
    const asked: unknown[] = [];
    ledger.store.filledShards = async (...options) => {
      asked.push(options);
      return undefined;
    };
    // Eight windows of 32 shards each are 256 queries.
    await ledger.verify({ to: START + 480 });
    expect(asked).toEqual([[START, START + 480, 2]]);
  });

  it('reads 64 shards side by side', async () => {
    const { store, verify } = await buildSealedLedger();
    const { readItems } = store;
    let [open, most] = [0, 0];
    store.filledShards = async () => undefined;
    store.readItems = async function* (...options) {
      open += 1;
      most = Math.max(most, open);
      await new Promise(setImmediate);
      yield* readItems(...options);
      open -= 1;
    };
    await verify({ from: START - 300, to: START });
    expect(most).toBe(64);
  });

  it('reads the seals that anchors name day by day', async () => {
    const ledger = await buildSealedLedger();
    const asked = watchSeals(ledger);
    const midnight = START + 43_200;
    const anchors = [-60, 0, 60].map(at => ({ sequence: 9, window: midnight + at, seal: 'seal' }));
    await ledger.verify({ anchors });
    expect(asked.slice(-2)).toEqual([
      [midnight - 60, midnight - 59],
      [midnight, midnight + 61],
    ]);
  });

  it('compares no facets where the store has none', async () => {
    const ledger = await buildSealedLedger();
    ledger.store.facets.set(SECOND, { shards: 0 });
    const { readFacets: _none, ...store } = ledger.store;
    expect((await ledger.verify({ store })).findings).toEqual([]);
  });

  it('finds no fault in facets that had too many requests to hold them', async () => {
    const ledger = await buildSealedLedger();
    for (let index = 0; index < 520; index += 1) {
      await ledger.store.append(ledgerRecord((LAST + 60) * 1000, { request_id: `request-${index}` }));
    }
    const sealWindow = createWindowSealer({ store: ledger.store, ...KEYS, clock: CLOCK, logger: silentLogger });
    await sealWindow(LAST + 60);
    expect(ledger.store.facets.get(LAST + 60)?.requests).toBeUndefined();
    expect(summary((await ledger.verify({ to: LAST + 120 })).findings).filter(text => text.includes('facets'))).toEqual(
      [],
    );
  });

  it('reads only shards that hold records or should, also of a window that is open', async () => {
    const ledger = await buildSealedLedger();
    const { readItems } = ledger.store;
    const asked = new Map<number, number>();
    ledger.store.readItems = (key, options) => {
      asked.set(key.window, (asked.get(key.window) ?? 0) + 1);
      return readItems(key, options);
    };
    expect((await ledger.verify({ from: START - 600 })).findings).toEqual([]);
    const sealed = [FIRST, SECOND, THIRD, LAST].map(window => ledger.store.seals.get(window)?.shards.length);
    expect([FIRST, SECOND, THIRD, LAST].map(window => asked.get(window))).toEqual(sealed);
    expect(asked.get(START - 60)).toBeUndefined();
    expect([asked.get(START + 1_380), asked.get(START + 1_320)]).toEqual([1, undefined]);
  });

  it('finds no fault in records that an open window gets while it runs', async () => {
    const ledger = await buildSealedLedger();
    const { filledShards } = ledger.store;
    ledger.store.filledShards = async (...span) => {
      const filled = await filledShards(...span);
      const first = ledgerRecord((START + 1_380) * 1000);
      await ledger.store.append(first);
      await ledger.store.append(ledgerRecord((START + 1_381) * 1000, { previous_audit_id: first.audit_id }));
      return filled;
    };
    const { findings, openWindows } = await ledger.verify();
    expect([findings, openWindows > 0]).toEqual([[], true]);
  });
});

describe('Verification past retention', () => {
  it('reports windows past retention as expired, whatever is left of them', async () => {
    const expires_at = START + 86_400 + 300;
    const ledger = await buildSealedLedger({ expires_at });
    const { pk, items } = ledger.shardWith(SECOND, 2);
    remove(ledger, pk, pick(items).sk);
    const { findings, expiredWindows } = await ledger.verify({ nowSeconds: expires_at + 1, to: START + 240 });
    expect(expiredWindows).toBe(4);
    expect(summary(findings)).toEqual(['seal 3 stale']);
  });

  it('takes windows for expired from the second in which the retention ends', async () => {
    const expires_at = START + 86_400 + 300;
    const ledger = await buildSealedLedger({ expires_at });
    const expired = async (nowSeconds: number) => (await ledger.verify({ nowSeconds, to: START + 240 })).expiredWindows;
    expect([await expired(expires_at - 1), await expired(expires_at)]).toEqual([0, 4]);
  });

  it('still finds an edit among the rest of an expired window', async () => {
    const expires_at = START + 86_400 + 300;
    const ledger = await buildSealedLedger({ expires_at });
    const { audit_id } = pick(ledger.recordsOf(SECOND));
    ledger.itemOf(audit_id).attributes.status = 500;
    const { findings } = await ledger.verify({ nowSeconds: expires_at + 1, to: START + 240 });
    expect(summary(findings)).toContain(`record ${audit_id} edited`);
  });

  it('holds an edit of the expiry against the window and does not take the window for expired', async () => {
    const ledger = await buildSealedLedger();
    const { audit_id } = pick(ledger.recordsOf(SECOND));
    ledger.itemOf(audit_id).attributes.expires_at = START;
    const { findings, expiredWindows } = await ledger.verify();
    expect(expiredWindows).toBe(0);
    expect(summary(findings)).toEqual([`record ${audit_id} edited`]);
  });
});
