import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inclusionPath, leafHash, MerkleTree, rootOf } from '../../../lib/ledger/merkle.ts';
import { anyText } from '../../fixtures/any-text.ts';

/** The test vectors of Certificate Transparency, the reference of RFC 6962: leaves, and the root after each. */
const VECTORS = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const;
/** All bytes are below 128, so that as UTF-8 they are the same. */
const LEAVES = VECTORS.map(([leaf]) => Buffer.from(leaf, 'hex').toString('latin1'));
const HASHES = LEAVES.map(leafHash);

const hex = (treeHash: string) => Buffer.from(treeHash, 'latin1').toString('hex');

describe('MerkleTree', () => {
  it('has the roots of RFC 6962', () => {
    const tree = new MerkleTree();
    expect(hex(tree.root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [at, [, root]] of VECTORS.entries()) {
      tree.add(LEAVES[at] ?? '');
      expect(hex(tree.root())).toBe(root);
    }
  });

  it('proves a leaf by the path of RFC 6962', () => {
    expect(inclusionPath(HASHES, 0).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(inclusionPath(HASHES, 5).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(inclusionPath(HASHES.slice(0, 1), 0)).toEqual([]);
  });

  it('is the tree of the definition, for any number of leaves', () => {
    fc.assert(
      fc.property(fc.array(anyText(), { maxLength: 70 }), leaves => {
        const hashes = leaves.map(leafHash);
        expect(hex(rootOf(hashes))).toBe(rootByDefinition(leaves.map(leaf => Buffer.from(leaf))).toString('hex'));
      }),
      { seed: 9_162, numRuns: 60 },
    );
  });
});

/** RFC 9162, section 2.1.1, word by word. */
function rootByDefinition(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return hash('sha256', '', 'buffer');
  if (leaves.length === 1) return hash('sha256', Buffer.concat([Buffer.of(0), first]), 'buffer');
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split))];
  return hash('sha256', Buffer.concat([Buffer.of(1), left, right]), 'buffer');
}
