import { exists, invalidParameter, notFound } from './error.ts';

export interface SecretValue {
  SecretString?: string | undefined;
  /** Base64, as in the protocol. */
  SecretBinary?: string | undefined;
}

export interface SecretVersion extends SecretValue {
  readonly id: string;
  readonly stages: Set<string>;
  /** Epoch seconds, with a fraction, as JSON 1.1 writes a timestamp. */
  readonly createdAt: number;
}

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/** A secret with its versions and the rules for its staging labels. */
export class Secret {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly createdAt: number;
  changedAt: number;
  readonly versions = new Map<string, SecretVersion>();

  constructor(options: { name: string; arn: string; description: string | undefined; now: number }) {
    this.name = options.name;
    this.arn = options.arn;
    this.description = options.description;
    this.createdAt = options.now;
    this.changedAt = options.now;
  }

  /**
   * Adds a version. The same id with the same value changes nothing, because a client retries a request whose answer got
   * lost. The first version is always AWSCURRENT.
   */
  put(id: string, value: SecretValue, stages: readonly string[], now: number): SecretVersion {
    const known = this.versions.get(id);
    if (known) {
      if (known.SecretString === value.SecretString && known.SecretBinary === value.SecretBinary) return known;
      throw exists('A resource with the ID you requested already exists.');
    }
    const version: SecretVersion = { ...value, id, stages: new Set(), createdAt: now };
    const first = this.versions.size === 0;
    this.versions.set(id, version);
    for (const stage of first ? new Set([...stages, CURRENT]) : stages) this.#attach(stage, version);
    this.changedAt = now;
    return version;
  }

  find(versionId: string | undefined, stage: string | undefined): SecretVersion {
    const label = stage ?? CURRENT;
    const version = versionId === undefined ? this.#labelled(label) : this.versions.get(versionId);
    if (!version) {
      const what = versionId === undefined ? `staging label: ${label}` : `VersionId: ${versionId}`;
      throw notFound(`secret value for ${what}`);
    }
    return version;
  }

  /** The rules of UpdateSecretVersionStage. */
  moveStage(stage: string, from: string | undefined, to: string | undefined, now: number): void {
    const holder = this.#labelled(stage);
    const target = to === undefined ? undefined : this.find(to, undefined);
    if (from !== undefined && !this.find(from, undefined).stages.has(stage)) {
      throw invalidParameter(`Staging label ${stage} is not attached to version ${from}.`);
    }
    if (!target && stage === CURRENT) {
      throw invalidParameter(
        `You can only move staging label ${CURRENT} to a different secret version. It can't be completely removed.`,
      );
    }
    if (holder && holder !== target && holder.id !== from) {
      throw invalidParameter(
        `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ` +
          `${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`,
      );
    }
    if (target) this.#attach(stage, target);
    else holder?.stages.delete(stage);
    this.changedAt = now;
  }

  #labelled(stage: string): SecretVersion | undefined {
    return [...this.versions.values()].find(version => version.stages.has(stage));
  }

  #attach(stage: string, version: SecretVersion): void {
    const holder = this.#labelled(stage);
    if (holder === version) return;
    holder?.stages.delete(stage);
    version.stages.add(stage);
    if (stage === CURRENT && holder) this.#attach(PREVIOUS, holder);
  }
}
