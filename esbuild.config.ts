import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { parse } from 'yaml';
import { buildTool } from './infra/cli/build.ts';
import { runCli } from './infra/cli/tool/index.ts';
import { makeCodeCache } from './infra/code-cache/make.ts';
import { describeUnusedBytecode } from './infra/code-cache/unused-bytecode.ts';
import { compiledTables, writeCompiled } from './infra/compiled-tables.ts';
import { redactionVersion } from './infra/redaction-version.ts';
import { slimSdk } from './infra/slim-sdk.ts';
import { compileRules } from './lib/normalization/rules/compile.ts';

/**
 * Builds each function to `dist/<function>/handler.js`, as CommonJS, which loads a fifth faster than ES modules do.
 * esbuild splits ES modules only, so each module behind an `import()` becomes an entry point of its own here, under
 * `chunks/`, loaded on first use. So do the modules that several of them share. Source maps are separate files and are not deployed.
 */

export const FUNCTIONS = ['extract', 'token-refresh', 'metrics-flush'] as const;
type FunctionName = (typeof FUNCTIONS)[number];

const ROOT = import.meta.dirname;

/** How everything that Lambda runs is bundled. */
export const BUNDLE = { bundle: true, minify: true, platform: 'node', target: 'node24', format: 'cjs' } as const;

export interface BuildOptions {
  outputFolder?: string;
  /** All, unless named. */
  functions?: readonly FunctionName[];
  /** The normalisation rules document. It is checked and compiled here: a document with faults fails the build. */
  rulesFile?: string;
  /** The Node whose bytecode goes into the package of extract; without it there is none. */
  codeCacheNode?: string;
}

/** @returns esbuild's metadata of each output file, by path */
export async function buildFunctions(options: BuildOptions = {}): Promise<Metafile['outputs']> {
  const outputFolder = resolve(ROOT, options.outputFolder ?? 'dist');
  const functions = options.functions ?? FUNCTIONS;
  const rules = JSON.stringify(compileRules(options.rulesFile ?? join(ROOT, 'lib/normalization/rules/default.yaml')));
  const outputs: Metafile['outputs'] = {};
  for (const name of functions) Object.assign(outputs, await buildFunction(name, join(outputFolder, name), rules));
  if (functions.includes('extract')) Object.assign(outputs, await buildStart(join(outputFolder, 'extract')));
  await removeStale(outputFolder, outputs);
  // Bytecode of an earlier build, and its folder: while that is there, the function does not load by Node's own loader.
  await rm(join(outputFolder, 'extract', 'code-cache'), { recursive: true, force: true });
  // The repository is an ES module package; the output is CommonJS.
  await writeFile(join(outputFolder, 'package.json'), '{ "type": "commonjs" }\n');
  if (options.codeCacheNode) await makeCodeCache(join(outputFolder, 'extract'), options.codeCacheNode);
  return outputs;
}

/** Removes files of an earlier build last, so that running functions always find their chunks. */
async function removeStale(folder: string, outputs: Metafile['outputs']): Promise<void> {
  const made = new Set(Object.keys(outputs).map(path => resolve(path)));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !made.has(path) && entry.name !== 'package.json') await rm(path);
  }
}

/** The handler, then the chunks that it names, then those that they name, until there are no new ones. */
async function buildFunction(name: string, folder: string, rules: string): Promise<Metafile['outputs']> {
  const outputs: Metafile['outputs'] = {};
  const built = new Set<string>();
  let turn = new Map([['handler', join(ROOT, 'functions', name, 'handler.ts')]]);
  while (turn.size > 0) {
    const { metafile, imported, data } = await buildTurn(turn, folder);
    Object.assign(outputs, metafile.outputs);
    for (const entry of turn.keys()) built.add(entry);
    // Modules removed by tree shaking name no chunks: a function that needs no language pack ships none.
    const kept = new Set(
      Object.entries(metafile.outputs).flatMap(([output, { imports }]) =>
        imports.map(({ path }) => join(dirname(relative(folder, output)), path)),
      ),
    );
    turn = new Map([...imported].filter(([chunk]) => kept.has(`${chunk}.js`) && !built.has(chunk)));
    for (const [file, name] of data) {
      if (kept.has(file)) Object.assign(outputs, await writeCompiled(name, join(folder, file)));
    }
    if (kept.has(RULES_MODULE)) Object.assign(outputs, await buildRules(rules, join(folder, RULES_MODULE)));
  }
  return outputs;
}

/**
 * One call for all entries of a turn, so that a module that several of them bundle is read once.
 *
 * @param entries sources by their output, a path in the folder without extension; all are in the same folder
 * @returns the chunks that the sources name, in the same form, and the compiled data that they name, by its file in the folder
 */
async function buildTurn(entries: Map<string, string>, folder: string) {
  const imported = new Map<string, string>();
  const data = new Map<string, string>();
  const [first = ''] = entries.keys();
  const { metafile } = await build({
    entryPoints: Object.fromEntries(entries),
    outdir: folder,
    ...BUNDLE,
    mainFields: ['module', 'main'],
    sourcemap: 'external',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    supported: { 'dynamic-import': false },
    plugins: [
      ...[compiledRules(), openApiDocument(), slimSdk(), redactionVersion(join(ROOT, 'lib'))],
      ...[compiledTables(dirname(first), data), chunks(dirname(first), imported)],
    ],
  });
  return { metafile, imported, data };
}

/** The entry point of the only function that a caller waits for: it loads the handler with its bytecode. */
async function buildStart(folder: string): Promise<Metafile['outputs']> {
  const { metafile } = await build({
    entryPoints: [join(ROOT, 'infra/code-cache/start.ts')],
    outfile: join(folder, 'start.js'),
    ...BUNDLE,
    metafile: true,
    logLevel: 'warning',
  });
  return metafile.outputs;
}

/** Beside the handler, in a file of its own, so that the local service can put other rules in its place. */
const RULES_MODULE = 'rules.js';

/** The compiled rules as text. Parsing JSON is faster than evaluating an object literal of this size. */
async function buildRules(rules: string, outfile: string): Promise<Metafile['outputs']> {
  const contents = `module.exports = ${JSON.stringify(rules)};`;
  const { metafile } = await build({ stdin: { contents }, outfile, minify: true, logLevel: 'warning', metafile: true });
  return metafile.outputs;
}

function compiledRules(): Plugin {
  return {
    name: 'compiled-rules',
    setup(builder) {
      builder.onResolve({ filter: /^virtual:normalization-rules$/ }, () => ({
        path: `./${RULES_MODULE}`,
        external: true,
      }));
    },
  };
}

/** The document as JSON text, as the function serves it. */
function openApiDocument(): Plugin {
  return {
    name: 'openapi-document',
    setup(builder) {
      builder.onLoad({ filter: /docs\/openapi\.yaml$/ }, async ({ path }) => ({
        contents: `export const json = ${JSON.stringify(JSON.stringify(parse(await readFile(path, 'utf8'))))};`,
        loader: 'js',
      }));
    },
  };
}

/**
 * Output files of their own, which the others load. The rooms were bundled into up to eight chunks that one request loads: 15 ms
 * of a first answer for their patterns, tables and lexicons. A class is there once, or `instanceof` is false for the other.
 */
const SHARED: ReadonlySet<string> = new Set(
  [
    ...['text/index.ts', 'normalization/numeric/index.ts', 'normalization/spoken/index.ts', 'normalization/fillers.ts'],
    ...['network/address-guard.ts', 'webhook/signature.ts'],
  ].map(path => join(ROOT, 'lib', path)),
);

/**
 * Turns each `import()`, and each import of what is shared, into a `require` of its own output file.
 *
 * @param importerFolder of the output files, in the folder of the function
 * @param imported filled with the source of each such file, by its path in that folder without extension
 */
function chunks(importerFolder: string, imported: Map<string, string>): Plugin {
  return {
    name: 'chunks',
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, pluginData }) => {
        if (pluginData === 'resolving' || path.startsWith('node:')) return undefined;
        const isShared = kind === 'import-statement' && SHARED.has(join(resolveDir, path));
        if (kind !== 'dynamic-import' && !isShared) return undefined;
        const { path: source, errors } = await builder.resolve(path, { kind, resolveDir, pluginData: 'resolving' });
        if (errors.length > 0) return { errors };
        const chunk = join('chunks', chunkName(source));
        imported.set(chunk, source);
        return { path: `./${relative(importerFolder, chunk)}.js`, external: true, sideEffects: false };
      });
    },
  };
}

/** The path below `lib` or `node_modules` as one flat file name. */
function chunkName(source: string): string {
  const path = relative(ROOT, source).replace(/^(lib|node_modules)\//, '');
  return path
    .replace(/\.[^./]+$/, '')
    .replaceAll(/[/@:]+/g, '-')
    .replace(/^-/, '');
}

/** A line for each file, with its size. Then one for bytecode of extract that Lambda will not use. */
export const describeOutputs = (outputs: Metafile['outputs'], extract = join(ROOT, 'dist/extract')): string[] => [
  ...Object.entries(outputs)
    .filter(([path]) => /\.js(on)?$/.test(path))
    .map(([path, { bytes }]) => `${(bytes / 1024).toFixed(1).padStart(8)} KB  ${path}`),
  ...describeUnusedBytecode(extract),
];

/** The build that the environment describes, as npm and the framework run it. */
async function buildByEnvironment(environment: NodeJS.ProcessEnv): Promise<Metafile['outputs']> {
  const outputs = await buildFunctions({
    ...(environment.CODE_CACHE_NODE !== 'off' && { codeCacheNode: environment.CODE_CACHE_NODE || process.execPath }),
    ...(environment.NORMALIZATION_RULES ? { rulesFile: environment.NORMALIZATION_RULES } : {}),
  });
  if (environment.BUILD_METAFILE) await writeFile(environment.BUILD_METAFILE, JSON.stringify({ outputs }));
  return outputs;
}

export const main = buildTool(async environment => describeOutputs(await buildByEnvironment(environment)));

runCli(import.meta, main);
