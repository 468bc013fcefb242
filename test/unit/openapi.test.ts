import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { createDocument, writeDocument } from '../../infra/openapi/document.ts';
import { COLLECTION_FILE, writeCollection } from '../../infra/openapi/postman.ts';
import { PROBLEM_CODES } from '../../infra/openapi/problems.ts';
import type { batchItemAnswer, extractResponse, problem } from '../../infra/openapi/schemas.ts';
import { STATUS_BY_CODE } from '../../lib/errors.ts';
import type { ExtractResponse } from '../../lib/extraction/index.ts';
import type { BatchItemAnswer, ProblemDetails } from '../../lib/http/index.ts';
import { createExtractFunction } from '../fixtures/extract-function.ts';
import { readContract } from '../fixtures/openapi-contract.ts';

const contract = readContract();

describe('docs/openapi.yaml', () => {
  it('is what npm run openapi writes, as is the Postman collection', () => {
    expect(readFileSync('docs/openapi.yaml', 'utf8')).toBe(writeDocument());
    expect(readFileSync(COLLECTION_FILE, 'utf8')).toBe(writeCollection());
  });

  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate('docs/openapi.yaml');
    expect([valid, errors]).toEqual([true, undefined]);
  });

  it('describes the types of the code', () => {
    expectTypeOf<z.infer<typeof extractResponse>['entities'][number]['match']>().toEqualTypeOf<
      ExtractResponse['entities'][number]['match']
    >();
    expectTypeOf<ExtractResponse>().toExtend<Loose<z.infer<typeof extractResponse>>>();
    expectTypeOf<z.infer<typeof extractResponse>>().toExtend<Loose<ExtractResponse>>();
    expectTypeOf<ProblemDetails>().toExtend<Loose<Omit<z.infer<typeof problem>, 'type'>>>();
    expectTypeOf<keyof BatchItemAnswer>().toEqualTypeOf<keyof z.infer<typeof batchItemAnswer>>();
  });

  it('explains every problem of the code, and the two of the gateway', () => {
    expect(PROBLEM_CODES.toSorted()).toEqual([...Object.keys(STATUS_BY_CODE), 'forbidden', 'rate-limited'].toSorted());
  });

  it('has only examples that its schemas allow', () => {
    let count = 0;
    for (const [path, methods] of Object.entries(contract.document.paths)) {
      for (const [method, { requestBody, responses }] of Object.entries(methods)) {
        const places = [
          ...Object.entries(requestBody?.content ?? {}).map(([type, media]) => ({
            at: ['requestBody', 'content', type],
            media,
          })),
          ...Object.entries(responses).flatMap(([status, { content }]) =>
            Object.entries(content).map(([type, media]) => ({ at: ['responses', status, 'content', type], media })),
          ),
        ];
        for (const { at, media } of places) {
          const validate = contract.validatorAt('paths', path, method, ...at, 'schema');
          for (const [name, { value }] of Object.entries(media.examples ?? {})) {
            expect([name, validate(value), validate.errors]).toEqual([name, true, null]);
            count += 1;
          }
        }
      }
    }
    expect(count).toBeGreaterThan(20);
  });

  it('is served by the function', async () => {
    const json = JSON.stringify(createDocument());
    const { post } = createExtractFunction({ platform: { openApi: async () => json } });
    const answer = await post(null, {}, { resource: '/v1/openapi.json', httpMethod: 'GET', body: null });
    expect([answer.status, answer.body.openapi]).toEqual([200, '3.1.0']);
  });
});

/** Without the difference between a field that may be missing and one that may be undefined. */
type Loose<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Loose<T[Key]> | undefined }
    : T;
