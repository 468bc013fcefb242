import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from './table.ts';

/**
 * The item as plain data. A number that JavaScript cannot hold exactly comes as the nearest one: by default the SDK makes
 * a BigInt of some and throws on others, and one damaged item would stop whoever reads the table.
 */
export const toPlain = (item: Item): Record<string, unknown> => unmarshall(item, { wrapNumbers: Number });
