import { allRules, type RulesIndex, ruleIndexOf } from './rules/rules-index.ts';
import { editDistance } from './synonyms/edit-distance.ts';

/** A requested entity type that no rule knows. */
export interface UnknownType {
  /** Its index in the request. */
  readonly index: number;
  /** The name of a rule that is probably meant. */
  readonly nearest: string | undefined;
}

export function findUnknownTypes(rules: RulesIndex, entityTypes: readonly string[]): UnknownType[] {
  return entityTypes.flatMap((name, index) =>
    ruleIndexOf(rules, name) === undefined ? [{ index, nearest: nearestType(rules, name) }] : [],
  );
}

/** Without case and separators: `orderNumber` equals `order_number`. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[_.-]/g, '');

/** A shorter name is a part of too many others. */
const MIN_PART_UNITS = 4;

/**
 * The name with the fewest slips, at most one for every three characters; otherwise a name that contains it or is part
 * of it.
 */
function nearestType(rules: RulesIndex, name: string): string | undefined {
  const wanted = plain(name);
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let nearest: string | undefined;
  let related: string | undefined;
  for (const [known] of allRules(rules)) {
    const other = plain(known);
    const distance = editDistance(wanted, other, least - 1);
    if (distance < least) [least, nearest] = [distance, known];
    const [part = '', whole = ''] = wanted.length < other.length ? [wanted, other] : [other, wanted];
    if (part.length >= MIN_PART_UNITS && whole.includes(part)) related ??= known;
  }
  return nearest ?? related;
}
