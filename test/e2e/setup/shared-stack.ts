import type { TestProject } from 'vitest/node';
import { type StackAddress, startTestStack } from './test-stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: StackAddress;
  }
}

/** One stack for all end-to-end tests that do not change what the others rely on. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // This one builds the functions, for the stacks of single files too.
  const stack = await startTestStack({ environment: { PREBUILT: '' } });
  project.provide('stack', stack.address);
  return () => stack.close();
}
