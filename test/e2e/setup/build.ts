/** Builds the functions into `dist`, from where all stacks run them, unless `npm test` has just done so. */
export default async function setup(): Promise<void> {
  if (process.env.PREBUILT) return;
  const { buildFunctions } = await import('../../../esbuild.config.ts');
  await buildFunctions();
}
