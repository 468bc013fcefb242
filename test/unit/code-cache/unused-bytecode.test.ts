import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOutputs } from '../../../esbuild.config.ts';
import { cacheFolder } from '../../../infra/code-cache/loader.ts';
import { describeUnusedBytecode } from '../../../infra/code-cache/unused-bytecode.ts';

describe('describeUnusedBytecode', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unused-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const builtFor = async (platform: string, arch: string) => {
    const root = join(folder, `${platform}-${arch}`);
    await mkdir(cacheFolder(root, { ...process, version: 'v24.0.0', platform, arch } as typeof process), {
      recursive: true,
    });
    return describeUnusedBytecode(root);
  };

  it('names the system of bytecode that Lambda does not use', async () => {
    expect(await builtFor('linux', 'x64')).toEqual([
      expect.stringMatching(/is for v24\.0\.0-linux-x64\. .* linux-arm64/),
    ]);
    expect(await builtFor('darwin', 'arm64')).toHaveLength(1);
    expect(describeOutputs({}, join(folder, 'darwin-arm64'))).toHaveLength(1);
  });

  it('says nothing of bytecode for Lambda, or where there is none', async () => {
    expect(await builtFor('linux', 'arm64')).toEqual([]);
    expect(describeUnusedBytecode(join(folder, 'none'))).toEqual([]);
  });

  it('knows where the template runs the functions', async () => {
    const template = await readFile(join(import.meta.dirname, '../../../serverless.yml'), 'utf8');
    expect(template).toContain('\n  architecture: arm64\n');
  });
});
