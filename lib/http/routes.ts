import type { CallContext } from '../context.ts';
import { MethodNotAllowedError, NotFoundError } from '../errors.ts';
import type { HttpEvent, HttpResult } from './event.ts';

export type Route = (event: HttpEvent, call: CallContext) => Promise<HttpResult>;

/** By resource, then by method. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Route>>>>;

/**
 * An event without resource or method is a direct call with a body for `POST /v1/extract`.
 * @throws NotFoundError, MethodNotAllowedError
 */
export function routeOf(routes: Routes, { resource = '/v1/extract', httpMethod = 'POST' }: HttpEvent): Route {
  const methods = Object.hasOwn(routes, resource) ? routes[resource] : undefined;
  if (!methods) throw new NotFoundError('The service has no such path.');
  const route = Object.hasOwn(methods, httpMethod) ? methods[httpMethod] : undefined;
  if (!route) throw new MethodNotAllowedError('The path does not allow this method.', Object.keys(methods));
  return route;
}
