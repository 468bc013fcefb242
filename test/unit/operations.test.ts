import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { variableOf } from '../../infra/preflight/options.ts';
import { optionVariables } from '../../infra/preflight/refusal.ts';
import { readTemplate } from '../fixtures/read-template.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const section = (heading: string) => page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
const rowsOf = (text: string) =>
  [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) => row.split(' | ')).filter(row => !row[0]?.startsWith('-'));

describe('docs/operations.md', () => {
  it('explains every option, and no other', () => {
    const variables = Object.values(readTemplate('infra/resources/options.yml').Parameters).map(variableOf);
    const explained = rowsOf(section('Options'))
      .slice(1)
      .flatMap(([names = '']) => [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    expect(explained.toSorted()).toEqual([...optionVariables(variables)].toSorted());
  });

  it('names the alarms that roll a release back', () => {
    const { Resources } = readTemplate('infra/resources/release.yml');
    const alarms = readTemplate('infra/resources/alarms.yml').Resources;
    const stated = new Map(rowsOf(section('Release and roll back')).map(([name = '', list = '']) => [name, list]));
    for (const [name, id] of [
      ['extract', 'ExtractReleaseGroup'],
      ['token-refresh', 'TokenRefreshReleaseGroup'],
      ['metrics-flush', 'MetricsFlushReleaseGroup'],
    ] as const) {
      const group = Resources[id] ?? expect.fail(`the template has no ${id}`);
      const { Alarms = [] } = (group.Properties.AlarmConfiguration ?? {}) as { Alarms?: { Name: { Ref: string } }[] };
      const names = Alarms.map(({ Name }) => String(alarms[Name.Ref]?.Properties.AlarmName).replace(/^.*\}-/, ''));
      expect(stated.get(name)).toBe(names.join(', ') || 'none');
    }
  });

  it("finds with its query Lambda's own lines, which are no JSON", () => {
    const [, pattern = ''] = /@message like \/(.*)\/$/m.exec(section('Alarms')) ?? [];
    const found = (line: string) => new RegExp(pattern).test(line);
    const id = '6f747d00-0000-4000-8000-000000000000';
    for (const line of [
      `2026-11-28T12:00:28.003Z ${id} Task timed out after 28.00 seconds`,
      `RequestId: ${id} Error: Runtime exited with error: signal: killed`,
      '{"errorType":"Runtime.ExitError"}',
      '2026-11-28T12:00:00.000Z undefined ERROR Uncaught Exception {"errorType":"ConfigurationError"}',
      'INIT_REPORT Init Duration: 9999.00 ms Phase: init Status: timeout',
    ]) {
      expect([line, found(line)]).toEqual([line, true]);
    }
    for (const line of [
      `START RequestId: ${id} Version: 7`,
      `END RequestId: ${id}`,
      `REPORT RequestId: ${id} Duration: 3 ms`,
    ]) {
      expect([line, found(line)]).toEqual([line, false]);
    }
    // What the runbook tells people to look for in the words of Lambda.
    for (const words of ['Task timed out', 'Runtime exited']) {
      expect(page).toContain(`\`${words}\``);
      expect(found(words)).toBe(true);
    }
  });
});
