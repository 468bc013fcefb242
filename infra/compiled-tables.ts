import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { LANGUAGES, type Language, languagePack, loadPrivacyWords } from '../lib/languages/index.ts';
import { encodeTables } from '../lib/normalization/datetime/encode.ts';
import { encodeMoney } from '../lib/normalization/numeric/money/encode.ts';
import { encodeVocabulary } from '../lib/privacy/encode.ts';
import { FOLDS_TO_TWO, latinFolds } from '../lib/privacy/latin-folds.ts';

/**
 * An esbuild plugin that compiles the tables of the languages during the build: what the functions load is JSON, a chunk for
 * each language and one for redaction. In the sources the same tables are compiled when they are loaded, so that nothing is kept up to date by hand.
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

/** The words of redaction, which counts those of all languages. */
const VOCABULARY = {
  file: /lib\/privacy\/load-vocabulary\.ts$/,
  path: `${PREFIX}vocabulary`,
  exported: 'loadStoredVocabulary',
  compile: async () => encodeVocabulary(await loadPrivacyWords()),
};

/** The folds of letters, which redaction needs as it is loaded. */
const FOLDS = { file: /lib\/privacy\/latin-folds\.ts$/, path: `${PREFIX}folds` };

/** Of a pack, what is compiled: nothing else reads it in a function, so its words need not be in the package. */
const COMPILED_WORDS = /^ {2}(dates|money): async .*$/gm;

export function compiledTables(): Plugin {
  return {
    name: 'compiled-tables',
    setup(builder) {
      for (const { file, name, exported } of LOADERS) {
        builder.onLoad({ filter: file }, () => source(loaderOf(name, exported)));
      }
      const { path, exported } = VOCABULARY;
      builder.onLoad({ filter: VOCABULARY.file }, () =>
        source(`export const ${exported} = async () => JSON.parse((await import('${path}')).json);`),
      );
      builder.onLoad({ filter: FOLDS.file }, () =>
        source(`import { json } from '${FOLDS.path}';
          export const FOLDS_TO_TWO = ${FOLDS_TO_TWO};
          export const latinFolds = () => JSON.parse(json);`),
      );
      builder.onLoad({ filter: /lib\/languages\/[a-z]{2}-[A-Z]{2}\/index\.ts$/ }, async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replace(COMPILED_WORDS, '  $1: undefined as never,'),
        loader: 'ts',
      }));
      builder.onResolve({ filter: /^compiled:/ }, ({ path }) => ({ path, namespace: 'compiled' }));
      builder.onLoad({ filter: /^compiled:/, namespace: 'compiled' }, async ({ path }) => ({
        contents: `export const json = ${JSON.stringify(await compiledJson(path))};`,
        loader: 'js',
      }));
    },
  };
}

const source = (contents: string) => ({ contents, loader: 'js' as const, resolveDir: import.meta.dirname });

/** Parsing JSON is faster than evaluating an object literal of this size. */
const loaderOf = (name: string, exported: string): string => `
  const tables = { ${LANGUAGES.map(tag => `'${tag}': () => import('${PREFIX}${name}/${tag}')`).join(', ')} };
  export const ${exported} = async language => JSON.parse((await tables[language]()).json);`;

/** Each once for all functions of a build. */
const compiled = new Map<string, Promise<string>>();

function compiledJson(path: string): Promise<string> {
  const known = compiled.get(path);
  if (known) return known;
  const json = compile(path).then(tables => JSON.stringify(tables));
  compiled.set(path, json);
  return json;
}

async function compile(path: string): Promise<unknown> {
  if (path === VOCABULARY.path) return VOCABULARY.compile();
  if (path === FOLDS.path) return latinFolds();
  const [name, tag] = path.slice(PREFIX.length).split('/');
  const loader = LOADERS.find(each => each.name === name);
  const language = LANGUAGES.find(each => each === tag);
  if (!loader || !language) throw new Error(`nothing compiles ${path}`);
  return loader.compile(language);
}
