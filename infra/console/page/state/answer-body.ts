import type { ExtractResponse } from '../../../../lib/extraction/response.ts';

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
