import { type RuleIndex, type RulesIndex, ruleIndexOf } from './rules/rules-index.ts';
import { createSynonymLookup, type InexactSearches, type SynonymLookup } from './synonyms/index.ts';

/** A rule with its look-up and its patterns, which are built once. */
export interface ReadyRule {
  readonly name: string;
  readonly index: RuleIndex;
  readonly synonyms: SynonymLookup | undefined;
  readonly patterns: readonly RegExp[];
  readonly allowed: ReadonlySet<string> | undefined;
}

/** The rules by entity type. Each is prepared when it is first needed. */
export class RuleBook {
  readonly #rules: RulesIndex;
  readonly #searches: InexactSearches;
  readonly #ready = new Map<string, ReadyRule>();
  /** The rule for types without one of their own. One rule serves them all, since callers may send any number of names. */
  readonly #fallback: ReadyRule;

  constructor(rules: RulesIndex, searches: InexactSearches) {
    this.#rules = rules;
    this.#searches = searches;
    this.#fallback = this.#prepare('default', rules.fallback);
  }

  ruleOf(entityType: string): ReadyRule {
    const known = this.#ready.get(entityType);
    if (known) return known;
    const index = ruleIndexOf(this.#rules, entityType);
    if (!index) return this.#fallback;
    const rule = this.#prepare(entityType, index);
    this.#ready.set(entityType, rule);
    return rule;
  }

  #prepare(name: string, index: RuleIndex): ReadyRule {
    return {
      name,
      index,
      synonyms: index.kind === 'list' ? createSynonymLookup(index, this.#searches.loaded) : undefined,
      patterns: (index.patterns ?? []).map(pattern => new RegExp(`^(?:${pattern})$`, 'u')),
      allowed: index.allowed && new Set(index.allowed),
    };
  }
}
