import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { readBytecode } from './checksum.ts';

/** The folder of the bytecode for this Node. Another version or architecture finds none, and compiles. */
export const cacheFolder = (folder: string, { version, platform, arch } = process): string =>
  join(folder, 'code-cache', `${version}-${platform}-${arch}`);

export interface Loader {
  /** The exports of a built file, or the data of a file of JSON. */
  load(path: string): unknown;
  /** What was loaded, by path. */
  readonly scripts: ReadonlyMap<string, Script>;
}

const wrap = (source: string) => `(function (exports, require, module, __filename, __dirname) { ${source}\n})`;

type Wrapped = (exports: unknown, require: unknown, module: Module, path: string, folder: string) => void;

interface Module {
  exports: unknown;
}

/** The bytecode of a file; undefined when there is none for this source. */
type Cached = (path: string, source: Buffer) => Buffer | undefined;

/**
 * Loads the CommonJS files that the build makes, each with the bytecode that V8 made of it during the build. V8 itself checks
 * that the bytecode is of its own version and flags, and compiles the source where it is not.
 * @param nameOf the name of a script, which V8 stores in the bytecode
 */
export function createLoader(cached: Cached, nameOf: (path: string) => string = path => path): Loader {
  const modules = new Map<string, Module>();
  const scripts = new Map<string, Script>();
  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const module: Module = { exports: {} };
    modules.set(path, module);
    try {
      run(path, module);
    } catch (error) {
      // If a file cannot be read once, for example because too many are open, it must not stay an empty module.
      modules.delete(path);
      throw error;
    }
    return module.exports;
  };
  const run = (path: string, module: Module): void => {
    const source = readFileSync(path);
    if (path.endsWith('.json')) {
      module.exports = parseData(path, source);
      return;
    }
    const cachedData = cached(path, source);
    // The build writes ASCII only, which is read faster as Latin-1 than as UTF-8.
    const script = new Script(wrap(source.toString('latin1')), {
      filename: nameOf(path),
      ...(cachedData && { cachedData }),
    });
    scripts.set(path, script);
    const folder = dirname(path);
    // Files name each other by `./` and a path below. `join` and a `createRequire` for each file took 2 % of a first answer.
    const require = (id: string): unknown =>
      id.startsWith('./') ? load(`${folder}${id.slice(1)}`) : (process.getBuiltinModule(id) ?? createRequire(path)(id));
    const wrapped: Wrapped = script.runInThisContext();
    wrapped.call(module.exports, module.exports, require, module, path, folder);
  };
  return { load, scripts };
}

/** @throws SyntaxError that names the file, as Node's own loader does */
function parseData(path: string, source: Buffer): unknown {
  try {
    return JSON.parse(source.toString('latin1'));
  } catch (error) {
    throw new SyntaxError(`${path}: ${(error as Error).message}`);
  }
}

/** Reads the caches that `writeCaches` has written beside the built files. */
export function readCaches(folder: string): Cached {
  const caches = cacheFolder(folder);
  return (path, source) => {
    try {
      return readBytecode(source, readFileSync(`${caches}${path.slice(folder.length)}.code`));
    } catch {
      return undefined;
    }
  };
}
