import * as z from 'zod';

export const EXTRACT_SCOPE = 'nlu:entities:extract';

const limit = z.strictObject({ perSecond: z.number().positive(), burst: z.number().positive() });

/** How the stand-in behaves without faults. Each setting can be changed while it runs. */
export const settingsSchema = z.strictObject({
  grants: z.array(z.enum(['client_credentials', 'password'])).min(1),
  clientAuthentication: z.array(z.enum(['client_secret_post', 'client_secret_basic'])).min(1),
  /** The scopes that the client may request. A token without `nlu:entities:extract` gets 403. */
  scopes: z.array(z.string().min(1)),
  /** How long a token is really valid. */
  tokenSeconds: z.number().positive(),
  /** `expires_in` of the token response where it differs: any JSON value; `{"omit": true}` leaves the field out. */
  expiresIn: z.union([z.strictObject({ omit: z.literal(true) }), z.number(), z.string(), z.null()]).optional(),
  tokenLatencyMs: z.number().nonnegative(),
  latencyMs: z.number().nonnegative(),
  /** Token bucket over all extract requests of the client; null turns it off. */
  limit: limit.nullable(),
  retryAfterForm: z.enum(['seconds', 'http-date']),
  /** What the offsets of entities count. */
  offsetUnit: z.enum(['utf16', 'code-point', 'utf8-byte']),
});

export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  grants: ['client_credentials', 'password'],
  clientAuthentication: ['client_secret_post', 'client_secret_basic'],
  scopes: [EXTRACT_SCOPE],
  tokenSeconds: 3600,
  tokenLatencyMs: 0,
  latencyMs: 0,
  limit: null,
  retryAfterForm: 'seconds',
  offsetUnit: 'utf16',
};

export const credentialsSchema = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** For the password grant. */
  accessKeyId: z.string().min(1).optional(),
  accessKeySecret: z.string().min(1).optional(),
});

export type Credentials = z.infer<typeof credentialsSchema>;
