import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { compileRules } from './lib/normalization/rules/compile.ts';

/**
 * Builds each function to `dist/<function>/handler.js`, as CommonJS, which loads a fifth faster than ES modules do.
 * esbuild splits ES modules only, so each module behind an `import()` becomes an entry point of its own here, under
 * `chunks/`, loaded on first use. Source maps are separate files and are not deployed.
 */

export const FUNCTIONS = ['extract', 'token-refresh', 'metrics-flush'] as const;

const ROOT = import.meta.dirname;

/** Modules of the AWS SDK in whose place a Lambda function does with less. */
const ALIASES = {
  '@aws-sdk/credential-provider-node': join(ROOT, 'lib/platform/environment-credentials.ts'),
};

/** Classes of the AWS SDK that are never made here, but would be loaded at each start. */
const NEVER_MADE = [
  // Endpoint discovery is off unless asked for, and createDynamoDbClient asks for none.
  { file: /@aws-sdk\/endpoint-cache\/.*\/EndpointCache\.js$/, name: 'EndpointCache' },
  // For a Node without native hashes.
  { file: /checksum\/sha256\/Sha256Js\.js$/, name: 'Sha256Js' },
  // For the retry mode `adaptive`.
  { file: /util-retry\/AdaptiveRetryStrategy\.js$/, name: 'AdaptiveRetryStrategy' },
  { file: /util-retry\/DefaultRateLimiter\.js$/, name: 'DefaultRateLimiter' },
];

/**
 * Errors of the AWS SDK that the code tells apart by class. The classes of all others would take 14 KB. An error without a class of its
 * own arrives as the client's base exception, with its name, status and metadata.
 */
export const KEPT_ERRORS: readonly string[] = ['ConditionalCheckFailedException', 'ResourceNotFoundException'];

export interface BuildOptions {
  outputFolder?: string;
  /** The normalisation rules document; compiled and checked here, so a bad one fails the build. */
  rulesFile?: string;
}

/** @returns esbuild's account of each output file, keyed by its path */
export async function buildFunctions(options: BuildOptions = {}): Promise<Metafile['outputs']> {
  const outputFolder = resolve(ROOT, options.outputFolder ?? 'dist');
  const rules = JSON.stringify(compileRules(options.rulesFile ?? join(ROOT, 'lib/normalization/rules/default.yaml')));
  const outputs: Metafile['outputs'] = {};
  for (const name of FUNCTIONS) Object.assign(outputs, await buildFunction(name, join(outputFolder, name), rules));
  await removeStale(outputFolder, outputs);
  // The repository is an ES module package; what is built is not.
  await writeFile(join(outputFolder, 'package.json'), '{ "type": "commonjs" }\n');
  return outputs;
}

/** Files of an earlier build go last, so that functions running from this folder never miss one. */
async function removeStale(folder: string, outputs: Metafile['outputs']): Promise<void> {
  const made = new Set(Object.keys(outputs).map(path => resolve(path)));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !made.has(path) && entry.name !== 'package.json') await rm(path);
  }
}

async function buildFunction(name: string, folder: string, rules: string): Promise<Metafile['outputs']> {
  const outputs: Metafile['outputs'] = {};
  const built = new Set<string>();
  const waiting = [{ source: join(ROOT, 'functions', name, 'handler.ts'), output: join(folder, 'handler.js') }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (built.has(next.output)) continue;
    built.add(next.output);
    const imported = new Map<string, string>();
    const result = await build({
      entryPoints: [next.source],
      outfile: next.output,
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node24',
      format: 'cjs',
      mainFields: ['module', 'main'],
      sourcemap: 'external',
      legalComments: 'none',
      metafile: true,
      logLevel: 'warning',
      supported: { 'dynamic-import': false },
      alias: ALIASES,
      plugins: [compiledRules(rules), slimSdk(), chunks(dirname(relative(folder, next.output)), imported)],
    });
    Object.assign(outputs, result.metafile.outputs);
    // What tree shaking left out names no chunks: a function that needs no language pack ships none.
    const kept = new Set(Object.values(result.metafile.outputs).flatMap(made => made.imports.map(({ path }) => path)));
    for (const [path, source] of imported) {
      if (kept.has(path)) waiting.push({ source, output: resolve(dirname(next.output), path) });
    }
  }
  return outputs;
}

/** Leaves out what is never made or never asked, and of the clients' package.json all but the version that they tell. */
function slimSdk(): Plugin {
  return {
    name: 'slim-sdk',
    setup(builder) {
      for (const { file, name } of NEVER_MADE) {
        builder.onLoad({ filter: file }, () => ({ contents: `export class ${name} {}` }));
      }
      builder.onLoad({ filter: /@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_0\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const registration = /^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm;
        return { contents: source.replace(registration, (line, name) => (KEPT_ERRORS.includes(name) ? line : '')) };
      });
      // Lambda names the region in the environment; nobody has to ask a virtual machine for it.
      builder.onLoad({ filter: /getInstanceMetadataRegion\.js$/ }, () => ({
        contents: 'export const getInstanceMetadataRegion = async () => undefined;',
      }));
      // A region belongs to the partition whose pattern it matches; the list of them by name says the same at more length.
      builder.onLoad({ filter: /util-endpoints\/lib\/aws\/partitions\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        return { contents: source.replaceAll(/"regions": \{(?:[^{}]|\{[^{}]*\})*\}/g, '"regions": {}') };
      });
      builder.onLoad({ filter: /@aws-sdk\/[^/]+\/package\.json$/ }, async ({ path }) => {
        const { version } = JSON.parse(await readFile(path, 'utf8'));
        return { contents: JSON.stringify({ version }), loader: 'json' };
      });
    },
  };
}

/** Makes the compiled rules importable as text: parsing JSON is faster than running an object literal of that size. */
function compiledRules(rules: string): Plugin {
  return {
    name: 'compiled-rules',
    setup(builder) {
      builder.onResolve({ filter: /^virtual:normalization-rules$/ }, ({ path }) => ({ path, namespace: 'rules' }));
      builder.onLoad({ filter: /.*/, namespace: 'rules' }, () => ({ contents: rules, loader: 'text' }));
    },
  };
}

/**
 * Turns each `import()` into a call for a file of its own.
 *
 * @param imported filled with the source of each such file, by the path that the call names
 */
function chunks(importerFolder: string, imported: Map<string, string>): Plugin {
  return {
    name: 'chunks',
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === 'resolving' || path.startsWith('node:')) return undefined;
        const { path: source, errors } = await builder.resolve(path, { kind, resolveDir, pluginData: 'resolving' });
        if (errors.length > 0) return { errors };
        const chunk = `./${relative(importerFolder, join('chunks', `${chunkName(source)}.js`))}`;
        imported.set(chunk, source);
        return { path: chunk, external: true };
      });
    },
  };
}

/** Folders and file below `lib`, or the package and file below `node_modules`, as one flat name. */
function chunkName(source: string): string {
  const path = relative(ROOT, source).replace(/^(lib|node_modules)\//, '');
  return path
    .replace(/\.[^./]+$/, '')
    .replaceAll(/[/@]+/g, '-')
    .replace(/^-/, '');
}

if (import.meta.main) {
  const outputs = await buildFunctions({
    ...(process.env.NORMALIZATION_RULES ? { rulesFile: process.env.NORMALIZATION_RULES } : {}),
  });
  for (const [path, { bytes }] of Object.entries(outputs)) {
    if (path.endsWith('.js')) console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${path}`);
  }
}
