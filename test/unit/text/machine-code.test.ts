import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Whether V8 has made bytecode of a pattern. V8 shows this only when its process has a flag. */
const SCRIPT = `
  const { compileToMachineCode } = await import(${JSON.stringify(join(import.meta.dirname, '../../../lib/text/machine-code.ts'))});
  const [once, compiled] = [/a(b|c)+d/giu, /a(b|c)+e/giu];
  once.exec('short');
  compileToMachineCode(compiled);
  const told = [once, compiled].map(pattern => %RegexpHasBytecode(pattern, true));
  process.stdout.write(JSON.stringify([...told, compiled.lastIndex]));`;

it('compileToMachineCode lets V8 make no bytecode first', () => {
  const flags = ['--allow-natives-syntax', '--input-type=module'];
  expect(execFileSync(process.execPath, [...flags, '-e', SCRIPT], { encoding: 'utf8' })).toBe('[true,false,0]');
});
