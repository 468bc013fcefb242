import type { RulesSource } from '../../../lib/normalization/rules/source.ts';

/**
 * The line of the rules file that gave a value.
 * @param rule as in an answer: `date`, or `product/WH-1000XM5` for a value of a list
 */
export function rulePlace({ content, placeOf }: RulesSource, type: string, rule: string | null): number | null {
  const entities = property(content, 'entities');
  let name = type;
  // A cycle of `like` is a fault of the document, which is not read here.
  for (let at = 0; at < MOST_STEPS && property(entities, name) !== undefined; at += 1) {
    const values = property(property(entities, name), 'values');
    if (Array.isArray(values)) {
      const value = rule?.slice(rule.indexOf('/') + 1);
      const index = values.findIndex(candidate => property(candidate, 'value') === value);
      return placeOf(index < 0 ? ['entities', name] : ['entities', name, 'values', index]).line;
    }
    const like = property(property(entities, name), 'like');
    if (typeof like !== 'string') return placeOf(['entities', name]).line;
    name = like;
  }
  return null;
}

const MOST_STEPS = 20;

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
