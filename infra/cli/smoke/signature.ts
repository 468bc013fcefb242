import { SignatureV4 } from '@smithy/signature-v4';
import type { Credentials } from './credentials.ts';

/** The credentials and region that each client of the AWS SDK finds. */
export interface SdkConfig extends Pick<SignerOptions, 'sha256'> {
  readonly region: () => Promise<string>;
  readonly credentials: () => Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;
}

type SignerOptions = ConstructorParameters<typeof SignatureV4>[0];

/** For AUTHORIZATION=aws_iam: Signature Version 4. */
export function signingCredentials(sdk: SdkConfig, now: () => number): Credentials {
  return {
    async headersOf({ method, url, headers, body }) {
      const signer = new SignatureV4({
        ...{ sha256: sdk.sha256, credentials: sdk.credentials },
        ...{ region: regionOf(url) ?? sdk.region, service: 'execute-api' },
      });
      const request = {
        ...{ method, protocol: url.protocol, hostname: url.hostname, path: url.pathname },
        ...(url.port !== '' && { port: Number(url.port) }),
        query: Object.fromEntries(url.searchParams),
        headers: { ...headers, host: url.host },
        body,
      };
      // fetch sets the host itself.
      const { host: _, ...signed } = (await signer.sign(request, { signingDate: new Date(now()) })).headers;
      return signed;
    },
    async secrets() {
      const { secretAccessKey, sessionToken } = await sdk.credentials();
      return { 'the secret access key': secretAccessKey, ...(sessionToken && { 'the session token': sessionToken }) };
    },
  };
}

/** A custom domain does not name its region. */
const regionOf = ({ hostname }: URL): string | undefined =>
  /\.execute-api\.([a-z0-9-]+)\.amazonaws\./.exec(hostname)?.[1];
