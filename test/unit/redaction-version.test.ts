import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redactionVersion, redactionVersionOf } from '../../infra/redaction-version.ts';
import { eachRow } from '../fixtures/each-row.ts';

const LIB = join(import.meta.dirname, '../../lib');

describe('The version of redaction in a build', () => {
  let lib = '';
  beforeAll(async () => {
    lib = await mkdtemp(join(tmpdir(), 'lib-'));
    for (const room of ['privacy', 'languages', 'text'])
      await cp(join(LIB, room), join(lib, room), { recursive: true });
  });
  afterAll(() => rm(lib, { recursive: true, force: true }));

  it('is the same for the same sources, wherever they are', async () => {
    expect(await redactionVersionOf(lib)).toBe(await redactionVersionOf(LIB));
  });

  it('takes the place of that of the sources', async () => {
    const entryPoints = [join(LIB, 'privacy/redaction-version.ts')];
    const { outputFiles } = await build({ entryPoints, write: false, plugins: [redactionVersion(LIB)] });
    expect(outputFiles[0]?.text).toContain(`"${await redactionVersionOf(LIB)}"`);
  });

  eachRow([
    ['a finder', 'privacy/iban.ts'],
    ['a word of a language', 'languages/fr-FR/privacy.ts'],
    ['a rule of folding', 'text/fold.ts'],
    ['a new file', 'privacy/new-finder.ts'],
  ])('changes with %s', async (_, path) => {
    const before = await redactionVersionOf(lib);
    await writeFile(join(lib, path), '// changed');
    expect(await redactionVersionOf(lib)).not.toBe(before);
  });
});
