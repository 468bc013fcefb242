#!/usr/bin/env node
/**
 * Verifies a bundle of `npm run audit -- export --bundle` with the public key of the ledger alone: offline, without a secret,
 * without this repository, on Node 20 or later. `node verify-bundle.mjs --help` explains it.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = `Usage: node verify-bundle.mjs --public-key FILE BUNDLE

Verifies an export of the audit ledger. FILE holds the public keys as PEM, one or more; get it from the operator on another
way than the bundle. The option may be given more than once.

A bundle proves the span of windows that the result names. That nothing was written before or after it, no bundle can prove:
compare the first and the last seal with seals that you know from elsewhere, such as delivered webhooks.

Exit codes: 0 everything is proven; 1 something is not; 2 the command line is not valid`;

const FORMAT = 'cxone-entities ledger bundle 1';
/** Reading stops there: a file of garbage must fill neither the memory nor the screen. */
const MOST_FAULTS = 100;
/** A record of 400 KB, DynamoDB's limit, each byte of which is escaped by six. */
const LONGEST_LINE = 2_500_000;

/**
 * @param {AsyncIterable<string> | Iterable<string>} lines without their line breaks
 * @param {readonly import('node:crypto').KeyObject[]} publicKeys
 * @param {number} nowSeconds
 */
export async function verifyBundle(lines, publicKeys, nowSeconds) {
  const bundle = new Bundle(new Map(publicKeys.map(key => [thumbprintOf(key), key])), nowSeconds);
  for await (const line of lines) {
    bundle.read(line);
    if (bundle.isHopeless) break;
  }
  return bundle.finish();
}

/** Reads a bundle line by line. States: `start`, `windows` or `record` by the first line, and `end`. */
class Bundle {
  #state = 'start';
  #line = 0;
  #faults = [];
  /** The seal whose records are being read, with what was read of them so far. */
  #window;
  #seals = 0;
  #records = 0;
  #expired = 0;
  #first;
  #last;
  #proven;
  /** Records that were read, and those that their successors name, each until the other is met. */
  #unnamed = new Set();
  #unseen = new Set();
  #complete = new Set();

  constructor(keys, nowSeconds) {
    this.keys = keys;
    this.nowSeconds = nowSeconds;
  }

  read(line) {
    this.#line += 1;
    const value = this.#parse(line);
    if (value === undefined) return;
    if (this.#state === 'start') this.#readHeader(value);
    else if (this.#state === 'end') this.#fault('there is a line after the end');
    else if (hasFields(value, ['seal'])) this.#readSeal(value.seal);
    else if (hasFields(value, this.#state === 'record' ? ['record', 'proof'] : ['record'])) this.#readRecord(value);
    else if (hasFields(value, ['end'])) this.#readEnd(value.end);
    else this.#fault('the line is neither a seal nor a record nor the end');
  }

  get isHopeless() {
    return this.#faults.length >= MOST_FAULTS;
  }

  finish() {
    if (this.isHopeless) this.#fault('the rest was not read, as there are too many faults');
    else if (this.#state !== 'end') this.#fault('the end is missing: the bundle was cut off');
    for (const id of this.#unseen) {
      if (this.#complete.has(windowOf(id))) this.#faults.push(`record ${id} is missing: another record names it`);
    }
    return {
      faults: this.#faults,
      seals: this.#seals,
      records: this.#records,
      expired: this.#expired,
      first: this.#first,
      last: this.#last,
      record: this.#proven,
    };
  }

  /** A line must equal its content when that is serialised again: only the order of the keys is free. */
  #parse(line) {
    if (line.length > LONGEST_LINE) return this.#fault('the line is longer than that of any record');
    try {
      const value = JSON.parse(line);
      if (isObject(value) && JSON.stringify(value) === line) return value;
    } catch {
      // The fault is the same.
    }
    const isConverted = line.endsWith('\r');
    return this.#fault(
      `the line is not what an export writes${isConverted ? ': its line break was changed to CR LF' : ''}`,
    );
  }

  #readHeader(value) {
    const known = hasFields(value, ['format', 'content']) && value.format === FORMAT;
    if (!known || (value.content !== 'windows' && value.content !== 'record'))
      this.#fault(`the bundle is not a "${FORMAT}"`);
    this.#state = value.content === 'record' ? 'record' : 'windows';
  }

  #readSeal(seal) {
    this.#closeWindow();
    const hasShards = this.#state === 'record' ? Number.isSafeInteger : isShardList;
    if (!hasFields(seal, SEAL_FIELDS) || !isSealed(seal) || !hasShards(seal.shards))
      return this.#fault('the seal does not have the form of a seal');
    const statement = statementOf(seal);
    if (sha256(statement).toString('base64url') !== seal.seal) this.#fault(`${place(seal)}: its content was changed`);
    this.#checkSignature(seal, statement);
    if (this.#state === 'windows') {
      if (rootOfShards(seal.shards) !== seal.root) this.#fault(`${place(seal)}: the shards do not match its root`);
      if (sum(seal.shards) !== seal.count) this.#fault(`${place(seal)}: the counts of the shards do not match`);
      this.#checkLink(seal);
    }
    this.#seals += 1;
    this.#first ??= seal;
    this.#last = seal;
    this.#window = { seal, shards: new Map(), lastKey: '' };
  }

  #checkSignature(seal, statement) {
    const key = this.keys.get(seal.signing_key_id);
    if (!key)
      return this.#fault(
        `${place(seal)}: it was signed with the key ${shown(seal.signing_key_id)}, which was not given`,
      );
    const signature = Buffer.from(seal.signature, 'base64url');
    const isExact = signature.toString('base64url') === seal.signature;
    if (!isExact || !verify(null, Buffer.from(statement), key, signature))
      this.#fault(`${place(seal)}: the signature is wrong`);
  }

  #checkLink(seal) {
    const before = this.#last;
    if (!before) return;
    const follows =
      seal.sequence === before.sequence + 1 &&
      seal.previous_window === before.window &&
      seal.previous_seal === before.seal;
    if (!follows) this.#fault(`${place(seal)}: it does not follow the seal before it: seals are missing or exchanged`);
  }

  #readRecord({ record, proof }) {
    const window = this.#window;
    if (!window) return this.#fault('the record has no seal');
    if (!isObject(record) || !isAuditId(record.audit_id) || typeof record.digest !== 'string')
      return this.#fault('the record does not have the form of a record');
    const id = record.audit_id;
    if (digestOf(record) !== record.digest) return this.#fault(`record ${id}: its content was changed`);
    if (windowOf(id) !== window.seal.window) return this.#fault(`record ${id}: it belongs to another window`);
    this.#records += 1;
    if (this.#state === 'record') return this.#checkProof(window.seal, record, proof);
    const shard = BASE32.indexOf(id.slice(-1));
    const key = `${String(shard).padStart(2, '0')} ${id}`;
    if (key <= window.lastKey) this.#fault(`record ${id}: the records are not in order`);
    window.lastKey = key;
    const tree = window.shards.get(shard) ?? new MerkleTree();
    window.shards.set(shard, tree);
    tree.add(leafHash(record.digest));
    this.#follow(id, record.previous_audit_id);
    return undefined;
  }

  #follow(id, previous) {
    if (!this.#unseen.delete(id)) this.#unnamed.add(id);
    if (typeof previous === 'string' && !this.#unnamed.delete(previous)) this.#unseen.add(previous);
  }

  /** The records of a window are all there when each shard has the count and the root of its seal. */
  #closeWindow() {
    const window = this.#window;
    this.#window = undefined;
    if (!window || this.#state === 'record') return;
    const { seal, shards } = window;
    if (
      shards.size === 0 &&
      seal.count > 0 &&
      seal.records_expire_at !== null &&
      seal.records_expire_at <= this.nowSeconds
    ) {
      this.#expired += 1;
      return;
    }
    const isComplete =
      shards.size === seal.shards.length &&
      seal.shards.every(({ shard, count, root }) => {
        const tree = shards.get(shard);
        return tree?.size === count && tree.root().toString('base64url') === root;
      });
    if (isComplete) this.#complete.add(seal.window);
    else this.#fault(`${place(seal)}: its records are not those that were sealed: some are missing, added or changed`);
  }

  #checkProof(seal, record, proof) {
    if (!hasFields(proof, PROOF_FIELDS)) return this.#fault('the proof does not have the form of a proof');
    const { shard, shard_records: count, index, path, shard_index: shardIndex, shard_path: shardPath } = proof;
    const ofShard = rootByPath(leafHash(record.digest), index, count, path);
    const root = ofShard && rootByPath(shardLeaf({ shard, count, root: ofShard }), shardIndex, seal.shards, shardPath);
    if (root !== seal.root) return this.#fault(`record ${record.audit_id}: the proof does not lead to the seal`);
    this.#proven = { auditId: record.audit_id, window: seal.window };
    return undefined;
  }

  #readEnd(end) {
    this.#closeWindow();
    const agrees = hasFields(end, ['seals', 'records']) && end.seals === this.#seals && end.records === this.#records;
    if (!agrees) this.#fault('the end names other counts than were read: lines are missing or added');
    if (this.#seals === 0) this.#fault('the bundle holds no signed seal');
    if (this.#state === 'record' && !this.#proven) this.#fault('the bundle proves no record');
    if (this.#state === 'record' && (this.#seals > 1 || this.#records > 1))
      this.#fault('the bundle holds more than one record and its seal');
    this.#state = 'end';
  }

  #fault(what) {
    this.#faults.push(`line ${this.#line}: ${what}`);
  }
}

const SEAL_FIELDS = `
  version layout sequence window previous_window previous_seal count records_expire_at shards root seal signing_key_id
  signature`
  .trim()
  .split(/\s+/);
const PROOF_FIELDS = ['shard', 'shard_records', 'index', 'path', 'shard_index', 'shard_path'];

/** What a bundle holds may contain control characters, which would change what a terminal shows. */
const shown = text => (/^[\w-]{1,64}$/.test(text) ? text : '(not valid)');
const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Exactly these fields, in any order. */
function hasFields(value, fields) {
  return (
    isObject(value) && Object.keys(value).length === fields.length && fields.every(field => Object.hasOwn(value, field))
  );
}

/** The greatest time of a date, in seconds. */
const LAST_WINDOW = 8.64e12;

function isSealed({ version, sequence, window, count, signature, signing_key_id: keyId }) {
  const numbers = [sequence, window, count].every(Number.isSafeInteger);
  const texts = typeof signature === 'string' && typeof keyId === 'string';
  return version === 2 && numbers && texts && window >= 0 && window <= LAST_WINDOW;
}

function isShardList(shards) {
  const isShard = shard => hasFields(shard, ['shard', 'count', 'root']) && Number.isSafeInteger(shard.count);
  return Array.isArray(shards) && shards.every(isShard);
}

/** As lib/ledger/seal-statement.ts writes it. A bundle of one record has the number of shards in place of their list. */
function statementOf(seal) {
  return JSON.stringify([
    'cxone-entities ledger seal 2',
    seal.layout,
    seal.sequence,
    seal.window,
    seal.previous_window,
    seal.previous_seal,
    seal.count,
    seal.records_expire_at,
    Array.isArray(seal.shards) ? seal.shards.length : seal.shards,
    seal.root,
  ]);
}

const place = ({ sequence, window }) => `seal ${sequence} of window ${new Date(window * 1000).toISOString()}`;
const sum = shards => shards.reduce((total, { count }) => total + count, 0);

// The digest of a record, as lib/ledger/integrity.ts makes it.

const RECORD_FIELDS = `
  schema audit_id request_id caller time preview input_hmac input_hmac_reason key_id input_length language
  entity_types confidence_threshold provider model source age_seconds status outcome upstream_calls retries throttles
  latency_us upstream_us phases_us entities entity_count high_confidence_count confidence_sum dropped dropped_count
  governance governance_rules policy_version rules_version expires_at`
  .trim()
  .split(/\s+/);
const FIELDS_OF_SCHEMA_2 = [...RECORD_FIELDS, 'trace_id', 'previous_audit_id', 'truncated'];

/** Undefined when the record has other fields than it may have. */
function digestOf(record) {
  const fields = record.schema === 1 ? RECORD_FIELDS : FIELDS_OF_SCHEMA_2;
  if (!hasFields(record, [...fields, 'digest'])) return undefined;
  const values = fields.map(field => {
    const value = record[field];
    if (field === 'phases_us' || field === 'dropped') return sortedEntries(value);
    return field === 'entities' && Array.isArray(value) ? value.map(entityValues) : value;
  });
  return sha256(JSON.stringify(values)).toString('base64url');
}

function entityValues(entity) {
  if (typeof entity !== 'object' || entity === null) return ['not an entity', entity];
  const { name, confidence, match, rule, value, value_hmac: hmac } = entity;
  const values = [name, confidence, match, rule, value, hmac];
  const isPlain = Object.keys(entity).length === values.length && !values.includes(undefined);
  return [...values, isPlain ? null : sortedEntries(entity)];
}

function sortedEntries(map) {
  if (!isObject(map)) return ['not a map', map];
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID. */
const isAuditId = text => typeof text === 'string' && /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);

/** Start of the window that an audit id lies in, epoch seconds. */
function windowOf(auditId) {
  if (!isAuditId(auditId)) return undefined;
  const ms = [...auditId.slice(0, 10)].reduce((time, character) => time * 32 + BASE32.indexOf(character), 0);
  const seconds = Math.floor(ms / 1000);
  return seconds - (seconds % 60);
}

// Merkle trees, RFC 9162, section 2.1.

class MerkleTree {
  size = 0;
  #subtrees = [];

  add(leaf) {
    let right = leaf;
    this.size += 1;
    for (let count = this.size; count % 2 === 0; count /= 2) right = nodeHash(this.#subtrees.pop(), right);
    this.#subtrees.push(right);
  }

  root() {
    const last = this.#subtrees.at(-1) ?? sha256('');
    return this.#subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
  }
}

const sha256 = data => createHash('sha256').update(data).digest();
const leafHash = data => sha256(`\0${data}`);
const nodeHash = (left, right) => sha256(Buffer.concat([Buffer.of(1), left, right]));
const shardLeaf = ({ shard, count, root }) => leafHash(JSON.stringify([shard, count, root]));

function rootOfShards(shards) {
  const tree = new MerkleTree();
  for (const shard of shards) tree.add(shardLeaf(shard));
  return tree.root().toString('base64url');
}

/** RFC 9162, section 2.1.3.2: the root to which a leaf and its path lead; undefined when the path does not fit the tree. */
function rootByPath(leaf, index, size, path) {
  const isPlaced = Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
  if (!isPlaced || !Array.isArray(path)) return undefined;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const encoded of path) {
    if (last === 0 || typeof encoded !== 'string') return undefined;
    const sibling = Buffer.from(encoded, 'base64url');
    if (sibling.toString('base64url') !== encoded) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash.toString('base64url') : undefined;
}

/** JWK thumbprint, RFC 7638. */
function thumbprintOf(key) {
  const { crv, kty, x } = key.export({ format: 'jwk' });
  return sha256(JSON.stringify({ crv, kty, x })).toString('base64url');
}

// The program.

/** @param {string} pem one public key or more */
export function readPublicKeys(pem) {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  const keys = blocks.map(block => createPublicKey(block));
  if (keys.length === 0 || keys.some(key => key.asymmetricKeyType !== 'ed25519')) {
    throw new Error('the file with the public key holds no Ed25519 public key as PEM');
  }
  return keys;
}

/** Lines of a file that ends with a line break; what follows the last one is a line, too. Stops after one too long. */
async function* linesOf(path) {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    yield* lines;
    if (rest.length > LONGEST_LINE) break;
  }
  if (rest !== '') yield `${rest} (the line is cut off)`;
}

async function main() {
  let given;
  try {
    const options = {
      'public-key': { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h' },
    };
    given = parseArgs({ options, allowPositionals: true });
    if (given.values.help) {
      console.log(USAGE);
      return 0;
    }
    if (given.values['public-key'].length === 0) throw new Error('--public-key FILE is missing');
    if (given.positionals.length !== 1) throw new Error('give one BUNDLE');
    const keys = given.values['public-key'].flatMap(path => readPublicKeys(readFileSync(path, 'utf8')));
    const result = await verifyBundle(linesOf(given.positionals[0]), keys, Date.now() / 1000);
    for (const fault of result.faults) console.log(fault);
    console.log(describe(result));
    return result.faults.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error.message);
    console.error(USAGE);
    return 2;
  }
}

function describe({ faults, seals, records, expired, first, last, record }) {
  if (faults.length > 0) return `NOT PROVEN: ${counted(faults.length, 'fault')}`;
  const time = window => new Date(window * 1000).toISOString();
  if (record)
    return `PROVEN: record ${record.auditId} was in the ledger when the window of ${time(record.window)} was sealed`;
  const span = `seals ${first.sequence} to ${last.sequence}, windows ${time(first.window)} to ${time(last.window)}`;
  const past = expired > 0 ? `; without records, past their retention: ${counted(expired, 'window')}` : '';
  return `PROVEN: ${counted(records, 'record')} in ${counted(seals, 'window')}; ${span}${past}`;
}

const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = await main();
