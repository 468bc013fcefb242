/** What the recogniser can find, by its own name. */
export const ENTITY_KINDS = [
  'product',
  'intent',
  'date',
  'time',
  'money',
  'percentage',
  'number',
  'email',
  'phone',
  'order_number',
] as const;

export type EntityKind = (typeof ENTITY_KINDS)[number];

/** Other names for the same kinds. */
const ALIASES: Record<string, EntityKind> = {
  product_name: 'product',
  amount: 'money',
  price: 'money',
  currency: 'money',
  quantity: 'number',
  email_address: 'email',
  phone_number: 'phone',
  order_id: 'order_number',
};

/** The kind of a requested entity type. The upstream returns nothing for a type that it does not know. */
export function kindOf(entityType: string): EntityKind | undefined {
  return ENTITY_KINDS.find(kind => kind === entityType) ?? ALIASES[entityType];
}
