import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { CODE_LANGUAGES, codeFor } from '../../../infra/console/page/ask/copy-code.ts';
import { EMPTY_QUESTION, requestOf } from '../../../infra/console/page/state/address.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const question = {
  ...EMPTY_QUESTION,
  text: `it's "$(touch x)" \`id\` \\n 👩‍🚀 Kopfhörer \u202e\r\n$HOME`,
  types: ['product'],
  cacheControl: 'max-stale=60',
};

/** What the shell gives to curl, argument by argument. */
function argumentsOf(code: string): string[] {
  const printed = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${code}`], {
    env: { ...process.env, CXONE_ENTITIES_URL: 'http://127.0.0.1:1', CXONE_ENTITIES_KEY: 'key' },
  });
  return printed.toString().split('\0');
}

describe('codeFor', () => {
  it.skipIf(process.platform === 'win32')('gives curl the body as it is, whatever the text holds', () => {
    const given = argumentsOf(codeFor('curl', question));
    expect(JSON.parse(given.at(-2) ?? '')).toEqual(requestOf(question));
    expect(given).toContain('cache-control: max-stale=60');
    expect(given).toContain('x-api-key: key');
  });

  it('writes a TypeScript program that sends the body', async () => {
    const sent: RequestInit[] = [];
    const fetch = async (_url: string, init: RequestInit) => {
      sent.push(init);
      return { ok: true, json: async () => ({ entities: [] }) };
    };
    const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
    await new AsyncFunction('fetch', codeFor('TypeScript', question))(fetch);
    expect(JSON.parse(String(sent[0]?.body))).toEqual(requestOf(question));
  });

  eachRow(CODE_LANGUAGES)('shows in %s every character that a person could overlook', language => {
    expect(codeFor(language, question)).not.toMatch(/[\p{Cf}\r]/u);
  });

  eachRow(CODE_LANGUAGES)('says first in %s what the program needs', language => {
    const [comment = ''] = codeFor(language, question).split('\n');
    expect(comment).toMatch(/^(?:#|\/\/) Needs CXONE_ENTITIES_URL .* CXONE_ENTITIES_KEY in the environment/);
    expect(comment.includes('pip install requests')).toBe(language === 'Python');
  });

  eachRow(CODE_LANGUAGES)('names no key in %s', language => {
    expect(codeFor(language, question)).toContain('CXONE_ENTITIES_KEY');
    expect(codeFor(language, { ...question, cacheControl: '' })).not.toContain('cache-control');
  });
});
