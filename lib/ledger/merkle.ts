import { hash } from 'node:crypto';

/**
 * Merkle trees as in RFC 9162, section 2.1 (and RFC 6962): SHA-256, a byte of 0 before a leaf and of 1 before a
 * node, so that a node cannot be mistaken for a leaf. No maintained package offers this without the rest of a log
 * server.
 */

/** 32 bytes as a text of 32 units (latin1, in Node also `binary`). Buffers take four times as long to hash. */
type TreeHash = string;

export class MerkleTree {
  /** Roots of the complete subtrees so far, from left to right, each larger than the next. */
  readonly #subtrees: TreeHash[] = [];
  #size = 0;

  /** Takes the leaves from left to right; needs memory for the logarithm of their number. */
  add(leaf: string): void {
    this.addHash(leafHash(leaf));
  }

  addHash(leaf: TreeHash): void {
    let right = leaf;
    this.#size += 1;
    for (let count = this.#size; count % 2 === 0; count /= 2) right = nodeHash(this.#subtrees.pop() ?? '', right);
    this.#subtrees.push(right);
  }

  root(): TreeHash {
    const last = this.#subtrees.at(-1) ?? hash('sha256', '', 'binary');
    return this.#subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
  }
}

/** The hashes that prove that a leaf is in the tree, from the leaf upwards (RFC 9162, section 2.1.3.1). */
export function inclusionPath(leaves: readonly TreeHash[], index: number): TreeHash[] {
  if (leaves.length <= 1) return [];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionPath(left, index), rootOf(right)]
    : [...inclusionPath(right, index - split), rootOf(left)];
}

export function rootOf(leaves: readonly TreeHash[]): TreeHash {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.addHash(leaf);
  return tree.root();
}

export const leafHash = (leaf: string): TreeHash => hash('sha256', `\0${leaf}`, 'binary');

export const encodeHash = (treeHash: TreeHash): string => Buffer.from(treeHash, 'latin1').toString('base64url');

/** Reused for each node. */
const node = Buffer.alloc(65, 1);

function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  node.write(left, 1, 'latin1');
  node.write(right, 33, 'latin1');
  return hash('sha256', node, 'binary');
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
