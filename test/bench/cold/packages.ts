import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { BUNDLE } from '../../../esbuild.config.ts';
import { readZip } from '../../fixtures/zip.ts';

const ROOT = join(import.meta.dirname, '../../..');

const EMPTY = `export const handler = async () => ({ statusCode: 200 });`;

/** The minimum for a function that reads one item and writes one, with the plain SDK. */
const REFERENCE = `
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async () => {
  await client.send(new GetItemCommand({ TableName: 'state', Key: { pk: { S: 'reference' } }, ConsistentRead: true }));
  await client.send(new PutItemCommand({ TableName: 'ledger', Item: { pk: { S: 'reference' }, sk: { S: 'reference' } } }));
  return { statusCode: 200 };
};`;

export interface Packages {
  /** The bytes of the archive of extract. */
  readonly archiveBytes: number;
  /** The options of Node in the template. */
  readonly nodeOptions: string;
  /** Of all bytecode in it, before compression. */
  readonly bytecodeBytes: number;
  /** Folders of the unpacked archives. */
  readonly extract: string;
  /** Extract as it is where no bytecode fits. */
  readonly withoutBytecode: string;
  readonly empty: string;
  readonly reference: string;
}

/** Packages the service as a deployment does, unpacks extract, and bundles the two handlers that it is compared with. */
export async function makePackages(folder: string): Promise<Packages> {
  const path = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`;
  const env = { PATH: path, HOME: folder, CXONE_BASE_URL: 'https://api.example.com' };
  await promisify(execFile)('serverless', ['package', '--package', join(folder, 'zips')], { cwd: ROOT, env });
  const archive = await readFile(join(folder, 'zips/extract.zip'));
  const extract = join(folder, 'extract');
  for (const { name, contents } of readZip(archive)) {
    await mkdir(dirname(join(extract, name)), { recursive: true });
    await writeFile(join(extract, name), contents);
  }
  const withoutBytecode = join(folder, 'without-bytecode');
  await cp(extract, withoutBytecode, { recursive: true });
  await rm(join(withoutBytecode, CODE_CACHE), { recursive: true });
  await bundle(EMPTY, join(folder, 'empty/handler.js'));
  await bundle(REFERENCE, join(folder, 'reference/handler.js'));
  return {
    archiveBytes: archive.length,
    bytecodeBytes: await sizeOf(join(extract, CODE_CACHE)),
    nodeOptions: await nodeOptionsOf(join(folder, 'zips/cloudformation-template-update-stack.json')),
    extract,
    withoutBytecode,
    empty: join(folder, 'empty'),
    reference: join(folder, 'reference'),
  };
}

const CODE_CACHE = 'dist/extract/code-cache';

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function nodeOptionsOf(path: string): Promise<string> {
  const { Resources } = JSON.parse(await readFile(path, 'utf8'));
  return Resources.ExtractLambdaFunction.Properties.Environment.Variables.NODE_OPTIONS;
}

async function bundle(contents: string, outfile: string): Promise<void> {
  await build({
    stdin: { contents, resolveDir: ROOT },
    outfile,
    ...BUNDLE,
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(ROOT, 'lib/platform/environment-credentials.ts') },
  });
  await writeFile(join(dirname(outfile), 'package.json'), '{ "type": "commonjs" }\n');
}
