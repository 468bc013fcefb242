import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions } from '../../esbuild.config.ts';
import { CASES } from '../fleet/cases/index.ts';

/** The short run of `npm run fleet`: the same cases and bars with fewer environments. */
describe('A fleet of the built function', () => {
  let dist: string;
  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'cxone-entities-fleet-'));
    await buildFunctions({ outputFolder: dist });
  });
  afterAll(() => rm(dist, { recursive: true, force: true }));

  it.each(CASES.map(one => [one.name, one] as const))(
    'reaches every bar: %s',
    async (_name, one) => {
      const results = await one.run({ dist, scale: 'short', progress: () => {} });
      expect(results.filter(({ pass }) => pass !== undefined).length).toBeGreaterThan(0);
      expect(results.filter(({ pass }) => pass === false)).toEqual([]);
    },
    180_000,
  );
});
