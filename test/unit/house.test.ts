import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rule of arrows in docs/architecture.md. */

const ROOT = join(import.meta.dirname, '../..');

interface Import {
  from: string;
  to: string;
  /** The import is of types only, so no code is loaded. */
  isType: boolean;
  /** By `import()`. */
  isLazy: boolean;
}

const IMPORT = /^(?:import|export)\s(type\s)?(?:[^;'"]*?\sfrom\s)?'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm;

const importsOf = (from: string): Import[] =>
  [...readFileSync(join(ROOT, from), 'utf8').matchAll(IMPORT)].map(([, type, target, lazy]) => ({
    from,
    to: normalize(join(dirname(from), target ?? lazy ?? '')),
    isType: type !== undefined,
    isLazy: lazy !== undefined,
  }));

const sources = globSync('{lib,functions}/**/*.ts', { cwd: ROOT }).map(path => relative('', path));
const imports = sources.flatMap(importsOf);
const roomOf = (path: string): string | undefined => /^lib\/([^/]+)\//.exec(path)?.[1];
const describeImport = ({ from, to }: Import): string => `${from} -> ${to}`;

describe('lib/', () => {
  it('imports neither functions/ nor infra/', () => {
    const outward = imports.filter(({ from, to }) => from.startsWith('lib/') && !to.startsWith('lib/'));
    expect(outward.map(describeImport)).toEqual([]);
  });

  it('has rooms with index.ts as their only door, and port.ts for types', () => {
    // Each file of platform is imported by itself, so that a function loads only what it uses.
    const doors = /^lib\/platform\/|\/index\.ts$/;
    const entering = imports.filter(({ from, to }) => roomOf(to) !== undefined && roomOf(from) !== roomOf(to));
    expect(entering.length).toBeGreaterThan(50);
    const elsewhere = entering.filter(({ to, isType }) => !doors.test(to) && !(isType && to.endsWith('/port.ts')));
    expect(elsewhere.map(describeImport)).toEqual([]);
  });

  it('has rooms that import only from the lines below their own, as the page draws them', () => {
    const lines = drawnLines();
    const lineOf = (room: string): number => lines.findIndex(rooms => rooms.includes(room));
    expect(lines.flat().toSorted()).toEqual([...new Set(sources.flatMap(path => roomOf(path) ?? []))].toSorted());
    const upward = imports.filter(({ from, to }) => {
      const [room, other] = [roomOf(from), roomOf(to)];
      return room !== undefined && other !== undefined && room !== other && lineOf(other) <= lineOf(room);
    });
    expect(upward.map(describeImport)).toEqual([]);
  });

  it('changes flags of V8 in one file alone, which does it where no other thread of the process has them', () => {
    const shipped = [...sources, ...['start', 'loader', 'prepare-v8'].map(name => `infra/code-cache/${name}.ts`)];
    expect(shipped.filter(path => /setFlagsFromString/.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([
      'infra/code-cache/prepare-v8.ts',
    ]);
  });

  it('takes its time from the clock that it is given, and its log from the logger', () => {
    const callers = sources.filter(path => path.startsWith('lib/') && path !== 'lib/platform/clock.ts');
    const faults = callers.filter(path => /\bDate\.now\(|\bconsole\./.test(readFileSync(join(ROOT, path), 'utf8')));
    expect(faults).toEqual([]);
  });
});

describe('lib/, functions/ and infra/', () => {
  const files = [...sources, ...globSync('infra/**/*.ts', { cwd: ROOT }).map(path => relative('', path))];
  const linesOf = (path: string): string[] => readFileSync(join(ROOT, path), 'utf8').split('\n');

  it('have files of 250 lines at most, tables of words and texts apart', () => {
    const written = files.filter(path => !/^lib\/languages\/|\/texts\.ts$/.test(path));
    expect(written.filter(path => linesOf(path).length > 251)).toEqual([]);
  });

  it('have functions that fit on a screen', () => {
    const long = files.flatMap(path => longFunctionsIn(linesOf(path)).map(line => `${path}:${line}`));
    expect(long).toEqual([]);
    const body = (count: number): string[] => ['  run(a: number): void {', ...Array(count).fill('    a();'), '  }'];
    expect([longFunctionsIn(body(58)), longFunctionsIn(body(59))]).toEqual([[], [1]]);
  });
});

/** The first lines of functions of more than 60 lines. The code is formatted, so a function ends where its first line begins. */
const longFunctionsIn = (lines: readonly string[]): number[] =>
  lines.flatMap((line, at) => {
    const [, indent] = /^( *)\S.*(?:=>|\)(?:: .+)?) \{$/.exec(line) ?? [];
    if (indent === undefined || /^\s*(?:export )?(?:abstract )?(?:class|interface) /.test(line)) return [];
    const end = lines.findIndex((other, place) => place > at && other.startsWith(`${indent}}`));
    return end - at + 1 > 60 ? [at + 1] : [];
  });

it('infra/ and clients/ import nothing of the build, which imports them, and nothing of the tests', () => {
  const below = globSync('{infra,clients}/**/*.ts', { cwd: ROOT }).map(path => relative('', path));
  const outward = below.flatMap(importsOf).filter(({ to }) => !/^(infra|clients|lib|functions)\//.test(to));
  expect(outward.map(describeImport)).toEqual([]);
});

it('No imports go in a circle, types included', () => {
  const files = [...sources, ...globSync('{infra,clients}/**/*.ts', { cwd: ROOT }).map(path => relative('', path))];
  expect(circleIn(new Map(files.map(path => [path, importsOf(path).map(({ to }) => to)])))).toEqual([]);
});

/** The files of a circle, the first one again at its end; none when there is no circle. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

it('npm start, npm run demo and npm run status load no client that a stage in AWS alone needs', () => {
  const inAws =
    /^import (?!type\b).*'@aws-sdk\/client-(api-gateway|cloudformation|cloudwatch|cloudwatch-logs|lambda)'/ms;
  const loaded = new Set(['start', 'demo', 'status'].map(tool => `infra/cli/${tool}.ts`));
  for (const path of loaded) {
    for (const { to, isType, isLazy } of importsOf(path)) if (!isType && !isLazy) loaded.add(to);
  }
  expect(loaded).toContain('infra/console/server/find-api.ts');
  const withClients = [...loaded].filter(path =>
    readFileSync(join(ROOT, path), 'utf8')
      .split(';\n')
      .some(statement => inAws.test(statement)),
  );
  expect(withClients).toEqual([]);
});

it('A circle of imports would be found', () => {
  const graph = (files: Record<string, string[]>) => new Map(Object.entries(files));
  expect(circleIn(graph({ a: ['b', 'c'], b: ['c'], c: [] }))).toEqual([]);
  expect(circleIn(graph({ a: ['b'], b: ['c'], c: ['b'] }))).toEqual(['b', 'c', 'b']);
  expect(circleIn(graph({ a: ['a'] }))).toEqual(['a', 'a']);
});

/** The rooms of each line of the picture, from top to bottom. */
function drawnLines(): string[][] {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const [, picture = ''] = /### The rule of arrows\n.*?```\nfunctions\/\n(.*?)```/s.exec(page) ?? [];
  return picture
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/));
}

describe('functions/', () => {
  it('makes AWS clients, loggers and clocks only in its handlers', () => {
    const runtime = /^lib\/platform\/(aws-clients|clock|logger)\.ts$/;
    const wired = imports.filter(({ to }) => runtime.test(to));
    expect(wired.length).toBeGreaterThan(5);
    const elsewhere = wired.filter(({ from }) => !/^functions\/[^/]+\/handler\.ts$/.test(from));
    expect(elsewhere.map(describeImport)).toEqual([]);
  });
});
