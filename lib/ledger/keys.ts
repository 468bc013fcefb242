import { randomFillSync } from 'node:crypto';

/**
 * How records are spread over the table. The version is part of every key: records of an older layout stay readable.
 * A change of any number here needs a new version.
 */
export const LEDGER_LAYOUT = { version: 1, windowSeconds: 60, shards: 32, reviewShards: 16 } as const;

/** Start of a window, epoch seconds, a multiple of 60. */
export type WindowStart = number;

export interface ShardKey {
  window: WindowStart;
  /** 0 to 31. */
  shard: number;
}

export interface RecordKey {
  pk: string;
  /** The audit id. */
  sk: string;
}

/** Crockford's base32: 5 bits a character, ascending. */
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;

/**
 * A ULID: 48 bits of time, then 80 random ones. The package `ulid` takes 90 µs for one.
 * @param now epoch milliseconds; decides the window of the record
 */
export function createAuditId(now: number): string {
  let id = '';
  for (let rest = now, count = 0; count < TIME_CHARACTERS; count += 1, rest = Math.floor(rest / 32)) {
    id = BASE32.charAt(rest % 32) + id;
  }
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const end = used + RANDOM_CHARACTERS;
  for (; used < end; used += 1) id += BASE32.charAt((random[used] ?? 0) & 31);
  return id;
}

/** Random bytes of the next ids, each of which is used once: a call of the generator takes longer than the rest of an id. */
const random = new Uint8Array(256 * RANDOM_CHARACTERS);
let used = random.length;

export const isAuditId = (text: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);

/** Epoch milliseconds at which the id was made. */
export function timeOf(auditId: string): number {
  let time = 0;
  for (let at = 0; at < TIME_CHARACTERS; at += 1) time = time * 32 + BASE32.indexOf(auditId.charAt(at));
  return time;
}

/** @param now epoch milliseconds */
export function windowAt(now: number): WindowStart {
  const seconds = Math.floor(now / 1000);
  return seconds - (seconds % LEDGER_LAYOUT.windowSeconds);
}

export const windowEnd = (window: WindowStart): number => window + LEDGER_LAYOUT.windowSeconds;

/** The id alone gives a record's place: its time the window, its last five random bits the shard. */
export function shardOf(auditId: string): ShardKey {
  return { window: windowAt(timeOf(auditId)), shard: BASE32.indexOf(auditId.slice(-1)) };
}

export const shardPk = ({ window, shard }: ShardKey): string =>
  `audit#${LEDGER_LAYOUT.version}#${window}#${twoDigits(shard)}`;

/** The shard whose partition this is; undefined for the key of any other item. */
export function shardOfPk(pk: string): ShardKey | undefined {
  const [, window, shard] = /^audit#\d+#(\d+)#(\d+)$/.exec(pk) ?? [];
  return window === undefined ? undefined : { window: Number(window), shard: Number(shard) };
}

export const recordKey = (auditId: string): RecordKey => ({ pk: shardPk(shardOf(auditId)), sk: auditId });

export const shardsOf = (window: WindowStart): ShardKey[] =>
  Array.from({ length: LEDGER_LAYOUT.shards }, (_, shard) => ({ window, shard }));

/** Start of an hour, epoch seconds, a multiple of 3600. */
export type HourStart = number;

export const hourAt = (now: number): HourStart => Math.floor(now / 3_600_000) * 3600;

/** Partition of the review index: an hour and one of 16 shards, so that no partition gets hot. */
export const reviewPk = (hour: HourStart, shard: number): string =>
  `review#${LEDGER_LAYOUT.version}#${hour}#${twoDigits(shard)}`;

export function reviewPkOf(auditId: string): string {
  return reviewPk(hourAt(timeOf(auditId)), shardOf(auditId).shard % LEDGER_LAYOUT.reviewShards);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
