import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { main as secrets } from '../../infra/cli/secrets.ts';
import { openStage } from '../../infra/cli/stage.ts';
import { openAccount } from '../../infra/preflight/aws-account.ts';
import { regionOf } from '../../infra/preflight/index.ts';
import { runTool } from '../fixtures/run-tool.ts';

/** Stands in for AWS: it refuses every call, and records the regions for which the calls were signed. */
let aws: Server;
const asked = new Set<string>();

beforeAll(async () => {
  aws = createServer((request, response) => {
    const [, region = 'none'] = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
    asked.add(region);
    response.writeHead(400, { 'content-type': 'application/json' }).end('{"__type":"AccessDenied"}');
  });
  await new Promise<void>(resolve => aws.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise(resolve => aws.close(resolve)));

beforeEach(() => {
  asked.clear();
  const address = aws.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const environment = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'eu-west-3',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

describe('The region of a stage', () => {
  it('is taken as serverless.yml takes it', () => {
    const service = readFileSync(join(import.meta.dirname, '../../serverless.yml'), 'utf8');
    expect(/^ {2}region: \$\{(.*)\}$/m.exec(service)?.[1]).toBe("opt:region, env:AWS_REGION, 'us-east-1'");
    expect(regionOf('no-such-stage', 'eu-central-1', { AWS_REGION: 'eu-west-3' })).toBe('eu-central-1');
    expect(regionOf('no-such-stage', undefined, { AWS_REGION: 'eu-west-3' })).toBe('eu-west-3');
    // The region of a profile is not used, because the framework does not read it either.
    expect(regionOf('no-such-stage', undefined, { AWS_DEFAULT_REGION: 'eu-west-3' })).toBe('us-east-1');
  });

  it('is asked by every client of preflight', async () => {
    const { close, ...account } = openAccount('eu-central-1');
    const views = [
      account.stackStatus('x'),
      account.stackTemplate('x'),
      account.stackResources('x'),
      account.table('x'),
      account.secret('x'),
      account.logGroup('x'),
      account.gatewayLogRole(),
      account.concurrency(),
    ];
    expect(views).toHaveLength(Object.keys(account).length);
    await Promise.allSettled(views);
    close();
    expect([...asked]).toEqual(['eu-central-1']);
  });

  it.each([
    [['--region', 'eu-central-1'], 'eu-central-1'],
    [[], 'eu-west-3'],
  ])('is asked and said by npm run secrets with %j', async (options, region) => {
    for (const command of [['status'], ['rotate', 'webhook'], ['rotate', 'api-key'], ['set', 'webhook']]) {
      asked.clear();
      const { code, errors } = await runTool(secrets, [...command, '--stage', 'prod', ...options], 'x');
      expect([command, code, [...asked]]).toEqual([command, 3, [region]]);
      expect(errors).toContain(`Stage prod in ${region}.`);
      vi.stubEnv('AWS_REGION', 'eu-west-3');
    }
  });

  it('is asked by the other tools, too, and stage local keeps that of .env.local', () => {
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('LOCAL_ENV_FILE', '/no/such/file');
    openStage('local');
    expect(process.env.AWS_REGION).toBeUndefined();
    openStage('prod');
    expect(process.env.AWS_REGION).toBe('us-east-1');
  });
});
