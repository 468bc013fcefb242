import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from './table.ts';

/**
 * The item as plain data. A number that JavaScript cannot hold exactly is rounded to the nearest one. By default the
 * SDK makes a BigInt of some of them and throws on others. One damaged item would then stop every reader of the table.
 */
export const toPlain = (item: Item): Record<string, unknown> => unmarshall(item, { wrapNumbers: Number });
