import { defineConfig } from 'vitest/config';

interface ProjectOptions {
  testTimeout: number;
  hookTimeout?: number;
  setupFiles?: string[];
  globalSetup?: string[];
  fileParallelism?: boolean;
  sequence?: { groupOrder: number };
}

const project = (name: string, options: ProjectOptions) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', { testTimeout: 20_000, setupFiles: ['test/fixtures/no-network.ts'] }),
      project('integration', { testTimeout: 60_000 }),
      // After all others and one file at a time: the files share a stack and order faults in it.
      project('e2e', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        globalSetup: ['test/e2e/setup/shared-stack.ts'],
        fileParallelism: false,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
});
