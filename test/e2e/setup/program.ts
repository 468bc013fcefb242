import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program of this repository that runs as a user runs it. */
export interface Program {
  readonly child: ChildProcess;
  /** Where it writes its files; its processes name this folder in their environment. */
  readonly folder: string;
  /** Its output so far. */
  output(): string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves once it has printed the text; rejects when it ends before that. */
  prints(text: string): Promise<void>;
  /** Ids of its running processes; none where there is no /proc. */
  processes(): number[];
  /** Ends it if it still runs, and removes its folder. */
  close(): Promise<void>;
}

/** The programs of a test. */
export function createPrograms() {
  const running: Program[] = [];
  return {
    start(file: string, environment: Record<string, string> = {}, args: readonly string[] = []): Program {
      const program = startProgram(file, environment, args);
      running.push(program);
      return program;
    },
    async close() {
      for (const program of running.splice(0)) await program.close();
    },
  };
}

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PORTS = [
  'DYNAMODB_PORT',
  'SECRETS_MANAGER_PORT',
  'CXONE_PORT',
  'WEBHOOK_PORT',
  'HTTP_PORT',
  'LAMBDA_PORT',
  'CONSOLE_PORT',
];

/** On free ports. */
function startProgram(file: string, environment: Record<string, string>, args: readonly string[]): Program {
  const folder = mkdtempSync(join(tmpdir(), 'cxone-entities-test-'));
  const free = Object.fromEntries(PORTS.map(name => [name, '0']));
  const child = spawn(process.execPath, [join(ROOT, file), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...free, ...filesIn(folder), PREBUILT: '1', ...environment },
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
    processes: () => processesNaming(folder),
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
    prints: text =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (printed.includes(text)) resolve();
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        ended.then(code => reject(new Error(`It ended with ${code} before it printed "${text}":\n${printed}`)));
        look();
      }),
  };
}

/** Temporary files, too: a program that is killed leaves them behind. */
const filesIn = (folder: string) => ({
  LOCAL_ENV_FILE: join(folder, 'env'),
  TMPDIR: folder,
  TEMP: folder,
  TMP: folder,
});

function processesNaming(folder: string): number[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .filter(pid => /^\d+$/.test(pid) && pid !== String(process.pid) && environmentOf(pid).includes(folder))
    .map(Number);
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(join('/proc', pid, 'environ'), 'utf8');
  } catch {
    return '';
  }
}
