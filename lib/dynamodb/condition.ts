/** Values that an update sets and a condition compares. */
export type ScalarValue = string | number | Uint8Array;

/** A condition on the item, without which a write has no effect. DynamoDB evaluates it in one step with the write. */
export type Condition =
  | { attribute: string; is: 'absent' }
  | { attribute: string; is: 'equal'; to: ScalarValue }
  | { attribute: string; is: 'below'; than: number }
  | { attribute: string; is: 'above'; than: number }
  /** The attribute is missing or has another type than number. */
  | { attribute: string; is: 'not-a-number' }
  /** The attribute is missing or has another type than string. */
  | { attribute: string; is: 'not-a-string' }
  | { anyOf: readonly Condition[] }
  | { allOf: readonly Condition[] };

export const isAbsent = (attribute: string): Condition => ({ attribute, is: 'absent' });

/** False for an item without the attribute. */
export const isEqual = (attribute: string, to: ScalarValue): Condition => ({ attribute, is: 'equal', to });

/** The item does not exist yet. */
export const isNew: Condition = isAbsent('pk');

/** The lease on this item is held by `owner`. */
export const ownerIs = (owner: string): Condition => isEqual('lease_owner', owner);
