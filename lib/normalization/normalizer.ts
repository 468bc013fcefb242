import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NluEntity } from '../provider/port.ts';
import { canonicalForm } from './canonical-text.ts';
import { createKindLoader, KINDS, type KindLoader, type KindSources } from './kinds.ts';
import { findUnknownTypes } from './nearest-type.ts';
import type { DropReason, NormalizationRequest, NormalizedEntity, Normalizer } from './port.ts';
import { needsInexactSearch, needsReader, type Resolution, type Resolved, resolveValue } from './resolve-value.ts';
import { type ReadyRule, RuleBook } from './rule-book.ts';
import type { RulesIndex, ValueKind } from './rules/rules-index.ts';
import { type Outcome, settle } from './settle.ts';
import { createSpanLocator, type LocatedSpan } from './spans.ts';
import { createInexactSearches, type InexactSearches } from './synonyms/index.ts';
import type { Surroundings, TypedContext } from './typed.ts';

export interface NormalizerOptions {
  rules: RulesIndex;
  /** The meaning of "last Tuesday". Default: the most recent one. */
  lastWeekday?: 'most-recent' | 'previous-week';
  /** The meaning of an hour without its half of the day. Default: an hour of the working day. */
  bareHour?: 'working-day' | 'clock';
  /** The readers of typed values. Default: all. */
  kinds?: KindSources;
}

/**
 * Applies the rules to what the upstream found: verifies spans, drops what was not requested or is below the threshold,
 * makes values canonical, resolves overlaps. Entities that are not returned are in `dropped` with the reason.
 */
export function createNormalizer({ rules, kinds: sources = KINDS, ...settings }: NormalizerOptions): Normalizer {
  const searches = createInexactSearches();
  const book = new RuleBook(rules, searches);
  const kinds = createKindLoader(sources);
  return {
    rulesVersion: rules.version,
    unknownTypes: entityTypes => findUnknownTypes(rules, entityTypes),
    isPrivate: entityType => book.ruleOf(entityType).index.private,
    async prepare(language, entityTypes) {
      for (const type of entityTypes) {
        const { kind } = book.ruleOf(type).index;
        if (!kinds.lacks(kind, language)) continue;
        await nextTurn();
        await kinds.load(kind, language);
      }
    },
    async normalize(request) {
      const { language, referenceTime, timeZone } = request;
      const context: TypedContext = { ...settings, language, referenceTime, timeZone };
      const candidates = boundReading(prepare(request, book));
      await loadWhatIsNeeded(candidates, context, searches, kinds);
      return settle(candidates.map(candidate => outcomeOf(candidate, contextOf(candidate, request, context), kinds)));
    },
  };
}

/** An entity of the upstream with its position in the text and its rule. */
interface Candidate {
  readonly entity: NluEntity;
  readonly span: LocatedSpan;
  /** The words of the caller, as canonical text. */
  readonly said: string;
  readonly rule: ReadyRule;
  /** The reason to drop it, whatever its value is. */
  readonly reason: DropReason | undefined;
}

function prepare(request: NormalizationRequest, book: RuleBook): Candidate[] {
  const locator = createSpanLocator(request.text);
  return request.entities.map(entity => {
    const span = locator.locate(entity);
    const said = canonicalForm(span.rawValue);
    return { entity, span, said, rule: book.ruleOf(entity.name), reason: reasonAgainst(entity, request) };
  });
}

/** The most UTF-16 units of a typed value. No date, number or address is longer. */
const LONGEST_TYPED = 1_000;
/** At most this many units of typed values are read for one text. Reading a list of numbers takes about 3 µs a unit. */
const MOST_READ = 50_000;

/** Drops values that are too long for a typed value, or that are beyond the limit for one text, without reading them. */
function boundReading(candidates: readonly Candidate[]): readonly Candidate[] {
  if (isShort(candidates)) return candidates;
  let units = 0;
  return candidates.map(candidate => {
    const { reason, rule, said } = candidate;
    if (reason || !needsReader(rule, said)) return candidate;
    const isRead = said.length <= LONGEST_TYPED && units + said.length <= MOST_READ;
    if (isRead) units += said.length;
    return isRead ? candidate : { ...candidate, reason: 'invalid_value' };
  });
}

/**
 * Whether all values are within both limits, typed or not. In most requests they are, so the rules need not be looked
 * up.
 */
function isShort(candidates: readonly Candidate[]): boolean {
  let units = 0;
  for (const { said } of candidates) {
    units += said.length;
    if (said.length > LONGEST_TYPED || units > MOST_READ) return false;
  }
  return true;
}

function reasonAgainst(
  { name, confidence }: NluEntity,
  { entityTypes, confidenceThreshold }: NormalizationRequest,
): DropReason | undefined {
  if (!entityTypes.includes(name)) return 'not_requested';
  return confidence < confidenceThreshold ? 'below_threshold' : undefined;
}

/** Loads readers that are missing. In most requests all are loaded, and nothing waits. */
async function loadWhatIsNeeded(
  candidates: readonly Candidate[],
  { language }: TypedContext,
  searches: InexactSearches,
  kinds: KindLoader,
): Promise<void> {
  for (const { rule, said, reason } of candidates) {
    if (reason) continue;
    if (rule.synonyms && !searches.loaded(language) && needsInexactSearch(rule, said, language)) {
      await searches.load(language);
    }
    const { kind } = rule.index;
    if (!kinds.loaded(kind, language) && needsReader(rule, said)) await kinds.load(kind, language);
  }
}

/** UTF-16 units on each side of an entity. This is enough for a clause. */
const AROUND = 160;

/** The context, with the text around the entity if its kind depends on it. */
function contextOf({ span, rule }: Candidate, { text }: NormalizationRequest, context: TypedContext): TypedContext {
  if (!DEPENDENT.has(rule.index.kind)) return context;
  const { start, end } = span;
  if (start === null || end === null) return { ...context, around: () => NOTHING };
  const { original } = text;
  const around = () => ({
    before: original.slice(Math.max(0, start - AROUND), start),
    said: original.slice(start, end),
    after: original.slice(end, end + AROUND),
  });
  return { ...context, around };
}

const NOTHING: Surroundings = { before: '', said: '', after: '' };
const DEPENDENT: ReadonlySet<ValueKind> = new Set([
  ...(['date', 'datetime', 'time', 'duration'] as const),
  ...(['money', 'number', 'integer', 'percentage'] as const),
]);

function outcomeOf(candidate: Candidate, context: TypedContext, kinds: KindLoader): Outcome {
  const { entity, span, said, rule, reason } = candidate;
  const reader = kinds.loaded(rule.index.kind, context.language);
  const resolution: Resolution = reason ? { reason } : resolveValue(rule, said, reader, context);
  if ('reason' in resolution) {
    return { name: entity.name, raw_value: span.rawValue, confidence: entity.confidence, reason: resolution.reason };
  }
  return { entity: entityOf(candidate, resolution), yieldsTo: rule.index.yieldsTo ?? NO_TYPES };
}

const NO_TYPES: readonly string[] = [];

/** Built field by field. Spreading objects of many shapes took 5 % of the time of a request. */
function entityOf({ entity: { name, confidence }, span }: Candidate, resolved: Resolved): NormalizedEntity {
  const { value, match, rule, candidates, typed, review, review_reasons: reasons, alternatives } = resolved;
  const { start, end, rawValue } = span;
  const entity: NormalizedEntity = { name, value, confidence, start, end, raw_value: rawValue, match, rule };
  if (candidates) entity.candidates = candidates;
  if (typed) entity.typed = typed;
  if (review) entity.review = review;
  if (reasons) entity.review_reasons = reasons;
  if (alternatives) entity.alternatives = alternatives;
  return entity;
}
