import type { TestProject } from 'vitest/node';
import { type StackAddress, startDemoStack } from './demo-stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: StackAddress;
  }
}

/** One stack for all end-to-end tests outside test/e2e/own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startDemoStack();
  project.provide('stack', stack.address);
  return stack.close;
}
