import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';
import metadata from 'libphonenumber-js/metadata.min.json';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions, describeOutputs, FUNCTIONS } from '../../esbuild.config.ts';
import { KEPT_ERRORS } from '../../infra/slim-sdk.ts';
import { LANGUAGES, languagePack } from '../../lib/languages/index.ts';
import { PRIVACY_WORDS } from '../../lib/languages/privacy.ts';
import { encodeTables } from '../../lib/normalization/datetime/encode.ts';
import { encodeMoney } from '../../lib/normalization/numeric/money/encode.ts';
import { encodeVocabulary } from '../../lib/privacy/encode.ts';
import { latinFolds } from '../../lib/privacy/latin-folds.ts';
import { eachRow } from '../fixtures/each-row.ts';
import { loadedAtStart, MOST_AT_START } from '../fixtures/loaded-at-start.ts';
import { IS_FULL } from '../fixtures/test-scale.ts';

describe('build', () => {
  it('keeps every class of an SDK error that the functions import', async () => {
    const imported = new Set<string>();
    for (const file of globSync('{lib,functions}/**/*.ts')) {
      const source = await readFile(file, 'utf8');
      for (const [, names = ''] of source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-[^']+'/g)) {
        for (const [name] of names.matchAll(/\b\w+(?:Exception|Error)\b/g)) imported.add(name);
      }
    }
    expect([...imported].sort()).toEqual([...KEPT_ERRORS].sort());
  });
});

describe('a second build', () => {
  // All three take 5 s of CPU time. This one has chunks and compiled data, too.
  const functions = IS_FULL ? FUNCTIONS : (['metrics-flush'] as const);
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'build-'));
    await mkdir(join(folder, 'extract/code-cache/v24.0.0-linux-x64'), { recursive: true });
    await buildFunctions({ outputFolder: folder, functions });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds no bytecode of an earlier one, with which npm start would not follow its rules', () => {
    expect(existsSync(join(folder, 'metrics-flush/handler.js'))).toBe(true);
    expect(existsSync(join(folder, 'extract/code-cache'))).toBe(false);
  });

  // `npm test` has built the functions into `dist` before.
  it.runIf(process.env.PREBUILT)('is the same bytes again, in any folder', async () => {
    const made = (await readdir(folder, { recursive: true })).filter(path => /\.js(on)?$/.test(path));
    expect(made.length).toBeGreaterThan(IS_FULL ? 30 : 5);
    for (const path of made) {
      const [here, there] = await Promise.all([folder, 'dist'].map(root => readFile(join(root, path), 'utf8')));
      expect([path, here === there]).toEqual([path, true]);
    }
  });
});

describe('what is built', () => {
  /** What `npm test` has just built into `dist`, if it did. */
  const metafile = process.env.BUILD_METAFILE;
  let folder = resolve('dist');
  let outputs: Metafile['outputs'] = {};

  beforeAll(async () => {
    if (metafile) outputs = JSON.parse(await readFile(metafile, 'utf8')).outputs;
    else {
      folder = await mkdtemp(join(tmpdir(), 'build-'));
      outputs = await buildFunctions({ outputFolder: folder });
    }
  });
  afterAll(async () => {
    if (!metafile) await rm(folder, { recursive: true, force: true });
  });

  const filesOf = (name: string) => Object.entries(outputs).filter(([path]) => path.includes(`/${name}/`));

  it('reads no files of the AWS CLI, makes Node load no web streams, and copies nothing for a logger of the SDK', async () => {
    const handler = await readFile(join(folder, 'extract/handler.js'), 'utf8');
    expect(handler).toContain('require("node:https")');
    expect(handler).not.toMatch(/require\("node:fs\/promises"\)|ReadableStream|SensitiveInformation/);
  });

  it('fetches the secret and opens the connection to DynamoDB before there is a request, by one call each', async () => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers['x-amz-target']);
      response.writeHead(400).end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const script = join(folder, 'extract/start.js');
    const functionProcess = spawn(process.execPath, [script], { env: environmentFor(url), stdio: 'ignore' });
    try {
      // It ends when nothing is left to do.
      expect(await once(functionProcess, 'exit')).toEqual([0, null]);
      expect(asked.toSorted()).toEqual(['DynamoDB_20120810.GetItem', 'secretsmanager.GetSecretValue']);
    } finally {
      functionProcess.kill();
      server.close();
    }
  });
  const environmentFor = (url: string) => ({
    ...{ STAGE: 'local', AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' },
    ...{ STATE_TABLE: 'state', LEDGER_TABLE: 'ledger', SERVICE_SECRET_ID: 'service', CXONE_CREDENTIALS_SECRET_ID: 'x' },
    ...{ CXONE_BASE_URL: url, AWS_ENDPOINT_URL_DYNAMODB: url, AWS_ENDPOINT_URL_SECRETS_MANAGER: url },
  });

  it('prepares V8 in Lambda also without bytecode, as where it was built for another Node', () => {
    const script = `
      require(${JSON.stringify(join(folder, 'extract/start.js'))});
      const { space_size } = require('node:v8').getHeapSpaceStatistics().find(space => space.space_name === 'new_space');
      process.stdout.write(String(space_size / 2 ** 20));
      process.exit(0);`;
    const env = { ...environmentFor('http://127.0.0.1:9'), AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand' };
    const flags = ['--expose-gc', '--max-semi-space-size=88'];
    const newSpaceMb = execFileSync(process.execPath, [...flags, '-e', script], { env, encoding: 'utf8' });
    expect(Number(newSpaceMb)).toBeGreaterThanOrEqual(12);
  });

  eachRow(['token-refresh', 'metrics-flush'])('holds nothing of a language in %s except what redaction uses', name => {
    const inputs = filesOf(name).flatMap(([, output]) => Object.keys(output.inputs));
    expect(inputs.length).toBeGreaterThan(0);
    expect(inputs.filter(path => /^lib\/languages\/[a-z]{2}-[A-Z]{2}\/(?!personal-forms\.ts)/.test(path))).toEqual([]);
  });

  eachRow(['extract', 'token-refresh'])('holds nothing of the windows and the webhook in %s', name => {
    const inputs = filesOf(name).flatMap(([, output]) => Object.keys(output.inputs));
    expect(inputs).toContain('lib/metrics/emf.ts');
    expect(inputs.filter(path => /^lib\/(windows|webhook)\//.test(path))).toEqual([]);
  });

  it('holds the client of CloudWatch Logs in no function: only a tool uses it', () => {
    const inputs = Object.values(outputs).flatMap(output => Object.keys(output.inputs));
    expect(inputs.some(path => path.includes('client-dynamodb'))).toBe(true);
    expect(inputs.filter(path => path.includes('client-cloudwatch-logs'))).toEqual([]);
  });

  it('holds the client of KMS only in a chunk of metrics-flush', () => {
    const holders = Object.entries(outputs).filter(([, { inputs }]) => Object.keys(inputs).some(isOfKms));
    expect(holders.map(([path]) => path.split('/').slice(-3).join('/')).filter(path => path.endsWith('.js'))).toEqual([
      'metrics-flush/chunks/platform-kms-signer.js',
    ]);
  });
  const isOfKms = (path: string) => path.includes('client-kms');

  it('keeps the code that sends webhooks out of the start of metrics-flush', () => {
    const [start] = filesOf('metrics-flush').filter(([path]) => path.endsWith('handler.js'));
    const inputs = Object.keys(start?.[1].inputs ?? {});
    expect(inputs).toContain('lib/webhook/delivery-run.ts');
    expect(inputs.filter(path => /^lib\/webhook\/(guarded-)?sender\.ts$/.test(path))).toEqual([]);
  });

  const dataOf = async (name: string, data: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, name, `chunks/compiled-${data}.json`), 'latin1'));
  /** The part of a value that JSON keeps. */
  const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  eachRow(LANGUAGES)('holds the dates and money of %s as data that the build has compiled', async language => {
    const pack = languagePack(language);
    const [dates, numbers, money] = await Promise.all([pack.dates(), pack.numbers(), pack.money()]);
    expect(await dataOf('extract', `dates-${language}`)).toEqual(stored(encodeTables(dates, numbers)));
    expect(await dataOf('extract', `money-${language}`)).toEqual(stored(encodeMoney(money)));
  });

  eachRow(LANGUAGES)('holds the other words of %s in one file', async language => {
    const { numbers, spoken, matching, fillers } = languagePack(language);
    const words = {
      numbers: await numbers(),
      spoken: await spoken(),
      matching: await matching(),
      fillers: await fillers(),
    };
    expect(await dataOf('extract', `words-${language}`)).toStrictEqual(words);
  });

  eachRow(FUNCTIONS)('holds in %s the data that its scripts load, and no other', async name => {
    const files = (await readdir(join(folder, name), { recursive: true })).map(path => path.split('/').at(-1) ?? '');
    const scripts = filesOf(name).filter(([path]) => path.endsWith('.js'));
    const sources = await Promise.all(scripts.map(([path]) => readFile(path, 'utf8')));
    const named = sources.flatMap(source => source.match(/compiled-[\w-]+\.json/g) ?? []);
    expect(named.length).toBeGreaterThan(0);
    expect(files.filter(file => file.endsWith('.json')).sort()).toEqual([...new Set(named)].sort());
  });

  it('says how large each file of data is', async () => {
    const path = join(folder, 'extract/chunks/compiled-phones.json');
    const { length } = await readFile(path);
    const [line] = describeOutputs(outputs).filter(each => each.endsWith('extract/chunks/compiled-phones.json'));
    expect(line).toContain(`${(length / 1024).toFixed(1)} KB`);
  });

  it('holds the metadata of phone numbers as data', async () => {
    expect(await dataOf('extract', 'phones')).toEqual(metadata);
    const inputs = filesOf('extract').flatMap(([, output]) => Object.keys(output.inputs));
    expect(inputs.some(path => path.includes('libphonenumber-js/es6'))).toBe(true);
    expect(inputs.filter(path => /libphonenumber-js.*metadata.*json/.test(path))).toEqual([]);
  });

  it('holds nothing that compiles tables', () => {
    const inputs = filesOf('extract').map(([path, output]) => [path, Object.keys(output.inputs)] as const);
    const compilers = /(datetime|money)\/encode\.ts$|datetime\/(lexicon|shared-rules)\.ts$/;
    expect(inputs.filter(([, files]) => files.some(file => compilers.test(file)))).toEqual([]);
  });

  eachRow(['extract', 'token-refresh', 'metrics-flush'])(
    'holds the words of redaction in %s as data alone',
    async name => {
      const inputs = filesOf(name).flatMap(([, output]) => Object.keys(output.inputs));
      expect(inputs).toContain('lib/privacy/vocabulary.ts');
      expect(inputs.filter(path => /languages\/.*privacy\.ts|privacy\/(encode|word-lists).*\.ts/.test(path))).toEqual(
        [],
      );
      expect(await dataOf(name, 'vocabulary')).toEqual(encodeVocabulary(Object.values(PRIVACY_WORDS)));
    },
  );

  it('has the folds of Latin letters as they are in the sources', async () => {
    const chunk = await readFile(join(folder, 'extract/chunks/privacy-redaction.js'), 'utf8');
    expect(chunk).toContain(JSON.stringify(latinFolds()));
  });

  it('holds what chunks share once, so that a request makes its patterns and lexicons once', () => {
    for (const shared of [
      'lib/text/fold.ts',
      'lib/normalization/numeric/lexicon.ts',
      'lib/normalization/spoken/lexicon.ts',
    ]) {
      const holders = filesOf('extract').filter(([, { inputs }]) => (inputs[shared]?.bytesInOutput ?? 0) > 0);
      expect([shared, holders.length]).toEqual([shared, 1]);
    }
  });

  eachRow(FUNCTIONS)(
    'holds each class once in %s: of a second one no instance is an `instanceof` the first',
    async name => {
      const holders = new Map<string, string[]>();
      for (const [path, { inputs }] of filesOf(name)) {
        for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
          if (bytesInOutput > 0 && /^(lib|functions)\//.test(input)) {
            holders.set(input, [...(holders.get(input) ?? []), path]);
          }
        }
      }
      expect(holders.size).toBeGreaterThan(30);
      const twice = [...holders].filter(([, paths]) => paths.length > 1).map(([input]) => input);
      const sources = await Promise.all(twice.map(input => readFile(input, 'utf8')));
      expect(twice.filter((_, index) => /\bclass \w/.test(sources[index] ?? ''))).toEqual([]);
    },
  );

  eachRow(FUNCTIONS)('has no more code at the start of %s than it may', async name => {
    const kilobytes = await loadedAtStart(join(folder, name));
    expect(kilobytes).toBeGreaterThan(200);
    expect(kilobytes).toBeLessThanOrEqual(MOST_AT_START[name]);
  });

  it('holds the words of a language only as data', () => {
    const inputs = filesOf('extract').flatMap(([, output]) => Object.keys(output.inputs));
    expect(inputs).toContain('lib/languages/de-DE/index.ts');
    const parts = /^lib\/languages\/[a-z]{2}-[A-Z]{2}\/(?!(index|personal-forms)\.ts)/;
    expect(inputs.filter(path => parts.test(path))).toEqual([]);
  });
});
