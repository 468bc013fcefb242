import type { Language } from '../../../../lib/languages/index.ts';
import type { RulesIndex } from '../../../../lib/normalization/index.ts';
import { createKindLoader, KINDS } from '../../../../lib/normalization/kinds.ts';
import { matchesId, plainId } from '../../../../lib/normalization/resolve-value.ts';
import { RuleBook } from '../../../../lib/normalization/rule-book.ts';
import { ruleIndexOf, type ValueKind } from '../../../../lib/normalization/rules/rules-index.ts';
import { findListed } from '../../../../lib/normalization/synonyms/find-listed.ts';
import { createInexactSearches } from '../../../../lib/normalization/synonyms/index.ts';
import { type EntityKind, kindOf } from './entity-types.ts';

/** An entity that the rules document finds in a text. Spans are UTF-16 units; the end is exclusive. */
export interface RuledEntity {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  /** The rules name it literally, so that no part of it is another entity. */
  readonly isName: boolean;
}

/** The part of the recogniser that follows the rules document. */
export interface RuleFinder {
  /** The kind of the lexicon whose finders are used for an entity type that only the rules know. */
  lexiconKindOf(entityType: string): EntityKind | undefined;
  find(text: string, language: Language, entityTypes: readonly string[]): Promise<RuledEntity[]>;
}

/** Kinds of values for which the lexicon has another name. */
const LEXICON_KINDS: Partial<Record<ValueKind, EntityKind>> = {
  date: 'date',
  birth_date: 'date',
  time: 'time',
  money: 'money',
  percentage: 'percentage',
  number: 'number',
  integer: 'number',
  phone: 'phone',
  email: 'email',
};

/** Kinds for which the lexicon has no words; the service's own grammars find them. */
const GRAMMAR_KINDS: ReadonlySet<ValueKind> = new Set(['datetime', 'duration', 'recurrence', 'ordinal']);

/** The confidence of a value with a slip: above the usual threshold of 0.75, and below all exact values. */
const LIST_CONFIDENCE = { exact: 0.95, folded: 0.93, fuzzy: 0.78 };
const ID_CONFIDENCE = 0.88;
const GRAMMAR_CONFIDENCE = 0.85;

export function createRuleFinder(rules: RulesIndex): RuleFinder {
  const searches = createInexactSearches();
  const book = new RuleBook(rules, searches);
  const readers = createKindLoader(KINDS);
  const kindByRule = (entityType: string): ValueKind | undefined => ruleIndexOf(rules, entityType)?.kind;

  async function findNames(text: string, language: Language, name: string): Promise<RuledEntity[]> {
    if (!searches.loaded(language)) await searches.load(language);
    const [search, rule] = [searches.loaded(language), ruleIndexOf(rules, name)];
    if (!search || !rule) return [];
    const one: RulesIndex = { ...rules, rules: { [name]: rule }, aliases: {} };
    return findListed(one, text, language, search, { corrects: true }).map(({ start, end, match }) => ({
      ...{ name, start, end, isName: true },
      confidence: LIST_CONFIDENCE[match],
    }));
  }

  function findIds(text: string, name: string): RuledEntity[] {
    const rule = book.ruleOf(name);
    // The lexicon finds such ids by the words beside them. For bare digits, a pattern is not enough.
    const needsLetter = kindOf(name) !== undefined;
    return findTokens(text, said => {
      const id = plainId(rule, said);
      return matchesId(rule, id) && (!needsLetter || /\p{L}/u.test(id));
    }).map(span => ({ name, ...span, confidence: ID_CONFIDENCE, isName: true }));
  }

  async function findByGrammar(
    text: string,
    language: Language,
    name: string,
    kind: ValueKind,
  ): Promise<RuledEntity[]> {
    const reader = await readers.load(kind, language);
    const found = reader?.recognize(text, { language, referenceTime: 0, timeZone: 'UTC' }) ?? [];
    return found
      .filter(({ readings }) => readings.some(({ typed }) => typed.kind === kind))
      .map(({ start, end }) => ({ name, start, end, confidence: GRAMMAR_CONFIDENCE, isName: false }));
  }

  async function findOne(text: string, language: Language, name: string): Promise<RuledEntity[]> {
    const kind = kindByRule(name);
    if (kind === 'list') return findNames(text, language, name);
    if (kind === 'id') return findIds(text, name);
    return kind !== undefined && GRAMMAR_KINDS.has(kind) ? findByGrammar(text, language, name, kind) : [];
  }

  return {
    lexiconKindOf(entityType) {
      const kind = kindByRule(entityType);
      return kind && LEXICON_KINDS[kind];
    },
    async find(text, language, entityTypes) {
      const found: RuledEntity[] = [];
      for (const name of entityTypes) found.push(...(await findOne(text, language, name)));
      return found;
    },
  };
}

/** The most tokens that an id is read from: "AB 12 34 56". */
const MOST_TOKENS = 6;

/** Runs of tokens that pass the test, the longest first at each token, without overlaps. */
function findTokens(text: string, isFound: (said: string) => boolean): { start: number; end: number }[] {
  const tokens = [...text.matchAll(TOKEN)].map(match => ({ start: match.index, end: match.index + match[0].length }));
  const found: { start: number; end: number }[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = Math.min(from + MOST_TOKENS, tokens.length); to > from; to -= 1) {
      const said = tokens.slice(from, to).map(({ start, end }) => text.slice(start, end));
      const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
      if ((said.length > 1 && !said.every(isPartOfId)) || !isFound(text.slice(start, end))) continue;
      found.push({ start, end });
      from = to - 1;
      break;
    }
  }
  return found;
}

/** Letters alone belong to an id in several tokens only as capitals: "AB 12 34", and not "in 2026". */
const isPartOfId = (token: string): boolean => /\p{N}/u.test(token) || /^\p{Lu}{1,4}$/u.test(token);

/** The text between two spaces, without quotes and punctuation around it. */
const TOKEN = /[\p{L}\p{N}#](?:[^\s]*[\p{L}\p{N}])?/gu;
