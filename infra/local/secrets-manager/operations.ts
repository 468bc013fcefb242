import { createHash } from 'node:crypto';
import * as z from 'zod';
import { exists, invalidParameter, invalidRequest, notFound, SecretsError } from './error.ts';
import { Secret } from './secret.ts';

/** The operations by their name on the wire; each throws SecretsError. */
export type Operations = Record<string, (input: unknown) => Record<string, unknown>>;

const MAX_SECRET_BYTES = 65_536;

const secretId = z.string().min(1).max(2_048);
const versionId = z.string().min(32).max(64);
const token = versionId.optional();
const createInput = z.strictObject({
  Name: z.string().max(512),
  SecretString: z.string().optional(),
  ClientRequestToken: token,
});
const getInput = z.strictObject({ SecretId: secretId, VersionStage: z.string().min(1).max(256).default('AWSCURRENT') });
const describeInput = z.strictObject({ SecretId: secretId });
const stageInput = z.strictObject({
  SecretId: secretId,
  VersionStage: z.string().min(1).max(256),
  RemoveFromVersionId: versionId,
});
/** With recovery the name stays taken for days. */
const deleteInput = z.strictObject({ SecretId: secretId, ForceDeleteWithoutRecovery: z.literal(true) });
const putInput = z.strictObject({ SecretId: secretId, SecretString: z.string(), ClientRequestToken: token });

/**
 * The operations and parameters that the service, its tools and its tests use.
 * @param nowSeconds epoch seconds, with a fraction
 */
export function createOperations(
  nowSeconds: () => number,
  accountArn: string,
  secrets: Map<string, Secret> = new Map(),
): Operations {
  const store = new SecretStore(accountArn, secrets);
  return {
    CreateSecret: input => createSecret(store, parse(createInput, input), nowSeconds()),

    GetSecretValue(input) {
      const { SecretId, VersionStage } = parse(getInput, input);
      const secret = store.find(SecretId);
      const version = secret.find(VersionStage);
      return {
        ARN: secret.arn,
        Name: secret.name,
        VersionId: version.id,
        SecretString: version.value,
        VersionStages: [...version.stages],
        CreatedDate: version.createdAt,
      };
    },

    DescribeSecret(input) {
      const { arn, name, labelledVersions, changedAt } = store.find(parse(describeInput, input).SecretId);
      if (changedAt === undefined) return { ARN: arn, Name: name };
      const VersionIdsToStages = Object.fromEntries(labelledVersions.map(({ id, stages }) => [id, [...stages]]));
      return { ARN: arn, Name: name, VersionIdsToStages, LastChangedDate: changedAt };
    },

    UpdateSecretVersionStage(input) {
      const { SecretId, VersionStage, RemoveFromVersionId } = parse(stageInput, input);
      const secret = store.find(SecretId);
      secret.removeStage(VersionStage, RemoveFromVersionId);
      return { ARN: secret.arn, Name: secret.name };
    },

    DeleteSecret(input) {
      const { arn, name } = store.delete(parse(deleteInput, input).SecretId);
      return { ARN: arn, Name: name, DeletionDate: nowSeconds() };
    },

    PutSecretValue(input) {
      const { SecretId, SecretString, ClientRequestToken } = parse(putInput, input);
      const secret = store.find(SecretId);
      checkSize(SecretString);
      const version = secret.put(requiredToken(ClientRequestToken), SecretString, nowSeconds());
      return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: [...version.stages] };
    },
  };
}

function createSecret(
  store: SecretStore,
  { Name, SecretString, ClientRequestToken }: z.infer<typeof createInput>,
  now: number,
): Record<string, unknown> {
  checkName(Name);
  if (SecretString === undefined) return { ARN: store.create(Name).arn, Name };
  checkSize(SecretString);
  const id = requiredToken(ClientRequestToken);
  // A repeated call with the same token succeeds.
  const secret = store.withVersion(Name, id) ?? store.create(Name);
  secret.put(id, SecretString, now);
  return { ARN: secret.arn, Name, VersionId: id };
}

/** The secrets by name. */
class SecretStore {
  readonly #accountArn: string;
  readonly #secrets: Map<string, Secret>;

  constructor(accountArn: string, secrets: Map<string, Secret>) {
    this.#accountArn = accountArn;
    this.#secrets = secrets;
  }

  /** @param id a name, or an ARN with or without its six characters at the end */
  find(id: string): Secret {
    const isMeant = ({ name, arn }: Secret) => id === name || id === arn || id === arn.slice(0, -7);
    const found = [...this.#secrets.values()].find(isMeant);
    if (!found) throw notFound('secret');
    return found;
  }

  /** @returns the secret with this name, if it has this version */
  withVersion(name: string, versionId: string): Secret | undefined {
    const secret = this.#secrets.get(name);
    return secret?.has(versionId) ? secret : undefined;
  }

  delete(id: string): Secret {
    const found = this.find(id);
    this.#secrets.delete(found.name);
    return found;
  }

  create(name: string): Secret {
    if (this.#secrets.has(name)) throw exists(`The operation failed because the secret ${name} already exists.`);
    const secret = new Secret(name, `${this.#accountArn}:secret:${name}-${suffix(name)}`);
    this.#secrets.set(name, secret);
    return secret;
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
  throw invalidParameter(faults.join('; '));
}

function checkName(name: string): void {
  if (/^[\w/+=.@!-]+$/.test(name)) return;
  throw new SecretsError(
    'ValidationException',
    'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
  );
}

/** The SDK fills this in by itself; a bare HTTP client must give it. */
function requiredToken(given: string | undefined): string {
  if (given !== undefined) return given;
  throw invalidRequest('You must provide a ClientRequestToken value. We recommend a UUID-type value.');
}

function checkSize(value: string): void {
  const bytes = Buffer.byteLength(value);
  if (bytes >= 1 && bytes <= MAX_SECRET_BYTES) return;
  throw invalidParameter(`The secret value must be 1 to ${MAX_SECRET_BYTES} bytes long.`);
}

/** Six characters that the service appends to the name. Derived from the name, so that a restart gives the same ARN. */
function suffix(name: string): string {
  return createHash('sha256').update(name).digest('base64url').replace(/[_-]/g, 'x').slice(0, 6);
}
