import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';

/** Signs with a key of AWS KMS, which never leaves KMS. Loaded only where such a key is configured. */
export function createKmsSigner(keyArn: string, client = createKmsClient(keyArn)) {
  return {
    /** DER, as SubjectPublicKeyInfo. */
    async publicKey(): Promise<Uint8Array> {
      const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyArn }));
      return PublicKey ?? new Uint8Array();
    },
    async sign(message: Uint8Array): Promise<Uint8Array> {
      const { Signature } = await client.send(
        new SignCommand({ KeyId: keyArn, Message: message, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' }),
      );
      return Signature ?? new Uint8Array();
    },
  };
}

/** The key may be in another region, which is the fourth part of its ARN. The timeouts are those of one attempt. */
export const createKmsClient = (keyArn: string) =>
  new KMSClient({
    region: keyArn.split(':')[3] ?? '',
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
