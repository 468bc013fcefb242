import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { extractConfig } from '../../functions/extract/config.ts';
import { metricsFlushConfig } from '../../functions/metrics-flush/config.ts';
import { tokenRefreshConfig } from '../../functions/token-refresh/config.ts';
import { createRequestReader } from '../../lib/extraction/request.ts';
import { CONTRACT_LANGUAGES, LANGUAGES } from '../../lib/languages/index.ts';
import { eachRow } from '../fixtures/each-row.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const template = readFileSync(join(root, 'serverless.yml'), 'utf8');
const packages: { dependencies: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const shape = { ...extractConfig, ...tokenRefreshConfig, ...metricsFlushConfig };
const variables = Object.entries(shape);

/** The rows of the table of variables: name, default, meaning. */
const rows = new Map(
  [...readme.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \| (.*?) \|/gm)].map(([, name = '', fallback = '']) => [name, fallback]),
);

describe('README', () => {
  it('lists every variable of every function, and no other', () => {
    expect([...rows.keys()].sort()).toEqual(variables.map(([name]) => name).sort());
  });

  eachRow(variables)('states the default of %s', (name, schema) => {
    const parsed = z.safeParse(schema, undefined);
    const stated = rows.get(name);
    if (!parsed.success) expect(stated).toBe('required');
    else if (parsed.data === undefined || (Array.isArray(parsed.data) && parsed.data.length === 0))
      expect(stated).toBe('none');
    else if (Array.isArray(parsed.data)) expect(stated).toBe(`\`${parsed.data.join(',')}\``);
    else if (typeof parsed.data === 'object') expect(stated).toBe('built in');
    else expect(stated).toBe(`\`${parsed.data}\``);
  });

  it('names every language that can be enabled', () => {
    const [row = ''] = /^\| `LANGUAGES_ENABLED` .*$/m.exec(readme) ?? [];
    for (const tag of LANGUAGES) expect(row).toContain(tag);
  });

  it('shows answers that are JSON, with nothing left to fill in', () => {
    const blocks = [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) expect(() => JSON.parse(block)).not.toThrow();
    expect(readme).not.toContain('@@');
  });

  it('shows the problem that a request of three faults gets', () => {
    const [, shown = ''] = /```json\n(\{ "type": .*?)```/s.exec(readme) ?? [];
    const problem = JSON.parse(shown);
    const refused = () =>
      createRequestReader(CONTRACT_LANGUAGES).parse({ text: ' ', language: 'en', entity_types: [] });
    expect(refused).toThrow(expect.objectContaining({ message: problem.detail, faults: problem.errors }));
    expect(problem).toMatchObject({ type: 'urn:cxone-entities:problem:invalid-request', status: 422 });
  });

  it('says why each runtime dependency is there', () => {
    const table = readme.slice(readme.indexOf('## Runtime dependencies'));
    for (const name of Object.keys(packages.dependencies)) {
      const [scope, rest] = name.split('/');
      const named =
        table.includes(`\`${name}\``) || (rest && new RegExp(`\`${scope}/\\{[^}]*\\b${rest}\\b`).test(table));
      expect(named, name).toBeTruthy();
    }
  });
});

describe('serverless.yml', () => {
  eachRow(variables)('hands %s to the functions', name => {
    expect(template).toMatch(new RegExp(`^ +${name}: `, 'm'));
  });
});
