import { defineConfig } from 'vitest/config';
import { IS_FULL } from './test/fixtures/test-scale.ts';

interface ProjectOptions {
  include?: string[];
  exclude?: string[];
  /** For a test and for a hook alike. It guards against a hang and measures nothing: the machine may be busy. */
  timeoutMs: number;
  setupFiles?: string[];
  globalSetup?: string[];
  /** False: the files of a worker share its modules, which are then loaded once. No test may leave anything in them. */
  isolate?: boolean;
  fileParallelism?: boolean;
  sequence?: { groupOrder: number };
}

/** The threads that collect garbage take a twentieth more CPU time than they save: both cores are busy. */
const ONE_COLLECTOR = '--single-threaded-gc';
/** In MB. By default the space for new objects is small at first: it is often full, and what is alive in it is copied each time. */
const LARGE_NURSERY = ['--min-semi-space-size=64', '--max-semi-space-size=64'];
const QUIET_IMPORTS = new URL('./test/fixtures/quiet-imports.ts', import.meta.url).href;

const project = (name: string, { timeoutMs, setupFiles, ...options }: ProjectOptions) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    // Node runs the TypeScript files as they are: transforming them for Vite took a third of the time of a cheap file. The
    // loader of Vitest would parse each test file for `vi.mock`.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: [ONE_COLLECTOR, ...LARGE_NURSERY, ...(process.env.TEST_ONCE ? ['--import', QUIET_IMPORTS] : [])],
    ...options,
    setupFiles: ['test/fixtures/cpu-time.ts', ...(setupFiles ?? [])],
  },
});

export default defineConfig({
  test: {
    allowOnly: false,
    // The default is one worker on two cores. Beside the end-to-end tests three take longer than two.
    maxWorkers: 2,
    projects: [
      project('unit', {
        // In one project they share the workers, each of which loads the service once.
        include: ['test/unit/**/*.test.ts', 'test/fuzz/**/*.test.ts'],
        timeoutMs: IS_FULL ? 600_000 : 60_000,
        setupFiles: ['test/fixtures/no-network.ts'],
        isolate: false,
      }),
      project('integration', { timeoutMs: 120_000, isolate: false }),
      // In parallel with the above: each of these files starts what it needs.
      project('e2e/own', { timeoutMs: 120_000, globalSetup: ['test/e2e/setup/build.ts'] }),
      // One file at a time, since the files share a stack and order faults in it: in one Vitest, after the others.
      project('e2e', {
        exclude: ['test/e2e/own/**'],
        timeoutMs: 120_000,
        globalSetup: ['test/e2e/setup/build.ts', 'test/e2e/setup/shared-stack.ts'],
        fileParallelism: false,
        isolate: false,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
});
