import { describe, expect, it } from 'vitest';
import { configurationFaults, namesOf, needsOf } from '../../../infra/preflight/configuration.ts';
import { describeFaults } from '../../../infra/preflight/describe.ts';
import { eachRow } from '../../fixtures/each-row.ts';

type Values = Record<string, unknown>;

/** A service as the framework resolves serverless.yml, with only the required settings. */
function resolved(
  { stage = 'prod', shared = {}, extract = {}, metricsFlush = {}, throttle = {}, stackTags = '' } = {} as {
    stage?: string;
    shared?: Values;
    extract?: Values;
    metricsFlush?: Values;
    throttle?: Values;
    stackTags?: string;
  },
) {
  const tables = { STATE_TABLE: 'state', LEDGER_TABLE: 'ledger' };
  const secrets = { SERVICE_SECRET_ID: 'service', CXONE_CREDENTIALS_SECRET_ID: 'credentials' };
  const ledger = { LEDGER_SEAL_SECRET_ID: 'seal', LEDGER_SIGNING_SECRET_ID: 'signing' };
  const flush = { WEBHOOK_SECRET_ID: 'webhook', ...ledger, ANALYTICS_WEBHOOK_URL: '' };
  return {
    service: 'cxone-entities',
    custom: { stackTags, throttle: { rateLimit: 200, burstLimit: '400', ...throttle } },
    provider: {
      stage,
      region: 'eu-central-1',
      environment: { STAGE: stage, ...tables, ...secrets, CXONE_BASE_URL: 'https://api.example.com', ...shared },
    },
    functions: {
      extract: { environment: extract },
      tokenRefresh: {},
      metricsFlush: { environment: { ...flush, ...metricsFlush } },
    },
  };
}

const faultsOf = (...given: Parameters<typeof resolved>) =>
  configurationFaults(resolved(...given)).map(({ variable, message }) => `${variable}: ${message}`);

describe('configurationFaults', () => {
  it('finds none where every function would start', () => {
    expect(faultsOf()).toEqual([]);
  });

  it('takes a value that only the deployment knows as given', () => {
    expect(faultsOf({ metricsFlush: { WEBHOOK_SECRET_ID: { Ref: 'WebhookSecret' } } })).toEqual([]);
  });

  it('refuses an empty text where CloudFormation would take it as the value', () => {
    const shared = { POWERTOOLS_METRICS_NAMESPACE: '', POWERTOOLS_LOG_LEVEL: '' };
    expect(faultsOf({ shared, throttle: { rateLimit: '', burstLimit: '' } })).toEqual(
      ['API_RATE_LIMIT', 'API_BURST_LIMIT', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_LOG_LEVEL'].map(
        variable => `${variable}: must not be empty: leave it out`,
      ),
    );
  });

  it('names a variable once that several functions read', () => {
    expect(faultsOf({ shared: { CXONE_BASE_URL: '' } })).toEqual(['CXONE_BASE_URL: is missing']);
  });

  it('names every fault of every function at once, and shows no value', () => {
    const faults = faultsOf({
      shared: { CXONE_BASE_URL: 'http://hush.example', POWERTOOLS_LOG_LEVEL: 'hush' },
      extract: { CACHE_FRESH_SECONDS: 'hush', AUDIT_MODE: 'requird', GOVERNANCE_POLICY: '{"hush"' },
      metricsFlush: { ANALYTICS_WEBHOOK_URL: 'http://10.0.0.1/hush' },
      throttle: { rateLimit: 0 },
    });
    expect(faults).toEqual([
      'API_RATE_LIMIT: must be a number from 1 to 10000',
      expect.stringMatching(/^POWERTOOLS_LOG_LEVEL: must be one of TRACE, /),
      'CACHE_FRESH_SECONDS: must be a number from 0 to 3600',
      'AUDIT_MODE: must be one of required, best-effort',
      'GOVERNANCE_POLICY: is not JSON',
      expect.stringMatching(/^CXONE_BASE_URL: must be https/),
      expect.stringMatching(/^ANALYTICS_WEBHOOK_URL: must be https/),
      expect.stringMatching(/^ANALYTICS_WEBHOOK_URL: must not be an address/),
    ]);
    expect(faults.join()).not.toMatch(/hush|10\.0\.0\.1|requird/);
  });

  it('refuses a stage whose name makes the name of a function too long, or is not one of a stack', () => {
    expect(faultsOf({ stage: 's'.repeat(35) })).toEqual([]);
    expect(`cxone-entities-${'s'.repeat(35)}-metrics-flush`).toHaveLength(64);
    const message = 'STAGE: must be 1 to 35 letters, digits or hyphens';
    expect(faultsOf({ stage: 's'.repeat(36) })).toEqual([message]);
    expect(faultsOf({ stage: 'pre_prod' })).toEqual([message]);
  });

  it('refuses a namespace that CloudWatch refuses', () => {
    const fault = [expect.stringMatching(/^POWERTOOLS_METRICS_NAMESPACE: must be/)];
    expect(faultsOf({ shared: { POWERTOOLS_METRICS_NAMESPACE: 'AWS/Lambda' } })).toEqual(fault);
    expect(faultsOf({ shared: { POWERTOOLS_METRICS_NAMESPACE: 'a b' } })).toEqual(fault);
  });

  eachRow([
    'com',
    'api.one.com,co.uk',
    'Execute-API.us-east-1.amazonaws.com',
    'workers.dev',
    'cloudfunctions.net',
    'gv.at',
  ])('refuses CXONE_ALLOWED_HOSTS=%s, which would limit nothing', CXONE_ALLOWED_HOSTS => {
    expect(faultsOf({ shared: { CXONE_ALLOWED_HOSTS } })).toEqual([
      'CXONE_ALLOWED_HOSTS: must be hosts or domains of one owner; com, co.uk and workers.dev are of many',
    ]);
  });

  it('takes hosts of one owner in CXONE_ALLOWED_HOSTS', () => {
    const CXONE_ALLOWED_HOSTS = 'example.co.uk, mine.workers.dev,co.com.example.de,localhost,10.0.0.1';
    expect(faultsOf({ shared: { CXONE_ALLOWED_HOSTS } })).toEqual([]);
  });

  it('refuses tags that AWS refuses', () => {
    const fault = ['STACK_TAGS: must be at most 40 tags such as team=voice, separated by commas'];
    for (const stackTags of ['', 'team=voice', 'team = voice , cost-center=42,empty=']) {
      expect(faultsOf({ stackTags })).toEqual([]);
    }
    const many = Array.from({ length: 41 }, (_, index) => `t${index}=1`).join(',');
    for (const stackTags of ['team', '=voice', 'aws:team=voice', 'a=1,a=2', 'a=1,', many]) {
      expect([stackTags, faultsOf({ stackTags })]).toEqual([stackTags, fault]);
    }
  });
});

describe('namesOf', () => {
  it('finds the names that a deployment takes', () => {
    expect(namesOf(resolved())).toEqual({
      stack: 'cxone-entities-prod',
      ledgerTable: 'ledger',
      stateTable: 'state',
      logGroups: [],
      secretIds: ['service', 'credentials', 'webhook', 'seal', 'signing'],
      credentialsId: 'credentials',
    });
  });
});

describe('What options ask of the account', () => {
  const withOptions = (values: Record<string, string>) => ({
    ...resolved(),
    functions: { extract: { name: 'cxone-entities-prod-extract' } },
    resources: {
      Resources: {},
      Parameters: Object.fromEntries(
        Object.entries(values).map(([name, Default]) => [
          name,
          { Type: 'String', Description: `${name}: what`, Default },
        ]),
      ),
    },
  });

  it('is nothing while they are off', () => {
    expect(needsOf(resolved())).toEqual({ hasAccessLog: false, reservedConcurrency: 0 });
    const off = withOptions({ ACCESS_LOG: 'off', RESERVED_CONCURRENCY_EXTRACT: '' });
    expect(needsOf(off)).toEqual({ hasAccessLog: false, reservedConcurrency: 0 });
    expect(namesOf(off).logGroups).toEqual(['/aws/lambda/cxone-entities-prod-extract']);
  });

  it('is a role and a log group for the access log, and environments for all functions together', () => {
    const on = { ACCESS_LOG: 'on', RESERVED_CONCURRENCY_EXTRACT: '50', RESERVED_CONCURRENCY_METRICS_FLUSH: '2' };
    expect(needsOf(withOptions(on))).toEqual({ hasAccessLog: true, reservedConcurrency: 52 });
    expect(namesOf(withOptions(on)).logGroups).toContain('/aws/api-gateway/cxone-entities-prod');
  });
});

describe('describeFaults', () => {
  it('gives each fault a line, and names the page that explains the variables', () => {
    const faults = [
      { variable: 'CXONE_BASE_URL', message: 'is missing' },
      { variable: 'KMS_KEY_ARN', message: 'must be the ARN of a KMS key' },
    ];
    expect(describeFaults('prod', faults, new Set(['KMS_KEY_ARN'])).split('\n')).toEqual([
      'The configuration of stage prod has 2 faults:',
      '  CXONE_BASE_URL: is missing (README.md, Configuration)',
      '  KMS_KEY_ARN: must be the ARN of a KMS key (docs/operations.md, Options)',
    ]);
    expect(describeFaults('prod', faults.slice(1), new Set())).toContain('has a fault:');
  });
});
