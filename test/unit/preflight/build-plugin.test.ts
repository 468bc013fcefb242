import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import BuildPlugin from '../../../infra/build-plugin.ts';
import { newTempFolder } from '../../fixtures/temp-folder.ts';

class FrameworkError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

const REQUIRED = {
  STATE_TABLE: 'state',
  LEDGER_TABLE: 'ledger',
  SERVICE_SECRET_ID: 'service',
  CXONE_CREDENTIALS_SECRET_ID: 'credentials',
  CXONE_BASE_URL: 'https://api.example.com',
};
const FLUSH = { WEBHOOK_SECRET_ID: 'webhook', LEDGER_SEAL_SECRET_ID: 'seal', LEDGER_SIGNING_SECRET_ID: 'signing' };

/** Runs the hooks that the framework runs before it packages. */
function packageWith(
  stage: string,
  variables: Record<string, string>,
  stackTags = '',
  throttle = {},
  serviceDir = '/none',
) {
  const framework = {
    classes: { Error: FrameworkError },
    serviceDir,
    getProvider: () => expect.fail('nothing is deployed'),
    service: {
      service: 'cxone-entities',
      custom: { buildScript: 'build.ts', stackTags, throttle },
      provider: {
        stage,
        region: 'us-east-1',
        environment: { STAGE: stage, ...REQUIRED, ...variables },
        compiledCloudFormationTemplate: { Resources: {} },
      },
      functions: { extract: {}, tokenRefresh: {}, metricsFlush: { environment: FLUSH } },
    },
  };
  const { hooks } = new BuildPlugin(framework);
  hooks.initialize?.();
  hooks['before:package:initialize']?.();
  return framework.service;
}

describe('BuildPlugin', () => {
  beforeEach(() => {
    vi.stubEnv('PREBUILT', '1');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('lets a configuration be packaged with which every function starts', () => {
    expect(() => packageWith('prod', {})).not.toThrow();
  });

  it('refuses a configuration with which a function would not start, as an error of the framework without values', () => {
    const bad = { CXONE_BASE_URL: 'http://api.example.com', AUDIT_MODE: 'requird', WEBHOOK_ALLOWED_CIDRS: 'all' };
    const refused = expect.objectContaining({
      name: 'Error',
      code: 'CONFIGURATION_IS_INVALID',
      message: expect.stringContaining('The configuration of stage prod has 3 faults'),
    });
    expect(() => packageWith('prod', bad)).toThrow(refused);
    for (const name of Object.keys(bad)) expect(() => packageWith('prod', bad)).toThrow(`${name}: must be`);
    for (const value of ['requird', 'api.example.com']) expect(() => packageWith('prod', bad)).not.toThrow(value);
  });

  it('names a rules document that is not there beside the other faults, as preflight does', () => {
    vi.stubEnv('NORMALIZATION_RULES', '/no/rules.yaml');
    const packaging = () => packageWith('prod', { AUDIT_MODE: 'requird' });
    expect(packaging).toThrow('NORMALIZATION_RULES: there is no file /no/rules.yaml (README.md, Configuration)');
    expect(packaging).toThrow('AUDIT_MODE: must be');
    vi.stubEnv('NORMALIZATION_RULES', import.meta.dirname);
    expect(packaging).toThrow('NORMALIZATION_RULES: there is no file');
  });

  it('names limits that are not numbers, which the framework does not check', () => {
    const packaging = () => packageWith('prod', { AUDIT_MODE: 'requird' }, '', { rateLimit: 'abc' });
    expect(packaging).toThrow('API_RATE_LIMIT: must be a number from 1 to 10000');
    expect(packaging).toThrow('AUDIT_MODE: must be');
  });

  it('does not check the stage local, which is only emulated', () => {
    expect(() => packageWith('local', { AUDIT_MODE: 'requird' })).not.toThrow();
  });

  it('runs the build script that serverless.yml names, and none where the functions are built', () => {
    const folder = newTempFolder();
    writeFileSync(
      join(folder, 'build.ts'),
      "import { appendFileSync } from 'node:fs'; appendFileSync(process.argv[1] + '.ran', 'x');",
    );
    packageWith('prod', {}, '', {}, folder);
    vi.stubEnv('PREBUILT', '');
    packageWith('prod', {}, '', {}, folder);
    expect(readFileSync(join(folder, 'build.ts.ran'), 'utf8')).toBe('x');
  });

  it('lets events invoke the alias, and tags the stack', () => {
    const { functions, provider } = packageWith('prod', {}, 'team=voice, cost-center=42');
    expect(functions).toMatchObject({
      extract: { targetAlias: { name: 'live', logicalId: 'ExtractLiveAlias' } },
      metricsFlush: { targetAlias: { name: 'live', logicalId: 'MetricsFlushLiveAlias' } },
    });
    expect(provider).toHaveProperty('stackTags', { team: 'voice', 'cost-center': '42' });
    expect(packageWith('prod', {}).provider).not.toHaveProperty('stackTags');
  });
});
