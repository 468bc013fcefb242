import { describe, expect, it } from 'vitest';
import { optionFaults } from '../../../infra/preflight/options.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { readTemplate } from '../../fixtures/read-template.ts';

const { Parameters } = readTemplate('infra/resources/options.yml');

/** The parameters of a deployment that sets only these variables. */
function faultsOf(values: Record<string, string>): string[] {
  const variables = new Map(Object.values(Parameters).map(each => [each.Description?.split(':')[0] ?? '', each]));
  for (const name of Object.keys(values)) expect([...variables.keys()]).toContain(name);
  const parameters = Object.fromEntries(
    [...variables].map(([name, each]) => {
      const [, fallback = ''] = /, '([^']*)'\}$/.exec(String(each.Default)) ?? [];
      return [name, { ...each, Default: values[name] ?? fallback }];
    }),
  );
  return optionFaults(parameters, 'eu-central-1').map(({ variable, message }) => `${variable}: ${message}`);
}

const account = 'eu-central-1:123456789012';
const GOOD = {
  TRAFFIC_SHIFT: 'AllAtOnce',
  RELEASE_ALARMS: 'off',
  ALARM_TOPIC_ARN: `arn:aws:sns:${account}:alarms`,
  KMS_KEY_ARN: `arn:aws:kms:${account}:key/0e0c1a4e-0000-4000-8000-000000000000`,
  SEAL_KMS_KEY_ARN: 'arn:aws:kms:us-east-1:123456789012:key/mrk-0e0c1a4e',
  RESERVED_CONCURRENCY_EXTRACT: '200',
  RESERVED_CONCURRENCY_TOKEN_REFRESH: '1',
  RESERVED_CONCURRENCY_METRICS_FLUSH: '2',
  X_RAY: 'on',
  ACCESS_LOG: 'off',
  WAF_WEB_ACL_ARN: `arn:aws:wafv2:${account}:regional/webacl/api/0e0c1a4e`,
  STATIC_EGRESS: 'on',
  PERMISSIONS_BOUNDARY_ARN: 'arn:aws:iam::123456789012:policy/boundary',
  AUTHORIZATION: 'aws_iam',
  DOMAIN_NAME: 'entities.example.com',
  DOMAIN_CERTIFICATE_ARN: `arn:aws:acm:${account}:certificate/0e0c1a4e`,
  DOMAIN_HOSTED_ZONE_ID: 'Z0123456789ABC',
  LEDGER_BACKUP: 'compliance',
  LEDGER_BACKUP_DAYS: '3650',
  LEDGER_PROTECTION: 'off',
};

describe('optionFaults', () => {
  it('finds none where nothing is chosen, and none where everything is', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf(GOOD)).toEqual([]);
  });

  it('has a good value of every option here', () => {
    const variables = Object.values(Parameters).map(({ Description }) => Description?.split(':')[0]);
    expect(variables.toSorted()).toEqual(Object.keys(GOOD).toSorted());
  });

  eachRow(Object.keys(GOOD))('refuses a value of %s that is not valid, and does not show it', variable => {
    const [fault = ''] = faultsOf({ ...GOOD, [variable]: 'Hush 1' });
    expect(fault).toMatch(new RegExp(`^${variable}: must be `));
    expect(fault).not.toContain('Hush');
  });

  eachRow([
    ['KMS_KEY_ARN', `arn:aws:kms:${account}:alias/mine`],
    ['SEAL_KMS_KEY_ARN', `arn:aws:kms:${account}:alias/mine`],
    ['RESERVED_CONCURRENCY_EXTRACT', '0'],
    ['WAF_WEB_ACL_ARN', 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/api/0e0c1a4e'],
    ['ALARM_TOPIC_ARN', `arn:aws:sqs:${account}:alarms`],
    ['LEDGER_BACKUP_DAYS', '0'],
    ['LEDGER_BACKUP_DAYS', '34'],
    ['LEDGER_BACKUP_DAYS', '10000'],
    ['LEDGER_PROTECTION', ''],
    ['DOMAIN_NAME', 'https://entities.example.com'],
  ])('refuses for %s what is close to a good value', (variable, value) => {
    expect(faultsOf({ ...GOOD, [variable]: value })[0]).toMatch(new RegExp(`^${variable}: must be `));
  });

  eachRow(['KMS_KEY_ARN', 'WAF_WEB_ACL_ARN', 'DOMAIN_CERTIFICATE_ARN', 'ALARM_TOPIC_ARN'] as const)(
    'refuses %s of another region',
    name => {
      const elsewhere = GOOD[name].replace('eu-central-1', 'us-east-1');
      expect(faultsOf({ ...GOOD, [name]: elsewhere })).toEqual([
        `${name}: must be in eu-central-1, the region of the deployment`,
      ]);
    },
  );

  it('refuses a domain without certificate, and what belongs to a domain without it', () => {
    expect(faultsOf({ DOMAIN_NAME: GOOD.DOMAIN_NAME })).toEqual([
      'DOMAIN_CERTIFICATE_ARN: is missing: DOMAIN_NAME needs it',
    ]);
    for (const other of ['DOMAIN_CERTIFICATE_ARN', 'DOMAIN_HOSTED_ZONE_ID'] as const) {
      expect(faultsOf({ [other]: GOOD[other] })).toEqual([`DOMAIN_NAME: is missing: ${other} needs it`]);
    }
  });
});
