import type { ExtractResponse } from '../../../../lib/extraction/response.ts';
import type { Question } from './address.ts';

/** A problem of the service (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

export const isAnswerBody = (body: unknown): body is ExtractResponse =>
  typeof body === 'object' && body !== null && 'entities' in body && Array.isArray(body.entities);

export const isProblemBody = (body: unknown): body is ProblemBody =>
  typeof body === 'object' && body !== null && 'type' in body && 'title' in body;

/**
 * Asks how the entities of an answer got their values.
 *
 * @param defaults for a question without a time and a zone
 */
export const explainRequest = (
  { text, language, referenceTime, timeZone }: Question,
  { entities }: ExtractResponse,
  defaults: { askedAt: number; timeZone: string },
) => ({
  text,
  language,
  referenceTime: referenceTime === '' ? defaults.askedAt : Date.parse(referenceTime),
  timeZone: timeZone || defaults.timeZone,
  entities: entities.map(({ name, raw_value: said, rule, start, end }) => ({ type: name, said, rule, start, end })),
});
