import { defineConfig } from 'vitest/config';

const project = (name: string, options: { testTimeout: number; setupFiles?: string[]; globalSetup?: string[] }) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', { testTimeout: 20_000, setupFiles: ['test/fixtures/no-network.ts'] }),
      project('integration', { testTimeout: 60_000 }),
      project('e2e', { testTimeout: 120_000 }),
    ],
  },
});
