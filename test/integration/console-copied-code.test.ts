import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CodeLanguage, codeFor } from '../../infra/console/page/ask/copy-code.ts';
import { EMPTY_QUESTION, requestOf } from '../../infra/console/page/state/address.ts';
import { readBody, sendJson } from '../../infra/local/http/exchange.ts';
import { listen, type RunningServer } from '../../infra/local/http/listen.ts';
import { IS_FULL } from '../fixtures/test-scale.ts';
import { works } from '../fixtures/works.ts';

const run = promisify(execFile);

/** Text that a shell, a string literal or JSON could change. */
const question = {
  ...EMPTY_QUESTION,
  text: `it's "$(id)" \`id\` \\n \\u0041 👩‍🚀 Kopfhörer \u202e\r\n$HOME`,
  types: ['product'],
  threshold: '0.5',
  cacheControl: 'max-stale=60',
};

const PROGRAMS: readonly (readonly [CodeLanguage, file: string, isThere: () => boolean, command: string])[] = [
  ['curl', 'ask.sh', () => works('curl', '--version'), 'sh'],
  ['Python', 'ask.py', () => works('python3', '-c', 'import requests'), 'python3'],
  ['TypeScript', 'ask.mts', () => true, process.execPath],
  // The compiler takes 2 s of processor time.
  ['Java', 'Extract.java', () => IS_FULL && works('java', '--version'), 'java'],
];

describe('the code that the console copies', () => {
  const asked: { headers: IncomingHttpHeaders; body: unknown }[] = [];
  let service: RunningServer;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copied-code-'));
    const server = createServer(async (request, response) => {
      asked.push({ headers: request.headers, body: JSON.parse((await readBody(request)).toString()) });
      sendJson(response, 200, { entities: [{ name: 'product', value: 'WH-1000XM5' }] });
    });
    service = await listen(server, 0, 'the service');
  });
  afterAll(async () => {
    await service.close();
    await rm(folder, { recursive: true });
  });

  for (const [language, file, isThere, command] of PROGRAMS) {
    it.skipIf(!isThere())(`in ${language} sends the question as it is`, async () => {
      const path = join(folder, file);
      await writeFile(path, codeFor(language, question));
      const env = { ...process.env, CXONE_ENTITIES_URL: service.url, CXONE_ENTITIES_KEY: 'key' };
      const { stdout } = await run(command, [path], { env });
      expect(stdout).toContain('WH-1000XM5');
      const last = asked.at(-1);
      expect(last?.body).toEqual(requestOf(question));
      expect(last?.headers).toMatchObject({ 'x-api-key': 'key', 'cache-control': 'max-stale=60' });
    });
  }
});
