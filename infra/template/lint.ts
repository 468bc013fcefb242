import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StandardDiagnostic } from '@aws/cloudformation-validate';
import { evaluate, type ParameterValues } from './evaluate.ts';
import type { Template } from './template.ts';

const ARN = 'arn:aws:{}:us-east-1:123456789012';
const arnOf = (service: string, rest: string) => `${ARN.replace('{}', service)}:${rest}`;

/** Values that turn every option on. A test compares them with the parameters of the template. */
const EVERY_OPTION: ParameterValues = {
  TrafficShift: 'Canary10Percent5Minutes',
  ReleaseAlarms: 'on',
  KmsKeyArn: arnOf('kms', 'key/0e0c1a4e-2a5b-4a3c-9d3e-5f6a7b8c9d0e'),
  SealKmsKeyArn: arnOf('kms', 'key/1e0c1a4e-2a5b-4a3c-9d3e-5f6a7b8c9d0e'),
  ReservedConcurrencyExtract: '100',
  ReservedConcurrencyTokenRefresh: '1',
  ReservedConcurrencyMetricsFlush: '2',
  XRay: 'on',
  AccessLog: 'on',
  WafWebAclArn: arnOf('wafv2', 'regional/webacl/acl/0e0c1a4e-2a5b-4a3c-9d3e-5f6a7b8c9d0e'),
  StaticEgress: 'on',
  PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
  Authorization: 'api-key',
  DomainName: 'api.example.com',
  DomainCertificateArn: arnOf('acm', 'certificate/0e0c1a4e-2a5b-4a3c-9d3e-5f6a7b8c9d0e'),
  DomainHostedZoneId: 'Z0123456789ABCDEFGHIJ',
  LedgerBackup: 'governance',
  LedgerBackupDays: '400',
  LedgerProtection: 'on',
  AlarmTopicArn: arnOf('sns', 'alarms'),
};

/** The deployments of a template that differ most. */
export const VARIANTS: Readonly<Record<string, ParameterValues>> = {
  'no option': {},
  'every option': EVERY_OPTION,
  'every option, signed requests': { ...EVERY_OPTION, Authorization: 'aws_iam', LedgerBackup: 'compliance' },
};

/**
 * Checks the properties of resources against the schemas of CloudFormation, for each of these deployments. Returns a
 * line for each finding. It works offline and takes 3 s of CPU, most of them to compile the schemas.
 */
export async function schemaFaults(template: Template): Promise<string[]> {
  const { SchemaValidator, TemplateFile } = await import('@aws/cloudformation-validate');
  const validator = new SchemaValidator();
  const faults = new Map<string, string>();
  for (const [variant, values] of Object.entries(VARIANTS)) {
    const found = await withFile(evaluate(template, values), file => validator.validate(new TemplateFile(file)));
    for (const line of found.filter(isFault).map(describe)) if (!faults.has(line)) faults.set(line, variant);
  }
  validator.free();
  return [...faults].map(([line, variant]) => `${line} (with ${variant})`).toSorted();
}

/**
 * Checks the rules about references, conditions, policies and expressions, in 9 s. The rules follow conditions by
 * themselves, and take an empty parameter for a value that is used, so every option is on.
 */
export async function ruleFaults(template: Template): Promise<string[]> {
  const { RegoEngine, TemplateFile } = await import('@aws/cloudformation-validate');
  const engine = new RegoEngine();
  const { status, diagnostics } = await withFile(template, file =>
    engine.validateStandard(new TemplateFile(file), { parameterOverrides: EVERY_OPTION }),
  );
  engine.free();
  if (status !== 'OK') throw new Error(`The template could not be analysed: ${status}.`);
  return diagnostics.filter(isFault).map(describe).toSorted();
}

/** The library reads files only. */
async function withFile<T>(template: unknown, use: (file: string) => T): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-lint-'));
  try {
    const file = join(folder, 'template.json');
    await writeFile(file, JSON.stringify(template));
    return use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const NO_FAULTS = [
  // The framework adds these dependencies for functions and schedules.
  'W3005',
  // CloudFormation reads "7" as 7.
  'W9003',
  // The ARNs are those of EVERY_OPTION.
  'W9002',
];

function isFault({ severity, ruleId, entity }: StandardDiagnostic): boolean {
  // A version is never replaced: a new one has another logical id.
  if (ruleId === 'W3011' && entity?.resourceType === 'AWS::Lambda::Version') return false;
  return ['FATAL', 'ERROR', 'WARN'].includes(severity) && !NO_FAULTS.includes(ruleId);
}

const describe = ({ ruleId, message, entity, propertyPath }: StandardDiagnostic): string =>
  `${ruleId} ${[entity?.logicalId, propertyPath].filter(Boolean).join(' ')}: ${message}`;
