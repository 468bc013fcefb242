import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../infra/cli/demo.ts';
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
    for (const text of ['WH-1000XM5', 'PROCESS_REFUND', 'cache', 'signature verified', '"window_requests"']) {
      expect(program.output()).toContain(text);
    }
    expect(program.processes()).toEqual([]);
  });

  it('names the step that failed and why, without a stack trace, when the upstream refuses', async () => {
    vi.stubEnv('CXONE_BASE_URL', 'http://127.0.0.1:9');
    vi.stubEnv('CXONE_CLIENT_ID', 'a');
    vi.stubEnv('CXONE_CLIENT_SECRET', 'b');
    vi.stubEnv('PREBUILT', '1');
    const { code, errors } = await runTool(main, []);
    expect(code).toBe(1);
    expect(errors).toMatch(/FAILED: run token-refresh: .+/);
    expect(errors).not.toMatch(/^\s+at /m);
  });
});
