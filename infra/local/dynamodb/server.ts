import dynalite from 'dynalite';
import { listen, type RunningServer } from '../http/listen.ts';

/** DynamoDB's protocol, in this process and in memory. @param options.port 0 (default) takes a free one */
export function startDynamoDb({ port = 0 }: { port?: number } = {}): Promise<RunningServer> {
  return listen(dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 }), port, 'DynamoDB');
}
