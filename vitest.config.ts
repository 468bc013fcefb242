import { defineConfig } from 'vitest/config';

interface ProjectOptions {
  /** For a test and for a hook alike: a guard against hanging, not a measure, on machines that do other work too. */
  timeoutMs: number;
  setupFiles?: string[];
  globalSetup?: string[];
  fileParallelism?: boolean;
  sequence?: { groupOrder: number };
}

const project = (name: string, { timeoutMs, ...options }: ProjectOptions) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    ...options,
  },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', { timeoutMs: 60_000, setupFiles: ['test/fixtures/no-network.ts'] }),
      project('integration', { timeoutMs: 120_000 }),
      // After all others and one file at a time: the files share a stack and order faults in it.
      project('e2e', {
        timeoutMs: 120_000,
        globalSetup: ['test/e2e/setup/shared-stack.ts'],
        fileParallelism: false,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
});
