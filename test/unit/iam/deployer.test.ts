import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listOf, permit, type Statement } from '../../fixtures/iam/evaluate.ts';
import { readTemplate } from '../../fixtures/read-template.ts';

const ROOT = join(import.meta.dirname, '../../..');
const { Statement: statements }: { Statement: Statement[] } = JSON.parse(
  readFileSync(join(ROOT, 'infra/policies/deployer.json'), 'utf8'),
);

const VIA_CLOUDFORMATION = { 'aws:CalledVia': ['cloudformation.amazonaws.com'] };
const may = (action: string, resource: string, context: Readonly<Record<string, readonly string[]>> = {}) =>
  permit(statements, { action, resource, context });

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
  // The framework makes these.
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

describe('infra/policies/deployer.json', () => {
  it('lets CloudFormation make and delete each type of resource that the template has', () => {
    const files = readdirSync(join(ROOT, 'infra/resources'));
    const resources = files.flatMap(file => Object.values(readTemplate(`infra/resources/${file}`).Resources ?? {}));
    for (const type of new Set(resources.map(({ Type }) => Type))) expect(Object.keys(OF_TYPES)).toContain(type);
    for (const [type, [arn, ...actions]] of Object.entries(OF_TYPES)) {
      for (const action of actions)
        expect([type, action, may(action, arn, VIA_CLOUDFORMATION)]).toEqual([type, action, true]);
    }
  });

  it('reaches what has no name of the stack by CloudFormation alone', () => {
    const named = Object.values(OF_TYPES).filter(([arn]) => !arn.includes('cxone-entities'));
    expect(named.length).toBeGreaterThan(15);
    for (const [arn, ...actions] of named)
      for (const action of actions) expect([action, may(action, arn)]).toEqual([action, false]);
    expect(may('ec2:DeleteVpc', 'arn:aws:ec2:us-east-1:1:vpc/x', { 'aws:CalledVia': ['athena.amazonaws.com'] })).toBe(
      false,
    );
    // Nor a role of the stack: whoever writes one and passes it on has its rights.
    expect(may('iam:PutRolePolicy', 'arn:aws:iam::1:role/cxone-entities-prod-ExtractRole-X')).toBe(false);
  });

  it('reaches nothing of another name, also by CloudFormation', () => {
    for (const [arn, ...actions] of Object.values(OF_TYPES)) {
      if (!arn.includes('cxone-entities')) continue;
      const other = arn.replaceAll('cxone-entities', 'payroll');
      for (const action of actions) expect([action, may(action, other, VIA_CLOUDFORMATION)]).toEqual([action, false]);
    }
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

  it('fits into a managed policy, and allows no service as a whole on everything', () => {
    expect(JSON.stringify({ Version: '2012-10-17', Statement: statements }).length).toBeLessThan(6_144);
    const everywhere = statements.filter(({ Resource }) => listOf(Resource).includes('*'));
    for (const action of everywhere.flatMap(({ Action }) => listOf(Action))) expect(action).not.toContain('*');
  });
});
