/** Faults of a connection by the codes of Node, of its TLS and of its fetch. Without a text, the code is shown. */
const FAULTS: readonly (readonly [codes: RegExp, text: string])[] = [
  [/^ECONNREFUSED$/, ''],
  [/^(ENOTFOUND|EAI_AGAIN)$/, ' The name is not found.'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, ' The connection was cut.'],
  [/^(EHOSTUNREACH|ENETUNREACH)$/, ' There is no way to it in this network.'],
  [/^(ETIMEDOUT|UND_ERR_\w+_TIMEOUT|TimeoutError)$/, ' It does not answer in time.'],
  [
    /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$)/,
    ' TLS fails: the certificate or the protocol is not accepted.',
  ],
  [/^HPE_/, ' It does not speak HTTP.'],
  [/^bad port$/, ' Browsers and fetch refuse this port.'],
];

/** Our own errors, and those of the SDK, have the code in their message. */
const CODE_IN_MESSAGE = /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)\b/;

/**
 * Why a connection failed: `Cannot connect to 127.0.0.1:8000 (ECONNREFUSED).` Undefined when the error is about
 * something else. The AWS SDK and fetch put the system's error into `cause`, or its code into their own.
 */
export function describeConnection(error: unknown): string | undefined {
  for (let at: unknown = rootOf(error); at instanceof Error; at = rootOf(at.cause)) {
    const code = codeOf(at);
    const [, text] = FAULTS.find(([codes]) => codes.test(code)) ?? [];
    if (text !== undefined) return `Cannot connect to ${placeOf(at)} (${code}).${text}`;
  }
  return undefined;
}

function codeOf(error: Error): string {
  // The code of a DOMException is a number, and fetch gives a refused port none.
  if (error.name === 'TimeoutError') return error.name;
  if (error.message === 'bad port') return error.message;
  return 'code' in error ? String(error.code) : (CODE_IN_MESSAGE.exec(error.message)?.[1] ?? '');
}

function placeOf(error: object): string {
  const { address, hostname, host, port }: Partial<Record<'address' | 'hostname' | 'host' | 'port', unknown>> = error;
  const name = address ?? hostname ?? host;
  return name === undefined ? 'a service' : `${name}${port === undefined ? '' : `:${port}`}`;
}

/** An attempt to connect to several addresses fails with an empty message, and with one error for each address. */
export function rootOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.message === '' && error.errors.length > 0) return error.errors[0];
  return error;
}
