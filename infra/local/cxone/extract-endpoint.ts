import * as z from 'zod';
import { parseJson } from '../../../lib/json.ts';
import { LANGUAGES } from '../../../lib/languages/index.ts';
import type { TokenBucket } from '../http/token-bucket.ts';
import { type Answer, type Ask, json, mediaType } from './answer.ts';
import { offsetsIn } from './offsets.ts';
import { type FoundEntity, findRequested, type RuleFinder } from './recogniser/index.ts';
import { EXTRACT_SCOPE, type Settings } from './settings.ts';
import type { Tokens } from './tokens.ts';

export interface ExtractState {
  readonly settings: Settings;
  readonly tokens: Tokens;
  readonly bucket: TokenBucket | undefined;
  /** Of the rules document; without them, only the lexicon recognises. */
  readonly rules: RuleFinder | undefined;
}

const requestSchema = z.strictObject({
  text: z.string().min(1).max(10_000),
  language: z.enum(LANGUAGES),
  confidence_threshold: z.number().min(0).max(1),
  entity_types: z.array(z.string().min(1).max(64)).min(1).max(10),
});

/** `POST /api/v2/nlu/entities/extract`. @param now epoch and monotonic milliseconds */
export async function answerExtractRequest(
  ask: Ask,
  state: ExtractState,
  now: { epoch: number; monotonic: number },
): Promise<Answer> {
  if (ask.method !== 'POST') return json(405, { message: 'Method not allowed' }, { allow: 'POST' });
  const refused = authorise(ask, state, now.epoch) ?? throttle(state, now);
  if (refused) return refused;
  if (mediaType(ask) !== 'application/json') return json(415, { message: 'The body must be application/json' });
  const body = parseJson(ask.body);
  if (body === undefined) return json(400, { message: 'The body is not JSON' });
  const request = requestSchema.safeParse(body);
  if (!request.success) return json(422, { message: 'The request is not valid', errors: request.error.issues });

  const { text, language, confidence_threshold: threshold, entity_types: types } = request.data;
  const started = performance.now();
  const found = await findRequested(text, language, types, state.rules);
  const entities: FoundEntity[] = found
    .filter(({ confidence }) => confidence >= threshold)
    .map(entity => ({ ...entity, ...offsetsIn(state.settings.offsetUnit, text, entity) }));
  return json(200, { entities, language, processingTimeMs: Math.round((performance.now() - started) * 100) / 100 });
}

function authorise(ask: Ask, { tokens }: ExtractState, now: number): Answer | undefined {
  const presented = /^Bearer ([\w.~+/-]+=*)$/i.exec(ask.headers.authorization ?? '')?.[1];
  const token = presented === undefined ? undefined : tokens.find(presented, now);
  if (!token) {
    const why = presented === undefined ? '' : ', error="invalid_token"';
    return json(
      401,
      { message: 'The token is missing or not valid' },
      { 'www-authenticate': `Bearer realm="cxone"${why}` },
    );
  }
  if (!token.scope.split(' ').includes(EXTRACT_SCOPE)) {
    const challenge = `Bearer realm="cxone", error="insufficient_scope", scope="${EXTRACT_SCOPE}"`;
    return json(403, { message: 'The token does not carry the scope' }, { 'www-authenticate': challenge });
  }
  return undefined;
}

function throttle({ bucket, settings }: ExtractState, now: { epoch: number; monotonic: number }): Answer | undefined {
  const taken = bucket?.take(now.monotonic) ?? { taken: true };
  if (taken.taken) return undefined;
  const seconds = Math.ceil(taken.waitSeconds);
  return json(429, { message: 'Too many requests' }, retryAfter(settings.retryAfterForm, seconds, now.epoch));
}

/** Both forms of RFC 9110, section 10.2.3. A date is rounded up to a whole second and is relative to `Date`. */
export function retryAfter(form: Settings['retryAfterForm'], seconds: number, epochMs: number): Record<string, string> {
  if (form === 'seconds') return { 'retry-after': String(seconds) };
  const until = Math.ceil((epochMs + seconds * 1000) / 1000) * 1000;
  return { date: new Date(epochMs).toUTCString(), 'retry-after': new Date(until).toUTCString() };
}
