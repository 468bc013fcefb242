import { expect, it } from 'vitest';
import { createShardDigest } from '../../../lib/ledger/shard-digest.ts';
import { eachRow } from '../../fixtures/each-row.ts';

eachRow([
  [['A', 'B', 'C'], true],
  [['A', 'B', 'B'], false],
  [['B', 'A', 'C'], false],
])('the digest of a shard with the ids %j is of ascending ones: %s', (ids, isAscending) => {
  const digest = createShardDigest(3);
  for (const id of ids) digest.add(id, `digest of ${id}`);
  expect(digest.isAscending).toBe(isAscending);
});

it('counts the records, and gives each order of them another root', () => {
  const sealOf = (ids: readonly string[]) => {
    const digest = createShardDigest(3);
    for (const id of ids) digest.add(id, `digest of ${id}`);
    return digest.finish();
  };
  expect(sealOf(['A', 'B'])).toMatchObject({ shard: 3, count: 2 });
  expect(sealOf(['A', 'B']).root).not.toBe(sealOf(['B', 'A']).root);
});
