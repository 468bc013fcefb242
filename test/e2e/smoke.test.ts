import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { main } from '../../infra/cli/smoke.ts';
import { runTool } from '../fixtures/run-tool.ts';
import { createClient } from './setup/client.ts';

describe('npm run smoke', () => {
  const stack = inject('stack');
  const client = createClient(stack);

  afterEach(async () => {
    vi.unstubAllEnvs();
    await client.cxone.clearFaults();
  });

  it('passes on the local stack, audit record included', async () => {
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', stack.dynamoDbUrl);
    vi.stubEnv('LEDGER_TABLE', 'cxone-entities-local-ledger');
    const { code, out, errors } = await runTool(main, [
      ...['--url', `${stack.httpUrl}/`, '--key', stack.apiKey, '--stage', 'smoke'],
    ]);
    expect([errors, code]).toEqual(['', 0]);
    expect(out.at(-1)).toBe('7 of 7 checks have passed.');
    expect(out.join()).not.toContain('Note:');
  });

  it('says what has failed when the upstream refuses, and that it has not read the record', async () => {
    await client.cxone.fault({ kind: 'status', status: 403 });
    vi.stubEnv('CXONE_ENTITIES_URL', stack.httpUrl);
    vi.stubEnv('CXONE_ENTITIES_KEY', stack.apiKey);
    const { code, out, errors } = await runTool(main, []);
    expect(code).toBe(1);
    expect(errors).toContain('its status is 502, not 200');
    expect(errors).toContain('upstream-forbidden: ');
    expect(out.at(-1)).toBe('6 of 7 checks have passed.');
    expect(out.at(-2)).toContain('the audit record was not read from the ledger');
  });
});
