import type { AccessToken, TokenSource } from '../../auth/port.ts';
import { type CallContext, type Clock, type Logger, timed } from '../../context.ts';
import { untilDeadline } from '../../deadline.ts';
import {
  DeadlineExceededError,
  UpstreamForbiddenError,
  UpstreamMalformedError,
  UpstreamRejectedError,
  UpstreamUnauthorizedError,
} from '../../errors.ts';
import type { StateStore } from '../../state/index.ts';
import { createBreaker } from '../fleet/breaker.ts';
import { createCooldown } from '../fleet/cooldown.ts';
import { createGate } from '../fleet/gate.ts';
import { createRateLimit, type RateLimitRule } from '../fleet/rate-limit.ts';
import { createUpstreamRecord } from '../fleet/upstream-record.ts';
import type { NluProvider, NluQuery } from '../port.ts';
import type { Fetch, HttpAnswer } from '../transport/exchange.ts';
import { type Attempts, createTransport, MAX_ATTEMPTS } from '../transport/transport.ts';
import { readAnswer, writeRequest } from './messages.ts';
import type { OffsetUnit } from './offsets.ts';

export interface CxoneProviderOptions {
  /** Without a trailing slash. */
  baseUrl: string;
  extractPath: string;
  offsetUnit: OffsetUnit;
  /** Names the credential, never tells it: the fleet's cooldown and limit hold for a credential at a host. */
  credentialId: string;
  /** Undefined: no limit on our side. */
  limit: RateLimitRule | undefined;
  tokens: TokenSource;
  store: StateStore;
  fetch: Fetch;
  clock: Clock;
  logger: Logger;
  /** 0 to 1, for jitter. */
  random?: () => number;
}

/** The CXone NLU API (docs/upstream.md). */
export function createCxoneProvider(options: CxoneProviderOptions): NluProvider {
  const { baseUrl, extractPath, offsetUnit, credentialId, limit, tokens, store, clock, logger } = options;
  const random = options.random ?? Math.random;
  const pk = `upstream#${new URL(baseUrl).host}#${credentialId}`;
  const record = createUpstreamRecord({ store, pk, clock, logger });
  const cooldown = createCooldown({ record, clock, random });
  const breaker = createBreaker({ record, clock, random, logger });
  const rateLimit = limit && createRateLimit(limit, { store, pk: `${pk}#limit`, clock, random, logger });
  const gate = createGate({ record, cooldown, breaker, limit: rateLimit, clock, random });
  const transport = createTransport({ fetch: options.fetch, gate, cooldown, breaker, clock, random, logger });

  const send = (query: NluQuery, token: AccessToken, attempts: Attempts, context: CallContext) => {
    context.trace.tokenAgeSeconds = Math.max(0, (clock.now() - token.grantedAt) / 1_000);
    const headers = {
      authorization: `Bearer ${token.value}`,
      'content-type': 'application/json',
      accept: 'application/json',
    };
    // Host discovery names the tenant's own API host with the token.
    const url = (token.apiBaseUrl ?? baseUrl) + extractPath;
    const request = { url, headers, body: writeRequest(query) };
    return timed(clock, context.trace, 'upstream', () => transport.send(request, attempts, context));
  };

  /** A secret store that hangs takes nobody past the budget. */
  const obtain = async (context: CallContext, ask: () => Promise<AccessToken>): Promise<AccessToken> => {
    const token = await timed(clock, context.trace, 'token', () => untilDeadline(ask(), context, () => undefined));
    if (!token) throw new DeadlineExceededError('The time left ran out while an access token was asked for');
    return token;
  };

  return {
    id: 'cxone',
    baseUrl,
    variant: `${extractPath} ${offsetUnit}`,
    prepare: () => gate.look(),
    async extract(query, context) {
      gate.look();
      const attempts = { left: MAX_ATTEMPTS };
      const token = await obtain(context, () => tokens.current(context));
      let answer = await send(query, token, attempts, context);
      if (answer.status === 401) {
        logger.warn('upstream refused the token');
        const next = await obtain(context, () => tokens.replace(token, context));
        // A send makes one call at least: the retry after a 401 is due even when the last attempt met it.
        answer = await send(query, next, attempts, context);
      }
      refuseErrors(answer);
      return readAnswer(answer.body, query, offsetUnit);
    },
  };
}

function refuseErrors({ status }: HttpAnswer): void {
  if (status === 200) return;
  if (status === 401) throw new UpstreamUnauthorizedError('The upstream refuses a token that was just renewed');
  if (status === 403)
    throw new UpstreamForbiddenError('The upstream does not allow these credentials to extract entities');
  if (status === 422) throw new UpstreamRejectedError('The upstream rejected the request');
  throw new UpstreamMalformedError(`The upstream answered ${status}, which the contract does not know`);
}
