import { readSecret } from '../../../lib/auth/grant/index.ts';
import type { GrantSettings } from '../../../lib/auth/index.ts';
import { readSigningKeys } from '../../../lib/webhook/index.ts';
import { ToolError } from '../tool/index.ts';
import type { SettableName } from './names.ts';

type Grant = GrantSettings['grant'];

const CLIENT = ['client_id', 'client_secret'];

/** The fields of the secret, in the order in which a person is asked for them. */
export function fieldsOf(name: SettableName, grant: Grant): readonly string[] {
  if (name === 'webhook') return ['signing_secret'];
  return grant === 'password' ? [...CLIENT, 'access_key_id', 'access_key_secret'] : CLIENT;
}

/**
 * Checks a value as the functions do when they read it.
 * @throws ToolError that names what is wrong, without the value
 */
export async function checkShape(name: SettableName, grant: Grant, value: string): Promise<void> {
  const fault = name === 'webhook' ? await webhookFault(value) : credentialsFault(grant, value);
  if (fault === undefined) return;
  const fields = fieldsOf(name, grant).map(field => `"${field}"`);
  throw new ToolError(
    `Nothing was stored: ${fault}. The value must be JSON with ${fields.join(', ')} (README.md, Configuration).`,
  );
}

function credentialsFault(grant: Grant, value: string): string | undefined {
  const read = readSecret(grant, value);
  return 'faults' in read ? `missing or wrong: ${read.faults}` : undefined;
}

async function webhookFault(value: string): Promise<string | undefined> {
  try {
    await readSigningKeys({ current: async () => ({ value }), previous: async () => undefined });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
