import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';

const MODULE = JSON.stringify(join(import.meta.dirname, '../../../infra/code-cache/prepare-v8.ts'));

interface Prepared {
  /** The space for new objects, in MB. */
  newSpaceMb: number;
  /** Whether Node accepts the bytecode of one of its own modules that is loaded from now on. */
  takesBytecode: boolean;
  collects: boolean;
}

/** In a process of its own, as flags of V8 are those of the process. */
function prepareApart(flags: readonly string[], initialization: string | undefined): Prepared {
  const script = `
    const { internalBinding } = process.getBuiltinModule('node:module').createRequire('/')('internal/test/binding');
    const { getHeapSpaceStatistics } = process.getBuiltinModule('node:v8');
    const { prepareV8 } = await import(${MODULE});
    prepareV8();
    const { space_size } = getHeapSpaceStatistics().find(space => space.space_name === 'new_space');
    process.getBuiltinModule('node:readline');
    const { compiledWithCache } = internalBinding('builtins').getCacheUsage();
    const collects = typeof gc === 'function' && gc() === undefined;
    const takesBytecode = compiledWithCache.has('readline');
    process.stdout.write(JSON.stringify({ newSpaceMb: space_size / 2 ** 20, takesBytecode, collects }));`;
  const { AWS_LAMBDA_INITIALIZATION_TYPE: _, ...others } = process.env;
  const variables = initialization === undefined ? {} : { AWS_LAMBDA_INITIALIZATION_TYPE: initialization };
  const answer = execFileSync(
    process.execPath,
    ['--expose-internals', '--no-warnings', ...flags, '--input-type=module', '-e', script],
    { encoding: 'utf8', env: { ...others, NODE_OPTIONS: '', ...variables } },
  );
  return JSON.parse(answer);
}

/** The flags of `bootstrap` in AWS's image at 1,769 MB. */
const LAMBDA = ['--expose-gc', '--max-semi-space-size=88', '--max-old-space-size=1593'];

describe('prepareV8', () => {
  eachRow(['on-demand', 'provisioned-concurrency'])('grows the space for new objects in Lambda (%s)', type => {
    const { newSpaceMb, takesBytecode, collects } = prepareApart(LAMBDA, type);
    expect(newSpaceMb).toBeGreaterThanOrEqual(12);
    expect({ takesBytecode, collects }).toEqual({ takesBytecode: true, collects: true });
  });

  eachRow([
    ['outside Lambda', undefined],
    ['where Lambda runs several threads', 'lambda-managed-instances'],
  ])('changes nothing %s', (_, type) => {
    const { newSpaceMb, takesBytecode } = prepareApart(LAMBDA, type);
    expect(newSpaceMb).toBeLessThanOrEqual(4);
    expect(takesBytecode).toBe(false);
  });

  it('changes nothing where Node does not expose gc', () => {
    expect(prepareApart(['--max-semi-space-size=88'], 'on-demand').newSpaceMb).toBeLessThanOrEqual(4);
  });
});
