import { type Answer, type Ask, json } from './answer.ts';

/** `GET /.well-known/cxone-configuration?tenantId=…`: which host serves a tenant. */
export function answerDiscovery(ask: Ask, state: { url: string; tenantId: string }): Answer {
  if (ask.method !== 'GET') return json(405, { error: 'method_not_allowed' }, { allow: 'GET' });
  const tenantId = ask.query.get('tenantId');
  if (!tenantId) return json(400, { error: 'invalid_request', errorDescription: 'tenantId is missing' });
  if (tenantId !== state.tenantId) return json(404, { error: 'not_found', errorDescription: 'No such tenant' });
  return json(200, {
    tenantId,
    issuer: state.url,
    area: 'local',
    cluster: 'L0',
    domain: new URL(state.url).host,
    auth_endpoint: state.url,
    api_endpoint: state.url,
  });
}
