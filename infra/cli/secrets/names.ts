import type { StageNames } from '../stage.ts';
import { UsageError } from '../tool/index.ts';

/** The secrets of a stage as the tool calls them: the last part of their name. */
export const SECRETS = ['cxone-credentials', 'webhook', 'service', 'ledger-seal', 'ledger-signing'] as const;
export type SecretName = (typeof SECRETS)[number];

/** The secrets that a person gets from somebody else. The stack generates the others. */
export const SETTABLE = ['cxone-credentials', 'webhook'] as const;
export type SettableName = (typeof SETTABLE)[number];

export const ROTATABLE = ['webhook', 'service', 'api-key', 'ledger-seal', 'ledger-signing'] as const;
export type RotatableName = (typeof ROTATABLE)[number];

export const idOf = (name: SecretName, names: StageNames): string =>
  ({
    'cxone-credentials': names.credentialsSecretId,
    webhook: names.webhookSecretId,
    service: names.serviceSecretId,
    'ledger-seal': names.sealSecretId,
    'ledger-signing': names.signingSecretId,
  })[name];

/** @throws UsageError for any other name */
export function oneOf<const Name extends string>(names: readonly Name[], given: string | undefined): Name {
  const name = names.find(known => known === given);
  if (name === undefined) throw new UsageError(`There is no secret "${given}" here: ${names.join(', ')}`);
  return name;
}
