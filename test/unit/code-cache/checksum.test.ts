import { describe, expect, it } from 'vitest';
import { readBytecode, withChecksum } from '../../../infra/code-cache/checksum.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const SOURCE = Buffer.from('a + b');
const BYTECODE = Buffer.from('what V8 made of it');
const stored = withChecksum(SOURCE, BYTECODE);

const flipped = (at: number): Buffer => {
  const copy = Buffer.from(stored);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
};

describe('Bytecode with its checksum', () => {
  it('is read for its source', () => {
    expect(readBytecode(SOURCE, stored)).toEqual(BYTECODE);
  });

  it('begins at a multiple of 8 bytes, as V8 copies bytecode that begins elsewhere', () => {
    const bytecode = readBytecode(SOURCE, stored) ?? expect.fail('not read');
    expect((bytecode.byteOffset - stored.byteOffset) % 8).toBe(0);
    expect(bytecode.buffer).toBe(stored.buffer);
  });

  it('is not read for another source, also one of the same length', () => {
    expect(readBytecode(Buffer.from('a - b'), stored)).toBeUndefined();
  });

  it('is not read when a single bit of it is wrong', () => {
    for (let at = 0; at < stored.length; at += 1) expect(readBytecode(SOURCE, flipped(at))).toBeUndefined();
  });

  it('is not read when the same bit is wrong in it and in its source', () => {
    const source = Buffer.from(SOURCE);
    source.writeUInt8(source.readUInt8(source.length - 1) ^ 1, source.length - 1);
    expect(readBytecode(source, flipped(stored.length - 1))).toBeUndefined();
  });

  eachRow([
    ['cut off', stored.subarray(0, -1)],
    ['shorter than a checksum', stored.subarray(0, 3)],
    ['a checksum alone', stored.subarray(0, 8)],
    ['empty', Buffer.alloc(0)],
    ['all zero', Buffer.alloc(stored.length)],
    ['longer', Buffer.concat([stored, Buffer.of(0)])],
  ])('is not read when it is %s', (_, damaged) => {
    expect(readBytecode(SOURCE, damaged)).toBeUndefined();
  });
});
