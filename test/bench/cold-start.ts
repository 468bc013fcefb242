import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { buildFunctions, FUNCTIONS } from '../../esbuild.config.ts';
import { extractEvent } from '../fixtures/extract-event.ts';
import { startLocalUpstreams } from '../fixtures/function-environment.ts';
import type { Result } from '../report.ts';

/**
 * From loading the bundle to the first answer, each time in a process of its own, under the same loader, against the same
 * local DynamoDB. The bar is 1.3 times the reference, which does one Get and one Put with nothing around.
 */

const ROUNDS = 7;
const ROOT = join(import.meta.dirname, '../..');

const LOADER = `
const start = performance.now();
const { handler } = require(process.env.BUNDLE);
const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 28000 };
Promise.resolve(handler(JSON.parse(process.env.EVENT), context)).then(({ statusCode }) => {
  if (statusCode !== 200) throw new Error('answered ' + statusCode);
  require('node:fs').writeSync(3, String(performance.now() - start));
  process.exit(0);
});`;

const EMPTY = `export const handler = async () => ({ statusCode: 200 });`;

const REFERENCE = `
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async () => {
  await client.send(new GetItemCommand({ TableName: 'state', Key: { pk: { S: 'reference' } }, ConsistentRead: true }));
  await client.send(new PutItemCommand({ TableName: 'ledger', Item: { pk: { S: 'reference' }, sk: { S: 'reference' } } }));
  return { statusCode: 200 };
};`;

export async function bench(): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-bench-'));
  const upstreams = await startLocalUpstreams();
  try {
    await buildFunctions({ outputFolder: folder });
    await bundle(EMPTY, join(folder, 'empty.js'));
    await bundle(REFERENCE, join(folder, 'reference.js'));
    const environment = { ...upstreams.environment, CACHE_FRESH_SECONDS: '300' };
    const start = (path: string, text: string) => firstAnswerMs(join(folder, path), text, environment);
    await start('extract/handler.js', 'a warm fleet');
    const times: Record<'empty' | 'reference' | 'hit' | 'miss', number[]> = {
      empty: [],
      reference: [],
      hit: [],
      miss: [],
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      times.empty.push(await start('empty.js', ''));
      times.reference.push(await start('reference.js', ''));
      times.hit.push(await start('extract/handler.js', 'a warm fleet'));
      times.miss.push(await start('extract/handler.js', `a new question ${round}`));
    }
    const best = (name: keyof typeof times) => Math.min(...times[name]);
    const ratio = best('hit') / best('reference');
    return [
      ...(await sizes(folder)),
      { id: 'cold start, empty handler', value: best('empty'), unit: 'ms' },
      { id: 'cold start, reference (one Get, one Put)', value: best('reference'), unit: 'ms' },
      { id: 'cold start, extract, cached in DynamoDB', value: best('hit'), unit: 'ms' },
      { id: 'cold start, extract, asking the upstream', value: best('miss'), unit: 'ms' },
      { id: 'cold start, extract, multiple of the reference', value: ratio, unit: 'x', bar: 1.3, pass: ratio <= 1.3 },
      { id: 'cold start, extract, multiple of an empty handler', value: best('hit') / best('empty'), unit: 'x' },
    ];
  } finally {
    await upstreams.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function sizes(folder: string): Promise<Result[]> {
  return Promise.all(
    FUNCTIONS.map(async name => {
      const files = name === 'extract' ? ['handler.js', 'rules.js'] : ['handler.js'];
      const sizes = await Promise.all(files.map(async file => (await stat(join(folder, name, file))).size));
      const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
      const bar = name === 'extract' ? 350 : 300;
      return { id: `loaded at start, ${name}`, value: size / 1024, unit: 'KB', bar, pass: size / 1024 <= bar };
    }),
  );
}

async function bundle(contents: string, outfile: string): Promise<void> {
  await build({
    stdin: { contents, resolveDir: ROOT },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(ROOT, 'lib/platform/environment-credentials.ts') },
  });
}

async function firstAnswerMs(path: string, text: string, environment: Record<string, string>): Promise<number> {
  const event = extractEvent({ text: text || 'nothing', language: 'en-US', entity_types: ['product'] });
  const env = { ...environment, BUNDLE: path, EVENT: JSON.stringify(event) };
  const command = 'exec "$0" -e "$LOADER" 3>&1 1>/dev/null';
  const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath], { env: { ...env, LOADER } });
  return Number(stdout);
}
