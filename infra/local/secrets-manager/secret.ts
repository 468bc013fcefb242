import { exists, invalidParameter, notFound } from './error.ts';

export interface SecretVersion {
  readonly id: string;
  readonly value: string;
  readonly stages: Set<string>;
  /** Epoch seconds, with a fraction, as JSON 1.1 writes a timestamp. */
  readonly createdAt: number;
}

/** A version as it is stored in the file. */
export type StoredVersion = Omit<SecretVersion, 'stages'> & { readonly stages: Iterable<string> };

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/** One secret with its versions. */
export class Secret {
  readonly name: string;
  readonly arn: string;
  readonly #versions = new Map<string, SecretVersion>();

  constructor(name: string, arn: string, versions: readonly StoredVersion[] = []) {
    this.name = name;
    this.arn = arn;
    for (const { id, stages, ...version } of versions) {
      this.#versions.set(id, { id, ...version, stages: new Set(stages) });
    }
  }

  get versions(): readonly SecretVersion[] {
    return [...this.#versions.values()];
  }

  /** The service does not describe other versions, and removes them later. */
  get labelledVersions(): readonly SecretVersion[] {
    return [...this.#versions.values()].filter(({ stages }) => stages.size > 0);
  }

  /** Of the newest version; undefined while there is none. */
  get changedAt(): number | undefined {
    return [...this.#versions.values()].at(-1)?.createdAt;
  }

  has(versionId: string): boolean {
    return this.#versions.has(versionId);
  }

  /**
   * Adds a version as AWSCURRENT; the version that was current becomes AWSPREVIOUS. The same id with the same value
   * changes nothing: a client repeats a request whose answer it has not seen.
   */
  put(id: string, value: string, now: number): SecretVersion {
    const known = this.#versions.get(id);
    if (known?.value === value) return known;
    if (known) throw exists('A resource with the ID you requested already exists.');
    const version: SecretVersion = { id, value, stages: new Set(), createdAt: now };
    this.#versions.set(id, version);
    const replaced = this.#move(CURRENT, version);
    if (replaced) this.#move(PREVIOUS, replaced);
    return version;
  }

  /** Removes a label from the version that has it. */
  removeStage(stage: string, versionId: string): void {
    const holder = this.#labelled(stage);
    if (stage === CURRENT) throw invalidParameter(`The staging label ${CURRENT} can only be moved.`);
    if (holder?.id !== versionId)
      throw invalidParameter(`The staging label ${stage} is not attached to the version ${versionId}.`);
    holder.stages.delete(stage);
  }

  find(stage: string): SecretVersion {
    const version = this.#labelled(stage);
    if (!version) throw notFound(`secret value for staging label: ${stage}`);
    return version;
  }

  #labelled(stage: string): SecretVersion | undefined {
    return [...this.#versions.values()].find(version => version.stages.has(stage));
  }

  /** @returns the version that had the label before */
  #move(stage: string, version: SecretVersion): SecretVersion | undefined {
    const holder = this.#labelled(stage);
    holder?.stages.delete(stage);
    version.stages.add(stage);
    return holder;
  }
}
