import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';
import { LANGUAGES, type Language, languagePack, loadPrivacyWords } from '../lib/languages/index.ts';
import { encodeTables } from '../lib/normalization/datetime/encode.ts';
import { encodeMoney } from '../lib/normalization/numeric/money/encode.ts';
import { loadPhoneMetadata } from '../lib/normalization/phone/load-metadata.ts';
import { encodeVocabulary } from '../lib/privacy/encode.ts';
import * as folds from '../lib/privacy/latin-folds.ts';

/**
 * An esbuild plugin that compiles the tables of the languages during the build: what the functions load is JSON, a file
 * for each language and one for redaction. Without the build, the same tables are compiled when they are loaded, so
 * that nothing has to be updated by hand.
 */

/** Modules of lib that load tables, each with the function that compiles them for the package. */
const LOADERS: readonly {
  file: RegExp;
  name: string;
  exported: string;
  compile: (tag: Language) => Promise<unknown>;
}[] = [
  {
    file: /lib\/normalization\/datetime\/load-tables\.ts$/,
    name: 'dates',
    exported: 'loadDateTables',
    async compile(tag) {
      const pack = languagePack(tag);
      return encodeTables(await pack.dates(), await pack.numbers());
    },
  },
  {
    file: /lib\/normalization\/numeric\/money\/load-tables\.ts$/,
    name: 'money',
    exported: 'loadMoneyTables',
    compile: async tag => encodeMoney(await languagePack(tag).money()),
  },
];

const PREFIX = 'compiled:';

/** The words of redaction, which uses all languages. */
const VOCABULARY = {
  file: /lib\/privacy\/load-vocabulary\.ts$/,
  path: `${PREFIX}vocabulary`,
  exported: 'loadStoredVocabulary',
  compile: async () => encodeVocabulary(await loadPrivacyWords()),
};

/** The metadata of phone numbers, as the library has it. */
const PHONES = {
  file: /lib\/normalization\/phone\/load-metadata\.ts$/,
  path: `${PREFIX}phones`,
  exported: 'loadPhoneMetadata',
  compile: loadPhoneMetadata,
};

/** Data that is the same for all languages. */
const SINGLE = [VOCABULARY, PHONES];

/** The folds of letters, which redaction needs as it is loaded. */
const FOLDS = { file: /lib\/privacy\/latin-folds\.ts$/, path: `${PREFIX}folds` };

/**
 * The parts of a pack that are compiled. Nothing else in a function reads them, so the package does not contain their
 * words.
 */
const COMPILED_PARTS = /^ {2}(dates|money): async .*$/gm;

/** The other parts of a pack are in one file: to load one takes a quarter of a millisecond, and to make inflected forms up to two. */
const WORD_PARTS = /^ {2}(numbers|spoken|matching|fillers): async .*$/gm;

async function compileWords(tag: Language): Promise<unknown> {
  const { numbers, spoken, matching, fillers } = languagePack(tag);
  return { numbers: await numbers(), spoken: await spoken(), matching: await matching(), fillers: await fillers() };
}

const PACK = /lib\/languages\/([a-z]{2}-[A-Z]{2})\/index\.ts$/;

async function packOf(path: string): Promise<string> {
  const [, tag] = PACK.exec(path) ?? [];
  return (await readFile(path, 'utf8'))
    .replace(COMPILED_PARTS, '  $1: undefined as never,')
    .replace(WORD_PARTS, `  $1: async () => (await import('${PREFIX}words/${tag}')).default.$1,`);
}

/**
 * Data that is loaded when it is needed is a file of JSON, which a `require` parses: in a script it would be stored in the bytecode
 * once more.
 *
 * @param importerFolder of the output files, in the folder of the function
 * @param data filled with the name of each such file, by its path in that folder
 */
export function compiledTables(importerFolder: string, data: Map<string, string>): Plugin {
  return {
    name: 'compiled-tables',
    setup(builder) {
      for (const { file, name, exported } of LOADERS) {
        builder.onLoad({ filter: file }, () => source(loaderOf(name, exported)));
      }
      for (const { file, path, exported } of SINGLE) {
        builder.onLoad({ filter: file }, () =>
          source(`export const ${exported} = async () => (await import('${path}')).default;`),
        );
      }
      builder.onLoad({ filter: FOLDS.file }, () =>
        source(`import { json } from '${FOLDS.path}';
          ${numbersOf(folds)}
          export const latinFolds = () => JSON.parse(json);`),
      );
      builder.onLoad({ filter: PACK }, async ({ path }) => ({ contents: await packOf(path), loader: 'ts' }));
      builder.onResolve({ filter: /^compiled:/ }, ({ path, kind }) => {
        if (kind !== 'dynamic-import') return { path, namespace: 'compiled' };
        const file = join('chunks', `${path.replaceAll(/[/:]/g, '-')}.json`);
        data.set(file, path);
        return { path: `./${relative(importerFolder, file)}`, external: true, sideEffects: false };
      });
      builder.onLoad({ filter: /^compiled:/, namespace: 'compiled' }, async ({ path }) => ({
        contents: `export const json = ${JSON.stringify(await compiledJson(path))};`,
        loader: 'js',
      }));
    },
  };
}

const source = (contents: string) => ({ contents, loader: 'js' as const, resolveDir: import.meta.dirname });

const loaderOf = (name: string, exported: string): string => `
  const tables = { ${LANGUAGES.map(tag => `'${tag}': () => import('${PREFIX}${name}/${tag}')`).join(', ')} };
  export const ${exported} = async language => (await tables[language]()).default;`;

/** The exported constants of a module: those that are left out would be missing only when the function runs. */
const numbersOf = (module: object): string =>
  Object.entries(module)
    .filter(([, value]) => typeof value === 'number')
    .map(([name, value]) => `export const ${name} = ${value};`)
    .join('\n');

/** Writes the data of a name as JSON in ASCII, which V8 keeps in one byte a character. */
export async function writeCompiled(name: string, outfile: string): Promise<Metafile['outputs']> {
  const json = (await compiledJson(name)).replace(/[^\0-\x7f]/g, escaped);
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(outfile, json);
  return { [relative(process.cwd(), outfile)]: { bytes: json.length, inputs: {}, imports: [], exports: [] } };
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Each is made once for all functions of a build. */
const compiled = new Map<string, Promise<string>>();

function compiledJson(path: string): Promise<string> {
  const known = compiled.get(path);
  if (known) return known;
  const json = compile(path).then(tables => JSON.stringify(tables));
  compiled.set(path, json);
  return json;
}

async function compile(path: string): Promise<unknown> {
  const single = SINGLE.find(each => each.path === path);
  if (single) return single.compile();
  if (path === FOLDS.path) return folds.latinFolds();
  const [name, tag] = path.slice(PREFIX.length).split('/');
  const loader = LOADERS.find(each => each.name === name);
  const language = LANGUAGES.find(each => each === tag);
  const compileOne = name === 'words' ? compileWords : loader?.compile;
  if (!compileOne || !language) throw new Error(`nothing compiles ${path}`);
  return compileOne(language);
}
