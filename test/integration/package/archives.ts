import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idsOf, type Template } from '../../../infra/template/index.ts';
import { type EmittedMetric, emittedMetrics, metricsWrittenIn } from '../../fixtures/emitted-metrics.ts';
import { extractEvent } from '../../fixtures/extract-event.ts';
import { type LocalUpstreams, startLocalUpstreams } from '../../fixtures/function-environment.ts';
import { IS_FULL } from '../../fixtures/test-scale.ts';
import { readZip } from '../../fixtures/zip.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DIST = join(ROOT, 'dist');
const KEYS = { extract: 'extract', tokenRefresh: 'token-refresh', metricsFlush: 'metrics-flush' };

/** 1 January 1980, 0:00: the date that the format begins with. */
const NO_TIME = 0x0021_0000;

type Invocation = [archive: string, event: object, answer: object, firstMetric: string | undefined];

const REQUESTS: Invocation[] = [
  ['tokenRefresh', {}, { outcome: 'refreshed' }, undefined],
  [
    'extract',
    extractEvent({ text: 'a refund', language: 'en-US', entity_types: ['intent'] }),
    { statusCode: 200 },
    'Latency',
  ],
];
const FLUSH: Invocation = ['metricsFlush', { time: '2026-11-22T12:00:00Z' }, { outcome: 'ok' }, 'WebhookLag'];

interface Archives {
  /** Gives the packaged template when the tests run. */
  template: () => Template;
  /** The folder to which `serverless package` writes them. */
  folder: () => string;
  /** Packages once more into another folder. */
  packageInto: (folder: string) => Promise<unknown>;
}

/** Tests the archives that Lambda gets: they are unpacked and invoked without any other file of this repository. */
export function testArchives({ template, folder, packageInto }: Archives): void {
  let upstreams: LocalUpstreams;
  beforeAll(async () => {
    upstreams = await startLocalUpstreams();
  });
  afterAll(() => upstreams.close());

  const open = async (name: string, from = folder()) => readFile(join(from, `${name}.zip`));

  it.each(Object.keys(KEYS))('carries no time in %s.zip, and its files in order', async name => {
    const entries = [...readZip(await open(name))];
    expect(entries.map(entry => entry.name)).toEqual(entries.map(entry => entry.name).toSorted());
    expect(new Set(entries.map(({ modified }) => modified))).toEqual(new Set([NO_TIME]));
  });

  it.each(Object.entries(KEYS))(
    'holds in %s.zip all that was built for the function, and nothing else',
    async (name, key) => {
      const built = await readdir(join(DIST, key), { recursive: true, withFileTypes: true });
      const files = built
        .filter(entry => entry.isFile())
        .map(entry => relative(ROOT, join(entry.parentPath, entry.name)));
      const packed = files.filter(file => /\.js(on)?$|\/code-cache\//.test(file));
      expect([...readZip(await open(name))].map(entry => entry.name).toSorted()).toEqual(
        ['dist/package.json', ...packed].toSorted(),
      );
    },
  );

  // At full size metrics-flush has a record to sum. That takes a thousand reads, since it begins 15 minutes earlier.
  it.each(IS_FULL ? [...REQUESTS, FLUSH] : [FLUSH, ...REQUESTS])(
    'answers when %s.zip is unpacked and invoked',
    async (name, event, answer, metric) => {
      const root = join(folder(), 'unpacked', name);
      for (const entry of readZip(await open(name))) {
        await mkdir(dirname(join(root, entry.name)), { recursive: true });
        await writeFile(join(root, entry.name), entry.contents);
      }
      const { result, metrics } = await invoke(root, handlerOf(template(), name), event, upstreams.environment);
      expect(result).toMatchObject(answer);
      expect(metrics[0]?.name).toBe(metric);
      expect(emittedMetrics('CxoneEntities', 'local')).toEqual(expect.arrayContaining(metrics));
    },
  );

  // 9 s. The build is compared in test/unit/build.test.ts.
  it.runIf(IS_FULL)('is the same bytes when it is packaged again', async () => {
    const again = join(folder(), 'again');
    await packageInto(again);
    const archives = (await readdir(again)).filter(file => file.endsWith('.zip'));
    expect(archives).toHaveLength(3);
    for (const file of archives) {
      const [one, other] = await Promise.all([folder(), again].map(at => readFile(join(at, file))));
      expect([file, one?.equals(other ?? Buffer.alloc(0))]).toEqual([file, true]);
    }
  });
}

/** Such as `dist/extract/start.handler`. */
const handlerOf = ({ Resources }: Template, name: string): string =>
  String(Resources[idsOf(name).function]?.Properties.Handler);

const INVOKE = `
const [module, handler, event] = process.argv.slice(1);
const context = { awsRequestId: 'request', getRemainingTimeInMillis: () => 28000 };
require(module)[handler](JSON.parse(event), context).then(result => console.log(JSON.stringify({ result })));`;

/** Runs one invocation in a process of its own, as Lambda's runtime does. */
async function invoke(
  root: string,
  handler: string,
  event: unknown,
  environment: Record<string, string>,
): Promise<{ result: unknown; metrics: EmittedMetric[] }> {
  const [, module = '', name = ''] = /^(.*)\.(\w+)$/.exec(handler) ?? [];
  const invocation = [join(root, module), name, JSON.stringify(event)];
  const child = await promisify(execFile)(process.execPath, ['-e', INVOKE, ...invocation], {
    cwd: root,
    env: environment,
  });
  const lines = child.stdout.split('\n').filter(Boolean);
  // A line of the log may follow, because it waited until redaction was loaded.
  const answer = lines.find(line => line.startsWith('{"result"')) ?? '{}';
  return { result: JSON.parse(answer).result, metrics: metricsWrittenIn(lines) };
}
