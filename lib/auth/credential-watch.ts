import type { Clock } from '../context.ts';
import type { CredentialSource } from './port.ts';

/** Tells whether AWSCURRENT has moved, without asking the secret store for each request that is held back. */
export interface CredentialWatch {
  /** False also when the secret store does not answer. */
  movedSince(versionId: string): Promise<boolean>;
}

/** How often an environment looks whether the credentials that failed were replaced. */
const LOOK_EVERY_MS = 2_000;
/** A look that found others than those that failed may itself be out of date. */
const TRUST_FOR_MS = 1_000;

export function createCredentialWatch(credentials: CredentialSource, clock: Clock): CredentialWatch {
  let looked: { at: number; versionId: string } | undefined;

  async function look(): Promise<string> {
    try {
      return (await credentials.current({ forceRefresh: true })).versionId;
    } catch {
      return '';
    }
  }

  return {
    async movedSince(versionId) {
      const enoughMs =
        looked && looked.versionId !== '' && looked.versionId !== versionId ? TRUST_FOR_MS : LOOK_EVERY_MS;
      if (!looked || clock.monotonic() - looked.at >= enoughMs) {
        looked = { versionId: await look(), at: clock.monotonic() };
      }
      return looked.versionId !== '' && looked.versionId !== versionId;
    },
  };
}
