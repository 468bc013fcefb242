import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../infra/cli/demo.ts';
import { listen } from '../../../infra/local/http/listen.ts';
import { runTool } from '../../fixtures/run-tool.ts';
import { createPrograms } from '../setup/program.ts';

const programs = createPrograms();

afterEach(async () => {
  vi.unstubAllEnvs();
  await programs.close();
});

describe('npm run demo', () => {
  it('holds the conversation, shows entities and webhook, and leaves nothing behind', async () => {
    const program = programs.start('infra/cli/demo.ts');
    expect([await program.ended, program.output()]).toEqual([0, expect.stringContaining('The demo is complete.')]);
    for (const text of [
      'WH-1000XM5',
      'PROCESS_REFUND',
      'cache',
      'signature verified',
      '"window_requests"',
      'http://127.0.0.1:8004/',
    ]) {
      expect(program.output()).toContain(text);
    }
    expect(program.processes()).toEqual([]);
  });

  it('names the step that failed and why, without a stack trace, when a service refuses', async () => {
    const refusing = await listen(
      createServer((_, response) => void response.writeHead(400).end('{}')),
      0,
      'a service that refuses',
    );
    vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', refusing.url);
    const { code, errors } = await runTool(main, []);
    await refusing.close();
    expect(code).toBe(1);
    expect(errors).toMatch(/FAILED: start the local services: .+/);
    expect(errors).not.toMatch(/^\s+at /m);
  });
});
