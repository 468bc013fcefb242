/**
 * List prices of AWS in us-east-1 in US$: the first tier, without free tier, discount and tax. What costs money here, in docs/ and on the
 * dashboard is computed from these (test/unit/prices.test.ts).
 *
 * `page` is the page of AWS. Most of those fill in their figures by script, so `statedBy` is a page whose text has the figure.
 */
export interface Price {
  readonly usd: number;
  /** How many units cost that. */
  readonly per: number;
  readonly page: string;
  readonly statedBy: string;
}

/** The day on which each figure was read. Update it together with the figures. */
export const PRICES_READ_ON = '2026-11-28';
/** AWS changes a price every few years, as a rule. After this time they are read again. */
const MAX_AGE_DAYS = 180;

/** How old the prices are at `now`, and a warning when that is too old. */
export function describePriceAge(now: number): string {
  const days = Math.max(0, Math.floor((now - Date.parse(PRICES_READ_ON)) / 86_400_000));
  const age = `prices ${days} ${days === 1 ? 'day' : 'days'} old`;
  return days > MAX_AGE_DAYS ? `${age}, too old` : age;
}

const MILLION = 1_000_000;

const API_GATEWAY = {
  page: 'https://aws.amazon.com/api-gateway/pricing/',
  statedBy:
    'https://docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/cost-optimization.html',
};
const LAMBDA = {
  page: 'https://aws.amazon.com/lambda/pricing/',
  statedBy: 'https://cloudchipr.com/blog/aws-lambda-pricing',
};
const DYNAMODB = {
  page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  statedBy: 'https://airbyte.com/data-engineering-resources/dynamodb-pricing',
};
const DYNAMODB_BACKUPS = { ...DYNAMODB, statedBy: 'https://finops.com.py/services/dynamodb/backups' };
const CLOUDWATCH = {
  page: 'https://aws.amazon.com/cloudwatch/pricing/',
  statedBy: 'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
};
const SECRETS_MANAGER = {
  page: 'https://aws.amazon.com/secrets-manager/pricing/',
  statedBy: 'https://hivebook.wiki/wiki/aws-secrets-manager-rotated-secrets-dynamic-db-credentials-kms',
};
const KMS = {
  page: 'https://aws.amazon.com/kms/pricing/',
  statedBy: 'https://www.wring.co/blog/aws-kms-pricing-guide',
};
const WAF = { page: 'https://aws.amazon.com/waf/pricing/', statedBy: 'https://c3x.dev/blog/aws-waf-cost-explained/' };
const VPC = {
  page: 'https://aws.amazon.com/vpc/pricing/',
  statedBy: 'https://cloudburn.io/blog/aws-nat-gateway-pricing',
};

export const PRICES = {
  /** REST */
  apiGatewayCall: { usd: 3.5, per: MILLION, ...API_GATEWAY },
  lambdaCall: { usd: 0.2, per: MILLION, ...LAMBDA },
  /** arm64 */
  lambdaGbSecond: { usd: 0.0000133334, per: 1, ...LAMBDA },
  /** On demand, as all of DynamoDB here. */
  writeUnit: { usd: 0.625, per: MILLION, ...DYNAMODB },
  /** A strongly consistent read takes one unit for 4 KB, any other half of it. */
  readUnit: { usd: 0.125, per: MILLION, ...DYNAMODB },
  tableGbMonth: { usd: 0.25, per: 1, page: DYNAMODB.page, statedBy: 'https://aws.amazon.com/dynamodb/pricing/' },
  /** Point-in-time recovery, of the size of the table. */
  recoveryGbMonth: { usd: 0.2, per: 1, ...DYNAMODB_BACKUPS },
  backupGbMonth: { usd: 0.1, per: 1, ...DYNAMODB_BACKUPS },
  logGb: { usd: 0.5, per: 1, ...CLOUDWATCH },
  /** What a query of Logs Insights scans. */
  logQueryGb: {
    usd: 0.005,
    per: 1,
    page: CLOUDWATCH.page,
    statedBy: 'https://c3x.dev/blog/cloudwatch-logs-cost-optimization',
  },
  metricMonth: { usd: 0.3, per: 1, ...CLOUDWATCH },
  alarmMetricMonth: { usd: 0.1, per: 1, ...CLOUDWATCH },
  /** The free tier holds dashboards of up to 50 metrics alone. */
  dashboardMonth: { usd: 3, per: 1, ...CLOUDWATCH },
  secretMonth: { usd: 0.4, per: 1, ...SECRETS_MANAGER },
  secretCall: { usd: 0.05, per: 10_000, ...SECRETS_MANAGER },
  scheduledRun: {
    usd: 1,
    per: MILLION,
    page: 'https://aws.amazon.com/eventbridge/pricing/',
    statedBy: 'https://cloudburn.io/blog/amazon-eventbridge-pricing',
  },
  keyMonth: { usd: 1, per: 1, page: KMS.page, statedBy: KMS.page },
  /** By a symmetric key. */
  keyCall: { usd: 0.03, per: 10_000, ...KMS },
  /** By an asymmetric key of any type but RSA 2048; the free tier has none of these. */
  keySignature: {
    usd: 0.15,
    per: 10_000,
    page: KMS.page,
    statedBy: 'https://www.factualminds.com/blog/aws-kms-pricing-keys-requests-multi-region/',
  },
  trace: {
    usd: 5,
    per: MILLION,
    page: 'https://aws.amazon.com/xray/pricing/',
    statedBy: 'https://aws.amazon.com/de/xray/pricing/',
  },
  /**
   * To the Internet; the free tier holds 100 GB a month of all services together. AWS states it in an example on the page of API Gateway:
   * "$0.09 per GB". `statedBy` quotes that page as of 2026-09-20; read on 2026-11-29.
   */
  transferGb: {
    usd: 0.09,
    per: 1,
    page: API_GATEWAY.page,
    statedBy:
      'https://github.com/api-evangelist/amazon-web-services/blob/36babc06c8a7a91de234983e5eae2582b93320e1/plans/amazon-web-services-plans-pricing.yml',
  },
  webAclMonth: { usd: 5, per: 1, ...WAF },
  webAclRuleMonth: { usd: 1, per: 1, ...WAF },
  webAclRequest: { usd: 0.6, per: MILLION, ...WAF },
  natGatewayHour: { usd: 0.045, per: 1, ...VPC },
  natGb: { usd: 0.045, per: 1, ...VPC },
  publicAddressHour: { usd: 0.005, per: 1, ...VPC },
} as const satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof PRICES;

/** Of one unit, in US$. */
export const priceOf = (name: PriceName): number => PRICES[name].usd / PRICES[name].per;

/** The bytes of a GB of log or of transfer. AWS does not say which GB it charges; by 2^30 they would cost 7 % less. */
export const GB_BYTES = 1_000_000_000;

/** AWS counts a month as this. */
export const HOURS_A_MONTH = 730;
