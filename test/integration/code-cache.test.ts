import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCodeCache } from '../../infra/code-cache/make.ts';
import { openBuiltFunctions } from '../fixtures/built-functions.ts';
import { IS_FULL } from '../fixtures/test-scale.ts';

/** The function runs 15 times for each cache, so this is a test of the full scale. */
describe.runIf(IS_FULL)('The code cache of extract', () => {
  it('has the same bytes whenever and wherever it is made, and holds the handler and the readers', {
    timeout: 120_000,
  }, async () => {
    const { dist, close } = await openBuiltFunctions();
    const folder = join(dist, 'extract');
    try {
      await makeCodeCache(folder, process.execPath);
      const first = await filesOf(join(folder, 'code-cache'));
      const elsewhere = join(dist, 'another', 'checkout');
      await cp(folder, elsewhere, { recursive: true });
      await rm(join(elsewhere, 'code-cache'), { recursive: true });
      await makeCodeCache(elsewhere, process.execPath);
      expect(await filesOf(join(elsewhere, 'code-cache'))).toEqual(first);
      const { version, platform, arch } = process;
      for (const name of ['handler', 'chunks/normalization-datetime-engine', 'chunks/normalization-phone-library']) {
        expect(first.has(`${version}-${platform}-${arch}/${name}.js.code`)).toBe(true);
      }
    } finally {
      await close();
    }
  });
});

async function filesOf(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.code')).sort();
  const files = await Promise.all(
    names.map(async name => [name, (await readFile(join(folder, name))).toString('base64')] as const),
  );
  return new Map(files);
}
