import { type Answer, json } from './answer.ts';
import { retryAfter } from './extract-endpoint.ts';
import type { OrderedFault } from './faults.ts';
import { offsetsIn } from './offsets.ts';
import type { FoundEntity } from './recogniser/index.ts';

interface ExtractBody {
  entities: FoundEntity[];
}

/** The answer that a `status` fault gives instead of the endpoint's. */
export function orderedStatus(fault: OrderedFault & { kind: 'status' }, epochMs: number): Answer {
  const answer = json(
    fault.status,
    { message: 'A fault that was ordered' },
    {
      ...retryAfterHeader(fault.retryAfter, epochMs),
      ...fault.headers,
    },
  );
  return fault.body === undefined ? answer : { ...answer, body: fault.body };
}

/** Applies a fault to the endpoint's answer. Transport faults do not change it. */
export function distort(answer: Answer, fault: OrderedFault, requestBody: string): Answer {
  switch (fault.kind) {
    case 'truncated-json':
      return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
    case 'not-json':
      return {
        ...answer,
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><body>It works!</body></html>',
      };
    case 'other-json':
      return json(200, fault.body);
    case 'oversized':
      return { ...answer, body: ' '.repeat(fault.bytes) + answer.body };
    case 'wrong-offsets':
      return changeEntities(answer, requestBody, (entities, text) =>
        entities.map(entity => shifted(entity, fault.shift, text)),
      );
    case 'outside-text':
      return changeEntities(answer, requestBody, (entities, text) =>
        entities.map(entity => ({ ...entity, start: text.length + 10, end: text.length + 10 + entity.value.length })),
      );
    case 'invented-entity':
      return changeEntities(answer, requestBody, (entities, _text, types) => [
        ...entities,
        { name: types[0] ?? 'product', value: fault.value, confidence: 0.9, start: 0, end: fault.value.length },
      ]);
    case 'offset-unit':
      return changeEntities(answer, requestBody, (entities, text) =>
        entities.map(entity => ({ ...entity, ...offsetsIn(fault.unit, text, entity) })),
      );
    default:
      return answer;
  }
}

function retryAfterHeader(
  value: (OrderedFault & { kind: 'status' })['retryAfter'],
  epochMs: number,
): Record<string, string> {
  if (value === undefined) return {};
  if ('raw' in value) return { 'retry-after': value.raw };
  if ('seconds' in value) return retryAfter('seconds', value.seconds, epochMs);
  return retryAfter('http-date', value.dateInSeconds, epochMs);
}

/** Moves a span within the text. It stops at the end of the text and keeps its length. */
function shifted(entity: FoundEntity, shift: number, text: string): FoundEntity {
  const by = Math.max(-entity.start, Math.min(shift, text.length - entity.end));
  return { ...entity, start: entity.start + by, end: entity.end + by };
}

function changeEntities(
  answer: Answer,
  requestBody: string,
  change: (entities: FoundEntity[], text: string, types: string[]) => FoundEntity[],
): Answer {
  if (answer.status !== 200) return answer;
  const request = JSON.parse(requestBody) as { text: string; entity_types: string[] };
  const body = JSON.parse(answer.body) as ExtractBody;
  return {
    ...answer,
    body: JSON.stringify({ ...body, entities: change(body.entities, request.text, request.entity_types) }),
  };
}
