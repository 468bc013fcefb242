/** Runs one step of a demonstration and says how it went; a failure is thrown on with the step's name. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    const result = await work();
    console.log(`ok   ${what} (${Math.round(performance.now() - started)} ms)`);
    return result;
  } catch (error) {
    throw new Error(`FAILED: ${what}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
