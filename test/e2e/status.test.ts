import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { main } from '../../infra/cli/status.ts';
import { TierHitsFile } from '../../infra/local/tier-hits.ts';
import { runTool, startTool } from '../fixtures/run-tool.ts';
import { createClient, question } from './setup/client.ts';

const stack = inject('stack');
const client = createClient(stack);

const folder = mkdtempSync(join(tmpdir(), 'status-'));
const tierHits = new TierHitsFile(join(folder, '.env.local'), Date.now);
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => {
  const variables = {
    LOCAL_TIER_HITS_FILE: tierHits.path,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: stack.dynamoDbUrl,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: stack.secretsManagerUrl,
    CXONE_BASE_URL: stack.cxoneUrl,
    LOCAL_ENV_FILE: '/none',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

describe('npm run status against the local stack', () => {
  it('shows every part', async () => {
    await client.post(question());
    const { out, errors } = await runTool(main, []);
    expect(errors).toBe('');
    expect(out.join('\n')).not.toMatch(/ \? /);
    expect(out.join('\n')).toMatch(/^token .* old, good for /m);
    expect(out.join('\n')).toMatch(/^breaker +(closed|counting|half-open)$/m);
    expect(out.join('\n')).toMatch(/^tiers, 1 h +memory /m);
    expect(out.join('\n')).toMatch(/^secrets +all 5 filled$/m);
  });

  it('says what counts the hits by tier where nothing does', async () => {
    vi.stubEnv('LOCAL_TIER_HITS_FILE', '');
    const { out } = await runTool(main, []);
    expect(out.join('\n')).toMatch(/^tiers, 1 h +\? npm start counts them; /m);
  });

  it('is JSON for a program', async () => {
    const { out } = await runTool(main, ['--json']);
    expect(JSON.parse(out.join(''))).toMatchObject({
      stage: 'local',
      needs: expect.any(Array),
      monthly_cost_usd: expect.any(Number),
    });
  });

  it('repeats itself until it is stopped', async () => {
    const tool = startTool(main, ['--watch', '--json', '--every', '1']);
    await tool.prints('"stage":"local"');
    await tool.stop();
    expect(await tool.ended).toBe(0);
  });

  it('says in one line that no stack is running', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:9');
    vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', 'http://127.0.0.1:9');
    const { code, errors } = await runTool(main, []);
    expect(code).toBe(3);
    expect(errors).toContain('No part of stage local can be read.');
    expect(errors).toContain('npm run services starts the services');
    expect(errors).not.toMatch(/^\s+at /m);
  });
});
