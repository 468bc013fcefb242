import { type CallCounter, createCallCounter } from '../fixtures/call-counter.ts';

/** The calls to each item of DynamoDB, by item and time. */
export interface Traffic {
  readonly reads: CallCounter;
  readonly writes: CallCounter;
  /** @param target of the header `x-amz-target`; @param at monotonic milliseconds */
  record(target: string, body: string, at: number): void;
}

interface Call {
  Key?: Key;
  Item?: Key;
  RequestItems?: Record<string, { Keys?: Key[] }>;
  ExpressionAttributeValues?: Key;
}

type Key = Record<string, { S?: string } | undefined>;

export function createTraffic(): Traffic {
  const reads = createCallCounter();
  const writes = createCallCounter();
  return {
    reads,
    writes,
    record(target, body, at) {
      const [service = '', operation = ''] = target.split('.');
      if (!service.startsWith('DynamoDB')) return;
      const call = JSON.parse(body) as Call;
      if (operation === 'GetItem') reads.add(nameOf(call.Key), at);
      else if (operation === 'UpdateItem' || operation === 'DeleteItem') writes.add(nameOf(call.Key), at);
      else if (operation === 'PutItem') writes.add(nameOf(call.Item), at);
      else if (operation === 'BatchGetItem') {
        for (const { Keys = [] } of Object.values(call.RequestItems ?? {}))
          for (const key of Keys) reads.add(nameOf(key), at);
      }
    },
  };
}

const nameOf = (key: Key | undefined) => `${key?.pk?.S ?? ''} ${key?.sk?.S ?? ''}`;
