import { createServer } from 'node:http';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { CONVERSATION } from '../../infra/cli/demo/conversation.ts';
import { main } from '../../infra/cli/demo.ts';
import { listen } from '../../infra/local/http/listen.ts';
import { runTool } from '../fixtures/run-tool.ts';
import { IS_FULL } from '../fixtures/test-scale.ts';
import { createPrograms } from './setup/program.ts';

const programs = createPrograms();

afterEach(async () => {
  vi.unstubAllEnvs();
  await programs.close();
});

/** The stack of all these tests is that of a demo with `--keep`, which ends by Ctrl-C after them. */
describe('npm run demo', () => {
  const SHOWN = ['WH-1000XM5', 'PROCESS_REFUND', 'cache', 'signature verified', '"window_requests"'];

  it('holds the conversation, shows entities and webhook, and stays with its console', async () => {
    const { printed, consoleUrl, demoOverAt } = inject('stack');
    for (const text of SHOWN) expect(printed).toContain(text);
    expect(printed).toMatch(/^The demo is complete\.\nLook at it in the browser: .*\nCtrl-C ends it\.$/m);
    const [url = '', token = ''] = consoleUrl.split('#token=');
    const span = `from=${demoOverAt - 600_000}&to=${demoOverAt}`;
    const rows = await fetch(`${url}api/requests?${span}`, { headers: { authorization: `Bearer ${token}` } });
    expect((await rows.json()).rows).toHaveLength(CONVERSATION.length);
  });

  it.runIf(IS_FULL)(
    'ends by itself when the output is not a terminal, and names no address that has ended',
    async () => {
      const program = programs.start('infra/cli/demo.ts');
      expect([await program.ended, program.output()]).toEqual([0, expect.stringContaining('The demo is complete.')]);
      for (const text of SHOWN) expect(program.output()).toContain(text);
      expect(program.output()).not.toContain('#token');
      expect(program.output()).toMatch(/Its answers: file:\/\/\S+\.html/);
      expect(program.processes()).toEqual([]);
    },
  );

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
