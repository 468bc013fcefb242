/** The parts of an API Gateway proxy event and result (payload 1.0) that the service uses. */

export interface HttpEvent {
  httpMethod?: string | undefined;
  /** The path as the gateway declares it, without the base path of a custom domain; `/{proxy+}` for any other path. */
  resource?: string | undefined;
  headers?: Record<string, string | undefined> | null;
  body?: string | null;
  isBase64Encoded?: boolean;
  requestContext: {
    requestId?: string | undefined;
    identity?: { apiKeyId?: unknown; userArn?: unknown } | null | undefined;
  };
}

export interface HttpResult {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** The function was invoked by something other than API Gateway, such as a schedule, a queue or a direct call. */
export class UnsupportedEventError extends Error {
  override readonly name = 'UnsupportedEventError';
}

/** @throws UnsupportedEventError when the event is not an API Gateway proxy event */
export function readHttpEvent(event: unknown): HttpEvent {
  if (isHttpEvent(event)) return event;
  throw new UnsupportedEventError(
    'The event is not an API Gateway proxy event. Invoke the function through API Gateway, POST /v1/extract.',
  );
}

function isHttpEvent(event: unknown): event is HttpEvent {
  if (!isObject(event) || !isObject(event.requestContext)) return false;
  const { headers, body, requestContext, httpMethod, resource } = event;
  const { requestId, identity } = requestContext;
  return (
    (isAbsent(headers) || isObject(headers)) &&
    (isAbsent(body) || typeof body === 'string') &&
    (isAbsent(httpMethod) || typeof httpMethod === 'string') &&
    (isAbsent(resource) || typeof resource === 'string') &&
    (isAbsent(requestId) || typeof requestId === 'string') &&
    (isAbsent(identity) || isObject(identity))
  );
}

const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Field names are case-insensitive (RFC 9110, section 5.1). */
export function header(event: HttpEvent, name: string): string | undefined {
  const fields = event.headers ?? {};
  for (const field in fields) {
    if (field.length === name.length && field.toLowerCase() === name) return fields[field];
  }
  return undefined;
}

/** The caller: the id of its API key or, for signed requests, the IAM user or role. */
export function callerOf({ requestContext }: HttpEvent): string | undefined {
  const { apiKeyId, userArn } = requestContext.identity ?? {};
  if (typeof apiKeyId === 'string' && apiKeyId !== '') return apiKeyId;
  if (typeof userArn !== 'string' || userArn === '') return undefined;
  // The last part of an assumed role names the session, which differs between the environments of one caller.
  return userArn.replace(/^(arn:[^:]+:sts::\d+:assumed-role\/.+)\/[^/]+$/, '$1');
}
