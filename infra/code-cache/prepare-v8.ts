/**
 * Two settings of V8 for a function that has a process to itself. Flags are those of all threads of a process, so nothing
 * else may use them, and each of these is back at its default before the handler is loaded.
 */

/** Set by Lambda for a process with one thread of ours. Managed instances have several. */
const STARTS_ONE_THREAD: ReadonlySet<string | undefined> = new Set(['on-demand', 'provisioned-concurrency']);

/**
 * V8 takes bytecode only under the flags that it was written under, also that of Node's own modules. Lambda starts Node with
 * `--expose-gc`, so that Node compiles each of its modules from source. The flag counts when a context is made: `gc` stays.
 */
export function prepareV8(): void {
  const { gc } = globalThis;
  if (gc === undefined || !STARTS_ONE_THREAD.has(process.env.AWS_LAMBDA_INITIALIZATION_TYPE)) return;
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--no-expose-gc');
  setFlagsFromString(`--semi-space-growth-factor=${GROWTH}`);
  growNewSpace(gc);
  setFlagsFromString(`--semi-space-growth-factor=${USUAL_GROWTH}`);
}

/** From 1 MB. A first answer allocates 9 MB, and V8 collected garbage six times on the way; the space it does not use costs 1 ms. */
const GROWTH = 12;
const USUAL_GROWTH = 2;

/** Objects of about 1 KB. V8 grows the space once 1 MB has survived, and some of it is there already. */
const SURVIVORS = 600;
const SURVIVOR_FIELDS = 120;

/** Two collections of little garbage, the second of which grows the space for new objects. */
function growNewSpace(gc: NonNullable<typeof globalThis.gc>): readonly unknown[] {
  const survivors = Array.from({ length: SURVIVORS }, () => new Array(SURVIVOR_FIELDS).fill(0));
  gc({ type: 'minor' });
  gc({ type: 'minor' });
  return survivors;
}
