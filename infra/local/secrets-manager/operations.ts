import { createHash } from 'node:crypto';
import * as z from 'zod';
import { exists, invalidParameter, invalidRequest, notFound, SecretsError } from './error.ts';
import { Secret, type SecretValue } from './secret.ts';

/** The operations by their name in the protocol. Each throws SecretsError. */
export type Operations = Record<string, (input: unknown) => Record<string, unknown>>;

const MAX_SECRET_BYTES = 65_536;

const secretId = z.string().min(1).max(2_048);
const value = { SecretString: z.string().optional(), SecretBinary: z.string().optional() };
const token = { ClientRequestToken: z.string().min(32).max(64).optional() };
const stage = z.string().min(1).max(256);

/** @param nowSeconds epoch seconds, with a fraction */
export function createOperations(nowSeconds: () => number, accountArn: string): Operations {
  const secrets = new Map<string, Secret>();
  const find = (id: string) => {
    const found = [...secrets.values()].find(({ name, arn }) => id === name || id === arn || id === arn.slice(0, -7));
    if (!found) throw notFound('secret');
    return found;
  };
  const operation =
    <Schema extends z.ZodType>(schema: Schema, run: (input: z.infer<Schema>) => Record<string, unknown>) =>
    (input: unknown) =>
      run(parse(schema, input));

  return {
    CreateSecret: operation(
      z.object({ Name: z.string().max(512), Description: z.string().optional(), ...value, ...token }),
      input => {
        checkName(input.Name);
        const versionId = requiredToken(input.ClientRequestToken);
        const given = givenValue(input);
        const known = secrets.get(input.Name);
        if (known && !known.versions.has(versionId)) {
          throw exists(`The operation failed because the secret ${input.Name} already exists.`);
        }
        const now = nowSeconds();
        const arn = `${accountArn}:secret:${input.Name}-${suffix(input.Name)}`;
        const secret = known ?? new Secret({ name: input.Name, arn, description: input.Description, now });
        if (given) secret.put(versionId, given, ['AWSCURRENT'], now);
        secrets.set(input.Name, secret);
        return { ARN: secret.arn, Name: secret.name, ...(given && { VersionId: versionId }) };
      },
    ),

    GetSecretValue: operation(
      z.object({ SecretId: secretId, VersionId: z.string().optional(), VersionStage: stage.optional() }),
      input => {
        const secret = find(input.SecretId);
        const version = secret.find(input.VersionId, input.VersionStage);
        if (input.VersionStage !== undefined && !version.stages.has(input.VersionStage)) {
          throw invalidRequest('You provided a VersionStage that is not associated to the provided VersionId.');
        }
        return {
          ARN: secret.arn,
          Name: secret.name,
          VersionId: version.id,
          SecretString: version.SecretString,
          SecretBinary: version.SecretBinary,
          VersionStages: [...version.stages],
          CreatedDate: version.createdAt,
        };
      },
    ),

    PutSecretValue: operation(
      z.object({ SecretId: secretId, VersionStages: z.array(stage).min(1).max(20).optional(), ...value, ...token }),
      input => {
        const secret = find(input.SecretId);
        const given = givenValue(input);
        if (!given) throw invalidRequest('You must provide either SecretString or SecretBinary.');
        const stages = input.VersionStages ?? ['AWSCURRENT'];
        const version = secret.put(requiredToken(input.ClientRequestToken), given, stages, nowSeconds());
        return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: [...version.stages] };
      },
    ),

    DescribeSecret: operation(z.object({ SecretId: secretId }), input => {
      const secret = find(input.SecretId);
      const labelled = [...secret.versions.values()].filter(version => version.stages.size > 0);
      return {
        ARN: secret.arn,
        Name: secret.name,
        Description: secret.description,
        CreatedDate: secret.createdAt,
        LastChangedDate: secret.changedAt,
        VersionIdsToStages: Object.fromEntries(labelled.map(version => [version.id, [...version.stages]])),
      };
    }),

    UpdateSecretVersionStage: operation(
      z.object({
        SecretId: secretId,
        VersionStage: stage,
        RemoveFromVersionId: z.string().optional(),
        MoveToVersionId: z.string().optional(),
      }),
      input => {
        const secret = find(input.SecretId);
        secret.moveStage(input.VersionStage, input.RemoveFromVersionId, input.MoveToVersionId, nowSeconds());
        return { ARN: secret.arn, Name: secret.name };
      },
    ),

    ListSecretVersionIds: operation(
      z.object({ SecretId: secretId, IncludeDeprecated: z.boolean().optional() }),
      input => {
        const secret = find(input.SecretId);
        const versions = [...secret.versions.values()].filter(
          ({ stages }) => input.IncludeDeprecated || stages.size > 0,
        );
        return {
          ARN: secret.arn,
          Name: secret.name,
          Versions: versions.map(({ id, stages, createdAt }) => ({
            VersionId: id,
            VersionStages: [...stages],
            CreatedDate: createdAt,
          })),
        };
      },
    ),
  };
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
  throw new SecretsError('InvalidParameterException', faults.join('; '));
}

function checkName(name: string): void {
  if (/^[\w/+=.@!-]+$/.test(name)) return;
  throw new SecretsError(
    'ValidationException',
    'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
  );
}

/** The SDK generates this value; other HTTP clients must send it. */
function requiredToken(given: string | undefined): string {
  if (given !== undefined) return given;
  throw invalidRequest('You must provide a ClientRequestToken value. We recommend a UUID-type value.');
}

function givenValue({ SecretString, SecretBinary }: SecretValue): SecretValue | undefined {
  if (SecretString !== undefined && SecretBinary !== undefined) {
    throw invalidParameter(
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  const given = SecretString ?? SecretBinary;
  if (given === undefined) return undefined;
  const bytes = SecretString === undefined ? Buffer.from(given, 'base64').length : Buffer.byteLength(given);
  if (bytes < 1 || bytes > MAX_SECRET_BYTES) {
    throw invalidParameter(`The secret value must be 1 to ${MAX_SECRET_BYTES} bytes long.`);
  }
  return { SecretString, SecretBinary };
}

/** The six characters after the name in an ARN, derived from the name so that a restart gives the same ARN. */
function suffix(name: string): string {
  return createHash('sha256').update(name).digest('base64url').replace(/[_-]/g, 'x').slice(0, 6);
}
