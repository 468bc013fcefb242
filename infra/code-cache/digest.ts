/**
 * V8 compares only the length of the source, and takes bytecode as it is: one wrong byte ends the process, or computes something
 * else. So the digest of both stands before the bytecode. To compute it takes 1 ms of a first answer.
 */

const DIGEST_BYTES = 32;

export const withDigest = (source: Buffer, bytecode: Buffer): Buffer =>
  Buffer.concat([digestOf(source, bytecode), bytecode]);

/** Undefined for the bytecode of another source, and for what was damaged. */
export function readBytecode(source: Buffer, stored: Buffer): Buffer | undefined {
  const bytecode = stored.subarray(DIGEST_BYTES);
  return stored.subarray(0, DIGEST_BYTES).equals(digestOf(source, bytecode)) ? bytecode : undefined;
}

function digestOf(source: Buffer, bytecode: Buffer): Buffer {
  // An import would load it before V8 takes Node's own bytecode of it (`prepareV8`).
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(source).update(bytecode).digest();
}
