import { requestGrant } from '../../../lib/auth/grant/index.ts';
import type { GrantSettings } from '../../../lib/auth/index.ts';
import { readConfig } from '../../../lib/config.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { cxoneGrant, cxoneGrantConfig, cxoneUrlFaults } from '../../../lib/provider/index.ts';
import { stageEnvironment } from '../../preflight/index.ts';
import { EXIT_CODES, ToolError } from '../tool/index.ts';

const TIMEOUT_MS = 10_000;

const environmentOf = (stage: string): NodeJS.ProcessEnv => ({ ...stageEnvironment(stage, process.env), STAGE: stage });

/** Which fields the credentials need. @throws ConfigurationError */
export const readGrantKind = (stage: string): GrantSettings['grant'] =>
  readConfig({ CXONE_GRANT: cxoneGrantConfig.CXONE_GRANT }, environmentOf(stage)).CXONE_GRANT;

/**
 * Asks for a token with these credentials, as the functions of the stage would.
 * @returns for how many seconds it was granted
 * @throws ToolError, ConfigurationError
 */
export async function tryGrant(stage: string, credentials: string): Promise<number> {
  const config = readConfig(cxoneGrantConfig, environmentOf(stage), cxoneUrlFaults);
  const settings = cxoneGrant({ ...config, STAGE: stage });
  const call = { fetch, signal: systemClock.timeout(TIMEOUT_MS) };
  const outcome = await requestGrant(settings, credentials, call, systemClock);
  if (!outcome.granted) throw new ToolError(`Nothing was stored: ${outcome.fault}.`, EXIT_CODES.negative);
  const { expiresAt, grantedAt } = outcome.granted;
  return Math.round((expiresAt - grantedAt) / 1_000);
}
