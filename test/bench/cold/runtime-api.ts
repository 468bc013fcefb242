import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { listen, type RunningServer } from '../../../infra/local/http/listen.ts';

/** One moment of a function's process: the wall clock since it was started, and the processor time that it used. */
export interface Moment {
  readonly wallMs: number;
  /** Of all threads; undefined when the system does not report it by process. */
  readonly cpuMs: number | undefined;
}

export interface Invocation extends Moment {
  readonly answer: { statusCode: number; headers?: Record<string, string>; body?: string };
}

export interface LambdaOptions {
  /** The unpacked archive. */
  folder: string;
  /** As in the template: `dist/extract/start.handler`. */
  handler: string;
  environment: Record<string, string>;
  /** Options of Node, before the client's script. */
  nodeOptions?: readonly string[];
  /** The file of a group of processes, into which the process writes its id before it begins. */
  joinFile?: string;
}

/**
 * As `bootstrap` in AWS's image starts Node at 1,769 MB. V8 refuses bytecode that was made under other flags, including
 * that of Node itself.
 */
const LAMBDA_FLAGS = [
  '--expose-gc',
  '--max-http-header-size=81920',
  '--max-semi-space-size=88',
  '--max-old-space-size=1593',
];

/** Replaces itself with the process, which is then in a group. */
const JOIN = 'echo $$ > "$0"; exec "$@"';

const LOADER = join(import.meta.dirname, 'loader.mjs');

/** AWS's runtime interface client where it is installed: it needs a compiler, so the package does not depend on it. */
const RIC = process.env.AWS_LAMBDA_RIC ?? resolveRic();

export const clientName = RIC ? 'aws-lambda-ric' : 'the own loader (aws-lambda-ric is not installed)';

function resolveRic(): string | undefined {
  try {
    return join(createRequire(import.meta.url).resolve('aws-lambda-ric/package.json'), '../bin/index.mjs');
  } catch {
    return undefined;
  }
}

/**
 * A function's process under Lambda's Runtime API (AWS, "Using the Lambda runtime API for custom runtimes"): it asks for an
 * event when its initialisation is over, and posts the answer.
 */
export class LambdaProcess {
  readonly #server: RunningServer;
  readonly #child: ChildProcess;
  readonly #startedAt: number;
  #waiting: ServerResponse | undefined;
  #settle: ((outcome: { answer: string } | { error: string }) => void) | undefined;
  #ready: (() => void) | undefined;
  #count = 0;

  static async start(options: LambdaOptions): Promise<{ lambda: LambdaProcess; init: Moment }> {
    let lambda: LambdaProcess | undefined;
    const server = createServer((request, response) => lambda?.serve(request, response));
    const running = await listen(server, 0, 'the Runtime API');
    lambda = new LambdaProcess(running, options);
    const init = await lambda.#whenReady();
    return { lambda, init };
  }

  private constructor(
    server: RunningServer,
    { folder, handler, environment, nodeOptions = [], joinFile }: LambdaOptions,
  ) {
    this.#server = server;
    const script = RIC ? [RIC, handler] : [LOADER, handler.replace(/\.handler$/, '.js')];
    this.#startedAt = performance.now();
    const command = [process.execPath, ...LAMBDA_FLAGS, ...nodeOptions, ...script];
    const [program = '', ...given] = joinFile ? ['sh', '-c', JOIN, joinFile, ...command] : command;
    this.#child = spawn(program, given, {
      cwd: folder,
      env: {
        ...environment,
        AWS_LAMBDA_RUNTIME_API: new URL(server.url).host,
        AWS_LAMBDA_FUNCTION_NAME: 'bench',
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1769',
        LAMBDA_TASK_ROOT: folder,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    this.#child.stderr?.on('data', data => {
      errors += data;
    });
    this.#child.once('exit', code => this.#settle?.({ error: `the function ended with ${code}: ${errors}` }));
  }

  /** @throws Error when the function fails */
  async invoke(event: unknown): Promise<Invocation> {
    if (!this.#waiting) await this.#whenReady();
    const before = this.#now();
    const outcome = new Promise<string>((resolve, reject) => {
      this.#settle = result => ('answer' in result ? resolve(result.answer) : reject(new Error(result.error)));
    });
    this.#count += 1;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.writeHead(200, {
      'Content-Type': 'application/json',
      'Lambda-Runtime-Aws-Request-Id': `invocation-${this.#count}`,
      'Lambda-Runtime-Deadline-Ms': String(Date.now() + 28_000),
      'Lambda-Runtime-Invoked-Function-Arn': 'arn:aws:lambda:us-east-1:123456789012:function:bench',
    });
    waiting?.end(JSON.stringify(event));
    const text = await outcome;
    const after = this.#now();
    const cpuMs = after.cpuMs === undefined || before.cpuMs === undefined ? undefined : after.cpuMs - before.cpuMs;
    return { wallMs: after.wallMs - before.wallMs, cpuMs, answer: JSON.parse(text) };
  }

  async close(): Promise<void> {
    this.#settle = undefined;
    const ended = once(this.#child, 'exit');
    if (this.#child.kill('SIGKILL')) await ended;
    await this.#server.close();
  }

  serve(request: IncomingMessage, response: ServerResponse): void {
    if (request.url?.endsWith('/invocation/next')) {
      this.#waiting = response;
      this.#ready?.();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.once('end', () => {
      const text = Buffer.concat(chunks).toString();
      // The answer that the function posts before it asks for the next event.
      this.#settle?.(request.url?.endsWith('/response') ? { answer: text } : { error: text });
      response.writeHead(202).end('{}');
    });
  }

  /** Resolves at once while an event is asked for. */
  #whenReady(): Promise<Moment> {
    if (this.#waiting) return Promise.resolve(this.#now());
    return new Promise((resolve, reject) => {
      this.#settle = result => reject(new Error('error' in result ? result.error : 'an answer without an event'));
      this.#ready = () => {
        this.#ready = undefined;
        resolve(this.#now());
      };
    });
  }

  #now(): Moment {
    return { wallMs: performance.now() - this.#startedAt, cpuMs: processorMs(this.#child.pid) };
  }
}

/** Of the threads that still exist, in milliseconds. Linux gives nanoseconds (`schedstat`). */
function processorMs(pid: number | undefined): number | undefined {
  try {
    let nanoseconds = 0;
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    }
    return nanoseconds / 1e6;
  } catch {
    return undefined;
  }
}
