import { canonicalize } from './canonical-text.ts';
import { createKindLoader, KINDS, type KindSources } from './kinds.ts';
import { type Contender, overlapped } from './overlaps.ts';
import type {
  DroppedEntity,
  DropReason,
  NormalizationRequest,
  NormalizationResult,
  NormalizedEntity,
  Normalizer,
} from './port.ts';
import { needsInexactSearch, needsReader, type ReadyRule, resolveValue } from './resolve-value.ts';
import { type RuleIndex, type RulesIndex, ruleIndexOf } from './rules/rules-index.ts';
import { createSpanLocator, type LocatedSpan } from './spans.ts';
import { createInexactSearches, createSynonymLookup, type InexactSearches } from './synonyms/index.ts';
import type { TypedContext } from './typed.ts';

export interface NormalizerOptions {
  rules: RulesIndex;
  /** How "last Tuesday" is meant; the most recent one unless told otherwise. */
  lastWeekday?: 'most-recent' | 'previous-week';
  /** Readers of typed values; all of them unless told otherwise. */
  kinds?: KindSources;
}

/**
 * Applies the rules to what the upstream found: verifies spans, drops what was not asked for or is not sure enough,
 * makes values canonical, resolves overlaps. What is not returned is in `dropped` with its reason.
 */
export function createNormalizer({ rules, lastWeekday, kinds: sources = KINDS }: NormalizerOptions): Normalizer {
  const searches = createInexactSearches();
  const ruleOf = createRuleBook(rules, searches);
  const kinds = createKindLoader(sources);
  return {
    rulesVersion: rules.version,
    isPrivate: entityType => ruleOf(entityType).index.private,
    async normalize(request) {
      const context: TypedContext = { ...pick(request), ...(lastWeekday ? { lastWeekday } : {}) };
      const located = locateAll(request);
      for (const { entity, reason } of located) {
        const rule = ruleOf(entity.name);
        const { kind } = rule.index;
        if (reason) continue;
        if (!searches.loaded(request.language) && needsInexactSearch(rule, entity.said, request.language)) {
          await searches.load(request.language);
        }
        if (kinds.loaded(kind, request.language) || !needsReader(rule, entity.said)) continue;
        await kinds.load(kind, request.language);
      }
      return settle(located, entity => {
        const rule = ruleOf(entity.name);
        const reader = kinds.loaded(rule.index.kind, request.language);
        return { rule, resolution: resolveValue(rule, entity.said, reader, context) };
      });
    },
  };
}

const pick = ({ language, referenceTime, timeZone }: NormalizationRequest) => ({ language, referenceTime, timeZone });

/** The rule of an entity type, made ready when it is first met. */
function createRuleBook(rules: RulesIndex, searches: InexactSearches): (entityType: string) => ReadyRule {
  const ready = new Map<string, ReadyRule>();
  const fallback = readyRule('default', rules.fallback, searches);
  return entityType => {
    const known = ready.get(entityType);
    if (known) return known;
    const index = ruleIndexOf(rules, entityType);
    if (!index) return fallback;
    const rule = readyRule(entityType, index, searches);
    ready.set(entityType, rule);
    return rule;
  };
}

function readyRule(name: string, index: RuleIndex, searches: InexactSearches): ReadyRule {
  return {
    name,
    index,
    synonyms: index.kind === 'list' ? createSynonymLookup(index, searches.loaded) : undefined,
    patterns: (index.patterns ?? []).map(pattern => new RegExp(`^(?:${pattern})$`, 'u')),
    allowed: index.allowed && new Set(index.allowed),
  };
}

interface Located {
  entity: { name: string; confidence: number; said: string };
  span: LocatedSpan;
  reason: DropReason | undefined;
}

function locateAll({ text, entities, entityTypes, confidenceThreshold }: NormalizationRequest): Located[] {
  const locator = createSpanLocator(text);
  const requested = new Set(entityTypes);
  return entities.map(entity => {
    const { name, confidence } = entity;
    const span = locator.locate(entity);
    const reason = !requested.has(name)
      ? 'not_requested'
      : confidence < confidenceThreshold
        ? 'below_threshold'
        : undefined;
    return { entity: { name, confidence, said: canonicalize(span.rawValue).text }, span, reason };
  });
}

type Resolve = (entity: Located['entity']) => { rule: ReadyRule; resolution: ReturnType<typeof resolveValue> };

/** Sorts the entities into those that are returned and those that are dropped, both in the upstream's order. */
function settle(located: readonly Located[], resolve: Resolve): NormalizationResult {
  const outcomes: (Contender | DroppedEntity)[] = located.map(({ entity, span, reason }) => {
    const { name, confidence } = entity;
    if (reason) return { name, raw_value: span.rawValue, confidence, reason };
    const { rule, resolution } = resolve(entity);
    if ('reason' in resolution) return { name, raw_value: span.rawValue, confidence, reason: resolution.reason };
    const { value, ...provenance } = resolution;
    const place = { start: span.start, end: span.end, raw_value: span.rawValue };
    return { entity: { name, value, confidence, ...place, ...provenance }, yieldsTo: rule.index.yieldsTo ?? [] };
  });
  const lost = overlapped(outcomes.filter(outcome => 'entity' in outcome));
  const entities: NormalizedEntity[] = [];
  const dropped: DroppedEntity[] = [];
  for (const outcome of outcomes) {
    if (!('entity' in outcome)) dropped.push(outcome);
    else if (lost.has(outcome)) dropped.push(lostToOverlap(outcome.entity));
    else entities.push(outcome.entity);
  }
  return { entities, dropped };
}

const lostToOverlap = ({ name, raw_value, confidence }: NormalizedEntity): DroppedEntity => ({
  ...{ name, raw_value, confidence },
  reason: 'overlap',
});
