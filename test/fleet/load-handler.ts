import { Console } from 'node:console';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { compileFunction } from 'node:vm';

/** Globals and built-in modules that replace those of the process in an environment. */
export interface Realm {
  globals: Record<string, unknown>;
  modules: Record<string, unknown>;
}

export type Handler = (
  event: unknown,
  context: unknown,
) => Promise<{ statusCode: number; headers: Record<string, string>; body: string }>;

/**
 * Loads a built function as a cold environment of its own: modules, clients, caches and environment variables are
 * shared with no other. Its log is passed to `onOutput`.
 */
export function loadHandler(
  path: string,
  variables: Record<string, string>,
  realm: Realm,
  onOutput: (text: string) => void,
): Handler {
  const output = new Writable({
    write(chunk, _encoding, done) {
      onOutput(String(chunk));
      done();
    },
  });
  class OwnConsole extends Console {
    constructor() {
      super(output);
    }
  }
  const ownProcess = Object.create(process, {
    env: { value: variables },
    stdout: { value: output },
    stderr: { value: output },
  });
  const globals: Record<string, unknown> = { ...realm.globals, process: ownProcess, console: new OwnConsole() };
  // The getter of `crypto` answers the real global object only.
  const own = { ...globals, crypto: globalThis.crypto };
  globals.globalThis = Object.create(globalThis, Object.getOwnPropertyDescriptors(own));
  globals.global = globals.globalThis;
  const builtins: Record<string, unknown> = {
    ...realm.modules,
    process: ownProcess,
    console: { ...console, Console: OwnConsole },
  };
  const loaded = new Map<string, { exports: unknown }>();

  function load(file: string): unknown {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    if (file.endsWith('.json')) {
      module.exports = JSON.parse(readFileSync(file, 'utf8'));
      return module.exports;
    }
    const names = Object.keys(globals);
    const body = compile(file, names);
    body.call(module.exports, module.exports, requireFrom(file), module, ...names.map(name => globals[name]));
    return module.exports;
  }

  const requireFrom = (file: string) => (id: string) => {
    if (id.startsWith('.')) return load(join(dirname(file), id));
    return builtins[id.replace(/^node:/, '')] ?? realRequire(id);
  };

  return (load(path) as { handler: Handler }).handler;
}

const realRequire = createRequire(import.meta.url);
const compiled = new Map<string, (...given: unknown[]) => void>();

/** The code is compiled once and runs once for each environment. Environments share the code, but no objects. */
function compile(file: string, names: string[]): (...given: unknown[]) => void {
  const known = compiled.get(file);
  if (known) return known;
  const parameters = ['exports', 'require', 'module', ...names];
  const body = compileFunction(readFileSync(file, 'utf8'), parameters, { filename: file }) as never;
  compiled.set(file, body);
  return body;
}
