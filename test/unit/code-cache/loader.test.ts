import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readBytecode, withChecksum } from '../../../infra/code-cache/checksum.ts';
import { cacheFolder, createLoader, readCaches } from '../../../infra/code-cache/loader.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const HANDLER = `exports.handler = () => require('./chunks/sum.js').sum(20, 22); exports.folder = __dirname;`;
const CHUNK = `exports.sum = (a, b) => a + b; exports.path = require('node:path').sep;`;

/** The position of V8's version hash in the header of its bytecode. */
const VERSION_AT = 4;

const moduleOf = (name: string) => JSON.stringify(join(import.meta.dirname, `../../../infra/code-cache/${name}.ts`));

/** In a process of its own, as the build does: flags of V8 are those of the process. */
function recordApart(folder: string): void {
  const script = `
    const { createLoader } = await import(${moduleOf('loader')});
    const { writeCaches } = await import(${moduleOf('write')});
    const { load, scripts } = createLoader(() => undefined);
    load(${JSON.stringify(join(folder, 'handler.js'))}).handler();
    writeCaches(${JSON.stringify(folder)}, scripts);`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script]);
}

/** In a process of its own, as one process never compiles the same source twice. Says which bytecode V8 refused. */
function runApart(folder: string, flags: readonly string[] = [], variables: NodeJS.ProcessEnv = {}): string {
  const script = `
    const { createLoader, readCaches } = await import(${moduleOf('loader')});
    const { prepareV8 } = await import(${moduleOf('prepare-v8')});
    prepareV8();
    const { load, scripts } = createLoader(readCaches(${JSON.stringify(folder)}));
    const sum = load(${JSON.stringify(join(folder, 'handler.js'))}).handler();
    const refused = [...scripts.values()].map(({ cachedDataRejected }) => cachedDataRejected);
    process.stdout.write(JSON.stringify([sum, ...refused]));`;
  const env = { ...process.env, NODE_OPTIONS: '', ...variables };
  return execFileSync(process.execPath, [...flags, '--input-type=module', '-e', script], { encoding: 'utf8', env });
}

/** Node refuses to start with an option that it does not allow there, and V8 refuses bytecode under other flags. */
function deployedNodeOptions(): string {
  const { custom } = parse(readFileSync(join(import.meta.dirname, '../../../serverless.yml'), 'utf8'), {
    logLevel: 'error',
  });
  return custom.nodeOptions.deployed;
}

/** A built function of two files. */
describe('The loader of a package with a code cache', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'code-cache-'));
    await mkdir(join(folder, 'chunks'));
    writeFileSync(join(folder, 'handler.js'), HANDLER);
    writeFileSync(join(folder, 'chunks/sum.js'), CHUNK);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = (cached: Parameters<typeof createLoader>[0]) => {
    const { load, scripts } = createLoader(cached);
    const exports = load(join(folder, 'handler.js')) as { handler: () => number; folder: string };
    return { sum: exports.handler(), folder: exports.folder, load, scripts };
  };

  it('loads the handler and its chunks where there is no cache', () => {
    const { sum, folder: told, scripts } = run(readCaches(folder));
    expect([sum, told]).toEqual([42, folder]);
    expect([...scripts.keys()]).toEqual([join(folder, 'handler.js'), join(folder, 'chunks/sum.js')]);
  });

  it('loads a file of JSON as its data, without a script', () => {
    const data = join(folder, 'chunks/data.json');
    writeFileSync(data, '{"word":"\\u00e4hnlich"}');
    const { load, scripts } = run(path => (path === data ? expect.fail('there is no bytecode of data') : undefined));
    expect(load(data)).toEqual({ word: 'ähnlich' });
    expect(load(data)).toBe(load(data));
    expect(scripts.has(data)).toBe(false);
  });

  eachRow(['', '{"word":"\\u00e4hn'])('names a file of JSON that is damaged: %j', content => {
    const damaged = join(folder, 'chunks/damaged.json');
    writeFileSync(damaged, content);
    const { load } = run(() => undefined);
    for (const _ of [1, 2]) expect(() => load(damaged)).toThrow(`${damaged}: Un`);
  });

  it('loads each file once', () => {
    const { load } = run(() => undefined);
    expect(load(join(folder, 'chunks/sum.js'))).toBe(load(join(folder, 'chunks/sum.js')));
  });

  describe('with the bytecode of the build', () => {
    beforeAll(() => recordApart(folder));

    eachRow([
      ['as it is', [], {}],
      // The flags of `bootstrap` in AWS's image at 1,769 MB.
      [
        'as Lambda starts it',
        ['--expose-gc', '--max-semi-space-size=88', '--max-old-space-size=1593'],
        { NODE_OPTIONS: deployedNodeOptions(), AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand' },
      ],
    ])('runs it in Node %s', (_, flags, variables) => {
      expect(runApart(folder, flags, variables)).toBe('[42,false,false]');
    });

    /** Runs it with another content of a file. */
    async function runWith(path: string, change: (content: Buffer) => Buffer): Promise<string> {
      const content = await readFile(path);
      await writeFile(path, change(Buffer.from(content)));
      try {
        return runApart(folder);
      } finally {
        await writeFile(path, content);
      }
    }

    const handlerCache = () => `${join(cacheFolder(folder), 'handler.js')}.code`;

    it('leaves it to V8 to refuse that of another version', async () => {
      const source = await readFile(join(folder, 'handler.js'));
      const ofAnotherVersion = (stored: Buffer) => {
        const bytecode = readBytecode(source, stored) ?? expect.fail('none');
        bytecode.writeUInt32LE(0, VERSION_AT);
        return withChecksum(source, bytecode);
      };
      expect(await runWith(handlerCache(), ofAnotherVersion)).toBe('[42,true,false]');
    });

    it('compiles the source where one byte of it is wrong', async () => {
      const flip = (stored: Buffer) => {
        const at = Math.floor(stored.length * 0.6);
        stored.writeUInt8(stored.readUInt8(at) ^ 0xff, at);
        return stored;
      };
      expect(await runWith(handlerCache(), flip)).toBe('[42,null,false]');
    });

    it('compiles a source that was changed since, also one of the same length', async () => {
      const change = (source: Buffer) => Buffer.from(source.toString().replace('a + b', 'a - b'));
      expect(await runWith(join(folder, 'chunks/sum.js'), change)).toBe('[-2,false,null]');
    });
  });

  it('loads a file that could not be read before', () => {
    const later = join(folder, 'later.js');
    const { load } = run(() => undefined);
    expect(() => load(later)).toThrow('ENOENT');
    expect(() => load(later)).toThrow('ENOENT');
    writeFileSync(later, 'exports.is = "here";');
    expect(load(later)).toEqual({ is: 'here' });
  });

  it('finds nothing under another version, platform or architecture of Node', () => {
    const { version, platform, arch } = process;
    const own = cacheFolder(folder);
    for (const other of [
      { version: 'v24.0.0', platform, arch },
      { version, platform: 'aix', arch },
      { version, platform, arch: 'riscv64' },
    ]) {
      expect(cacheFolder(folder, { ...process, ...other } as typeof process)).not.toBe(own);
    }
  });
});
