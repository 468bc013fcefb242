import * as z from 'zod/mini';
import { readSigningSecret, type SigningKeys, SigningSecretError } from './signature.ts';

/** AWSCURRENT and AWSPREVIOUS of the webhook's secret. */
export interface SigningSecretSource {
  current(): Promise<{ readonly value: string }>;
  previous(): Promise<{ readonly value: string } | undefined>;
}

const secretShape = z.object({ signing_secret: z.string() });

/**
 * Both versions sign. A previous secret that cannot be used is left out, so that it does not stop the current one.
 * @throws SigningSecretError when the current secret cannot be used; what the source throws
 */
export async function readSigningKeys(source: SigningSecretSource): Promise<SigningKeys> {
  const [current, previous] = await Promise.all([source.current(), source.previous()]);
  const key = parse(current.value);
  if (previous === undefined) return [key];
  try {
    return [key, parse(previous.value)];
  } catch (error) {
    if (error instanceof SigningSecretError) return [key];
    throw error;
  }
}

function parse(value: string): Uint8Array {
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch {
    throw new SigningSecretError('the webhook secret is not JSON');
  }
  const parsed = secretShape.safeParse(json);
  if (!parsed.success) throw new SigningSecretError('the webhook secret has no "signing_secret"');
  return readSigningSecret(parsed.data.signing_secret);
}
