import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Condition, StateChange, StateItem, StateValue } from './store.ts';

/** The parts of an UpdateItem call that say what to change and when. */
export interface UpdateExpressions {
  UpdateExpression?: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, AttributeValue>;
}

/** Translates a change and its condition; every attribute name is aliased, since DynamoDB reserves hundreds of words. */
export function writeExpressions(change: StateChange, condition?: Condition): UpdateExpressions {
  const aliases = createAliases();
  const update = writeUpdate(change, aliases);
  const guard = condition && writeCondition(condition, aliases);
  return {
    ...(update && { UpdateExpression: update }),
    ...(guard && { ConditionExpression: guard }),
    ...(aliases.names.size > 0 && { ExpressionAttributeNames: Object.fromEntries(aliases.names) }),
    ...(aliases.values.size > 0 && { ExpressionAttributeValues: Object.fromEntries(aliases.values) }),
  };
}

export function toAttribute(value: StateValue): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  return { B: value };
}

/** Attributes of other types than the port's three are left out: nothing here writes them. */
export function toItem(attributes: Record<string, AttributeValue>): StateItem {
  const item: Record<string, StateValue> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value.S !== undefined) item[name] = value.S;
    else if (value.N !== undefined) item[name] = Number(value.N);
    else if (value.B !== undefined) item[name] = value.B;
  }
  return item as StateItem;
}

interface Aliases {
  readonly names: Map<string, string>;
  readonly values: Map<string, AttributeValue>;
  name(attribute: string): string;
  value(value: StateValue): string;
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

function writeUpdate(change: StateChange, { name, value }: Aliases): string {
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
  }
}

/** @throws RangeError for an empty list, whose meaning nobody could guess */
function join(conditions: readonly Condition[], operator: string, aliases: Aliases): string {
  if (conditions.length === 0) throw new RangeError('a condition of no parts has no meaning');
  return `(${conditions.map(part => writeCondition(part, aliases)).join(operator)})`;
}
