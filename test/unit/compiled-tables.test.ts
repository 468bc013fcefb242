import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type OnLoadOptions, type Plugin, type PluginBuild } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { compiledTables } from '../../infra/compiled-tables.ts';
import { redactionVersion } from '../../infra/redaction-version.ts';
import { eachRow } from '../fixtures/each-row.ts';

const LIB = join(import.meta.dirname, '../../lib');
const plugins = [compiledTables('', new Map()), redactionVersion(LIB)];
/** The packs keep all their exports: only lines of them are replaced. */
const PACK = /lib\/languages\//;

/** The files of lib in whose place the build puts something else. */
async function replacedFiles(): Promise<string[]> {
  const filters = (await Promise.all(plugins.map(filtersOf))).flat();
  return readdirSync(LIB, { recursive: true, encoding: 'utf8' })
    .filter(file => filters.some(filter => filter.test(`lib/${file}`)) && !PACK.test(`lib/${file}`))
    .toSorted();
}

async function filtersOf({ setup }: Plugin): Promise<RegExp[]> {
  const filters: RegExp[] = [];
  const onLoad = ({ filter, namespace }: OnLoadOptions) => {
    if (namespace === undefined) filters.push(filter);
  };
  await setup({ onLoad, onResolve: () => undefined } as Partial<PluginBuild> as PluginBuild);
  return filters;
}

/** esbuild reports no missing export where a TypeScript file imports it: it would be undefined when the function runs. */
describe('What the build puts in the place of a module', async () => {
  const files = await replacedFiles();

  it('is known', () => {
    expect(files).toContain('privacy/latin-folds.ts');
    expect(files.length).toBeGreaterThanOrEqual(6);
  });

  eachRow(files)('has the exports of lib/%s', async file => {
    const path = join(LIB, file);
    const { metafile } = await build({
      entryPoints: [path],
      ...{ bundle: true, format: 'esm', platform: 'node', write: false, outdir: '.', metafile: true, plugins },
    });
    const own = Object.values(metafile.outputs).flatMap(({ exports }) => exports);
    expect(own.toSorted()).toEqual(Object.keys(await import(path)).toSorted());
  });
});
