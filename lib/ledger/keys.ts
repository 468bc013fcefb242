import { decodeTime, isValid, ulid } from 'ulid';

/**
 * How records are spread over the table. The version is part of every key: records of an older layout stay readable
 * where they are, and a change of any number here is a new version.
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

/** The 5 bits of a Crockford base32 digit, in order of their value. */
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @param now epoch milliseconds; fixes the window that the record belongs to */
export const createAuditId = (now: number): string => ulid(now);

export const isAuditId = (text: string): boolean => isValid(text) && BASE32.includes(text.slice(-1));

/** @param now epoch milliseconds */
export function windowAt(now: number): WindowStart {
  const seconds = Math.floor(now / 1000);
  return seconds - (seconds % LEDGER_LAYOUT.windowSeconds);
}

export const windowEnd = (window: WindowStart): number => window + LEDGER_LAYOUT.windowSeconds;

/** A record's place follows from its id alone: the window from its time, the shard from its last five random bits. */
export function shardOf(auditId: string): ShardKey {
  return { window: windowAt(decodeTime(auditId)), shard: BASE32.indexOf(auditId.slice(-1)) };
}

export const shardPk = ({ window, shard }: ShardKey): string =>
  `audit#${LEDGER_LAYOUT.version}#${window}#${twoDigits(shard)}`;

export const recordKey = (auditId: string): RecordKey => ({ pk: shardPk(shardOf(auditId)), sk: auditId });

export const shardsOf = (window: WindowStart): ShardKey[] =>
  Array.from({ length: LEDGER_LAYOUT.shards }, (_, shard) => ({ window, shard }));

/** Start of an hour, epoch seconds, a multiple of 3600. */
export type HourStart = number;

export const hourAt = (now: number): HourStart => Math.floor(now / 3_600_000) * 3600;

/** Partition of the review index: hour and one of 16 shards, so that no traffic makes one hot. */
export const reviewPk = (hour: HourStart, shard: number): string =>
  `review#${LEDGER_LAYOUT.version}#${hour}#${twoDigits(shard)}`;

export function reviewPkOf(auditId: string): string {
  return reviewPk(hourAt(decodeTime(auditId)), shardOf(auditId).shard % LEDGER_LAYOUT.reviewShards);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
