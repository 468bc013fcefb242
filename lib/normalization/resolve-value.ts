import type { Language } from '../languages/index.ts';
import { applyCasing } from './casing.ts';
import type { DropReason, NormalizedEntity, ReviewReason } from './port.ts';
import type { ReadyRule } from './rule-book.ts';
import type { TypedContext } from './typed.ts';
import type { TypedReader } from './typed-reader.ts';

/** The value that a rule gives to an entity, or the reason why it is dropped. */
export type Resolution = Resolved | { reason: DropReason };

export type Resolved = Omit<NormalizedEntity, 'name' | 'confidence' | 'start' | 'end' | 'raw_value'>;

/** Whether the rule needs the grammar of its kind for this entity. */
export function needsReader(rule: ReadyRule, said: string): boolean {
  const { kind } = rule.index;
  if (kind === 'list' || kind === 'text') return false;
  return kind !== 'id' || !matchesId(rule, plainId(rule, said));
}

/** Whether a value is not literally among the synonyms, so that other forms have to be searched. */
export function needsInexactSearch(rule: ReadyRule, said: string, language: Language): boolean {
  return rule.synonyms !== undefined && rule.synonyms.find(said, language) === undefined;
}

/** @param said the value as it was said, canonical text */
export function resolveValue(
  rule: ReadyRule,
  said: string,
  reader: TypedReader | undefined,
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

function resolveId(rule: ReadyRule, said: string, reader: TypedReader | undefined, context: TypedContext): Resolution {
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

function resolveTyped(
  rule: ReadyRule,
  said: string,
  reader: TypedReader | undefined,
  context: TypedContext,
): Resolution {
  if (!reader) return unknown(rule, said, 'invalid_value');
  const readings = reader.read(said, context);
  if (readings.length === 0) {
    return reader.isImpossible(said, context) ? impossible(rule) : unknown(rule, said, 'invalid_value');
  }
  const within = readings.filter(reading => reader.withinBounds(reading, rule.index, context));
  if (within.length === 0) return { reason: 'out_of_range' };
  const [best, ...others] = within.filter(({ value, typed }) => !isForbidden(rule, value, typed.currency));
  if (!best) return { reason: 'not_allowed' };
  const resolved: Resolved = { value: best.value, match: 'typed', rule: rule.name, typed: best.typed };
  const alternatives = reader.alternativesTo(best, others, context.referenceTime);
  if (alternatives.length > 0) resolved.alternatives = alternatives.map(({ value, typed }) => ({ value, typed }));
  return forReview(resolved, best.review);
}

/**
 * The resolution for a date or time that does not exist. It is not kept as it was said, because it would look like a
 * value.
 */
function impossible(rule: ReadyRule): Resolution {
  return rule.index.unknown === 'keep' ? { reason: 'invalid_value' } : unknown(rule, '', 'invalid_value');
}

function keepUnlessForbidden(rule: ReadyRule, said: string): Resolution {
  const value = applyCasing(said, rule.index.casing);
  return isForbidden(rule, value) ? { reason: 'not_allowed' } : { value, match: 'none', rule: rule.name };
}

/** The resolution for a value that the rule does not know. A rule that allows only listed values cannot keep it. */
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
