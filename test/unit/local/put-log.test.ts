import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { PutLog } from '../../../infra/local/dynamodb/put-log.ts';

describe('PutLog', () => {
  it('says no partitions when more puts came than it remembers', () => {
    const log = new PutLog();
    for (let put = 0; put < 10_002; put += 1) receive(log, JSON.stringify({ Item: { pk: { S: `p${put}` } } }));
    receive(log, '{"Item":');
    expect(log.since(1)).toEqual({ count: 10_002 });
    expect(log.since(2).partitions).toHaveLength(10_000);
    expect(log.since(10_000)).toEqual({ count: 10_002, partitions: ['p10001', 'p10000'] });
  });
});

function receive(log: PutLog, body: string): void {
  const request = new EventEmitter() as IncomingMessage;
  log.watch(request);
  request.emit('data', Buffer.from(body));
  request.emit('end');
}
