import { createHmac } from 'node:crypto';

/** The keys that sign at the moment: the current one, and during a rotation the one before. */
export type SigningKeys = readonly [current: Uint8Array, ...previous: Uint8Array[]];

/** A signing secret that must not be used. Never shows the secret. */
export class SigningSecretError extends Error {
  override readonly name = 'SigningSecretError';
}

/** Standard Webhooks, "Signature scheme": keys of 24 to 64 bytes, base64, with the prefix `whsec_` or without. */
const PREFIX = 'whsec_';
const MINIMUM_KEY_BYTES = 24;
const MAXIMUM_KEY_BYTES = 64;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** @throws SigningSecretError when the secret is empty, no base64, or not of 24 to 64 bytes */
export function readSigningSecret(secret: string): Uint8Array {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  if (encoded === '') throw new SigningSecretError('the webhook signing secret is empty');
  if (!BASE64.test(encoded)) throw new SigningSecretError('the webhook signing secret is no base64');
  const key = Buffer.from(encoded, 'base64');
  if (key.length < MINIMUM_KEY_BYTES || key.length > MAXIMUM_KEY_BYTES) {
    throw new SigningSecretError('the webhook signing secret must be of 24 to 64 bytes');
  }
  return key;
}

export interface WebhookHeaders {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

/**
 * The headers of one attempt: one signature for each key, so that a receiver may hold either secret of a rotation.
 * @param now epoch milliseconds of this attempt; receivers refuse what is five minutes off
 */
export function signMessage(id: string, body: string, now: number, keys: SigningKeys): WebhookHeaders {
  const timestamp = String(Math.floor(now / 1000));
  const content = `${id}.${timestamp}.${body}`;
  const signatures = keys.map(key => `v1,${createHmac('sha256', key).update(content).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
