import { randomBytes } from 'node:crypto';
import type { StageNames } from '../stage.ts';
import { EXIT_CODES, ToolError } from '../tool/index.ts';
import type { ApiKeys } from './api-keys.ts';
import { idOf, SECRETS } from './names.ts';
import type { SecretStore } from './store.ts';

type Print = (line: string) => Promise<void>;

/** Which secrets of the stage have a value. */
export async function status(store: SecretStore, names: StageNames, print: Print): Promise<number> {
  let missing = 0;
  for (const name of SECRETS) {
    const { status, previous, changedAt } = await store.state(idOf(name, names));
    if (status !== 'filled') missing += 1;
    const changed = changedAt ? `, changed ${changedAt.toISOString().slice(0, 10)}` : '';
    const two = previous === undefined ? '' : ', the previous version is valid too';
    await print(`${name.padEnd(18)} ${status}${status === 'filled' ? changed + two : ''}`);
  }
  return missing > 0 ? EXIT_CODES.negative : EXIT_CODES.success;
}

/** @throws ToolError when the stack has not made the secret */
export async function demandSecret(store: SecretStore, id: string): Promise<void> {
  const { status } = await store.state(id);
  if (status === 'absent') throw new ToolError(`There is no secret ${id}: deploy the stage first.`);
  if (status === 'deleting') throw new ToolError(`The secret ${id} is scheduled for deletion: restore it first.`);
}

export interface Rotation {
  /** Starts a rotation. @returns the value that a person needs, if any */
  begin(): Promise<{ readonly value: string | undefined }>;
  /** False when there is nothing to finish. */
  finish(): Promise<boolean>;
  readonly begun: string;
  readonly finished: string;
}

/** The same length as the value that the stack generates. */
const random = () => ({ value: undefined, stored: randomBytes(48).toString('base64url') });

const GENERATED = {
  // Standard Webhooks asks for 24 to 64 bytes.
  webhook: () => {
    const value = `whsec_${randomBytes(32).toString('base64')}`;
    return { value, stored: JSON.stringify({ signing_secret: value }) };
  },
  service: random,
  'ledger-seal': random,
  'ledger-signing': random,
};

const TEXTS = {
  webhook: {
    begun:
      'Within 5 minutes both secrets sign each delivery. Give the new one to the receiver, then finish the rotation.',
    finished: 'Within 5 minutes only the new secret signs.',
  },
  service: {
    begun:
      'Environments that start from now on use the new secret; those that run keep the old one. Cached results and the token are made\nagain once. Records under the old secret can be verified as long as the rotation is not finished.',
    finished: 'The HMACs of records under the old secret can no longer be verified; their seals can.',
  },
  'ledger-seal': {
    begun:
      'Within 5 minutes new windows are sealed with the new secret; seals under either can be verified. Finish the rotation when the\nrecords that were sealed with the old one have expired: then nobody can verify their seals.',
    finished: 'The HMACs of seals under the old secret can no longer be verified; their signatures can.',
  },
  'ledger-signing': {
    begun:
      'Within 5 minutes new seals are signed with the new key. Print both public keys (npm run audit -- public-key), give them to those who\nverify, and keep the old one. Finish the rotation when the outbox is empty (npm run webhook -- list).',
    finished:
      'Messages that are still pending from before the rotation are refused. Seals under the old key are verified with its public key.',
  },
};

export function secretRotation(name: keyof typeof GENERATED, store: SecretStore, id: string): Rotation {
  return {
    ...TEXTS[name],
    async begin() {
      const { status, previous } = await store.state(id);
      if (status !== 'filled')
        throw new ToolError(
          `The secret ${id} has no value that could be rotated: it is ${status}. Give it one first (docs/operations.md, Recover).`,
        );
      if (previous !== undefined)
        throw underWay(
          `${id} was set or rotated before, and the value that it had until then is still valid`,
          'Make the new value the only valid one with --finish, then rotate it.',
        );
      const { value, stored } = GENERATED[name]();
      await store.put(id, stored);
      return { value };
    },
    async finish() {
      const { previous } = await store.state(id);
      if (previous === undefined) return false;
      await store.dropPrevious(id, previous);
      return true;
    },
  };
}

export function apiKeyRotation(keys: ApiKeys): Rotation {
  return {
    begun:
      'Both API keys are valid. Give the new one to the callers, then finish the rotation. Its first answers do not come from the cache.',
    finished: 'The old API key is disabled.',
    async begin() {
      const enabled = await keys.enabled();
      if (enabled.length > 1)
        throw underWay('Two API keys are valid', 'Finish that rotation with --finish, then begin another.');
      const { value } = await keys.create();
      return { value };
    },
    async finish() {
      const old = (await keys.enabled()).slice(0, -1);
      for (const { id } of old) await keys.disable(id);
      return old.length > 0;
    },
  };
}

const underWay = (what: string, advice: string) => new ToolError(`${what}: a third one would end the first. ${advice}`);
