import { type Language, languagePack } from '../languages/index.ts';
import { LETTER_CLASS } from '../text/index.ts';
import { add, GRAINS } from './civil.ts';
import type { Reading } from './typed.ts';

/** One time that was said twice: "last Tuesday, that is, the week before". */
export interface Restatement {
  readonly first: string;
  readonly second: string;
}

export type FindRestatements = (said: string) => Restatement[];

/** More commas than a time has belong to a list. */
const MOST_PLACES = 4;

export async function loadRestatements(language: Language): Promise<FindRestatements> {
  const { corrections } = await languagePack(language).fillers();
  const between = new RegExp(
    `\\s*,\\s*(?:(?:${corrections.restates})(?!${LETTER_CLASS}),?\\s*)?|\\s+(?:${corrections.restates})\\s+`,
    'gi',
  );
  return said =>
    [...said.matchAll(between)]
      .slice(0, MOST_PLACES)
      .map(({ index, 0: { length } }) => ({ first: said.slice(0, index), second: said.slice(index + length) }))
      .filter(({ first, second }) => first !== '' && second !== '');
}

/** The narrower of the first two readings of which one is within the other. Two that only overlap are two values. */
export function agreement(first: readonly Reading[], second: readonly Reading[]): Reading | undefined {
  for (const a of second) {
    const b = first.find(other => isWithin(a, other) || isWithin(other, a));
    if (b) return isWithin(a, b) ? a : b;
  }
  return undefined;
}

function isWithin(inner: Reading, outer: Reading): boolean {
  if (inner.value === outer.value || inner.value.endsWith(`T${outer.value}`)) return true;
  const [a, b] = [spanOf(inner), spanOf(outer)];
  return a !== undefined && b !== undefined && a.start >= b.start && a.end <= b.end;
}

/** Where a day or a longer time begins, to read what was said within it. */
export const startOf = (reading: Reading | undefined): number | undefined => reading && spanOf(reading)?.start;

/** In local time. A time of day without a day and an open interval have none. */
function spanOf({ value, typed: { kind, start, end, grain } }: Reading): { start: number; end: number } | undefined {
  const from = localTime(start);
  const unit = GRAINS.find(name => name === grain);
  if (!DATED.test(value) || from === undefined || !unit) return undefined;
  if (end === undefined) return kind === 'interval' ? undefined : { start: from, end: add(from, unit, 1) };
  const to = localTime(end);
  return to === undefined ? undefined : { start: from, end: to };
}

const DATED = /^\d{4}-/;

/** Without the offset, so that days and hours compare. */
function localTime(iso: string | undefined): number | undefined {
  const [day, time = '00:00'] = iso?.slice(0, LOCAL_LENGTH).split('T') ?? [];
  const found = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(found) ? undefined : found;
}

const LOCAL_LENGTH = 'yyyy-mm-ddThh:mm'.length;
