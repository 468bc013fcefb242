/** DynamoDB refuses larger items. Names and values count, the key included. */
export const MAX_ITEM_BYTES = 400 * 1024;

/**
 * The size of an item as DynamoDB counts it (Developer Guide, "DynamoDB item sizes and formats"): UTF-8 bytes of names and
 * texts, half a byte for a digit, 3 bytes for a list or map and 1 for each of its elements. DynamoDB states the size of
 * numbers as approximate; this takes the larger one.
 * @param item plain data, as in JSON
 */
export function itemBytes(item: object): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) bytes += Buffer.byteLength(name) + valueBytes(value);
  return bytes;
}

const COLLECTION_BYTES = 3;

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberBytes(value);
  if (Array.isArray(value)) return value.reduce((sum, element) => sum + 1 + valueBytes(element), COLLECTION_BYTES);
  if (typeof value === 'object' && value !== null) {
    return COLLECTION_BYTES + Object.keys(value).length + itemBytes(value);
  }
  return 1;
}

function numberBytes(value: number): number {
  const digits = String(Math.abs(value))
    .replace(/e.*|\./g, '')
    .replace(/^0+|0+$/g, '').length;
  return 2 + Math.floor(digits / 2) + (value < 0 ? 1 : 0);
}
