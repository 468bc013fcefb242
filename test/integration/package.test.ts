import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate, type Resource, type Template } from '../../infra/template/index.ts';
import { STATUS_BY_CODE } from '../../lib/errors.ts';
import { IS_FULL } from '../fixtures/test-scale.ts';
import { testArchives } from './package/archives.ts';
import { testLint } from './package/lint.ts';
import { testOptions } from './package/options.ts';
import { testImport, testRecovery } from './package/recovery.ts';
import { testRelease } from './package/release.ts';

interface Statement {
  Condition?: Record<string, unknown>;
}

const ROOT = join(import.meta.dirname, '../..');

/** `serverless package`, offline. It builds the functions, unless `npm test` has just done so. */
describe('The CloudFormation template', () => {
  let folder: string;
  let template: Template;
  let resources: Record<string, Resource>;
  const serverless = (command: string[], variables: Record<string, string>) =>
    promisify(execFile)('serverless', command, {
      cwd: ROOT,
      env: {
        PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`,
        HOME: folder,
        // The framework compiles the schema of its configuration in 4 s, and keeps it here.
        SLS_SCHEMA_CACHE_BASE_DIR: homedir(),
        PREBUILT: process.env.PREBUILT,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        ...variables,
      },
    });

  const preflight = async (options: string[], variables: Record<string, string>) => {
    const env = { PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`, HOME: folder, ...variables };
    const running = promisify(execFile)(process.execPath, ['infra/cli/preflight.ts', ...options], { cwd: ROOT, env });
    return running.then(
      printed => ({ code: 0, ...printed }),
      ({ code, stdout, stderr }) => ({ code, stdout: String(stdout), stderr: String(stderr) }),
    );
  };
  const packageInto = (target: string, variables: Record<string, string> = {}) =>
    serverless(['package', '--package', target], {
      CXONE_BASE_URL: 'https://api.example.com',
      LOCAL_API_KEY: 'a key of the local stack',
      ...variables,
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cxone-entities-package-'));
    await packageInto(folder);
    template = JSON.parse(await readFile(join(folder, 'cloudformation-template-update-stack.json'), 'utf8'));
    resources = evaluate(template).Resources;
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const ofType = (type: string) => Object.values(resources).filter(({ Type }) => Type === type);
  const named = (name: string): Resource => {
    const resource = resources[name];
    if (!resource) throw new Error(`the template has no ${name}`);
    return resource;
  };

  describe('with its configuration', () => {
    // 9 s; test/unit/preflight/build-plugin.test.ts checks the same without the framework.
    it.runIf(IS_FULL)('is not made of a configuration with which a function would not start', async () => {
      const bad = {
        CXONE_BASE_URL: 'http://api.example.com',
        AUDIT_MODE: 'requird',
        WEBHOOK_ALLOWED_CIDRS: 'all',
        API_RATE_LIMIT: 'abc',
        KMS_KEY_ARN: 'alias/mine',
        NORMALIZATION_RULES: '/no/rules.yaml',
      };
      const packaging = serverless(['package', '--stage', 'prod', '--package', join(folder, 'bad')], bad);
      const failure: { stdout: string } = await packaging.then(
        () => expect.fail('it was packaged'),
        error => error,
      );
      for (const name of Object.keys(bad)) expect(failure.stdout).toMatch(new RegExp(`${name}: (must be|there is no)`));
      expect(failure.stdout).toContain('The configuration of stage prod has 6 faults');
      expect(failure.stdout).toContain('KMS key, not of an alias (docs/operations.md, Options)');
      for (const value of ['requird', 'alias/mine', 'api.example.com', '    at '])
        expect(failure.stdout).not.toContain(value);
      await expect(readdir(join(folder, 'bad'))).rejects.toThrow('ENOENT');
      const { code, stderr } = await preflight(['--stage', 'prod', '--offline'], bad);
      expect(code).toBe(1);
      for (const line of stderr.trim().split('\n')) expect(failure.stdout).toContain(line);
    });

    it.runIf(IS_FULL)('is not resolved by preflight without the reason of the framework', async () => {
      const { code, stderr } = await preflight(['--stage', 'prod', '--offline'], { AWS_REGION: 'nowhere' });
      expect([code, stderr]).toEqual([3, expect.stringContaining("Configuration error at 'provider.region'")]);
      const given = ['--stage', 'prod', '--offline', '--region', 'eu-central-1'];
      const known = await preflight(given, { AWS_REGION: 'nowhere', CXONE_BASE_URL: 'https://api.example.com' });
      expect([known.code, known.stdout]).toEqual([0, expect.stringContaining('Stage prod in eu-central-1.')]);
    });

    it('takes no API key from the environment', async () => {
      expect(ofType('AWS::ApiGateway::ApiKey').map(({ Properties }) => Properties)).toEqual([
        expect.not.objectContaining({ Value: expect.anything() }),
      ]);
      // serverless-state.json is uploaded with the template.
      const files = (await readdir(folder)).filter(name => name.endsWith('.json'));
      expect(files).toContain('serverless-state.json');
      for (const name of files) {
        expect(await readFile(join(folder, name), 'utf8')).not.toContain('a key of the local stack');
      }
    });
  });

  describe('with its functions and schedules', () => {
    it('holds the three functions, on arm64 and nodejs24.x, each with a role of its own', () => {
      const functions = ofType('AWS::Lambda::Function').map(({ Properties }) => Properties);
      expect(functions).toHaveLength(3);
      for (const properties of functions)
        expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(new Set(functions.map(({ Role }) => JSON.stringify(Role))).size).toBe(3);
    });

    it('schedules token-refresh and metrics-flush by a role that only the scheduler assumes', () => {
      const schedules = ofType('AWS::Scheduler::Schedule');
      expect(schedules.map(({ Properties }) => Properties.ScheduleExpression)).toEqual([
        'rate(5 minutes)',
        'rate(1 minute)',
      ]);
      for (const { Properties } of schedules) {
        expect(Properties.Target).toMatchObject({ RoleArn: { 'Fn::GetAtt': ['SchedulerRole', 'Arn'] } });
      }
      const trust = JSON.stringify(named('SchedulerRole').Properties.AssumeRolePolicyDocument);
      expect(trust).toContain('scheduler.amazonaws.com');
      expect(trust).not.toContain('lambda.amazonaws.com');
    });

    it('keeps no event of a schedule beyond its turn, and reports every run that failed to one queue', () => {
      const [queue, ...others] = ofType('AWS::SQS::Queue');
      expect([queue?.Properties.MessageRetentionPeriod, others]).toEqual([1_209_600, []]);
      const arn = { 'Fn::GetAtt': ['DeadLetterQueue', 'Arn'] };
      const limits = ofType('AWS::Lambda::EventInvokeConfig').map(({ Properties }) => Properties);
      expect(limits.map(({ MaximumEventAgeInSeconds }) => MaximumEventAgeInSeconds).toSorted()).toEqual([240, 60]);
      for (const { MaximumRetryAttempts, DestinationConfig } of limits) {
        expect([MaximumRetryAttempts, DestinationConfig]).toEqual([0, { OnFailure: { Destination: arn } }]);
      }
      const targets = ofType('AWS::Scheduler::Schedule').map(({ Properties }) => Properties.Target);
      expect(targets).toHaveLength(2);
      for (const target of targets) expect(target).toMatchObject({ DeadLetterConfig: { Arn: arn } });
    });

    it('has a dashboard whose body is JSON, and alarms for schedules that do not run', () => {
      const [dashboard] = ofType('AWS::CloudWatch::Dashboard');
      const body = dashboard?.Properties.DashboardBody as { 'Fn::Sub': string };
      expect(JSON.parse(body['Fn::Sub'])).toMatchObject({ widgets: expect.any(Array) });
      for (const name of ['AlarmTokenRefreshSilent', 'AlarmMetricsFlushSilent', 'AlarmWebhookLag'])
        expect(named(name).Properties.TreatMissingData).toBe('breaching');
    });
  });

  describe('with its tables, secrets and roles', () => {
    it('gives both tables a TTL and keeps the ledger from being lost', () => {
      for (const table of ['StateTable', 'LedgerTable']) {
        expect(named(table).Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expires_at', Enabled: true });
      }
      expect(named('LedgerTable')).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      });
    });

    it('generates the secrets, and leaves the credentials to the operator', () => {
      expect(ofType('AWS::SecretsManager::Secret')).toHaveLength(5);
      for (const secret of ['ServiceSecret', 'WebhookSecret', 'LedgerSealSecret', 'LedgerSigningSecret']) {
        expect(named(secret).Properties).toHaveProperty('GenerateSecretString');
      }
      expect(named('CxoneCredentialsSecret').Properties).not.toHaveProperty('GenerateSecretString');
    });

    it.each(['LedgerSealSecret', 'LedgerSigningSecret'])('lets only metrics-flush read %s', secret => {
      const readers = ofType('AWS::IAM::Role').filter(role => JSON.stringify(role).includes(secret));
      expect(readers).toEqual([named('MetricsFlushRole')]);
    });

    it('holds the conditions of roles.yml as IAM reads them', () => {
      for (const role of ['ExtractRole', 'TokenRefreshRole', 'MetricsFlushRole']) {
        const policies = named(role).Properties.Policies as { PolicyDocument: { Statement: Statement[] } }[];
        const conditions = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement).map(one => one.Condition);
        // If a set operator uses a condition key of DynamoDB, Null requires that the request has the key.
        const guards = conditions.map(condition => ({
          keys: Object.entries(condition ?? {}).flatMap(([operator, block]) =>
            operator.startsWith('ForAllValues') ? Object.keys(Object(block)) : [],
          ),
          demanded: condition?.Null,
        }));
        const guarded = guards.filter(({ keys }) => keys.length > 0);
        expect(guarded.length).toBeGreaterThan(0);
        for (const { keys, demanded } of guarded)
          expect(demanded).toEqual(Object.fromEntries(keys.map(key => [key, 'false'])));
      }
    });
  });

  describe('with its API', () => {
    it('demands an API key under a usage plan, and answers refusals as problems', () => {
      expect(named('ApiGatewayMethodV1ExtractPost').Properties).toMatchObject({
        ApiKeyRequired: true,
        HttpMethod: 'POST',
      });
      const open = ofType('AWS::ApiGateway::Method').filter(({ Properties }) => Properties.ApiKeyRequired !== true);
      expect(open).toEqual([named('ApiGatewayMethodV1HealthGet')]);
      expect(ofType('AWS::ApiGateway::UsagePlan').map(({ Properties }) => Properties.Throttle)).toEqual([
        { RateLimit: 200, BurstLimit: 400 },
      ]);
    });

    it.each([
      ['api-key', 'not-found'],
      ['aws_iam', 'forbidden'],
    ])('answers refusals as problems with %s', (Authorization, ofUnknown) => {
      const responses = Object.values(evaluate(template, { Authorization }).Resources)
        .filter(({ Type }) => Type === 'AWS::ApiGateway::GatewayResponse')
        .map(({ Properties }) => Properties);
      expect(responses).toHaveLength(14);
      for (const response of responses) {
        const body = (response.ResponseTemplates as Record<string, string>)['application/json'] ?? '';
        const problem = JSON.parse(body.replace('$context.error.messageString', '"detail"'));
        expect(problem).toMatchObject({ title: expect.any(String), detail: expect.any(String) });
        expect(response.ResponseParameters).toMatchObject({
          'gatewayresponse.header.X-Request-Id': 'context.requestId',
        });
        const status = Number(response.StatusCode);
        // The gateway's catch-alls have no status of their own.
        if (String(response.ResponseType).startsWith('DEFAULT_')) expect(problem.type).toBe('about:blank');
        else expect(problem).toMatchObject({ status, type: expect.stringMatching(/^urn:cxone-entities:problem:/) });
        if (response.ResponseType === 'MISSING_AUTHENTICATION_TOKEN') expect(problem.type).toMatch(ofUnknown);
      }
    });

    it('lets the gateway refuse what is not JSON, and nothing that the function would answer otherwise', () => {
      const validated = Object.entries(resources).filter(([, { Properties }]) => Properties?.RequestValidatorId);
      expect(validated.map(([id]) => id)).toEqual([
        'ApiGatewayMethodV1ExtractPost',
        'ApiGatewayMethodV1ExtractbatchPost',
      ]);
      for (const [, { Properties }] of validated) {
        expect(Properties.RequestParameters).toEqual({ 'method.request.header.Content-Type': true });
        expect(Properties.RequestModels).toEqual({ 'application/json': { Ref: 'ApiGatewayJsonModel' } });
      }
      // A rule on the content would hide the other faults of a request, and its record.
      expect(
        ofType('AWS::ApiGateway::Model').map(({ Properties }) => Object.keys(Properties.Schema as object)),
      ).toEqual([['$schema', 'title']]);
      const codes = {
        GatewayBadRequestBody: 'malformed-json',
        GatewayBadRequestParameters: 'unsupported-media-type',
      } as const;
      for (const [id, code] of Object.entries(codes)) expect(JSON.stringify(named(id))).toContain(`problem:${code}`);
      expect(named('GatewayBadRequestBody').Properties.StatusCode).toBe(String(STATUS_BY_CODE['malformed-json']));
      expect(named('GatewayBadRequestParameters').Properties.StatusCode).toBe(
        String(STATUS_BY_CODE['unsupported-media-type']),
      );
    });

    it('accepts TLS 1.2 and later on the address of the API', () => {
      expect(named('ApiGatewayRestApi').Properties).toMatchObject({
        SecurityPolicy: 'SecurityPolicy_TLS13_1_2_2021_06',
        EndpointAccessMode: 'BASIC',
      });
    });
  });

  describe('with its options', () => testOptions(() => template));
  describe('in a release', () => testRelease(() => template));
  describe('by the rules of CloudFormation', () => testLint(() => template));
  describe('when a stack is gone', () => testImport(() => template));

  // A minute of CPU: the framework runs 14 times, preflight 8.
  describe.runIf(IS_FULL)('in an account', () => testRecovery({ folder: () => folder, packageInto, serverless }));

  describe('with its archives', () => testArchives({ template: () => template, folder: () => folder, packageInto }));
});
