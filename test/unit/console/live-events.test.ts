import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Api, ApiError } from '../../../infra/console/page/state/api.ts';
import { followEvents } from '../../../infra/console/page/state/live-events.ts';
import type { LiveEvent } from '../../../infra/console/server/live.ts';

const ALIVE: LiveEvent = { kind: 'alive', time: 1 };
const REPLACED: LiveEvent = { kind: 'replaced' };
const lost = (status: number) => new ApiError({ status, code: 'code', detail: 'detail' });

/** The state of its tab as the page sees it. */
class Tab extends EventTarget {
  visibilityState = 'visible';
}

/** The browser's view of an API whose streams are given, one for each connection. */
function follow(streams: readonly (readonly LiveEvent[] | Error)[], onEvent: (event: LiveEvent) => void = () => {}) {
  const calls = { connections: 0, lost: [] as ApiError[] };
  const api = new Api('token');
  api.stream = async () => {
    const stream = streams[calls.connections];
    calls.connections += 1;
    if (stream === undefined) return new ReadableStream();
    if (stream instanceof Error) throw stream;
    return new ReadableStream({
      start(controller) {
        // A network can cut the data at any byte.
        for (const byte of Buffer.from(stream.map(event => `data: ${JSON.stringify(event)}\n\n`).join(''))) {
          controller.enqueue(Uint8Array.of(byte));
        }
        controller.close();
      },
    });
  };
  const ended = followEvents(api, onEvent, error => void calls.lost.push(error));
  return { calls, ended };
}

let tab: Tab;
let page: EventTarget;
let reported: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  tab = new Tab();
  page = new EventTarget();
  reported = [];
  vi.stubGlobal('document', tab);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('reportError', (error: unknown) => void reported.push(error));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets streams be read, and then time pass. */
const pass = async (ms: number) => {
  for (let turn = 0; turn < 500; turn += 1) await new Promise(process.nextTick);
  await vi.advanceTimersByTimeAsync(ms);
  for (let turn = 0; turn < 500; turn += 1) await new Promise(process.nextTick);
};

describe('followEvents', () => {
  it('reports each event, and connects again 2 s after the end', async () => {
    const told: LiveEvent[] = [];
    const { calls } = follow([[ALIVE], [ALIVE]], event => void told.push(event));
    await pass(1_999);
    expect({ told, ...calls }).toEqual({ told: [ALIVE], connections: 1, lost: [] });
    await pass(1);
    expect({ told, ...calls }).toEqual({ told: [ALIVE, ALIVE], connections: 2, lost: [] });
  });

  it('waits, too, after an event that the page cannot take, and reports it', async () => {
    const { calls } = follow([[ALIVE], [ALIVE], [ALIVE]], () => {
      throw new Error('a fault of the page');
    });
    await pass(1_999);
    expect(calls.connections).toBe(1);
    expect(reported).toEqual([new Error('a fault of the page')]);
  });

  it('says that the connection is lost, and goes on', async () => {
    const { calls } = follow([lost(0), [ALIVE]]);
    await pass(2_000);
    expect(calls).toEqual({ connections: 2, lost: [lost(0)] });
  });

  it('ends when the token is refused', async () => {
    const { calls, ended } = follow([lost(401)]);
    await ended;
    await pass(10_000);
    expect(calls).toEqual({ connections: 1, lost: [lost(401)] });
  });

  it('stays away after a newer tab took its place, until the person comes back', async () => {
    const { calls } = follow([[REPLACED], [ALIVE]]);
    await pass(60_000);
    tab.visibilityState = 'hidden';
    page.dispatchEvent(new Event('focus'));
    await pass(60_000);
    expect(calls.connections).toBe(1);
    tab.visibilityState = 'visible';
    tab.dispatchEvent(new Event('visibilitychange'));
    await pass(2_000);
    expect(calls.connections).toBe(2);
  });
});
