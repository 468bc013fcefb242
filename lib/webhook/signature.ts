import { createHmac } from 'node:crypto';

/** The keys that sign now: the current one, and during a rotation the previous one. */
export type SigningKeys = readonly [current: Uint8Array, ...previous: Uint8Array[]];

/** The signing secret cannot be used. The message never shows the secret. */
export class SigningSecretError extends Error {
  override readonly name = 'SigningSecretError';
}

/** Standard Webhooks, "Signature scheme": a key of 24 to 64 bytes as base64; the prefix `whsec_` is optional here. */
const PREFIX = 'whsec_';
const MINIMUM_KEY_BYTES = 24;
const MAXIMUM_KEY_BYTES = 64;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** @throws SigningSecretError when the secret is empty, not base64, or not of 24 to 64 bytes */
export function readSigningSecret(secret: string): Uint8Array {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  if (encoded === '') throw new SigningSecretError('the webhook signing secret is empty');
  if (!BASE64.test(encoded)) throw new SigningSecretError('the webhook signing secret is not base64');
  const key = Buffer.from(encoded, 'base64');
  if (key.length < MINIMUM_KEY_BYTES || key.length > MAXIMUM_KEY_BYTES) {
    throw new SigningSecretError('the webhook signing secret must have 24 to 64 bytes');
  }
  return key;
}

export interface WebhookHeaders {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

/**
 * The headers of one attempt, with one signature for each key: a receiver may know either secret of a rotation.
 * @param now epoch milliseconds of this attempt; receivers refuse a time that is off by five minutes
 */
export function signMessage(id: string, body: string, now: number, keys: SigningKeys): WebhookHeaders {
  const timestamp = String(Math.floor(now / 1000));
  const content = `${id}.${timestamp}.${body}`;
  const signatures = keys.map(key => `v1,${createHmac('sha256', key).update(content).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
