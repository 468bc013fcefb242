import type { AccessToken, GrantSettings } from '../auth/index.ts';
import type { NluQuery, NluResult } from './port.ts';

/**
 * What is special about one NLU service: its address, its messages, and how it grants tokens. An adapter makes no call,
 * waits for nothing and keeps no state. `createUpstream` does the rest for every adapter: gate, attempts, deadline, and
 * the one retry after a 401.
 */
export interface UpstreamAdapter {
  /** Part of the cache key and of the ledger record. */
  readonly id: string;
  /** The configured host, without a trailing slash. Part of the cache key; the fleet's limits hold for this host. */
  readonly baseUrl: string;
  /** The other settings that shape a result, such as path and offset unit. Part of the cache key. */
  readonly variant: string;
  /** How an access token is requested. */
  readonly grant: GrantSettings;
  /** The URL of the call: at the host that the token names, or else at `baseUrl`. */
  endpoint(token: AccessToken): string;
  /** The JSON body of the request. */
  writeRequest(query: NluQuery): string;
  /**
   * Reads the body of a 200 answer.
   * @throws UpstreamMalformedError, whose message holds nothing of the body
   */
  readAnswer(body: string, query: NluQuery): NluResult;
}
