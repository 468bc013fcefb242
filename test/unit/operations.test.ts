import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../fixtures/read-template.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const section = (heading: string) => page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
const rowsOf = (text: string) =>
  [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) => row.split(' | ')).filter(row => !row[0]?.startsWith('-'));

describe('docs/operations.md', () => {
  it('explains every option, and no other', () => {
    const variables = Object.values(readTemplate('infra/resources/options.yml').Parameters).map(
      ({ Description = '' }) => Description.split(':')[0],
    );
    const explained = rowsOf(section('Options'))
      .slice(1)
      .flatMap(([names = '']) => [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    expect(explained.toSorted()).toEqual([...variables, 'STACK_TAGS'].toSorted());
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
});
