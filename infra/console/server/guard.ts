import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ConsoleError } from './problem.ts';

/** 192 bits. It is in the URL that the terminal shows, and the page sends it with each request. */
export const createToken = (): string => randomBytes(24).toString('base64url');

/**
 * A page of another origin may make the browser send requests here, and may let its own name resolve to 127.0.0.1 (DNS
 * rebinding): then `Host` is that name.
 * @throws ConsoleError
 */
export function checkHost({ host }: IncomingHttpHeaders, port: number): void {
  if (host === `127.0.0.1:${port}` || host === `localhost:${port}`) return;
  throw new ConsoleError(403, 'foreign-host', 'The console answers at 127.0.0.1 and localhost only.');
}

/** @throws ConsoleError unless the request comes from the console's own page and has its token */
export function checkCaller(headers: IncomingHttpHeaders, token: string): void {
  const { origin, host, authorization = '' } = headers;
  const site = headers['sec-fetch-site'];
  const isOwn = (origin === undefined || origin === `http://${host}`) && (site === undefined || site === 'same-origin');
  if (!isOwn) throw new ConsoleError(403, 'foreign-origin', 'Only the page of the console may ask.');
  if (isEqual(authorization, `Bearer ${token}`)) return;
  throw new ConsoleError(401, 'wrong-token', 'Open the URL that the terminal shows: it has the token of this run.');
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
