import { describe, expect } from 'vitest';
import { itemBytes } from '../../../lib/dynamodb/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('The size of an item', () => {
  eachRow([
    [{ a: 'text' }, 1 + 4],
    // Characters of two, three and four bytes in UTF-8.
    [{ ä: 'ä€😀' }, 2 + 2 + 3 + 4],
    [{ a: '' }, 1],
    [{ a: null, bb: true }, 1 + 1 + 2 + 1],
    [{ a: 0 }, 1 + 2],
    [{ a: 1 }, 1 + 2],
    [{ a: 940_000 }, 1 + 3],
    [{ a: 4_102_444_800 }, 1 + 6],
    [{ a: -12 }, 1 + 4],
    [{ a: 0.25 }, 1 + 3],
    [{ a: 1e100 }, 1 + 2],
    [{ a: [] }, 1 + 3],
    [{ a: ['b', 'cc'] }, 1 + 3 + (1 + 1) + (1 + 2)],
    [{ a: {} }, 1 + 3],
    [{ a: { bb: 'ccc' } }, 1 + 3 + 1 + 2 + 3],
    [{ a: [{ b: 'c' }] }, 1 + 3 + 1 + 3 + 1 + 2],
  ])('of %j is %d bytes', (item, bytes) => {
    expect(itemBytes(item)).toBe(bytes);
  });
});
