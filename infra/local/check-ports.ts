import { createServer } from 'node:http';
import { envFileHolder } from './env-file.ts';
import type { LocalSettings } from './environment.ts';
import { listen, PortTakenError } from './http/listen.ts';

interface Wanted {
  readonly variable: string;
  readonly port: number;
  readonly what: string;
}

/**
 * Runs before anything is started, so that all taken ports are reported at once, and also another stack of this clone
 * that has written the environment file.
 * @throws PortTakenError
 */
export async function checkPorts(
  settings: LocalSettings,
  { withFunctions, writesEnvFile }: { withFunctions: boolean; writesEnvFile: boolean },
): Promise<void> {
  const taken: Wanted[] = [];
  const seen = new Map<number, Wanted>();
  for (const wanted of wantedPorts(settings, withFunctions)) {
    if (seen.has(wanted.port) || (await isTaken(wanted))) taken.push(wanted);
    seen.set(wanted.port, wanted);
  }
  const holder = writesEnvFile ? await envFileHolder(settings.envFile) : undefined;
  if (taken.length === 0 && holder === undefined) return;
  const lines = taken.map(
    ({ port, variable, what }) => `Port ${port} for ${what} is taken; ${variable} sets another one.`,
  );
  if (lines.length > 0) lines.push('0 takes a free port.');
  if (holder !== undefined) {
    lines.push(
      `${settings.envFile} belongs to the stack of process ${holder}.`,
      'LOCAL_ENV_FILE sets another file, which the tools read where it is set for them, too.',
    );
  }
  throw new PortTakenError(lines.join('\n'));
}

/** The ports of the servers that are started here. 0 is always free. */
function wantedPorts({ ports, ...urls }: LocalSettings, withFunctions: boolean): Wanted[] {
  const all: [string, number, string, boolean][] = [
    ['DYNAMODB_PORT', ports.dynamoDb, 'DynamoDB', urls.dynamoDbUrl === undefined],
    ['SECRETS_MANAGER_PORT', ports.secretsManager, 'Secrets Manager', urls.secretsManagerUrl === undefined],
    ['CXONE_PORT', ports.cxone, 'the CXone stand-in', urls.cxoneBaseUrl === undefined],
    ['WEBHOOK_PORT', ports.webhook, 'the webhook sink', urls.webhookUrl === undefined],
    ['HTTP_PORT', ports.http, 'the HTTP endpoint', withFunctions],
    ['LAMBDA_PORT', ports.lambda, "Lambda's invoke endpoint", withFunctions],
    ['CONSOLE_PORT', ports.console, 'the console', withFunctions],
  ];
  return all.flatMap(([variable, port, what, isStarted]) =>
    isStarted && port !== 0 ? [{ variable, port, what }] : [],
  );
}

async function isTaken({ port, what }: Wanted): Promise<boolean> {
  try {
    await (await listen(createServer(), port, what)).close();
    return false;
  } catch (error) {
    if (error instanceof PortTakenError) return true;
    throw error;
  }
}
