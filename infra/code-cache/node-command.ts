import { closeSync, openSync, readSync } from 'node:fs';

/** The libraries of arm64 on Debian and Ubuntu (package libstdc++6-arm64-cross). */
const LIBRARIES = '/usr/aarch64-linux-gnu';

/**
 * The command that runs the Node of the target. A Node for Linux on arm64 runs on another machine by QEMU's user emulation
 * (package qemu-user).
 */
export const nodeCommand = (node: string, { arch } = process): readonly [program: string, ...given: string[]] =>
  arch !== 'arm64' && isForArm64(node) ? ['qemu-aarch64', '-L', LIBRARIES, node] : [node];

const ELF = '\x7fELF';
/** Where the header names the machine, and its number for arm64. */
const MACHINE_AT = 18;
const ARM64 = 0xb7;

function isForArm64(path: string): boolean {
  const header = readHeader(path);
  return header.toString('latin1', 0, ELF.length) === ELF && header.readUInt16LE(MACHINE_AT) === ARM64;
}

/** Zeros for a command that is found by PATH, such as `node`. */
function readHeader(path: string): Buffer {
  const header = Buffer.alloc(MACHINE_AT + 2);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, header, 0, header.length, 0);
    } finally {
      closeSync(file);
    }
  } catch {}
  return header;
}
