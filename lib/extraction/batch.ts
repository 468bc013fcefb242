import { type CallContext, type Clock, createCallContext } from '../context.ts';
import { untilDeadline } from '../deadline.ts';
import type { NluQuery, NluResult } from '../provider/port.ts';
import { type BatchItem, readBatch } from './batch-request.ts';
import type { Extract, Extraction, ExtractionCall } from './extractor.ts';

export interface BatchOutcome {
  readonly id: string;
  /** Of the item: its trace names the record. */
  readonly context: CallContext;
  /** The answer, or what was thrown in its place. */
  readonly result: { readonly extraction: Extraction } | { readonly error: unknown };
}

/**
 * Answers each item as a request of its own, in the order of the items.
 * @throws ServiceError for a batch that is not valid
 */
export type ExtractBatch = (call: ExtractionCall, context: CallContext) => Promise<BatchOutcome[]>;

/** More calls in parallel would use up the burst of a usual upstream limit, which other callers share. */
const CONCURRENCY = 5;

export function createBatchExtractor({ extract, clock }: { extract: Extract; clock: Clock }): ExtractBatch {
  return async (call, context) => {
    let items: BatchItem[];
    try {
      items = readBatch(call.readBody());
    } catch (error) {
      // A batch that is refused as a whole has one record, like a request that is refused.
      await extract({ ...call, readBody: () => rethrow(error) }, context);
      throw error;
    }
    const slots = new Slots(CONCURRENCY);
    const askOnce = createAskOnce();
    const outcomes = await Promise.all(
      items.map(async ({ id, body }) => {
        // When no time is left, the remaining items start at once: each gets the answer `deadline-exceeded` and a
        // record.
        await untilDeadline(slots.take(), context, () => undefined);
        const own = createCallContext(clock, context.requestId, context.remainingMs(), context.traceParent);
        try {
          const extraction = await extract({ ...call, readBody: () => body, askOnce }, own);
          return { id, context: own, result: { extraction } };
        } catch (error) {
          return { id, context: own, result: { error } };
        } finally {
          context.runInBackground(own.settleBackground(), MAX_SETTLE_MS);
          slots.release();
        }
      }),
    );
    context.trace.limit = outcomes.findLast(({ context: { trace } }) => trace.limit)?.context.trace.limit;
    return outcomes;
  };
}

/** The work in the background of an item has a bound of its own, which is lower. */
const MAX_SETTLE_MS = 2_000;

function rethrow(error: unknown): never {
  throw error;
}

/** Items that ask the upstream the same share one call, also where the cache may not be used. */
function createAskOnce(): NonNullable<ExtractionCall['askOnce']> {
  const asked = new Map<string, Promise<NluResult>>();
  return (query: NluQuery, ask) => {
    const key = JSON.stringify([query.language, query.confidenceThreshold, query.entityTypes, query.text]);
    const open = asked.get(key) ?? ask();
    asked.set(key, open);
    return open;
  };
}

/** Lets a limited number of items work at the same time, first come, first served. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async take(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>(resolve => this.#waiting.push(resolve));
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
