import type * as z from 'zod';
import { checkMeaning } from './check-meaning.ts';
import { meantBy, mistypedKeys } from './mistyped-keys.ts';
import { type Path, PLACEHOLDER, type Report } from './report.ts';
import { outlineSchema, type Rule, ruleSchema } from './schema.ts';
import { type Place, readSource } from './source.ts';

/** A fault of a rules document. */
export interface RulesFault extends Place {
  /** Where in the document: keys and indexes joined by slashes. */
  path: string;
  message: string;
}

/** A document with complete rules: `like` is replaced by the fields that it takes over. */
export interface RulesDocument {
  version: string;
  rules: Record<string, Rule>;
  fallback: Rule;
}

/** Finds all faults of a YAML or JSON rules document. Without faults, the document is returned. */
export function checkRules(text: string): { faults: RulesFault[]; document?: RulesDocument } {
  const source = readSource(text);
  if (source.faults.length > 0) return { faults: source.faults.map(fault => ({ ...fault, path: '' })) };
  const faults: RulesFault[] = [];
  const reported = new Set<string>();
  const entities = isRecord(source.content) && isRecord(source.content.entities) ? source.content.entities : {};
  const report: Report = (path, message) => {
    // A fault in fields that a rule takes over from another is reported once, where it is written.
    const inherited = `${path.slice(2).join('/')}: ${message}`;
    const isDerived = path[0] === 'entities' && isLike(entities[String(path[1])]);
    if (isDerived && reported.has(inherited)) return;
    reported.add(inherited);
    faults.push({ ...source.placeOf(path), path: path.join('/'), message });
  };

  const document = readDocument(source.content, report);
  for (const [name, rule] of Object.entries(document.rules)) {
    checkMeaning(rule, document.rules, (path, message) => report(['entities', name, ...path], message));
  }
  checkMeaning(document.fallback, document.rules, (path, message) => report(['default', ...path], message));
  faults.sort((a, b) => a.line - b.line || a.column - b.column);
  return faults.length > 0 ? { faults } : { faults, document };
}

/** A rule that takes over another one. */
const isLike = (rule: unknown): boolean => isRecord(rule) && 'like' in rule;

/** The readable parts of the document. The others are reported and left out. */
function readDocument(raw: unknown, report: Report): RulesDocument {
  const outline = outlineSchema.safeParse(raw);
  reportIssues(outline.error, raw, { prefix: [], known: TOP_KEYS, report });
  const entities = isRecord(raw) && isRecord(raw.entities) ? raw.entities : {};
  const rules: Record<string, Rule> = {};
  const isDerived = (name: string) => isLike(entities[name]);
  const names = Object.keys(entities).filter(name => name !== '__proto__');
  if (Object.hasOwn(entities, '__proto__')) report(['entities', '__proto__'], 'no entity type can have this name');
  for (const name of [...names.filter(name => !isDerived(name)), ...names.filter(isDerived)]) {
    const complete = withLikes(name, entities, report);
    const rule = ruleSchema.safeParse(complete);
    reportIssues(rule.error, complete, { prefix: ['entities', name], known: RULE_KEYS, required: ['kind'], report });
    const readable = rule.data ?? ruleSchema.safeParse(mend(complete, rule.error.issues)).data;
    if (readable) rules[name] = readable;
  }
  const given = outline.data?.default ?? DEFAULT_RULE;
  const fallback = ruleSchema.safeParse(given);
  reportIssues(fallback.error, given, { prefix: ['default'], known: RULE_KEYS, required: ['kind'], report });
  return { version: outline.data?.version ?? '', rules, fallback: fallback.data ?? ruleSchema.parse(DEFAULT_RULE) };
}

const TOP_KEYS = Object.keys(outlineSchema.shape);
const RULE_KEYS = [...new Set(ruleSchema.options.flatMap(({ shape }) => Object.keys(shape))), 'like'];

/** The rule for types without a rule. Their values are kept as they are and treated as private. */
const DEFAULT_RULE = { kind: 'text', private: true };

/** The rule with all fields that it takes over by `like`, through any number of steps. */
function withLikes(name: string, entities: Record<string, unknown>, report: Report): unknown {
  let rule = entities[name];
  const visited = [name];
  while (isRecord(rule) && 'like' in rule) {
    const { like, ...own } = rule;
    const path = ['entities', name, 'like'];
    if (typeof like !== 'string' || !Object.hasOwn(entities, like)) {
      report(path, `there is no rule "${String(like)}"`);
      return { kind: 'text', ...own };
    }
    if (visited.includes(like)) {
      report(path, `cycle: ${[...visited, like].join(' -> ')}`);
      return { kind: 'text', ...own };
    }
    visited.push(like);
    const base = entities[like];
    rule = isRecord(base) ? { ...base, ...own } : own;
  }
  return rule;
}

/** A copy in which invalid parts are left out or replaced by a placeholder, so that the rest can be checked too. */
function mend(rule: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const mended = structuredClone(rule);
  for (const issue of issues) {
    const parent = issue.path.slice(0, issue.code === 'unrecognized_keys' ? undefined : -1).reduce(child, mended);
    const last = issue.path.at(-1);
    if (Array.isArray(parent) && typeof last === 'number') parent[last] = PLACEHOLDER + issue.path.join(' ');
    else if (!isRecord(parent)) continue;
    else if (issue.code === 'unrecognized_keys') for (const key of issue.keys) delete parent[key];
    else if (last === 'value') parent[last] = PLACEHOLDER + issue.path.join(' ');
    else delete parent[String(last)];
  }
  return mended;
}

const child = (parent: unknown, key: PropertyKey): unknown =>
  typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : undefined;

interface Mapping {
  prefix: Path;
  known: readonly string[];
  /** Default: all known keys. */
  required?: readonly string[];
  report: Report;
}

function reportIssues(error: z.ZodError | undefined, raw: unknown, { prefix, known, required, report }: Mapping): void {
  if (!error) return;
  const mistyped = isRecord(raw) ? mistypedKeys(raw, known, required) : new Map<string, string>();
  for (const [meant, key] of mistyped) report([...prefix, key], unknownKey(key, meant));
  const reported = new Set(mistyped.values());
  for (const issue of error.issues) {
    const path = [...prefix, ...issue.path.map(key => (typeof key === 'symbol' ? String(key) : key))];
    // The mistyped key explains why the right one is missing.
    if (issue.path.length === 1 && mistyped.has(String(issue.path[0]))) continue;
    // The outline reports a rule that is not a mapping.
    if (issue.path.length === 0 && issue.code === 'invalid_type' && prefix[0] === 'entities') continue;
    if (issue.code === 'invalid_key') report(path, issue.issues[0]?.message ?? issue.message);
    else if (issue.code !== 'unrecognized_keys') report(path, describeIssue(issue));
    else {
      for (const key of issue.keys.filter(key => !reported.has(key)))
        report([...path, key], unknownKey(key, issue.path.length === 0 ? meantBy(key, known) : undefined));
    }
  }
}

const unknownKey = (key: string, meant: string | undefined): string =>
  `unknown key "${key}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`;

function describeIssue({ code, message, path }: z.core.$ZodIssue): string {
  if (code !== 'invalid_type') return message;
  if (path.length === 0) return 'must be a mapping with the keys version and entities';
  return message.endsWith('received undefined') ? 'is missing' : message;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
