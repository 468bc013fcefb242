import { LANGUAGES, type Language } from '../../languages/index.ts';

/** The kinds of values. The kind of an entity type decides how its value is read. */
export const VALUE_KINDS = [
  'list',
  'text',
  'id',
  'date',
  'birth_date',
  'time',
  'datetime',
  'duration',
  'recurrence',
  'number',
  'integer',
  'ordinal',
  'percentage',
  'money',
  'phone',
  'email',
] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** What happens to a value that the rule does not know or cannot read. */
export const UNKNOWN_POLICIES = ['keep', 'drop', 'null', 'review'] as const;
export type UnknownPolicy = (typeof UNKNOWN_POLICIES)[number];

export const CASINGS = ['keep', 'lower', 'upper', 'title'] as const;
export type Casing = (typeof CASINGS)[number];

/** Where a synonym holds: everywhere, in a language, or in one locale. The narrower one wins. */
export type Scope = 'any' | BaseLanguage | Language;

/** The language of a locale, without its region. */
type BaseLanguage = Language extends `${infer Base}-${string}` ? Base : never;

const baseOf = (language: Language): BaseLanguage => language.slice(0, 2) as BaseLanguage;

export const SCOPES: readonly Scope[] = ['any', ...new Set(LANGUAGES.map(baseOf)), ...LANGUAGES];

/** The scopes that hold for a language, the narrowest first. */
export const scopesOf = (language: Language): readonly Scope[] => [language, baseOf(language), 'any'];

/** The rules document after the build: checked, resolved, and quick to load. */
export interface RulesIndex {
  readonly format: 1;
  /** The document's version and a digest of its content. */
  readonly version: string;
  readonly rules: Readonly<Record<string, RuleIndex>>;
  /** Types whose rule is the same as that of another type. */
  readonly aliases: Readonly<Record<string, string>>;
  /** For entity types that have no rule. */
  readonly fallback: RuleIndex;
}

/** The rule of an entity type, if it has one. */
export function ruleIndexOf(index: RulesIndex, entityType: string): RuleIndex | undefined {
  const name = Object.hasOwn(index.aliases, entityType) ? (index.aliases[entityType] ?? '') : entityType;
  return Object.hasOwn(index.rules, name) ? index.rules[name] : undefined;
}

/** Every entity type that has a rule, with it. */
export const allRules = (index: RulesIndex): [name: string, rule: RuleIndex][] =>
  [...Object.keys(index.rules), ...Object.keys(index.aliases)].flatMap(name => {
    const rule = ruleIndexOf(index, name);
    return rule ? [[name, rule]] : [];
  });

export interface RuleIndex {
  readonly kind: ValueKind;
  readonly unknown: UnknownPolicy;
  readonly private: boolean;
  readonly casing: Casing;
  readonly fuzzy?: boolean;
  /** The canonical values that may be returned. */
  readonly allowed?: readonly string[];
  /** Bounds: a number or amount; an ISO date; or a duration from the reference time, such as `-P120Y`. */
  readonly min?: string;
  readonly max?: string;
  readonly currencies?: readonly string[];
  /** Patterns. The whole id must match one of them. */
  readonly patterns?: readonly string[];
  /** Characters taken out of an id before it is matched. */
  readonly ignore?: string;
  /** Types to which an overlapping entity of this type yields. */
  readonly yieldsTo?: readonly string[];
  readonly values?: readonly string[];
  readonly synonyms?: Readonly<Partial<Record<Scope, SynonymTable>>>;
}

/**
 * The synonyms of a scope, one to a row, sorted by key. Few long strings, because JSON.parse is fastest with those.
 * Numbers are Uint32, little endian, base64.
 */
export interface SynonymTable {
  /** Folded keys, one a line. */
  readonly keys: string;
  /** The spellings, one a line; empty if it equals the key. */
  readonly spellings: string;
  /** For each row an index into `values`. */
  readonly values: string;
  /** Keys without plural endings, sorted, one a line, and the row that each belongs to. */
  readonly stems: string;
  readonly stemRows: string;
  /** For a fuzzy rule: the words of the spellings, sorted; and the same words reversed, sorted. */
  readonly words?: string;
  readonly reversedWords?: string;
}
