import type { Language } from '../languages/index.ts';
import { alternativesTo } from './alternatives.ts';
import { applyCasing } from './casing.ts';
import type { Reader } from './kinds.ts';
import type { DropReason, NormalizedEntity, ReviewReason } from './port.ts';
import { rankReadings } from './rank-readings.ts';
import { withReview } from './review.ts';
import type { ReadyRule } from './rule-book.ts';
import type { ValueKind } from './rules/rules-index.ts';
import type { SelfCorrection } from './self-correction.ts';
import type { Reading, Surroundings, TypedContext } from './typed.ts';

/** The value that a rule gives to what was said, or why it is dropped. */
export type Resolution = Resolved | { reason: DropReason };

export type Resolved = Omit<NormalizedEntity, 'name' | 'confidence' | 'start' | 'end' | 'raw_value'>;

/** Whether the rule needs the grammar of its kind for what was said. */
export function needsReader(rule: ReadyRule, said: string): boolean {
  const { kind } = rule.index;
  if (kind === 'list' || kind === 'text') return false;
  return kind !== 'id' || !matchesId(rule, plainId(rule, said));
}

/** Whether a value is not among the synonyms as they are written, so that it must be searched for in other forms. */
export function needsInexactSearch(rule: ReadyRule, said: string, language: Language): boolean {
  return rule.synonyms !== undefined && rule.synonyms.find(said, language) === undefined;
}

/** @param said the value as it was said, canonical text */
export function resolveValue(
  rule: ReadyRule,
  said: string,
  reader: Reader | undefined,
  context: TypedContext,
): Resolution {
  switch (rule.index.kind) {
    case 'list':
      return resolveListed(rule, said, context);
    case 'id':
      return resolveId(rule, said, reader, context);
    case 'text':
      return keepUnlessForbidden(rule, said);
    default:
      return resolveTyped(rule, said, reader, context);
  }
}

function resolveListed(rule: ReadyRule, said: string, { language }: TypedContext): Resolution {
  const found = rule.synonyms?.find(said, language);
  if (!found) return unknown(rule, said, 'unknown_value');
  if ('candidates' in found) {
    const candidates = found.candidates.filter(value => !isForbidden(rule, value));
    const reason = found.isCutOff ? 'part' : 'ambiguous';
    return forReview({ value: null, match: 'none', rule: rule.name, candidates }, [reason]);
  }
  if (isForbidden(rule, found.value)) return { reason: 'not_allowed' };
  return { value: found.value, match: found.match, rule: `${rule.name}/${found.value}` };
}

function resolveId(rule: ReadyRule, said: string, reader: Reader | undefined, context: TypedContext): Resolution {
  const written = plainId(rule, said);
  const spelled = matchesId(rule, written) ? undefined : reader?.parse(said, context)[0];
  const value = spelled ? plainId(rule, spelled.value) : written;
  if (!matchesId(rule, value)) return unknown(rule, said, 'invalid_value');
  if (isForbidden(rule, value)) return { reason: 'not_allowed' };
  if (spelled) return { value, match: 'typed', rule: rule.name, typed: spelled.typed };
  return { value, match: value === said ? 'exact' : 'folded', rule: rule.name };
}

export function plainId({ index }: ReadyRule, said: string): string {
  let bare = said;
  for (const character of index.ignore ?? '') if (bare.includes(character)) bare = bare.replaceAll(character, '');
  return applyCasing(bare, index.casing);
}

export const matchesId = (rule: ReadyRule, id: string): boolean => rule.patterns.some(pattern => pattern.test(id));

/** The readings of what was said, or of what the speaker put in its place. */
function readingsOf(rule: ReadyRule, said: string, reader: Reader, context: TypedContext): Reading[] {
  const readings = readingsOfRange(rule, said, reader, context) ?? readingsOfWhole(rule, said, reader, context);
  const corrected = readings.length > 0 ? undefined : reader.findSelfCorrection(said);
  if (!corrected) return readings;
  const read = (words: string): Reading[] => readingsOfWhole(rule, words, reader, context);
  const [takenBack] = read(corrected.takenBack);
  const meant = read(meantBy(corrected, rule, reader, context));
  const found = isAlike(meant[0], takenBack) ? meant : correctedPart(corrected, rule, read);
  return found.map(reading => withReview(reading, 'corrected'));
}

/** "Between" and "from" may stand before the entity: "between [ten and twelve]". */
function readingsOfRange(rule: ReadyRule, said: string, reader: Reader, context: TypedContext): Reading[] | undefined {
  const { before = '' } = context.around?.() ?? {};
  const opener = before === '' ? undefined : reader.findRangeOpener(before);
  const readings = opener ? readingsOfWhole(rule, `${opener} ${said}`, reader, context) : [];
  const [best] = readings;
  return best?.typed.kind === 'interval' && !best.value.includes('..') ? readings : undefined;
}

/** What is meant instead of the whole. The unit of an amount goes on where it is missing: "50 dollars, no, 60". */
function meantBy(correction: SelfCorrection, rule: ReadyRule, reader: Reader, context: TypedContext): string {
  const { meant, missing, last } = correction;
  if (missing <= 0) return meant;
  const isUnit = missing === 1 && WITH_UNIT.has(rule.index.kind) && reader.parse(last, context).length === 0;
  return isUnit ? `${meant} ${last}` : '';
}

const WITH_UNIT: ReadonlySet<ValueKind> = new Set(['money', 'percentage', 'duration']);

/**
 * A part of another kind or grain continues the value and does not correct it: in "the 4th, sorry, of April" the month
 * belongs to the day.
 */
function isAlike(meant: Reading | undefined, takenBack: Reading | undefined): boolean {
  if (!meant || !takenBack) return false;
  const [now, before] = [meant.typed, takenBack.typed];
  if (now.kind !== before.kind) return now.kind === 'datetime' && before.kind === 'date';
  return now.kind === 'duration' || now.grain === before.grain || (isOfClock(now.grain) && isOfClock(before.grain));
}

/**
 * A date or time with another part in place of the last one of its kind: "March 4th, no, 5th", "tomorrow at 3, no, at 4". What
 * contradicts itself then is refused: with "Tuesday the 16th, no, Wednesday" the day changes too.
 */
function correctedPart({ takenBack, meant }: SelfCorrection, rule: ReadyRule, read: Read): Reading[] {
  if (!TIMES.has(rule.index.kind)) return [];
  const [part] = read(meant);
  const [whole] = read(takenBack);
  const words = takenBack.split(' ');
  const length = meant.split(' ').length;
  for (let at = words.length - length; at >= 0; at -= 1) {
    if (!isAlike(part, read(words.slice(at, at + length).join(' '))[0])) continue;
    const readings = read(words.toSpliced(at, length, meant).join(' '));
    const isSure = isAlike(readings[0], whole) && !readings[0]?.review?.includes('contradiction');
    return isSure ? readings : [];
  }
  return [];
}

type Read = (words: string) => Reading[];

/** "3 pm" and "3:30 pm". */
const isOfClock = (grain: string | undefined): boolean => grain === 'hour' || grain === 'minute';

/** The readings of the whole, or of the only value in it when only fillers are left over. */
function readingsOfWhole(rule: ReadyRule, said: string, reader: Reader, context: TypedContext): Reading[] {
  const whole = reader.parse(said, context);
  if (whole.length > 0) return rankReadings(whole, rule.index.kind);
  const [found, ...more] = reader.recognize(said, context);
  const isAlone =
    found !== undefined &&
    more.length === 0 &&
    reader.isFiller(said.slice(0, found.start)) &&
    reader.isFiller(said.slice(found.end));
  if (isAlone) return rankReadings(found.readings, rule.index.kind);
  return TIMES.has(rule.index.kind) ? readingsOfBare(rule, said, reader, context) : [];
}

/** A time that is one only where one is expected, without the fillers around it: "born on 3.4.78". */
function readingsOfBare(rule: ReadyRule, said: string, reader: Reader, context: TypedContext): Reading[] {
  const bare = withoutFillers(said, reader);
  if (bare === '' || bare === said) return [];
  const at = said.indexOf(bare);
  const { before, after } = context.around?.() ?? { before: '', after: '' };
  const around = (): Surroundings => ({
    before: before + said.slice(0, at),
    said: bare,
    after: said.slice(at + bare.length) + after,
  });
  return rankReadings(reader.parse(bare, { ...context, around }), rule.index.kind);
}

const TIMES: ReadonlySet<ValueKind> = new Set(['date', 'birth_date', 'time', 'datetime']);

function resolveTyped(rule: ReadyRule, said: string, reader: Reader | undefined, context: TypedContext): Resolution {
  const readings = reader ? readingsOf(rule, said, reader, context) : [];
  if (!reader) return unknown(rule, said, 'invalid_value');
  if (readings.length === 0) {
    return isImpossible(rule, said, reader, context) ? impossible(rule) : unknown(rule, said, 'invalid_value');
  }
  const within = readings.filter(reading => reader.withinBounds(reading, rule.index, context));
  if (within.length === 0) return { reason: 'out_of_range' };
  const [best, ...others] = within.filter(({ value, typed }) => !isForbidden(rule, value, typed.currency));
  if (!best) return { reason: 'not_allowed' };
  const resolved: Resolved = { value: best.value, match: 'typed', rule: rule.name, typed: best.typed };
  const alternatives = alternativesTo(best, others, context.referenceTime);
  if (alternatives.length > 0) resolved.alternatives = alternatives.map(({ value, typed }) => ({ value, typed }));
  return forReview(resolved, best.review);
}

/**
 * Whether it has the form of a value of this kind, and there is no such value: 30 February, 25:00, two and a half as a
 * count.
 */
function isImpossible({ index }: ReadyRule, said: string, reader: Reader, context: TypedContext): boolean {
  if (index.kind === 'integer') return reader.parse(said, context).length > 0;
  return [said, withoutFillers(said, reader)].some(words => reader.isImpossible?.(words, context));
}

function withoutFillers(said: string, { isFiller }: Reader): string {
  const words = said.split(' ');
  const first = words.findIndex(word => !isFiller(word));
  const last = words.findLastIndex(word => !isFiller(word));
  return words.slice(Math.max(first, 0), last + 1).join(' ');
}

/** A value that does not exist is not kept as it was said: it would look like a value. */
function impossible(rule: ReadyRule): Resolution {
  return rule.index.unknown === 'keep' ? { reason: 'invalid_value' } : unknown(rule, '', 'invalid_value');
}

function keepUnlessForbidden(rule: ReadyRule, said: string): Resolution {
  const value = applyCasing(said, rule.index.casing);
  return isForbidden(rule, value) ? { reason: 'not_allowed' } : { value, match: 'none', rule: rule.name };
}

/** What the rule does with a value that it does not know. A rule that allows only listed values cannot keep it. */
function unknown(rule: ReadyRule, said: string, reason: DropReason): Resolution {
  const { unknown: policy } = rule.index;
  const dropped = { reason: rule.allowed ? 'not_allowed' : reason } as const;
  if (policy === 'drop') return dropped;
  if (policy === 'keep') return keepUnlessForbidden(rule, said);
  return forReview({ value: null, match: 'none', rule: rule.name }, policy === 'review' ? ['unknown'] : []);
}

function forReview(resolved: Resolved, reasons: readonly ReviewReason[] = []): Resolved {
  return reasons.length > 0 ? { ...resolved, review: true, review_reasons: [...reasons] } : resolved;
}

function isForbidden(rule: ReadyRule, value: string, currency?: string): boolean {
  if (rule.allowed && !rule.allowed.has(value)) return true;
  return currency !== undefined && rule.index.currencies?.includes(currency) === false;
}
