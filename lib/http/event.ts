/** The parts of an API Gateway proxy event and result (payload 1.0) that the service uses. */

export interface HttpEvent {
  headers: Record<string, string | undefined> | null;
  body: string | null;
  isBase64Encoded: boolean;
  requestContext: { requestId?: string | undefined; identity?: { apiKeyId?: string | null | undefined } | undefined };
}

export interface HttpResult {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Field names are case-insensitive (RFC 9110, section 5.1). */
export function header(event: HttpEvent, name: string): string | undefined {
  const found = Object.entries(event.headers ?? {}).find(([field]) => field.toLowerCase() === name);
  return found?.[1];
}
