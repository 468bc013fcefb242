import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPrograms } from '../setup/program.ts';

const DEFAULT_RULES = readFileSync('lib/normalization/rules/default.yaml', 'utf8');
const PRODUCT = `      - value: NIMBUS-3
        synonyms: { en: [cloud speaker], de: [Wolkenbox] }
  product_name:`;

const programs = createPrograms();
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  file = join(folder, 'rules.yaml');
  writeFileSync(file, DEFAULT_RULES);
});
afterEach(async () => {
  await programs.close();
  rmSync(folder, { recursive: true });
});

describe('the rules file of npm start', () => {
  it('is live in the stand-in and the function when it changes, and a bad one is told while the old one holds', async () => {
    const program = programs.start('infra/cli/start.ts', { NORMALIZATION_RULES: file });
    await program.prints("}'\n");
    const [, url = ''] = /curl -si (\S+)/.exec(program.output()) ?? [];
    const ask = async () => {
      const body = { text: 'my cloud speaker is silent', language: 'en-US', entity_types: ['product'] };
      const headers = { 'content-type': 'application/json', 'x-api-key': 'local-api-key-0123456789' };
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      const { entities, rules_version } = (await answer.json()) as Answer;
      return { values: entities.map(({ value }) => value), version: rules_version };
    };
    expect((await ask()).values).toEqual([]);

    const changed = DEFAULT_RULES.replace(/^ {2}product_name:/m, PRODUCT).replace(/^version: .*/m, 'version: mine');
    writeFileSync(file, changed);
    await program.prints('rules: version mine+');
    await expect.poll(ask).toEqual({ values: ['NIMBUS-3'], version: expect.stringMatching(/^mine\+/) });

    writeFileSync(file, changed.replace('kind: money', 'kind: mony'));
    await program.prints('rules: not valid');
    await program.prints(`${file}:`);
    expect(program.output()).toMatch(/rules\.yaml:\d+:\d+ entities\/money\/kind: /);
    expect(await ask()).toEqual({ values: ['NIMBUS-3'], version: expect.stringMatching(/^mine\+/) });
  });
});

interface Answer {
  entities: { value: string }[];
  rules_version: string;
}
