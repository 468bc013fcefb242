import { expect, it } from 'vitest';
import { evaluate, type ParameterValues, type Resource, type Template } from '../../../infra/template/index.ts';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/0e0c1a4e';
const BOUNDARY = 'arn:aws:iam::123456789012:policy/boundary';

/** What the packaged template makes of options. */
interface Options {
  readonly read: () => Template;
  readonly made: (values?: ParameterValues) => Record<string, Resource>;
  readonly ofType: (resources: Record<string, Resource>, type: string) => Resource[];
  /** The value of the property for each resource that has it. */
  readonly property: (values: ParameterValues, type: string, name: string) => unknown[];
  /** The resources that the option adds to the template. */
  readonly added: (values: ParameterValues) => string[];
}

/** Each option on and off, on the one template that is packaged. @param read gives it when the tests run */
export function testOptions(read: () => Template): void {
  const options = optionsOf(read);
  it('has every option off', () => {
    const text = JSON.stringify(options.made());
    for (const sign of ['AWS::EC2', 'AWS::Backup', 'AWS::WAFv2', 'AWS::Route53', 'AWS::ApiGateway::DomainName']) {
      expect(text).not.toContain(sign);
    }
    for (const sign of ['kms:', 'xray:', 'ec2:', 'VpcConfig', 'TracingConfig', 'Reserved', 'KmsKeyId', 'Boundary']) {
      expect(text).not.toContain(sign);
    }
  });

  testKeysAndRights(options);
  testFunctions(options);
  testGateway(options);
  testLedger(options);
}

function optionsOf(read: () => Template): Options {
  const made = (values: ParameterValues = {}) => evaluate(read(), values).Resources;
  const ofType = (resources: Record<string, Resource>, type: string) =>
    Object.values(resources).filter(({ Type }) => Type === type);
  return {
    read,
    made,
    ofType,
    property: (values, type, name) => ofType(made(values), type).map(({ Properties }) => Properties[name]),
    added(values) {
      const without = made();
      return Object.keys(made(values)).filter(id => !(id in without));
    },
  };
}

/** Keys and roles. */
function testKeysAndRights({ made, ofType, property }: Options): void {
  it('SEAL_KMS_KEY_ARN lets metrics-flush sign by the key, and no other function', () => {
    const on = { SealKmsKeyArn: KEY };
    const roles = ofType(made(on), 'AWS::IAM::Role').filter(role => JSON.stringify(role).includes('kms:Sign'));
    expect(roles).toEqual([made(on).MetricsFlushRole]);
  });

  it('KMS_KEY_ARN encrypts tables, secrets, logs and backups by the key', () => {
    const on = { KmsKeyArn: KEY, AccessLog: 'on', LedgerBackup: 'governance' };
    const [state, ledger] = property(on, 'AWS::DynamoDB::Table', 'SSESpecification');
    expect([state, ledger]).toEqual(Array(2).fill({ SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY }));
    expect(property({}, 'AWS::DynamoDB::Table', 'SSESpecification')).toEqual(Array(2).fill({ SSEEnabled: true }));
    for (const type of ['AWS::SecretsManager::Secret', 'AWS::Logs::LogGroup']) {
      expect(new Set(property(on, type, 'KmsKeyId'))).toEqual(new Set([KEY]));
      expect(new Set(property({}, type, 'KmsKeyId'))).toEqual(new Set([undefined]));
    }
    expect(property(on, 'AWS::Backup::BackupVault', 'EncryptionKeyArn')).toEqual([KEY]);
  });

  it('PERMISSIONS_BOUNDARY_ARN bounds every role', () => {
    const on = { PermissionsBoundaryArn: BOUNDARY, LedgerBackup: 'governance' };
    const boundaries = property(on, 'AWS::IAM::Role', 'PermissionsBoundary');
    expect(boundaries.length).toBeGreaterThan(5);
    expect(new Set(boundaries)).toEqual(new Set([BOUNDARY]));
  });
}

/** How functions run and are released. */
function testFunctions({ read, made, ofType, property }: Options): void {
  it.each([
    ['Extract', 'ReservedConcurrencyExtract'],
    ['TokenRefresh', 'ReservedConcurrencyTokenRefresh'],
    ['MetricsFlush', 'ReservedConcurrencyMetricsFlush'],
  ])('RESERVED_CONCURRENCY bounds %s alone', (name, parameter) => {
    const bounded = Object.entries(made({ [parameter]: '7' }))
      .filter(([, { Properties }]) => Properties?.ReservedConcurrentExecutions !== undefined)
      .map(([id, { Properties }]) => [id, Properties.ReservedConcurrentExecutions]);
    expect(bounded).toEqual([[`${name}LambdaFunction`, '7']]);
  });

  it('X_RAY traces functions and gateway', () => {
    expect(property({ XRay: 'on' }, 'AWS::Lambda::Function', 'TracingConfig')).toEqual(
      Array(3).fill({ Mode: 'Active' }),
    );
    expect(property({ XRay: 'on' }, 'AWS::ApiGateway::Stage', 'TracingEnabled')).toEqual([true]);
    expect(property({ XRay: 'off' }, 'AWS::ApiGateway::Stage', 'TracingEnabled')).toEqual([false]);
  });

  it('STATIC_EGRESS puts all functions into private subnets behind two fixed addresses', () => {
    const resources = made({ StaticEgress: 'on' });
    expect(ofType(resources, 'AWS::EC2::EIP')).toHaveLength(2);
    const network = {
      SubnetIds: [{ Ref: 'PrivateSubnetA' }, { Ref: 'PrivateSubnetB' }],
      SecurityGroupIds: [{ Ref: 'FunctionSecurityGroup' }],
    };
    expect(property({ StaticEgress: 'on' }, 'AWS::Lambda::Function', 'VpcConfig')).toEqual(Array(3).fill(network));
    // Each private subnet goes out by the NAT gateway of its own zone.
    for (const zone of ['A', 'B']) {
      expect(resources[`PrivateRoutes${zone}`]?.Properties).toEqual({
        SubnetId: { Ref: `PrivateSubnet${zone}` },
        RouteTableId: { Ref: `PrivateTable${zone}` },
      });
      expect(resources[`PrivateRoute${zone}`]?.Properties.NatGatewayId).toEqual({ Ref: `NatGateway${zone}` });
      expect(resources[`NatGateway${zone}`]?.Properties.SubnetId).toEqual({ Ref: `PublicSubnet${zone}` });
    }
    expect(evaluate(read(), { StaticEgress: 'on' }).Outputs).toHaveProperty('EgressAddresses');
    expect(evaluate(read()).Outputs).not.toHaveProperty('EgressAddresses');
  });

  it('TRAFFIC_SHIFT says how every function is released; without it a tenth of the traffic goes first', () => {
    const shifts = (values: ParameterValues) =>
      new Set(
        property(values, 'AWS::CodeDeploy::DeploymentGroup', 'DeploymentConfigName').map(each => JSON.stringify(each)),
      );
    expect(shifts({ TrafficShift: '' })).toEqual(new Set(['"CodeDeployDefault.LambdaCanary10Percent5Minutes"']));
    expect(shifts({ TrafficShift: 'AllAtOnce' })).toEqual(
      new Set([`{"Fn::Sub":"CodeDeployDefault.Lambda\${TrafficShift}"}`]),
    );
  });
}

/** The API. */
function testGateway({ made, property, added }: Options): void {
  it('ACCESS_LOG writes lines of JSON that hold neither bodies nor headers nor keys', () => {
    expect(added({ AccessLog: 'on' })).toEqual(['AccessLogGroup']);
    const [setting] = property({ AccessLog: 'on' }, 'AWS::ApiGateway::Stage', 'AccessLogSetting');
    const { Format } = setting as { Format: string };
    expect(JSON.parse(Format)).toMatchObject({ request_id: '$context.requestId', status: '$context.status' });
    expect(Format).not.toMatch(/\$input|header|body|identity\.apiKey"|authorizer/i);
    expect(property({}, 'AWS::ApiGateway::Stage', 'AccessLogSetting')).toEqual([undefined]);
    expect(property({}, 'AWS::ApiGateway::Stage', 'MethodSettings')).toEqual([
      [expect.objectContaining({ LoggingLevel: 'OFF', DataTraceEnabled: false, ThrottlingRateLimit: 200 })],
    ]);
  });

  it('WAF_WEB_ACL_ARN stands before the stage', () => {
    expect(added({ WafWebAclArn: 'arn:acl' })).toEqual(['WebAclAssociation']);
    expect(made({ WafWebAclArn: 'arn:acl' }).WebAclAssociation?.Properties.WebACLArn).toBe('arn:acl');
  });

  it('AUTHORIZATION=aws_iam asks for signatures in place of API keys, and health for neither', () => {
    const methodsOf = (values: ParameterValues) =>
      Object.entries(made(values))
        .filter(([, { Type }]) => Type === 'AWS::ApiGateway::Method')
        .map(([id, { Properties }]) => [id, Properties.AuthorizationType, Properties.ApiKeyRequired] as const);
    const withKeys = methodsOf({});
    expect(withKeys.length).toBeGreaterThan(8);
    for (const [id, type, key] of withKeys) expect([id, type, key === true]).toEqual([id, 'NONE', id !== HEALTH]);
    for (const [id, type, key] of methodsOf({ Authorization: 'aws_iam' })) {
      expect([id, type, key === true]).toEqual([id, id === HEALTH ? 'NONE' : 'AWS_IAM', false]);
    }
    const signed = JSON.stringify(Object.values(made({ Authorization: 'aws_iam' })).map(({ Type }) => Type));
    expect(signed).not.toMatch(/ApiKey|UsagePlan/);
  });

  it('DOMAIN_NAME gives the API a name with TLS 1.2, and a record where the zone is given', () => {
    const domain = { DomainName: 'api.example.com', DomainCertificateArn: 'arn:certificate' };
    expect(added(domain)).toEqual(['ApiDomain', 'ApiDomainMapping']);
    expect(made(domain).ApiDomain?.Properties).toMatchObject({
      DomainName: 'api.example.com',
      RegionalCertificateArn: 'arn:certificate',
      SecurityPolicy: 'TLS_1_2',
    });
    expect(added({ ...domain, DomainHostedZoneId: 'Z1' })).toContain('ApiDomainRecord');
  });
}

/** Backup and protection of the ledger. */
function testLedger({ made, property }: Options): void {
  it('LEDGER_BACKUP keeps daily and monthly backups in a vault that is locked', () => {
    const lockOf = (LedgerBackup: string) =>
      property({ LedgerBackup, LedgerBackupDays: '90' }, 'AWS::Backup::BackupVault', 'LockConfiguration');
    expect(lockOf('governance')).toEqual([{ MinRetentionDays: 35 }]);
    expect(lockOf('compliance')).toEqual([{ MinRetentionDays: 35, ChangeableForDays: 3 }]);
    expect(lockOf('off')).toEqual([]);
    const resources = made({ LedgerBackup: 'compliance', LedgerBackupDays: '90' });
    const rule = (RuleName: string, DeleteAfterDays: unknown) =>
      expect.objectContaining({ RuleName, Lifecycle: { DeleteAfterDays }, TargetBackupVault: { Ref: 'LedgerVault' } });
    expect(resources.LedgerBackupPlan?.Properties.BackupPlan).toMatchObject({
      BackupPlanRule: [rule('daily', 35), rule('monthly', '90')],
    });
    // Vaults and plans have names of 50 characters at most. A vault that remains after a stack was removed must not
    // conflict with the next one.
    expect(JSON.stringify(resources.LedgerVault?.Properties.BackupVaultName)).toMatch(
      /"cxone-entities-ledger-.*AWS::StackId/,
    );
    const { BackupPlanName } = Object(resources.LedgerBackupPlan?.Properties.BackupPlan);
    expect(String(BackupPlanName).replace('prod', 's'.repeat(35)).length).toBeLessThanOrEqual(50);
    expect(resources.LedgerBackupSelection?.Properties.BackupSelection).toMatchObject({
      Resources: [{ 'Fn::GetAtt': ['LedgerTable', 'Arn'] }],
    });
  });

  it('LEDGER_PROTECTION=off lets the ledger be deleted', () => {
    expect(made().LedgerTable?.Properties.DeletionProtectionEnabled).toBe(true);
    expect(made({ LedgerProtection: 'off' }).LedgerTable?.Properties.DeletionProtectionEnabled).toBe(false);
  });
}

const HEALTH = 'ApiGatewayMethodV1HealthGet';
