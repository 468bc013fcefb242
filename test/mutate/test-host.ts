import { resolve } from 'node:path';
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node';

/**
 * A process that keeps vitest loaded and runs tests on request. Without it, each mutant would load vitest and
 * transform every module again. The mutant exists in memory only; no file is written.
 */

/** A message of the parent: the text that replaces the content of the file, or no file for the unchanged code. */
export interface TestRequest {
  readonly file?: string;
  readonly source?: string;
}

export interface TestAnswer {
  readonly passed: boolean;
  /** The test files that ran. */
  readonly files: number;
  /** The first test that failed, or the file that did not load. */
  readonly failed?: string | undefined;
}

/** The source that is loaded instead of a file. */
let mutant: { readonly file: string; readonly source: string } | undefined;
/** Cheap files first: most mutants need only these. Milliseconds by path, as the last passing run took them. */
const durations = new Map<string, number>();

class CheapestFirst {
  shard = (specifications: TestSpecification[]) => specifications;
  sort = (specifications: TestSpecification[]) =>
    [...specifications].sort((a, b) => (durations.get(a.moduleId) ?? 0) - (durations.get(b.moduleId) ?? 0));
}

const vitest = await createVitest(
  {
    config: false,
    watch: false,
    include: process.argv.slice(2),
    isolate: false,
    // It would return the unchanged code without a call of the plugin.
    fsModuleCache: false,
    fileParallelism: false,
    bail: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: [{}],
    sequence: { sequencer: CheapestFirst },
  },
  {
    plugins: [{ name: 'mutant', enforce: 'pre', load: id => (id === mutant?.file ? mutant.source : null) }],
  },
);

process.on('message', async (request: TestRequest) => process.send?.(await answer(request)));
process.once('disconnect', () => process.exit());

async function answer({ file, source }: TestRequest): Promise<TestAnswer> {
  const all = await vitest.globTestSpecifications();
  if (file === undefined || source === undefined) return runTests(all);
  const path = resolve(file);
  const importers = importersOf(vitest, path);
  mutant = { file: path, source };
  vitest.invalidateFile(path);
  try {
    return await runTests(all.filter(({ moduleId }) => importers.has(moduleId)));
  } finally {
    mutant = undefined;
    vitest.invalidateFile(path);
  }
}

async function runTests(specifications: TestSpecification[]): Promise<TestAnswer> {
  // Failures of earlier runs would count towards `bail`.
  vitest.state.filesMap.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const passed = unhandledErrors.length === 0 && testModules.every(module => module.ok());
  if (passed) for (const module of testModules) durations.set(module.moduleId, module.diagnostic().duration);
  return { passed, files: testModules.length, failed: firstFailure(testModules) };
}

function firstFailure(modules: readonly TestModule[]): string | undefined {
  const module = modules.find(one => !one.ok());
  if (!module) return undefined;
  const [test] = module.children.allTests('failed');
  return [module.relativeModuleId, ...(test ? [test.fullName] : [])].join(' > ');
}

/** All modules that import this one, directly or not. Known after the unchanged code has run. */
function importersOf({ projects }: Vitest, path: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { vite } of projects) {
    for (const { moduleGraph } of Object.values(vite.environments)) {
      const open = [...(moduleGraph.getModulesByFile(path) ?? [])];
      for (let next = open.pop(); next; next = open.pop()) {
        if (next.file === null || found.has(next.file)) continue;
        found.add(next.file);
        open.push(...next.importers);
      }
    }
  }
  return found;
}
