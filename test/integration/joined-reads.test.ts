import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDynamoDbStateStore, StoreUnavailableError } from '../../lib/state/index.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';

type Answer = { output: { UnprocessedKeys?: object; Responses?: Record<string, object[]> } };
type Next = (call: { input: object }) => Promise<Answer>;

/** What the client sends for reads of the State table. */
describe('Reads of State that begin at the same moment', () => {
  let tables: TestTables;
  const clients: DynamoDBClient[] = [];

  beforeAll(async () => {
    tables = await startTestTables();
    const store = createDynamoDbStateStore({ client: tables.client, table: tables.stateTable });
    await Promise.all(['a', 'b'].map(pk => store.update(pk, { set: { name: `item ${pk}` } })));
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.destroy();
  });
  afterAll(() => tables.close());

  /** A store, and the requests that its client has sent. @param around changes an answer or delays a call */
  function open(around: (name: string, send: () => Promise<Answer>) => Promise<Answer> = (_, send) => send()) {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint: tables.endpoint, region: 'us-east-1', credentials });
    clients.push(client);
    const sent: string[] = [];
    const middleware =
      (next: Next, { commandName = '' }: { commandName?: string }) =>
      (call: { input: object }) => {
        sent.push(commandName.replace(/Command$/, ''));
        return around(commandName, () => next(call));
      };
    client.middlewareStack.add(middleware as never, { step: 'initialize', name: 'record' });
    return { store: createDynamoDbStateStore({ client, table: tables.stateTable }), sent };
  }

  it('are one call, and each gets its own item', async () => {
    const { store, sent } = open();
    const items = await Promise.all([store.get('b'), store.get('not there'), store.get('a')]);
    expect(items.map(item => item?.name)).toEqual(['item b', undefined, 'item a']);
    expect(sent).toEqual(['BatchGetItem']);
  });

  it('of one item are one GetItem', async () => {
    const { store, sent } = open();
    const items = await Promise.all([store.get('a'), store.get('a')]);
    expect(items.map(item => item?.name)).toEqual(['item a', 'item a']);
    expect(sent).toEqual(['GetItem']);
  });

  it('are two calls when one begins a moment later', async () => {
    const { store, sent } = open();
    const first = store.get('a');
    await Promise.resolve();
    await Promise.all([first, store.get('b')]);
    expect(sent).toEqual(['GetItem', 'GetItem']);
  });

  it('are cut to 100 items a call', async () => {
    const { store, sent } = open();
    const items = await Promise.all(Array.from({ length: 101 }, (_, at) => store.get(at === 100 ? 'a' : `${at}`)));
    expect(items.at(-1)?.name).toBe('item a');
    expect(sent).toEqual(['BatchGetItem', 'GetItem']);
  });

  it('are one call when they are exactly 100', async () => {
    const { store, sent } = open();
    await Promise.all(Array.from({ length: 100 }, (_, at) => store.get(`${at}`)));
    expect(sent).toEqual(['BatchGetItem']);
  });

  it('read by itself what DynamoDB has left unread', async () => {
    const { store, sent } = open(async (name, send) => {
      const answer = await send();
      if (name !== 'BatchGetItemCommand') return answer;
      const [first = {}, ...others] = answer.output.Responses?.[tables.stateTable] ?? [];
      const { pk } = first as { pk?: object };
      const UnprocessedKeys = { [tables.stateTable]: { Keys: [{ pk }] } };
      return { ...answer, output: { Responses: { [tables.stateTable]: others }, UnprocessedKeys } };
    });
    const items = await Promise.all([store.get('a'), store.get('b')]);
    expect(items.map(item => item?.name)).toEqual(['item a', 'item b']);
    expect(sent).toEqual(['BatchGetItem', 'GetItem']);
  });

  it('fail together', async () => {
    const { store } = open(() => Promise.reject(Object.assign(new Error('no'), { name: 'InternalServerError' })));
    const outcomes = await Promise.allSettled([store.get('a'), store.get('b')]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(StoreUnavailableError) });
  });

  it('go on without the one whose signal aborts, and end with the last one', async () => {
    let ended = false;
    const opened = Promise.withResolvers<void>();
    const { store } = open(async (_, send) => {
      await opened.promise;
      return send().finally(() => {
        ended = true;
      });
    });
    const [first, second] = [new AbortController(), new AbortController()];
    const given = store.get('a', { signal: first.signal });
    const other = store.get('b', { signal: second.signal });
    first.abort();
    await expect(given).rejects.toBeInstanceOf(StoreUnavailableError);
    opened.resolve();
    expect((await other)?.name).toBe('item b');
    expect(ended).toBe(true);
  });

  it('are aborted when no caller waits for them any more', async () => {
    const sending = Promise.withResolvers<unknown>();
    const { store } = open(async (_, send) => {
      const call = send();
      sending.resolve(
        call.then(
          () => 'answered',
          (error: Error) => error.name,
        ),
      );
      return call;
    });
    const signals = [new AbortController(), new AbortController()];
    const reads = signals.map(({ signal }, at) => store.get(`${at}`, { signal }));
    for (const controller of signals) controller.abort();
    for (const read of reads) await expect(read).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(await sending.promise).toBe('AbortError');
  });
});
