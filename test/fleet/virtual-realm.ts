import * as files from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import * as timers from 'node:timers';
import * as timersPromises from 'node:timers/promises';
import type { Realm } from './load-handler.ts';
import type { Traffic } from './traffic.ts';
import type { Lifetime } from './virtual-time.ts';

export interface Latency {
  least: number;
  most: number;
}

/** Milliseconds of a call to DynamoDB or Secrets Manager within a region. */
export const AWS_LATENCY_MS: Latency = { least: 2, most: 8 };
/** Milliseconds of a message in one direction, between Lambda and a server on the Internet. */
const INTERNET_LATENCY_MS: Latency = { least: 5, most: 15 };

/** The clock, the timers and the network of an environment. All of them follow the virtual time. */
export function createVirtualRealm(
  time: Lifetime,
  traffic: Traffic,
  random: () => number,
  onFetch: (url: string) => void,
  awsLatencyMs: Latency = AWS_LATENCY_MS,
): Realm {
  const latency = ({ least, most }: Latency) => least + (most - least) * random();
  const clock = virtualClock(time);
  const request = observedRequest(time, {
    onAws: traffic.record,
    awsLatencyMs: () => latency(awsLatencyMs),
    onUpstream: onFetch,
    internetLatencyMs: () => latency(INTERNET_LATENCY_MS) + latency(INTERNET_LATENCY_MS),
  });
  return {
    globals: {
      ...clock,
      AbortSignal: virtualAbortSignal(time),
      fetch: observedFetch(time, () => latency(INTERNET_LATENCY_MS), onFetch),
    },
    modules: {
      http: { ...http, request },
      https: { ...https, request },
      timers: { ...timers, ...clock },
      'timers/promises': {
        ...timersPromises,
        setTimeout: (ms: number, value: unknown, options: { signal?: AbortSignal } = {}) =>
          time.sleep(ms, options.signal).then(() => value),
      },
      // The SDK looks for its configuration files before its first call.
      'fs/promises': { ...files, readFile: held(time, files.readFile) },
      perf_hooks: { performance: clock.performance },
    },
  };
}

const held =
  <Given extends unknown[], T>(time: Lifetime, work: (...given: Given) => Promise<T>) =>
  async (...given: Given): Promise<T> => {
    const release = time.hold();
    try {
      return await work(...given);
    } finally {
      release();
    }
  };

function virtualClock(time: Lifetime) {
  class VirtualDate extends Date {
    constructor(...given: [] | [number]) {
      if (given.length === 0) super(time.now());
      else super(...given);
    }

    static override now = time.now;
  }
  const start = (fire: (...given: unknown[]) => void, ms: number, ...given: unknown[]) => {
    const handle = {
      cancel: () => {},
      unref: () => handle,
      ref: () => handle,
      hasRef: () => false,
      refresh: () => handle,
    };
    handle.cancel = time.after(ms, () => fire(...given));
    return handle;
  };
  const repeat = (fire: (...given: unknown[]) => void, ms: number, ...given: unknown[]) => {
    const handle = { cancel: () => {}, unref: () => handle, ref: () => handle };
    const tick = () => {
      handle.cancel = time.after(ms, tick);
      fire(...given);
    };
    handle.cancel = time.after(ms, tick);
    return handle;
  };
  const stop = (handle: { cancel?: () => void } | undefined) => handle?.cancel?.();
  return {
    Date: VirtualDate,
    performance: { now: time.monotonic, timeOrigin: time.now(), mark: () => {}, measure: () => {} },
    setTimeout: start,
    clearTimeout: stop,
    setInterval: repeat,
    clearInterval: stop,
  };
}

const virtualAbortSignal = (time: Lifetime) =>
  new Proxy(AbortSignal, {
    get: (target, name) => {
      if (name === 'timeout') return time.timeout;
      const value = Reflect.get(target, name);
      return typeof value === 'function' && name !== 'prototype' ? value.bind(target) : value;
    },
  });

/** All environments share one agent, because a process cannot have sockets for each of a thousand environments. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 512 });

interface Network {
  onAws: Traffic['record'];
  awsLatencyMs: () => number;
  onUpstream: (url: string) => void;
  /** There and back. */
  internetLatencyMs: () => number;
}

/** The effect of a call takes place when it is sent, its answer arrives after the latency. */
function observedRequest(time: Lifetime, network: Network) {
  return (options: http.RequestOptions, onResponse: (response: http.IncomingMessage) => void) => {
    const release = time.hold();
    const call = http.request({ ...options, agent }, onResponse);
    const { emit, end } = call;
    /** The SDK names the operation of an AWS service in it. */
    const target = call.getHeader('x-amz-target');
    const latencyMs = target === undefined ? network.internetLatencyMs : network.awsLatencyMs;
    const sent: Buffer[] = [];
    call.end = ((chunk?: unknown, ...rest: unknown[]) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) sent.push(Buffer.from(chunk as Uint8Array));
      if (target === undefined)
        network.onUpstream(`${options.protocol}//${options.hostname}:${options.port}${options.path}`);
      else network.onAws(String(target), Buffer.concat(sent).toString(), time.monotonic());
      return Reflect.apply(end, call, [chunk, ...rest]);
    }) as typeof call.end;
    call.emit = ((name: string, ...given: unknown[]) => {
      if (name === 'close' || name === 'error') release();
      if (name !== 'response') return Reflect.apply(emit, call, [name, ...given]);
      const pass = (...event: unknown[]) => {
        time.after(latencyMs(), () => Reflect.apply(emit, call, event));
        release();
      };
      arrive(given[0] as http.IncomingMessage, time.now()).then(
        whole => pass(name, whole),
        // The connection was cut.
        error => pass('error', error),
      );
      return true;
    }) as typeof call.emit;
    return call;
  };
}

/**
 * Reads the whole answer, so that the exchange is complete before time moves on. Its `Date` is that of the virtual
 * time: the SDK takes an error whose date is days off for a clock that it has to correct, and sends the call twice
 * more.
 */
async function arrive(response: http.IncomingMessage, now: number): Promise<Readable> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const { statusCode, statusMessage, rawHeaders, httpVersion } = response;
  const headers = { ...response.headers, date: new Date(now).toUTCString() };
  const whole = Readable.from(chunks, { objectMode: false });
  return Object.assign(whole, { statusCode, statusMessage, headers, rawHeaders, httpVersion });
}

function observedFetch(time: Lifetime, latencyMs: () => number, onFetch: (url: string) => void) {
  return async (url: string, init: RequestInit) => {
    onFetch(url);
    await time.sleep(latencyMs(), init.signal ?? undefined);
    const release = time.hold();
    try {
      const answer = await fetch(url, init);
      const body = await answer.arrayBuffer();
      release();
      await time.sleep(latencyMs(), init.signal ?? undefined);
      return new Response(body.byteLength > 0 ? body : null, { status: answer.status, headers: answer.headers });
    } finally {
      release();
    }
  };
}
