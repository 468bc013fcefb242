import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { listOf, permit, type Statement } from '../../fixtures/iam/evaluate.ts';
import { readTemplate } from '../../fixtures/read-template.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (name: string): Statement[] =>
  JSON.parse(readFileSync(join(ROOT, `infra/policies/${name}.json`), 'utf8')).Statement;

const FILES = ['deployer', 'deployer-options', 'deployer-roles', 'deployer-roles-bounded'];
const [base = [], options = [], unbounded = [], bounded = []] = FILES.map(read);
/** Attached as the page says: one of the two policies on roles together with the other policies. */
const STATEMENTS = { unbounded: [...base, ...options, ...unbounded], bounded: [...base, ...options, ...bounded] };

type Context = Readonly<Record<string, readonly string[]>>;

const BOUNDARY = 'arn:aws:iam::ACCOUNT_ID:policy/BOUNDARY';
const WITHIN_BOUNDARY = { 'iam:PermissionsBoundary': [BOUNDARY] };
const VIA_CLOUDFORMATION = { 'aws:CalledVia': ['cloudformation.amazonaws.com'] };

const ROLE = 'arn:aws:iam::1:role/cxone-entities-prod-ExtractRole-X';
const LEDGER = 'arn:aws:dynamodb:us-east-1:1:table/cxone-entities-prod-ledger';

/** One resource of each type, as CloudFormation names it in a stack of this service, and what makes and deletes it. */
const OF_TYPES: Readonly<Record<string, readonly [arn: string, makes: string, deletes: string]>> = {
  'AWS::ApiGateway::GatewayResponse': [
    'arn:aws:apigateway:us-east-1::/restapis/a1/gatewayresponses/x',
    'apigateway:PUT',
    'apigateway:DELETE',
  ],
  'AWS::ApiGateway::Stage': [
    'arn:aws:apigateway:us-east-1::/restapis/a1/stages/prod',
    'apigateway:POST',
    'apigateway:DELETE',
  ],
  'AWS::ApiGateway::DomainName': [
    'arn:aws:apigateway:us-east-1::/domainnames/api.example.com',
    'apigateway:POST',
    'apigateway:DELETE',
  ],
  'AWS::ApiGateway::BasePathMapping': [
    'arn:aws:apigateway:us-east-1::/domainnames/api.example.com/basepathmappings',
    'apigateway:POST',
    'apigateway:DELETE',
  ],
  'AWS::Backup::BackupPlan': [
    'arn:aws:backup:us-east-1:1:backup-plan:f00',
    'backup:CreateBackupPlan',
    'backup:DeleteBackupPlan',
  ],
  'AWS::Backup::BackupSelection': [
    'arn:aws:backup:us-east-1:1:backup-plan:f00',
    'backup:CreateBackupSelection',
    'backup:DeleteBackupSelection',
  ],
  'AWS::Backup::BackupVault': [
    'arn:aws:backup:us-east-1:1:backup-vault:cxone-entities-ledger-0a1b',
    'backup:CreateBackupVault',
    'backup:DeleteBackupVault',
  ],
  'AWS::CloudWatch::Alarm': [
    'arn:aws:cloudwatch:us-east-1:1:alarm:cxone-entities-prod-webhook-lag',
    'cloudwatch:PutMetricAlarm',
    'cloudwatch:DeleteAlarms',
  ],
  'AWS::CloudWatch::Dashboard': [
    'arn:aws:cloudwatch::1:dashboard/cxone-entities-prod',
    'cloudwatch:PutDashboard',
    'cloudwatch:DeleteDashboards',
  ],
  'AWS::CodeDeploy::Application': [
    'arn:aws:codedeploy:us-east-1:1:application:cxone-entities-prod-App-X',
    'codedeploy:CreateApplication',
    'codedeploy:DeleteApplication',
  ],
  'AWS::CodeDeploy::DeploymentGroup': [
    'arn:aws:codedeploy:us-east-1:1:deploymentgroup:cxone-entities-prod-App-X/g',
    'codedeploy:CreateDeploymentGroup',
    'codedeploy:DeleteDeploymentGroup',
  ],
  'AWS::DynamoDB::Table': [
    'arn:aws:dynamodb:us-east-1:1:table/cxone-entities-prod-ledger',
    'dynamodb:CreateTable',
    'dynamodb:DeleteTable',
  ],
  'AWS::EC2::EIP': ['arn:aws:ec2:us-east-1:1:elastic-ip/x', 'ec2:AllocateAddress', 'ec2:ReleaseAddress'],
  'AWS::EC2::InternetGateway': [
    'arn:aws:ec2:us-east-1:1:internet-gateway/x',
    'ec2:CreateInternetGateway',
    'ec2:DeleteInternetGateway',
  ],
  'AWS::EC2::NatGateway': ['arn:aws:ec2:us-east-1:1:natgateway/x', 'ec2:CreateNatGateway', 'ec2:DeleteNatGateway'],
  'AWS::EC2::Route': ['arn:aws:ec2:us-east-1:1:route-table/x', 'ec2:CreateRoute', 'ec2:DeleteRoute'],
  'AWS::EC2::RouteTable': ['arn:aws:ec2:us-east-1:1:route-table/x', 'ec2:CreateRouteTable', 'ec2:DeleteRouteTable'],
  'AWS::EC2::SecurityGroup': [
    'arn:aws:ec2:us-east-1:1:security-group/x',
    'ec2:CreateSecurityGroup',
    'ec2:DeleteSecurityGroup',
  ],
  'AWS::EC2::Subnet': ['arn:aws:ec2:us-east-1:1:subnet/x', 'ec2:CreateSubnet', 'ec2:DeleteSubnet'],
  'AWS::EC2::SubnetRouteTableAssociation': [
    'arn:aws:ec2:us-east-1:1:route-table/x',
    'ec2:AssociateRouteTable',
    'ec2:DisassociateRouteTable',
  ],
  'AWS::EC2::VPC': ['arn:aws:ec2:us-east-1:1:vpc/x', 'ec2:CreateVpc', 'ec2:DeleteVpc'],
  'AWS::EC2::VPCEndpoint': [
    'arn:aws:ec2:us-east-1:1:vpc-endpoint/x',
    'ec2:CreateVpcEndpoint',
    'ec2:DeleteVpcEndpoints',
  ],
  'AWS::EC2::VPCGatewayAttachment': [
    'arn:aws:ec2:us-east-1:1:vpc/x',
    'ec2:AttachInternetGateway',
    'ec2:DetachInternetGateway',
  ],
  'AWS::IAM::ManagedPolicy': [
    'arn:aws:iam::1:policy/cxone-entities-prod-OperatorPolicy-X',
    'iam:CreatePolicy',
    'iam:DeletePolicy',
  ],
  'AWS::IAM::Role': ['arn:aws:iam::1:role/cxone-entities-prod-ExtractRole-X', 'iam:CreateRole', 'iam:DeleteRole'],
  'AWS::Logs::LogGroup': [
    'arn:aws:logs:us-east-1:1:log-group:/aws/api-gateway/cxone-entities-prod',
    'logs:CreateLogGroup',
    'logs:DeleteLogGroup',
  ],
  'AWS::Route53::RecordSet': [
    'arn:aws:route53:::hostedzone/Z1',
    'route53:ChangeResourceRecordSets',
    'route53:ChangeResourceRecordSets',
  ],
  'AWS::SecretsManager::Secret': [
    'arn:aws:secretsmanager:us-east-1:1:secret:cxone-entities/prod/service-X',
    'secretsmanager:CreateSecret',
    'secretsmanager:DeleteSecret',
  ],
  'AWS::SQS::Queue': ['arn:aws:sqs:us-east-1:1:cxone-entities-prod-dead-letters', 'sqs:CreateQueue', 'sqs:DeleteQueue'],
  'AWS::WAFv2::WebACLAssociation': [
    'arn:aws:wafv2:us-east-1:1:regional/webacl/a/b',
    'wafv2:AssociateWebACL',
    'wafv2:DisassociateWebACL',
  ],
  // The framework creates these resources.
  'AWS::Lambda::Function': [
    'arn:aws:lambda:us-east-1:1:function:cxone-entities-prod-extract',
    'lambda:CreateFunction',
    'lambda:DeleteFunction',
  ],
  'AWS::Scheduler::Schedule': [
    'arn:aws:scheduler:us-east-1:1:schedule/default/cxone-entities-prod-S-X',
    'scheduler:CreateSchedule',
    'scheduler:DeleteSchedule',
  ],
  'AWS::S3::Bucket': [
    'arn:aws:s3:::cxone-entities-prod-serverlessdeploymentbucket-x',
    's3:CreateBucket',
    's3:DeleteBucket',
  ],
};

const templates = readdirSync(join(ROOT, 'infra/resources')).map(file => readTemplate(`infra/resources/${file}`));
const resourcesOf = templates.flatMap(({ Resources = {} }) => Object.values(Resources));

describe.each(['unbounded', 'bounded'] as const)('The policies of the deployer, %s', variant => {
  const may = (action: string, resource: string, context: Context = {}) =>
    permit(STATEMENTS[variant], { action, resource, context });

  it('lets CloudFormation make and delete each type of resource that the template has', () => {
    for (const type of new Set(resourcesOf.map(({ Type }) => Type))) expect(Object.keys(OF_TYPES)).toContain(type);
    const context = { ...VIA_CLOUDFORMATION, ...WITHIN_BOUNDARY };
    for (const [type, [arn, ...actions]] of Object.entries(OF_TYPES)) {
      for (const action of actions) expect([type, action, may(action, arn, context)]).toEqual([type, action, true]);
    }
  });

  it('reaches resources without the name of the stack only through CloudFormation', () => {
    const named = Object.values(OF_TYPES).filter(([arn]) => !arn.includes('cxone-entities'));
    expect(named.length).toBeGreaterThan(15);
    for (const [arn, ...actions] of named)
      for (const action of actions) expect([action, may(action, arn)]).toEqual([action, false]);
    expect(may('ec2:DeleteVpc', 'arn:aws:ec2:us-east-1:1:vpc/x', { 'aws:CalledVia': ['athena.amazonaws.com'] })).toBe(
      false,
    );
    // A role of the stack is not allowed either: whoever can write and pass a role has its rights.
    expect(may('iam:PutRolePolicy', ROLE, WITHIN_BOUNDARY)).toBe(false);
  });

  it('deletes and changes resources that hold data only as a part of a stack', () => {
    for (const [action, arn] of [
      ['dynamodb:DeleteTable', LEDGER],
      ['logs:DeleteLogGroup', 'arn:aws:logs:us-east-1:1:log-group:/aws/lambda/cxone-entities-prod-extract'],
      ['secretsmanager:DeleteSecret', 'arn:aws:secretsmanager:us-east-1:1:secret:cxone-entities/prod/ledger-seal-X'],
      ['secretsmanager:UpdateSecret', 'arn:aws:secretsmanager:us-east-1:1:secret:cxone-entities/prod/ledger-seal-X'],
      ['backup:DeleteBackupVault', 'arn:aws:backup:us-east-1:1:backup-vault:cxone-entities-ledger-0a1b'],
    ] as const) {
      expect([action, may(action, arn), may(action, arn, VIA_CLOUDFORMATION)]).toEqual([action, false, true]);
    }
  });

  it('reads and writes no record, no line of a log and no backup, whoever calls', () => {
    const items = ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'];
    const copies = ['PartiQLSelect', 'ExportTableToPointInTime', 'PutResourcePolicy', 'DeleteBackup', 'GetRecords'];
    const calls = [...items, ...copies].map(name => [`dynamodb:${name}`, LEDGER] as const);
    const log = 'arn:aws:logs:us-east-1:1:log-group:/aws/lambda/cxone-entities-prod-extract';
    const vault = 'arn:aws:backup:us-east-1:1:backup-vault:cxone-entities-ledger-0a1b';
    for (const [action, arn] of [
      ...calls,
      ['logs:FilterLogEvents', log],
      ['logs:DeleteLogStream', `${log}:log-stream:a`],
      ['backup:DeleteBackupVaultLockConfiguration', vault],
      ['backup:PutBackupVaultAccessPolicy', vault],
    ] as const) {
      for (const context of [{}, VIA_CLOUDFORMATION])
        expect([action, may(action, arn, context)]).toEqual([action, false]);
    }
  });

  it('attaches to a role the policies that the template names, and no other', () => {
    const named = resourcesOf.flatMap(({ Properties }) => (Properties?.ManagedPolicyArns ?? []) as object[]);
    const arns = named.map(each => String(Object.values(each)[0]).replace(/\$\{AWS::Partition\}/, 'aws'));
    expect(arns).toHaveLength(1);
    const attaches = (arn: string) =>
      may('iam:AttachRolePolicy', ROLE, { ...VIA_CLOUDFORMATION, ...WITHIN_BOUNDARY, 'iam:PolicyARN': [arn] });
    for (const arn of arns) expect([arn, attaches(arn)]).toEqual([arn, true]);
    expect(attaches('arn:aws:iam::aws:policy/AdministratorAccess')).toBe(false);
  });

  it('changes no policy but the three that the stack makes, such as its own or the boundary', () => {
    for (const action of ['iam:CreatePolicyVersion', 'iam:DeletePolicy', 'iam:CreatePolicy']) {
      for (const name of ['cxone-entities-deployer', 'cxone-entities-boundary', 'BOUNDARY']) {
        expect(may(action, `arn:aws:iam::1:policy/${name}`, VIA_CLOUDFORMATION)).toBe(false);
      }
    }
  });

  it('reaches nothing of another name, also by CloudFormation', () => {
    for (const [arn, ...actions] of Object.values(OF_TYPES)) {
      if (!arn.includes('cxone-entities')) continue;
      const other = arn.replaceAll('cxone-entities', 'payroll');
      const context = { ...VIA_CLOUDFORMATION, ...WITHIN_BOUNDARY };
      for (const action of actions) expect([action, may(action, other, context)]).toEqual([action, false]);
    }
    expect(may('cloudformation:CreateStack', 'arn:aws:cloudformation:us-east-1:1:stack/payroll/x')).toBe(false);
    expect(may('cloudformation:DeleteStack', 'arn:aws:cloudformation:us-east-1:1:stack/payroll/x')).toBe(false);
    expect(may('cloudformation:UpdateStack', 'arn:aws:cloudformation:us-east-1:1:stack/cxone-entities-prod/x')).toBe(
      true,
    );
  });

  it('reads no value of a secret, and sets nothing of the account as a whole', () => {
    const secret = 'arn:aws:secretsmanager:us-east-1:1:secret:cxone-entities/prod/service-X';
    for (const context of [{}, VIA_CLOUDFORMATION]) {
      expect(may('secretsmanager:GetSecretValue', secret, context)).toBe(false);
      expect(may('secretsmanager:PutSecretValue', secret, context)).toBe(false);
      expect(may('apigateway:PATCH', 'arn:aws:apigateway:us-east-1::/account', context)).toBe(false);
      expect(may('kms:CreateGrant', 'arn:aws:kms:us-east-1:1:key/x', context)).toBe(false);
    }
    expect(may('kms:CreateGrant', 'arn:aws:kms:us-east-1:1:key/x', { 'kms:GrantIsForAWSResource': ['true'] })).toBe(
      true,
    );
    expect(may('secretsmanager:GetRandomPassword', '*', VIA_CLOUDFORMATION)).toBe(true);
    expect(may('apigateway:GET', 'arn:aws:apigateway:us-east-1::/account')).toBe(true);
  });

  it('passes roles of the stack on to four services', () => {
    const passes = (service: string, name = 'cxone-entities-prod') =>
      may('iam:PassRole', `arn:aws:iam::1:role/${name}-X`, { 'iam:PassedToService': [`${service}.amazonaws.com`] });
    for (const service of ['lambda', 'scheduler', 'codedeploy', 'backup']) expect(passes(service)).toBe(true);
    expect([passes('ec2'), passes('lambda', 'payroll')]).toEqual([false, false]);
  });

  it('allows no service as a whole on everything', () => {
    const everywhere = STATEMENTS[variant].filter(({ Resource }) => listOf(Resource).includes('*'));
    for (const action of everywhere.flatMap(({ Action }) => listOf(Action))) expect(action).not.toContain('*');
  });
});

describe('The boundary of the roles', () => {
  const RIGHTS = ['CreateRole', 'PutRolePolicy', 'DeleteRolePolicy', 'DetachRolePolicy', 'PutRolePermissionsBoundary'];
  const may = (statements: readonly Statement[], action: string, context: Context) =>
    permit(statements, {
      action: `iam:${action}`,
      resource: ROLE,
      context: { ...VIA_CLOUDFORMATION, 'iam:PolicyARN': [BACKUP_POLICY], ...context },
    });
  const BACKUP_POLICY = 'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup';

  it('is demanded of every call that makes a role or changes its rights', () => {
    const other = { 'iam:PermissionsBoundary': ['arn:aws:iam::aws:policy/AdministratorAccess'] };
    for (const action of [...RIGHTS, 'AttachRolePolicy']) {
      const allowed = [WITHIN_BOUNDARY, other, {}].map(context => may(STATEMENTS.bounded, action, context));
      expect([action, ...allowed]).toEqual([action, true, false, false]);
      // Without the boundary the deployer can make an administrator, as the threat model says.
      expect(may(STATEMENTS.unbounded, action, {})).toBe(true);
    }
  });

  it('cannot be removed by those whom it restricts', () => {
    expect(may(STATEMENTS.bounded, 'DeleteRolePermissionsBoundary', WITHIN_BOUNDARY)).toBe(false);
    // A stack without the option removes the boundary.
    expect(may(STATEMENTS.unbounded, 'DeleteRolePermissionsBoundary', {})).toBe(true);
  });

  it('is all in which the two policies on roles differ', () => {
    const withoutBoundary = JSON.parse(JSON.stringify(bounded), (key, value) =>
      key === 'StringEquals' && 'iam:PermissionsBoundary' in value ? undefined : value,
    );
    const others = unbounded.map(({ Action, ...rest }) => ({
      ...rest,
      Action: Array.isArray(Action) ? Action.filter(name => name !== 'iam:DeleteRolePermissionsBoundary') : Action,
    }));
    expect(withoutBoundary).toEqual(others);
  });
});

eachRow(FILES)('%s.json fits into a managed policy', name => {
  expect(JSON.stringify({ Version: '2012-10-17', Statement: read(name) }).length).toBeLessThan(6_144);
});
