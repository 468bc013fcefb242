import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';

/**
 * All settings of the local stack. Ports are on 127.0.0.1; 0 takes a free port. A server whose URL is given runs
 * elsewhere and is not started.
 */
export interface LocalSettings {
  ports: {
    dynamoDb: number;
    secretsManager: number;
    cxone: number;
    webhook: number;
    http: number;
    lambda: number;
    console: number;
  };
  dynamoDbUrl: string | undefined;
  secretsManagerUrl: string | undefined;
  cxoneBaseUrl: string | undefined;
  webhookUrl: string | undefined;
  cxoneCredentials: {
    client_id: string;
    client_secret: string;
    access_key_id?: string | undefined;
    access_key_secret?: string | undefined;
  };
  /** Base64, with or without `whsec_`. */
  webhookSigningSecret: string;
  apiKey: string;
  /** The limits of the local gateway, like API_RATE_LIMIT and API_BURST_LIMIT on AWS. */
  usagePlan: { perSecond: number; burst: number };
  /** The normalisation rules document. */
  rulesFile: string;
  /** The folder that keeps tables and secrets over a restart. Undefined: they are lost. */
  dataDirectory: string | undefined;
  /** Where the environment for the functions is written. */
  envFile: string;
}

const ROOT = join(import.meta.dirname, '..', '..');

const port = (fallback: number) =>
  z
    .string()
    .refine(text => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a port, 0 to 65535')
    .transform(Number)
    .default(fallback);
const text = z.string().min(1).optional();

const schema = z
  .object({
    DYNAMODB_PORT: port(8000),
    SECRETS_MANAGER_PORT: port(8001),
    CXONE_PORT: port(8002),
    WEBHOOK_PORT: port(8003),
    HTTP_PORT: port(3000),
    LAMBDA_PORT: port(3002),
    CONSOLE_PORT: port(8004),
    AWS_ENDPOINT_URL_DYNAMODB: z.url().optional(),
    AWS_ENDPOINT_URL_SECRETS_MANAGER: z.url().optional(),
    CXONE_BASE_URL: z.url().optional(),
    ANALYTICS_WEBHOOK_URL: z.url().optional(),
    CXONE_CLIENT_ID: text,
    CXONE_CLIENT_SECRET: text,
    CXONE_ACCESS_KEY_ID: text,
    CXONE_ACCESS_KEY_SECRET: text,
    WEBHOOK_SIGNING_SECRET: text,
    NORMALIZATION_RULES: z.string().min(1).default(join(ROOT, 'lib/normalization/rules/default.yaml')),
    LOCAL_DATA_DIR: text,
    LOCAL_ENV_FILE: z.string().min(1).default(join(ROOT, '.env.local')),
    API_RATE_LIMIT: z.coerce.number().positive().max(10_000).default(200),
    API_BURST_LIMIT: z.coerce.number().int().positive().max(5_000).default(400),
    LOCAL_API_KEY: z.string().min(20).max(128).default('local-api-key-0123456789'),
  })
  .refine(
    given =>
      given.CXONE_BASE_URL === undefined ||
      (given.CXONE_CLIENT_ID !== undefined && given.CXONE_CLIENT_SECRET !== undefined),
    { error: 'CXONE_BASE_URL also needs CXONE_CLIENT_ID and CXONE_CLIENT_SECRET' },
  );

/** For the help of the tools. */
export const LOCAL_VARIABLES = `Environment
  DYNAMODB_PORT, SECRETS_MANAGER_PORT  8000, 8001; 0 takes a free port
  CXONE_PORT, WEBHOOK_PORT             8002, 8003
  HTTP_PORT, LAMBDA_PORT,
  CONSOLE_PORT                         3000, 3002, 8004
  CXONE_BASE_URL, CXONE_CLIENT_ID,
  CXONE_CLIENT_SECRET                  a real upstream instead of the stand-in
  ANALYTICS_WEBHOOK_URL,
  WEBHOOK_SIGNING_SECRET               a real receiver instead of the sink
  AWS_ENDPOINT_URL_DYNAMODB,
  AWS_ENDPOINT_URL_SECRETS_MANAGER     emulators that run elsewhere
  NORMALIZATION_RULES                  the rules document, whose changes are followed
  LOCAL_DATA_DIR                       keeps tables and secrets over a restart
  API_RATE_LIMIT, API_BURST_LIMIT      of the local gateway: 200 requests/s, 400
  LOCAL_API_KEY                        the API key
  LOCAL_ENV_FILE                       written instead of .env.local`;

export class LocalSettingsError extends Error {
  override readonly name = 'LocalSettingsError';
}

/** @throws LocalSettingsError naming every bad variable */
export function readLocalSettings(environment: Readonly<Record<string, string | undefined>>): LocalSettings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(issue => [...issue.path, issue.message].join(': '));
    throw new LocalSettingsError(`The environment is not valid. ${faults.join('; ')}`);
  }
  const given = parsed.data;
  return {
    ports: {
      dynamoDb: given.DYNAMODB_PORT,
      secretsManager: given.SECRETS_MANAGER_PORT,
      cxone: given.CXONE_PORT,
      webhook: given.WEBHOOK_PORT,
      http: given.HTTP_PORT,
      lambda: given.LAMBDA_PORT,
      console: given.CONSOLE_PORT,
    },
    dynamoDbUrl: given.AWS_ENDPOINT_URL_DYNAMODB,
    secretsManagerUrl: given.AWS_ENDPOINT_URL_SECRETS_MANAGER,
    cxoneBaseUrl: given.CXONE_BASE_URL,
    webhookUrl: given.ANALYTICS_WEBHOOK_URL,
    cxoneCredentials: {
      client_id: given.CXONE_CLIENT_ID ?? 'local-client',
      client_secret: given.CXONE_CLIENT_SECRET ?? randomBytes(24).toString('base64url'),
      access_key_id: given.CXONE_ACCESS_KEY_ID,
      access_key_secret: given.CXONE_ACCESS_KEY_SECRET,
    },
    webhookSigningSecret: given.WEBHOOK_SIGNING_SECRET ?? `whsec_${randomBytes(32).toString('base64')}`,
    apiKey: given.LOCAL_API_KEY,
    usagePlan: { perSecond: given.API_RATE_LIMIT, burst: given.API_BURST_LIMIT },
    rulesFile: given.NORMALIZATION_RULES,
    dataDirectory: given.LOCAL_DATA_DIR,
    envFile: given.LOCAL_ENV_FILE,
  };
}

/** Settings for a stack that runs beside others: free ports, unless the options name some. */
export function readFreeSettings(environment: Readonly<Record<string, string | undefined>>): LocalSettings {
  const free = {
    DYNAMODB_PORT: '0',
    SECRETS_MANAGER_PORT: '0',
    CXONE_PORT: '0',
    WEBHOOK_PORT: '0',
    HTTP_PORT: '0',
    LAMBDA_PORT: '0',
    CONSOLE_PORT: '0',
  };
  return readLocalSettings({ ...free, ...environment });
}
