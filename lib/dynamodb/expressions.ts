import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Condition, ScalarValue } from './condition.ts';

/** What an update does to an item. */
export interface Change {
  set?: Record<string, ScalarValue>;
  /** Sets attributes that the item does not have yet and leaves the others alone. */
  setIfAbsent?: Record<string, ScalarValue>;
  /** Adds to a number attribute; a missing one counts as 0. */
  add?: Record<string, number>;
  remove?: readonly string[];
}

/** The parts of a request that name the changes, their condition, and the attributes to read. */
export interface Expressions {
  UpdateExpression?: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, AttributeValue>;
}

/** Every attribute name is aliased, since DynamoDB reserves hundreds of words. */
export function writeExpressions(parts: { change?: Change; condition?: Condition | undefined }): Expressions {
  const aliases = createAliases();
  const update = parts.change && writeUpdate(parts.change, aliases);
  const condition = parts.condition && writeCondition(parts.condition, aliases);
  return {
    ...(update && { UpdateExpression: update }),
    ...(condition && { ConditionExpression: condition }),
    ...(aliases.names.size > 0 && { ExpressionAttributeNames: Object.fromEntries(aliases.names) }),
    ...(aliases.values.size > 0 && { ExpressionAttributeValues: Object.fromEntries(aliases.values) }),
  };
}

interface Aliases {
  readonly names: Map<string, string>;
  readonly values: Map<string, AttributeValue>;
  name(attribute: string): string;
  value(value: ScalarValue): string;
}

function createAliases(): Aliases {
  const byAttribute = new Map<string, string>();
  const names = new Map<string, string>();
  const values = new Map<string, AttributeValue>();
  return {
    names,
    values,
    name(attribute) {
      const alias = byAttribute.get(attribute) ?? `#n${byAttribute.size}`;
      byAttribute.set(attribute, alias);
      names.set(alias, attribute);
      return alias;
    },
    value(value) {
      const alias = `:v${values.size}`;
      values.set(alias, toAttribute(value));
      return alias;
    },
  };
}

function toAttribute(value: ScalarValue): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  return { B: value };
}

function writeUpdate(change: Change, { name, value }: Aliases): string {
  const sets = [
    ...Object.entries(change.set ?? {}).map(([attribute, to]) => `${name(attribute)} = ${value(to)}`),
    ...Object.entries(change.setIfAbsent ?? {}).map(
      ([attribute, to]) => `${name(attribute)} = if_not_exists(${name(attribute)}, ${value(to)})`,
    ),
  ];
  const adds = Object.entries(change.add ?? {}).map(([attribute, by]) => `${name(attribute)} ${value(by)}`);
  const removes = (change.remove ?? []).map(name);
  return [clause('SET', sets), clause('ADD', adds), clause('REMOVE', removes)].filter(Boolean).join(' ');
}

const clause = (verb: string, parts: readonly string[]) => (parts.length > 0 ? `${verb} ${parts.join(', ')}` : '');

function writeCondition(condition: Condition, aliases: Aliases): string {
  if ('anyOf' in condition) return join(condition.anyOf, ' OR ', aliases);
  if ('allOf' in condition) return join(condition.allOf, ' AND ', aliases);
  const attribute = aliases.name(condition.attribute);
  switch (condition.is) {
    case 'absent':
      return `attribute_not_exists(${attribute})`;
    case 'equal':
      return `${attribute} = ${aliases.value(condition.to)}`;
    case 'below':
      return `${attribute} < ${aliases.value(condition.than)}`;
    case 'above':
      return `${attribute} > ${aliases.value(condition.than)}`;
    case 'not-a-number':
      return `NOT attribute_type(${attribute}, ${aliases.value('N')})`;
    case 'not-a-string':
      return `NOT attribute_type(${attribute}, ${aliases.value('S')})`;
  }
}

/** @throws RangeError for an empty list: it could mean "always" as well as "never" */
function join(conditions: readonly Condition[], operator: string, aliases: Aliases): string {
  if (conditions.length === 0) throw new RangeError('a condition needs at least one part');
  return `(${conditions.map(part => writeCondition(part, aliases)).join(operator)})`;
}
