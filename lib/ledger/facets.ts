import { hash } from 'node:crypto';
import type { RecordFilter } from './record-filter.ts';

/**
 * What a filter can find in a sealed window, as short hashes: a filtered list reads the facets of a year, and then only the
 * windows that may hold a record it wants. They are filed beside the seal and are no part of its proof.
 */
export interface Facets {
  /** Shards that hold records, one bit each, shard 0 the lowest. */
  shards: number;
  /** Hashes of callers, outcomes, languages, flags and requested entity types; undefined: too many. */
  values?: Buffer;
  /** Hashes of request ids; undefined: too many. */
  requests?: Buffer;
}

/** Fields of a record that its facets need, in addition to those of every row. */
export const FACET_FIELDS = ['caller', 'outcome', 'request_id', 'entity_types'] as const;

/** A window with more is read with every filter. Each of the two lists adds up to 2 KB to the item. */
const MOST_HASHES = 512;
const HASH_BYTES = 4;

/** Takes the rows of a window, read with their facet fields. */
export class FacetCollector {
  readonly #values = new Set<string>();
  readonly #requests = new Set<string>();
  #shards = 0;
  /** A row that cannot be read may be what a filter wants. */
  #isKnown = true;

  add(shard: number, row: object): void {
    this.#shards |= 1 << shard;
    const texts = textsOf(row);
    if (!texts) this.#isKnown = false;
    for (const text of texts?.values ?? []) addUpTo(this.#values, text);
    if (texts) addUpTo(this.#requests, texts.request);
  }

  /** Undefined when a filter must read the window in any case. */
  finish(): Facets | undefined {
    if (!this.#isKnown) return undefined;
    const [values, requests] = [hashesOf(this.#values), hashesOf(this.#requests)];
    return { shards: this.#shards >>> 0, ...(values && { values }), ...(requests && { requests }) };
  }
}

/** Whether a window with these facets can hold a record that passes; a hash that two texts share makes it true as well. */
export function mayHold({ values, requests }: Facets, filter: PreparedFilter): boolean {
  return isAmong(values, filter.values) && isAmong(requests, filter.requests);
}

/** The hashes that a window must have. */
export interface PreparedFilter {
  values: readonly number[];
  requests: readonly number[];
}

/** Undefined for a filter that lets every record through. */
export function prepareFilter(filter: RecordFilter): PreparedFilter | undefined {
  const { request, flag, outcome, language, caller, entity } = filter;
  const wanted = Object.entries({ flag, outcome, language, caller, entity });
  const values = wanted.flatMap(([name, value]) => (value === undefined ? [] : [hashOf(facet(name, value))]));
  const requests = request === undefined ? [] : [hashOf(facet('request', request))];
  return values.length + requests.length === 0 ? undefined : { values, requests };
}

/** The stored form: the shards, then the number of values and their hashes, then the same for requests; big-endian. */
export function writeFacets({ shards, values, requests }: Facets): Buffer {
  return Buffer.concat([uint32(shards), ...writeHashes(values), ...writeHashes(requests)]);
}

const TOO_MANY = 0xffff_ffff;

const writeHashes = (hashes: Buffer | undefined): Buffer[] =>
  hashes === undefined ? [uint32(TOO_MANY)] : [uint32(hashes.length / HASH_BYTES), hashes];

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(HASH_BYTES);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Undefined for a window that was filed without facets, and for what cannot be read. */
export function readFacets(stored: unknown): Facets | undefined {
  if (!(stored instanceof Uint8Array)) return undefined;
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const ofValues = readHashes(bytes, HASH_BYTES);
  const ofRequests = ofValues && readHashes(bytes, ofValues.end);
  if (ofRequests?.end !== bytes.length) return undefined;
  const [values, requests] = [ofValues?.hashes, ofRequests.hashes];
  return { shards: bytes.readUInt32BE(), ...(values && { values }), ...(requests && { requests }) };
}

function readHashes(bytes: Buffer, at: number): { hashes: Buffer | undefined; end: number } | undefined {
  const start = at + HASH_BYTES;
  if (bytes.length < start) return undefined;
  const count = bytes.readUInt32BE(at);
  if (count === TOO_MANY) return { hashes: undefined, end: start };
  const end = start + count * HASH_BYTES;
  return end > bytes.length ? undefined : { hashes: bytes.subarray(start, end), end };
}

export const shardsOfFacets = ({ shards }: Facets): number[] =>
  Array.from({ length: 32 }, (_, shard) => shard).filter(shard => ((shards >>> shard) & 1) === 1);

const facet = (name: string, value: string): string => `${name} ${value}`;

function textsOf(row: object): { values: string[]; request: string } | undefined {
  const { governance, language, outcome, caller, request_id: request, entity_types: types }: RowTexts = row;
  if (typeof governance !== 'string' || typeof outcome !== 'string' || typeof request !== 'string') return undefined;
  if (!isTextOrNull(language) || !isTextOrNull(caller) || !Array.isArray(types)) return undefined;
  return {
    values: [
      facet('flag', governance),
      facet('outcome', outcome),
      ...(language === null ? [] : [facet('language', language)]),
      ...(caller === null ? [] : [facet('caller', caller)]),
      // An entity that was not asked for is never returned.
      ...types.map(type => facet('entity', String(type))),
    ],
    request: facet('request', request),
  };
}

type RowTexts = Partial<Record<(typeof FACET_FIELDS)[number] | 'governance' | 'language', unknown>>;

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** One more than the most shows that there are too many. */
function addUpTo(texts: Set<string>, text: string): void {
  if (texts.size <= MOST_HASHES) texts.add(text);
}

function hashesOf(texts: ReadonlySet<string>): Buffer | undefined {
  if (texts.size > MOST_HASHES) return undefined;
  const hashes = Buffer.alloc(texts.size * HASH_BYTES);
  // Sorted, so that the same records have the same facets in any order of reading.
  const sorted = Uint32Array.from(texts, hashOf).sort();
  for (const [index, value] of sorted.entries()) hashes.writeUInt32BE(value, index * HASH_BYTES);
  return hashes;
}

const hashOf = (text: string): number => hash('sha256', text, 'buffer').readUInt32BE();

function isAmong(hashes: Buffer | undefined, wanted: readonly number[]): boolean {
  return hashes === undefined || wanted.every(value => includes(hashes, value));
}

function includes(hashes: Buffer, wanted: number): boolean {
  for (let at = 0; at + HASH_BYTES <= hashes.length; at += HASH_BYTES) {
    if (hashes.readUInt32BE(at) === wanted) return true;
  }
  return false;
}
