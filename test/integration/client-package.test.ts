import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newTempFolder } from '../fixtures/temp-folder.ts';

const CLIENT = 'clients/typescript';
const { exports, files, scripts, version } = JSON.parse(readFileSync(join(CLIENT, 'package.json'), 'utf8'));

/** The compiler of two small programs takes half as much CPU time with one thread and without collections. */
const ONE_THREAD = '--singleThreaded';
const env = { ...process.env, GOGC: 'off', GOMEMLIMIT: '2GiB' };

/**
 * A project that has installed the package. Node does not strip types from files in node_modules, so the package must
 * be built.
 */
function createProject(): string {
  const folder = newTempFolder();
  const installed = join(folder, 'node_modules/cxone-entities-client');
  mkdirSync(installed, { recursive: true });
  copyFileSync(join(CLIENT, 'package.json'), join(installed, 'package.json'));
  const [command = '', ...options] = scripts.prepack.split(' ');
  execFileSync(command, [...options.slice(0, -1), CLIENT, '--outDir', join(installed, 'dist'), ONE_THREAD], { env });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

describe('The package of clients/typescript', () => {
  it('is JavaScript with its types', () => {
    const folder = createProject();
    const { types, default: code } = exports['.'];
    for (const path of [types, code]) {
      expect(existsSync(join(folder, 'node_modules/cxone-entities-client', path))).toBe(true);
      expect(files).toContain(path.split('/')[1]);
    }
    const program = `import { CxoneEntitiesClient, type ExtractResponse } from 'cxone-entities-client';
      const client = new CxoneEntitiesClient({ baseUrl: 'http://127.0.0.1', apiKey: 'k' });
      export const value = ({ entities }: ExtractResponse): number | null | undefined => entities[0]?.confidence;
      console.log(typeof client.extractBatch);`;
    writeFileSync(join(folder, 'main.ts'), program);
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--lib', 'es2023,dom', '--types', ''];
    // The types of the DOM are not what is tested.
    const cheap = ['--skipDefaultLibCheck', ONE_THREAD];
    expect(execFileSync('tsc', [...options, ...cheap, 'main.ts'], { cwd: folder, encoding: 'utf8', env })).toBe('');
    expect(execFileSync(process.execPath, ['main.ts'], { cwd: folder, encoding: 'utf8' })).toBe('function\n');
  });

  it('has the version of the service', () => {
    expect(version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
    expect(readFileSync(join(CLIENT, 'README.md'), 'utf8')).toContain(`cxone-entities-client-${version}.tgz`);
  });
});
