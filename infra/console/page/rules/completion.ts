/** The possible texts at a position of the document, from its JSON Schema. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'key' | 'value';
  readonly info: string;
}

/** The part of JSON Schema that the document's schema uses. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
  readonly description?: string;
}

/** Keys whose values are the names of other rules. */
const RULE_NAMES = new Set(['like', 'yields_to']);

/**
 * @param before the text up to the cursor
 * @param types every entity type that has a rule
 */
export function suggest(before: string, schema: unknown, types: readonly string[]): Suggestion[] {
  const { path, isValue } = placeAtEnd(before);
  const schemas = path.reduce<readonly Schema[]>(descend, [schema as Schema].flatMap(alternatives));
  if (!isValue) return keysOf(schemas);
  const names = RULE_NAMES.has(path.findLast(step => step !== '-') ?? '') ? types : [];
  return [...valuesOf(schemas), ...names].map(label => ({ label, kind: 'value', info: '' }));
}

/** The schemas of the part that a step leads to. */
const descend = (schemas: readonly Schema[], step: string): readonly Schema[] =>
  schemas.flatMap(({ properties, additionalProperties, items }) => {
    if (step === '-') return items ? alternatives(items) : [];
    const own = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
    const next = own ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    return next ? alternatives(next) : [];
  });

const alternatives = (schema: Schema): Schema[] => {
  const inner = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return inner.length === 0 ? [schema] : inner.flatMap(alternatives);
};

function keysOf(schemas: readonly Schema[]): Suggestion[] {
  const found = new Map<string, string>();
  for (const { properties = {} } of schemas) {
    for (const [name, { description = '' }] of Object.entries(properties)) {
      if (!found.has(name)) found.set(name, description);
    }
  }
  return [...found].map(([label, info]) => ({ label, kind: 'key', info }));
}

const valuesOf = (schemas: readonly Schema[]): string[] => {
  const values = schemas.flatMap(({ enum: choices = [], const: constant, type }) => [
    ...choices,
    ...(constant === undefined ? [] : [constant]),
    ...(type === 'boolean' ? [true, false] : []),
  ]);
  return [...new Set(values.map(String))];
};

const KEY = /^(\s*)((?:-\s+)*)(?:"([^"]*)"|'([^']*)'|([^\s:#'"{[&*!|>%@-][^:#]*?|[^\s:#]+?))\s*:(?:\s|$)/;

/** The keys above the end of the text, by their indentation; `-` is an item of a list. Flow mappings count, too. */
export function placeAtEnd(before: string): { path: string[]; isValue: boolean } {
  const lines = before.split('\n');
  const last = lines.pop() ?? '';
  const path: string[] = [];
  let indent = last.search(/\S|$/) + dashesOf(last);
  if (/^\s*-\s/.test(last)) path.unshift('-');
  const flow = flowPath(last);
  const own = KEY.exec(last);
  if (own && !flow) path.push(keyOf(own));
  if (own && flow) path.push(keyOf(own), ...flow.path);
  let listIndent = path[0] === '-' ? last.search(/\S/) : indent;
  for (const line of lines.reverse()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const found = KEY.exec(line);
    const at = line.search(/\S/);
    if (/^\s*-\s/.test(line) && at < indent && at + 2 <= indent && path[0] !== '-' && at + 2 === indent) {
      path.unshift('-');
      indent = at;
      listIndent = at;
      continue;
    }
    if (!found) continue;
    const isParent = path[0] === '-' ? at <= listIndent : at < indent;
    if (!isParent || /^\s*-/.test(line)) continue;
    path.unshift(keyOf(found));
    indent = at;
    listIndent = at;
  }
  return { path, isValue: flow ? flow.isValue : own !== null };
}

const dashesOf = (line: string): number => /^\s*((?:-\s+)*)/.exec(line)?.[1]?.length ?? 0;

const keyOf = (found: RegExpExecArray): string => found[3] ?? found[4] ?? found[5] ?? '';

/** The place inside `{ kind: list, like: … }` of a line; undefined outside of one. */
function flowPath(line: string): { path: string[]; isValue: boolean } | undefined {
  const open = Math.max(line.lastIndexOf('{'), line.lastIndexOf('['));
  if (open < 0 || Math.max(line.lastIndexOf('}'), line.lastIndexOf(']')) > open) return undefined;
  if (line[open] === '[') return { path: ['-'], isValue: true };
  const [, key] = /([\w$-]+)\s*:\s*[^,]*$/.exec(line.slice(open + 1)) ?? [];
  return { path: key === undefined ? [] : [key], isValue: key !== undefined };
}
