import { type Condition, isEqual, isNew } from './condition.ts';

/**
 * A counter that every write of an item compares and increments. It is 0 while the item does not exist, and `damaged`
 * when the attribute is not a counter. A damaged one can be replaced, by one of several writers.
 */
export type Counter = number | 'damaged';

export const readCounter = (value: unknown): Counter =>
  typeof value === 'number' && value >= 1 && value <= Number.MAX_SAFE_INTEGER ? value : 'damaged';

export const nextCounter = (counter: Counter): number => (counter === 'damaged' ? 1 : Math.floor(counter) + 1);

/** The document still has the version that was read. */
export const versionIs = (version: Counter): Condition => counterIs('version', version);

/** The attribute is as it was read. */
export function counterIs(attribute: string, counter: Counter): Condition {
  if (counter === 0) return isNew;
  if (counter !== 'damaged') return isEqual(attribute, counter);
  return {
    anyOf: [
      { attribute, is: 'not-a-number' },
      { attribute, is: 'below', than: 1 },
      { attribute, is: 'above', than: Number.MAX_SAFE_INTEGER },
    ],
  };
}
