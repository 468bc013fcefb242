import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeCommand } from '../../../infra/code-cache/node-command.ts';
import { newTempFolder } from '../../fixtures/temp-folder.ts';

/** `e_machine` of the ELF header. */
const ARM64 = 0xb7;
const X64 = 0x3e;

describe('nodeCommand', () => {
  const fileOf = (name: string, content: Buffer): string => {
    const path = join(newTempFolder(), name);
    writeFileSync(path, content);
    return path;
  };
  const headerOf = (machine: number, magic = '\x7fELF'): Buffer => {
    const header = Buffer.alloc(64);
    header.write(magic, 'latin1');
    header.writeUInt16LE(machine, 18);
    return header;
  };
  const programFor = (machine: number): string => fileOf(`node-${machine}`, headerOf(machine));
  const commandOn = (arch: string, node: string) => nodeCommand(node, { arch } as typeof process);

  it('runs a Node for arm64 by QEMU on another machine', () => {
    const node = programFor(ARM64);
    expect(commandOn('x64', node)).toEqual(['qemu-aarch64', '-L', '/usr/aarch64-linux-gnu', node]);
  });

  it('runs it as it is on arm64', () => {
    const node = programFor(ARM64);
    expect(commandOn('arm64', node)).toEqual([node]);
  });

  it.each([
    ['a Node of the own machine', () => programFor(X64)],
    ['a file that is no program but has the number', () => fileOf('similar', headerOf(ARM64, '#!sh'))],
    ['an empty file', () => fileOf('empty', Buffer.alloc(0))],
    ['a command that PATH finds', () => 'node'],
    ['a folder', newTempFolder],
  ])('runs %s as it is', (_, make) => {
    const node = make();
    expect(commandOn('x64', node)).toEqual([node]);
  });
});
