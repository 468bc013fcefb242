import { beforeAll, describe, expect, it } from 'vitest';
import { readPublicKeys, verifyBundle } from '../../../infra/cli/verify-bundle.mjs';
import {
  bundleRecord,
  bundleWindows,
  createWindowSealer,
  deriveSigningKey,
  shardOf,
} from '../../../lib/ledger/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createMemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import {
  buildSealedLedger,
  KEYS as KEYS_OF_SEALS,
  type SealedLedger,
  START,
  signingKey,
} from '../../fixtures/sealed-ledger.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { sized } from '../../fixtures/test-scale.ts';

const NOW = START + 3_600;
const KEYS = [signingKey.publicKey];

const verify = (lines: readonly string[], { keys = KEYS, now = NOW } = {}) => verifyBundle(lines, keys, now);
const faultsOf = async (lines: readonly string[]) => (await verify(lines)).faults;

let ledger: SealedLedger;
let lines: string[];

async function bundleOf(
  { store }: Pick<SealedLedger, 'store'>,
  change: { from?: number; to?: number; nowSeconds?: number } = {},
) {
  const span = { from: START, to: START + 600, nowSeconds: NOW, ...change };
  return Array.fromAsync(bundleWindows({ store, ...span }));
}

beforeAll(async () => {
  ledger = await buildSealedLedger({ dropped: { overlap: 2, not_allowed: 1 } });
  lines = await bundleOf(ledger);
});

/** Another character in place of the one at `at`. */
function changeCharacter(line: string, at: number): string {
  const other = line[at] === '0' ? '1' : '0';
  return line.slice(0, at) + other + line.slice(at + 1);
}

const STRANGE = [null, { toString: 1 }, 9_007_199_254_740_991, '\u001b[2J\u009b'];

/** The line with each of its values in turn replaced by each strange value, down to the fields of a seal or a record. */
function linesWithStrangeValues(line: string): string[] {
  const parsed = JSON.parse(line);
  const places = Object.entries<object>(parsed).flatMap(([name, value]) => [
    [name],
    ...Object.keys(typeof value === 'object' ? value : {}).map(inner => [name, inner]),
  ]);
  return places.flatMap(([name = '', inner]) =>
    STRANGE.map(strange => {
      const value = inner === undefined ? strange : { ...parsed[name], [inner]: strange };
      return JSON.stringify({ ...parsed, [name]: value });
    }).filter(changed => changed !== line),
  );
}

/** Two sealed windows without records. */
async function buildEmptyLedger() {
  const clock = new FakeClock(NOW * 1000);
  const store = createMemoryLedgerStore(clock);
  const sealWindow = createWindowSealer({ store, ...KEYS_OF_SEALS, clock, logger: silentLogger });
  for (const window of [START, START + 60]) await sealWindow(window);
  return { store };
}

/** Files the seal of the first window as older versions did: without a signature. */
function unsignFirstSeal({ store }: SealedLedger): void {
  const seal = store.seals.get(START);
  if (seal?.version !== 2) throw new Error('the first window has no signed seal');
  const { version: _, root: _root, mac: _mac, signing_key_id: _key, signature: _signature, ...old } = seal;
  store.fileAnything(START, { ...old, shards: seal.shards.map(shard => ({ ...shard, first: null, last: null })) });
}

describe('A bundle of windows', () => {
  it('is proven with only the public key', async () => {
    expect(await verify(lines)).toMatchObject({ faults: [], seals: 4, records: 240, expired: 0 });
  });

  it('shows nothing that only a secret could check', () => {
    expect(lines.join()).not.toMatch(/record_hmac|"mac"|seal_key_id|review_pk/);
  });

  it('is proven by one key of several, and by no other', async () => {
    const other = deriveSigningKey('another ledger signing secret, long enough').publicKey;
    expect(await verify(lines, { keys: [other, signingKey.publicKey] })).toMatchObject({ faults: [] });
    expect((await verify(lines, { keys: [other] })).faults[0]).toContain('which was not given');
  });

  it('is not proven when any one character of it is another', async () => {
    const random = createRandom(11);
    for (let round = 0; round < sized(20, 1_000); round += 1) {
      const at = Math.floor(random() * lines.length);
      const line = lines[at] ?? '';
      const changed = lines.with(at, changeCharacter(line, Math.floor(random() * line.length)));
      expect(await faultsOf(changed), `${at}: ${changed[at]}`).not.toEqual([]);
    }
  });

  it('is not proven with a line after the end, whatever it holds', async () => {
    for (const line of [lines[1] ?? '', lines.at(-1) ?? '', '{}']) {
      expect(await faultsOf([...lines, line])).toEqual([`line ${lines.length + 1}: there is a line after the end`]);
    }
  });

  eachRow([
    ['a record', '{"record"'],
    ['a seal', '{"seal"'],
    ['the end', '{"end"'],
    ['the first line', '{"format"'],
  ])('is not proven without %s', async (_what, start) => {
    const at = lines.findIndex(line => line.startsWith(start));
    expect(await faultsOf(lines.toSpliced(at, 1))).not.toEqual([]);
    const last = lines.findLastIndex(line => line.startsWith(start));
    expect(await faultsOf(lines.toSpliced(last, 1))).not.toEqual([]);
  });

  it('is not proven when two lines trade places, when one comes twice, or when one is added', async () => {
    for (const at of [0, 1, 2, 30, 100, lines.length - 2]) {
      const [a = '', b = ''] = [lines[at], lines[at + 1]];
      expect(await faultsOf(lines.with(at, b).with(at + 1, a)), String(at)).not.toEqual([]);
      expect(await faultsOf(lines.toSpliced(at, 0, a)), String(at)).not.toEqual([]);
    }
    expect(await faultsOf([...lines, ''])).not.toEqual([]);
  });

  eachRow([
    ['a space', (line: string) => line.replace(':', ': ')],
    ['a field that stands twice', (line: string) => line.replace('"status":200,', '"status":500,"status":200,')],
    ['a number in another form', (line: string) => line.replace('"schema":2', '"schema":2.0')],
  ])('is not proven with %s in a line, though its content is the same', async (_what, change) => {
    const changed = change(lines[2] ?? '');
    expect(changed).not.toBe(lines[2]);
    expect(JSON.parse(changed)).toEqual(JSON.parse(lines[2] ?? ''));
    expect(await faultsOf(lines.with(2, changed))).not.toEqual([]);
  });

  it('is not proven when a window is missing with all its records', async () => {
    const seals = lines.flatMap((line, at) => (line.startsWith('{"seal"') ? [at] : []));
    const [, second = 0, third = 0] = seals;
    const faults = await faultsOf(lines.toSpliced(second, third - second));
    expect(faults.join()).toContain('does not follow the seal before it');
  });

  it('is not proven with records that were edited or deleted in the table', async () => {
    const tampered = await buildSealedLedger();
    const { audit_id } = tampered.recordsOf(START)[5] ?? expect.fail();
    tampered.itemOf(audit_id).attributes.latency_us = 1;
    expect((await faultsOf(await bundleOf(tampered)))[0]).toContain(`record ${audit_id}: its content was changed`);
    const { pk, sk } = tampered.itemOf(audit_id);
    tampered.store.partitions.get(pk)?.delete(sk);
    expect((await faultsOf(await bundleOf(tampered)))[0]).toContain('its records are not those that were sealed');
  });

  it('may lack the records of windows past their retention, and only of those', async () => {
    const expires_at = START + 2 * 86_400;
    const expiring = await buildSealedLedger({ expires_at });
    const rest = await bundleOf(expiring, { nowSeconds: expires_at });
    expect(rest).toHaveLength(6);
    expect(await verify(rest, { now: expires_at })).toMatchObject({ faults: [], expired: 4, records: 0 });
    expect((await verify(rest, { now: expires_at - 1 })).faults).not.toEqual([]);
  });

  it('names a record that was deleted before its seal', async () => {
    const id = ledger.recordsOf(START)[0]?.audit_id ?? '';
    const deleted = `${id.slice(0, 10)}0000000000000000`;
    const linked = await buildSealedLedger({ previous_audit_id: deleted });
    expect(await faultsOf(await bundleOf(linked))).toEqual([`record ${deleted} is missing: another record names it`]);
  });

  it('is not proven with a value of another kind anywhere, and never stops at one or prints it', async () => {
    const own = await bundleRecord(ledger.store, ledger.recordsOf(START)[3]?.audit_id ?? '');
    const seal = lines.findIndex(line => line.startsWith('{"seal"'));
    const window = [lines[0] ?? '', lines[seal] ?? '', lines[seal + 1] ?? '', lines.at(-1) ?? ''];
    for (const bundle of [window, own ?? []]) {
      for (const [at, line] of bundle.entries()) {
        for (const changed of linesWithStrangeValues(line)) {
          const faults = await faultsOf(bundle.with(at, changed));
          expect(faults, changed).not.toEqual([]);
          expect(faults.join(), changed).toMatch(/^[\x20-\x7e]*$/);
        }
      }
    }
  });

  it('says so when its line breaks were changed, and when a line is longer than any record', async () => {
    const faults = await faultsOf(lines.map(line => `${line}\r`));
    expect(faults[0]).toBe('line 1: the line is not what an export writes: its line break was changed to CR LF');
    expect(await faultsOf(lines.with(2, 'x'.repeat(2_500_001)))).toContain(
      'line 3: the line is longer than that of any record',
    );
  });

  it('is read no further after a hundred faults', async () => {
    const faults = await faultsOf(Array.from({ length: 10_000 }, () => 'garbage'));
    expect(faults).toHaveLength(101);
    expect(faults.at(-1)).toBe('line 100: the rest was not read, as there are too many faults');
  });

  it('is proven with windows without records, and with no record at all', async () => {
    const empty = await buildEmptyLedger();
    const ofEmpty = await bundleOf(empty);
    expect(await verify(ofEmpty)).toMatchObject({ faults: [], seals: 2, records: 0, expired: 0 });
    const seal = ofEmpty.findIndex(line => line.startsWith('{"seal"'));
    const added = ofEmpty.toSpliced(seal + 1, 0, lines[2] ?? '');
    expect((await faultsOf(added)).join()).toContain('its records are not those that were sealed');
  });

  it('leaves out windows whose seal has no signature or cannot be read', async () => {
    const damaged = await buildSealedLedger();
    unsignFirstSeal(damaged);
    damaged.store.fileAnything(START + 60, { version: 2 });
    const seals = (await bundleOf(damaged)).filter(line => line.startsWith('{"seal"'));
    expect(seals.map(line => JSON.parse(line).seal.window)).toEqual([START + 120, START + 180]);
  });

  it('proves nothing without a signed seal', async () => {
    expect(await faultsOf(await bundleOf(ledger, { to: START }))).not.toEqual([]);
    expect(await faultsOf([])).not.toEqual([]);
  });
});

describe('A bundle of one record', () => {
  let auditId: string;
  let single: string[];
  beforeAll(async () => {
    auditId = ledger.recordsOf(START + 60)[17]?.audit_id ?? '';
    single = (await bundleRecord(ledger.store, auditId)) ?? expect.fail();
  });

  it('is proven with only the public key', async () => {
    const { faults, record } = await verify(single);
    expect([faults, record]).toEqual([[], { auditId, window: START + 60 }]);
  });

  it('shows no other record: neither its id nor its digest or HMAC', () => {
    const others = ledger.store.records().filter(({ audit_id }) => audit_id !== auditId);
    const shown = others.flatMap(({ audit_id, digest, record_hmac }) =>
      [audit_id, digest, record_hmac].filter(text => single.join().includes(String(text))),
    );
    expect(others.length).toBeGreaterThan(100);
    expect(shown).toEqual([]);
  });

  it('proves each record of a window, in shards of any size', async () => {
    for (const { audit_id } of ledger.recordsOf(START)) {
      expect(await faultsOf((await bundleRecord(ledger.store, audit_id)) ?? [])).toEqual([]);
    }
  });

  it('is not proven when any one character of it is another', async () => {
    const step = sized(29, 1);
    for (const [at, line] of single.entries()) {
      for (let character = at; character < line.length; character += step) {
        const changed = single.with(at, changeCharacter(line, character));
        expect(await faultsOf(changed), changed[at]).not.toEqual([]);
      }
    }
  });

  it('does not prove another record by the proof of this one', async () => {
    const { shard } = shardOf(auditId);
    const other = ledger.recordsOf(START + 60).find(({ audit_id }) => shardOf(audit_id).shard !== shard);
    const bundle = (await bundleRecord(ledger.store, other?.audit_id ?? '')) ?? [];
    const { proof } = JSON.parse(single[2] ?? '');
    const { record } = JSON.parse(bundle[2] ?? '');
    expect(await faultsOf(single.with(2, JSON.stringify({ record, proof })))).not.toEqual([]);
  });

  it('is not proven with a second record, or with the same one twice', async () => {
    const other = (await bundleRecord(ledger.store, ledger.recordsOf(START)[0]?.audit_id ?? '')) ?? [];
    const end = JSON.stringify({ end: { seals: 2, records: 2 } });
    const twice = await faultsOf([...single.slice(0, 3), ...other.slice(1, 3), end]);
    expect(twice).toEqual(['line 6: the bundle holds more than one record and its seal']);
    const [header = '', seal = '', record = ''] = single;
    const again = [header, seal, record, record, JSON.stringify({ end: { seals: 1, records: 2 } })];
    expect(await faultsOf(again)).toEqual(['line 5: the bundle holds more than one record and its seal']);
  });

  it('is not proven by the seal of another window', async () => {
    const other = (await bundleRecord(ledger.store, ledger.recordsOf(START)[0]?.audit_id ?? '')) ?? [];
    expect((await faultsOf(single.with(1, other[1] ?? ''))).join()).toContain('it belongs to another window');
    const { proof } = JSON.parse(other[2] ?? '');
    const { record } = JSON.parse(single[2] ?? '');
    const faults = await faultsOf(single.with(2, JSON.stringify({ record, proof })));
    expect(faults.join()).toContain('the proof does not lead to the seal');
  });

  it('is not made where the seal has no signature', async () => {
    const unsigned = await buildSealedLedger();
    unsignFirstSeal(unsigned);
    const { audit_id } = unsigned.recordsOf(START)[0] ?? expect.fail();
    expect(await bundleRecord(unsigned.store, audit_id)).toBeUndefined();
  });

  it('is not made of a record that does not exist or is not sealed yet', async () => {
    const open = ledger.store.records().at(-1)?.audit_id ?? '';
    expect(ledger.store.seals.has(shardOf(open).window)).toBe(false);
    expect(await bundleRecord(ledger.store, open)).toBeUndefined();
    expect(await bundleRecord(ledger.store, `${auditId.slice(0, -5)}00000`)).toBeUndefined();
  });
});

describe('readPublicKeys', () => {
  it('reads one key or several, and refuses a text that is not a key', () => {
    const pem = String(signingKey.publicKey.export({ format: 'pem', type: 'spki' }));
    expect(readPublicKeys(`${pem}\n${pem}`)).toHaveLength(2);
    expect(() => readPublicKeys('')).toThrow('no Ed25519 public key');
  });
});
