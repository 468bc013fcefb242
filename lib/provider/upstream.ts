import { type AccessToken, goodForMs, type TokenSource } from '../auth/index.ts';
import { type CallContext, type Clock, type Logger, timed } from '../context.ts';
import { untilDeadline } from '../deadline.ts';
import {
  DeadlineExceededError,
  UpstreamForbiddenError,
  UpstreamMalformedError,
  UpstreamRejectedError,
  UpstreamUnauthorizedError,
} from '../errors.ts';
import type { StateStore } from '../state/index.ts';
import { writeTraceParent } from '../trace-parent.ts';
import type { UpstreamAdapter } from './adapter.ts';
import { createBreaker } from './fleet/breaker.ts';
import { createCooldown } from './fleet/cooldown.ts';
import { createGate } from './fleet/gate.ts';
import type { RateLimitRule } from './fleet/limit-timing.ts';
import { createRateLimit } from './fleet/rate-limit.ts';
import { createUpstreamRecord } from './fleet/upstream-record.ts';
import { upstreamKey } from './fleet/upstream-status.ts';
import type { NluProvider, NluQuery } from './port.ts';
import type { Fetch } from './transport/exchange.ts';
import { type Attempts, createTransport, MAX_ATTEMPTS } from './transport/transport.ts';

export interface UpstreamOptions {
  adapter: UpstreamAdapter;
  /** The name of the credential, never its value: the cooldown and the limit hold for one credential at one host. */
  credentialId: string;
  /** The limit on our side; undefined: none. */
  limit: RateLimitRule | undefined;
  tokens: TokenSource;
  store: StateStore;
  fetch: Fetch;
  /** Called each time a request is on its way, for work that can be done while the upstream works. Must not throw. */
  whileAsking?: (query: NluQuery) => void;
  clock: Clock;
  logger: Logger;
  /** From 0 up to 1, for jitter. */
  random?: () => number;
}

/** An NLU service behind its adapter, called in the way that keeps the fleet from being banned. */
export function createUpstream(options: UpstreamOptions): NluProvider {
  const { adapter, tokens, clock, logger } = options;
  const { gate, transport } = composeTransport(options);

  const send = (query: NluQuery, token: AccessToken, attempts: Attempts, context: CallContext) => {
    const now = clock.now();
    context.trace.tokenAgeSeconds = Math.max(0, (now - token.grantedAt) / 1_000);
    context.trace.tokenOverdueSeconds = Math.max(0, -goodForMs(token, now) / 1_000);
    const headers = {
      authorization: `Bearer ${token.value}`,
      'content-type': 'application/json',
      accept: 'application/json',
      ...(context.traceParent && { traceparent: writeTraceParent(context.traceParent) }),
    };
    const onSent = () => options.whileAsking?.(query);
    const request = { url: adapter.endpoint(token), headers, body: adapter.writeRequest(query), onSent };
    return timed(clock, context.trace, 'upstream', () => transport.send(request, attempts, context));
  };

  const requestToken = (request: () => Promise<AccessToken>, context: CallContext): Promise<AccessToken> =>
    timed(clock, context.trace, 'token', () => untilDeadline(request(), context, tokenTooLate));

  return {
    id: adapter.id,
    baseUrl: adapter.baseUrl,
    variant: adapter.variant,
    prepare(context) {
      gate.prefetch();
      tokens.prefetch?.(context);
    },
    async extract(query, context) {
      gate.prefetch();
      const attempts = { left: MAX_ATTEMPTS };
      // The state that was read before a grant is too old after it.
      const onGrant = () => gate.prefetch();
      const token = await requestToken(() => tokens.current(context, onGrant), context);
      let answer = await send(query, token, attempts, context);
      if (answer.status === 401) {
        logger.warn('the upstream refused the access token');
        const next = await requestToken(() => tokens.replace(token, context, onGrant), context);
        // Each send makes at least one call: the retry after a 401 is made even if the 401 met the last attempt.
        answer = await send(query, next, attempts, context);
      }
      if (answer.status !== 200) throw refusal(answer.status);
      return adapter.readAnswer(answer.body, query);
    },
  };
}

function composeTransport(options: UpstreamOptions) {
  const { adapter, credentialId, limit, store, fetch, clock, logger, random = Math.random } = options;
  const pk = upstreamKey(adapter.baseUrl, credentialId);
  const record = createUpstreamRecord({ store, pk, clock, logger });
  const cooldown = createCooldown({ record, clock, random, logger });
  const breaker = createBreaker({ record, clock, random, logger });
  const rateLimit = limit && createRateLimit(limit, { store, pk: `${pk}#limit`, clock, random, logger });
  const gate = createGate({ record, cooldown, breaker, limit: rateLimit, clock, random });
  return { gate, transport: createTransport({ fetch, gate, cooldown, breaker, clock, random, logger }) };
}

function tokenTooLate(): never {
  throw new DeadlineExceededError('The time for this request ran out before there was an access token');
}

function refusal(status: number): Error {
  if (status === 401)
    return new UpstreamUnauthorizedError('The upstream refuses an access token that was just renewed');
  if (status === 403)
    return new UpstreamForbiddenError(
      'The upstream does not allow these credentials to extract entities (403): an operator must check their scope',
    );
  if (status === 422)
    return new UpstreamRejectedError(
      'The upstream rejected the request (422): it may not support the language or an entity type',
    );
  return new UpstreamMalformedError(`The upstream answered with the unexpected status ${status}`);
}
