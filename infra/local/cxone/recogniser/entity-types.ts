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

/** Other names under which callers ask for the same. */
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

/** The kind that a requested entity type stands for; an upstream answers a type that it does not know with nothing. */
export function kindOf(entityType: string): EntityKind | undefined {
  return ENTITY_KINDS.find(kind => kind === entityType) ?? ALIASES[entityType];
}
