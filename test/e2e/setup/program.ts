import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program of this repository as a person runs it, with what it printed. */
export interface Program {
  readonly child: ChildProcess;
  readonly folder: string;
  output(): string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves once the output holds the text; rejects when the program ends before. */
  saying(text: string): Promise<void>;
  /** Ends it if it still runs, and removes its folder. */
  close(): Promise<void>;
}

/** On free ports, unless `environment` gives some; what it writes goes to a folder of its own. */
export function runProgram(file: string, environment: Record<string, string> = {}): Program {
  const folder = mkdtempSync(join(tmpdir(), 'cxone-entities-test-'));
  const free = Object.fromEntries(PORTS.map(name => [name, '0']));
  const child = spawn(process.execPath, [join(ROOT, file)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...free, LOCAL_ENV_FILE: join(folder, 'env'), PREBUILT: '1', ...environment },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  }
  const ended = new Promise<number | string>(resolve => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? ''));
  });
  return {
    child,
    folder,
    output: () => printed,
    ended,
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
    saying: text =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (printed.includes(text)) resolve();
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        ended.then(code => reject(new Error(`It ended with ${code} before it said "${text}":\n${printed}`)));
        look();
      }),
  };
}

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PORTS = ['DYNAMODB_PORT', 'SECRETS_MANAGER_PORT', 'CXONE_PORT', 'WEBHOOK_PORT', 'HTTP_PORT', 'LAMBDA_PORT'];
