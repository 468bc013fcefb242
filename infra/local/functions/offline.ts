import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../../../lib/platform/clock.ts';
import { type GatewayAnswer, startGateway } from '../gateway/index.ts';
import type { Closable } from '../lifecycle.ts';
import type { PublishedRules } from '../rules/index.ts';
import { freePort } from './ports.ts';
import type { TimeMachine } from './time-machine.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const OFFLINE_ENVIRONMENT = {
  SLS_TELEMETRY_DISABLED: '1',
  SLS_NOTIFICATIONS_MODE: 'off',
  // It has thousands of modules: with their bytecode from the start before, it takes 1 s less.
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compile'),
};
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

export interface OfflineOptions {
  /** 0 takes a free one. */
  httpPort: number;
  apiKey: string;
  /** Of the usage plan. */
  usagePlan: { perSecond: number; burst: number };
  onAnswer?: (answer: GatewayAnswer) => void;
  lambdaPort: number;
  /** Given to serverless-offline, on top of this process's environment. */
  environment: Record<string, string>;
  /** Moves the clocks of the functions. */
  timeMachine?: Pick<TimeMachine, 'preload'>;
  /** The rules that the functions follow; without them, those of the build. */
  rules?: Pick<PublishedRules, 'preload'>;
  /** Receives the output of the functions and serverless-offline. Without it, this process prints the output. */
  onOutput?: (chunk: string) => void;
  /** Aborts the start. */
  signal?: AbortSignal;
}

/** The functions behind HTTP, and behind Lambda's invoke route. */
export interface RunningFunctions extends Closable {
  readonly httpUrl: string;
  readonly lambdaUrl: string;
  /** Rejects when serverless-offline ends. */
  readonly ended: Promise<never>;
}

/** @throws PortTakenError, or Error when serverless-offline does not start */
export async function startFunctions(options: OfflineOptions): Promise<RunningFunctions> {
  const httpPort = await freePort(options.httpPort, 'the HTTP endpoint');
  const lambdaPort = await freePort(options.lambdaPort, "Lambda's invoke endpoint");
  // serverless-offline always has an HTTP endpoint. The gateway is used in its place.
  const offlinePort = await freePort(0, 'serverless-offline');
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-offline-'));
  const child = spawnOffline({ ...options, httpPort: offlinePort, lambdaPort }, folder);
  const end = async () => {
    await endGroup(child);
    await rm(folder, { recursive: true, force: true });
  };
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`serverless-offline ended by itself (${signal ?? code})`)));
  });
  ended.catch(() => {});
  const lambdaUrl = `http://127.0.0.1:${lambdaPort}`;
  const { apiKey, usagePlan: limit, onAnswer } = options;
  try {
    await untilUp(child, lambdaPort, options);
    const gateway = await startGateway({
      ...{ port: httpPort, lambdaUrl, apiKey, limit, clock: systemClock },
      ...(onAnswer && { onAnswer }),
    });
    const close = async () => {
      await gateway.close();
      await end();
    };
    return { httpUrl: gateway.url, lambdaUrl, ended, close };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Starts serverless-offline by its own bin and in its own process group: otherwise it outlives `npm run`, with its children.
 *
 * @param temporaryFolder for its temporary files, which it removes when it exits, but not when it is killed
 */
function spawnOffline(options: OfflineOptions, temporaryFolder: string): ChildProcess {
  const bin = join(dirname(createRequire(import.meta.url).resolve('serverless/package.json')), 'bin', 'serverless.js');
  const imports = [
    pathToFileURL(join(import.meta.dirname, 'die-with-parent.ts')),
    options.timeMachine?.preload,
    options.rules?.preload,
  ];
  const ports = ['--httpPort', String(options.httpPort), '--lambdaPort', String(options.lambdaPort)];
  const child = spawn(
    process.execPath,
    [
      ...imports.flatMap(url => (url ? ['--import', url.href] : [])),
      bin,
      'offline',
      'start',
      '--stage',
      'local',
      '--noSponsor',
      ...ports,
    ],
    {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', options.onOutput ? 'pipe' : 'inherit', options.onOutput ? 'pipe' : 'inherit', 'ipc'],
      env: {
        ...{ ...OFFLINE_ENVIRONMENT, ...process.env, ...options.environment },
        ...{ TMPDIR: temporaryFolder, TEMP: temporaryFolder, TMP: temporaryFolder },
      },
    },
  );
  child.on('error', () => {});
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => options.onOutput?.(chunk));
  }
  return child;
}

async function untilUp(child: ChildProcess, port: number, options: OfflineOptions): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await accepts(port))) {
    options.signal?.throwIfAborted();
    if (hasEnded(child))
      throw new Error(`serverless-offline ended with code ${child.exitCode ?? child.signalCode} while starting`);
    if (performance.now() > deadline)
      throw new Error(`serverless-offline is not up after ${START_TIMEOUT_MS / 1000} s`);
    await delay(50);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    const settle = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}

const hasEnded = (child: ChildProcess) =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/** Sends SIGTERM to the whole group, and after a while SIGKILL to the rest of it. */
async function endGroup(child: ChildProcess): Promise<void> {
  const ended = hasEnded(child) ? Promise.resolve() : new Promise<void>(resolve => child.once('exit', () => resolve()));
  signalGroup(child, 'SIGTERM');
  await Promise.race([ended, delay(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  signalGroup(child, 'SIGKILL');
  await ended;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is empty.
  }
}
