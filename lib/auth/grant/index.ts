import type { Clock } from '../../context.ts';
import { isSecureUrl } from '../../network/index.ts';
import type { AccessToken } from '../port.ts';
import { askByAccessKey, askByClient, type Call } from './ask.ts';
import { discoverHost } from './discover-host.ts';
import { AnswerFault, readTokenResponse } from './read-answer.ts';
import { readSecret } from './secret-shape.ts';
import type { GrantSettings } from './settings.ts';

export { readSecret } from './secret-shape.ts';

/** A plain value: this module is a chunk of its own, so its classes are not the ones of the main bundle. */
export type GrantOutcome =
  | { granted: AccessToken }
  /** `fault` quotes neither the secret nor the answer. */
  | { granted: undefined; fault: string; credentialsRefused: boolean; retryAfterMs: number; isUnreached: boolean };

/** Asks once for a token by the configured grant, and for the API host when discovery is configured. */
export async function requestGrant(
  settings: GrantSettings,
  secretText: string,
  call: Call,
  clock: Clock,
): Promise<GrantOutcome> {
  const refused = (fault: string, { credentialsRefused = false, retryAfterMs = 0, isUnreached = false } = {}) => ({
    granted: undefined,
    fault,
    credentialsRefused,
    retryAfterMs,
    isUnreached,
  });
  const grantedAt = clock.now();
  if (!isSecureUrl(settings.tokenUrl, settings.local ?? false)) return refused(PLAIN_HTTP);
  try {
    const asked = ask(settings, secretText, call);
    if ('faults' in asked)
      return refused(`the credentials secret is not valid: ${asked.faults}`, { credentialsRefused: true });
    const answer = await readTokenResponse(settings, await asked.response, clock.now());
    const apiBaseUrl =
      settings.discoveryUrl && (await discoverHost(settings.discoveryUrl, answer.idToken, settings, call));
    return {
      granted: {
        value: answer.accessToken,
        grantedAt,
        expiresAt: grantedAt + answer.lifetimeSeconds * 1_000,
        ...(apiBaseUrl && { apiBaseUrl }),
      },
    };
  } catch (error) {
    if (error instanceof AnswerFault) return refused(error.message, error);
    return refused(
      call.signal.aborted ? 'the token endpoint did not answer in time' : 'the token endpoint cannot be reached',
      { isUnreached: true },
    );
  }
}

const PLAIN_HTTP =
  'plain http is not allowed for the token URL: it must be https, or a loopback address in the stage local';

function ask(settings: GrantSettings, secretText: string, call: Call) {
  if (settings.grant === 'password') {
    const read = readSecret('password', secretText);
    return 'faults' in read ? read : { response: askByAccessKey(settings, read.secret, call) };
  }
  const read = readSecret('client_credentials', secretText);
  return 'faults' in read ? read : { response: askByClient(settings, read.secret, call) };
}
