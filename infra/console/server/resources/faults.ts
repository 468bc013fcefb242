import * as z from 'zod';
import { ConsoleError } from '../problem.ts';
import { type Resource, read } from '../resource.ts';
import type { LocalControls } from '../target.ts';

/** What can go wrong on purpose, and for how long. */
const orderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('throttle'), seconds: z.number().int().min(1).max(600) }),
  z.strictObject({ kind: z.literal('slow'), delayMs: z.number().int().min(1).max(30_000) }),
  z.strictObject({ kind: z.literal('offline') }),
  /** The receiver answers 503, or 410, after which its messages become dead letters. */
  z.strictObject({ kind: z.literal('receiver-down') }),
  z.strictObject({ kind: z.literal('receiver-gone') }),
]);

export type FaultOrder = z.infer<typeof orderSchema>;

export interface FaultsView {
  readonly active: readonly FaultOrder['kind'][];
}

/** The faults of the stand-ins that the console has ordered. Each order replaces one of its kind. */
export class StandInFaults {
  readonly #local: LocalControls;
  #active: FaultOrder[] = [];

  constructor(local: LocalControls) {
    this.#local = local;
  }

  get active(): readonly FaultOrder['kind'][] {
    return this.#active.map(({ kind }) => kind);
  }

  async order(order: FaultOrder): Promise<void> {
    await this.#replace([...this.#active.filter(({ kind }) => kind !== order.kind), order]);
  }

  clear(): Promise<void> {
    return this.#replace([]);
  }

  /** The stand-ins know only "all faults": they are cleared, and ordered anew. */
  async #replace(orders: FaultOrder[]): Promise<void> {
    const { cxone, sink } = this.#local;
    await cxone?.clearFaults();
    await sink?.clearFaults();
    for (const order of orders) await this.#send(order);
    this.#active = orders;
  }

  async #send(order: FaultOrder): Promise<void> {
    const { cxone, sink } = this.#local;
    if (order.kind === 'receiver-down' || order.kind === 'receiver-gone') {
      if (!sink) throw new ConsoleError(409, 'no-stand-in', 'A real receiver is in use: its faults cannot be ordered.');
      return sink.fault({ status: order.kind === 'receiver-gone' ? 410 : 503 });
    }
    if (!cxone) throw new ConsoleError(409, 'no-stand-in', 'A real upstream is in use: its faults cannot be ordered.');
    if (order.kind === 'slow') return cxone.fault({ kind: 'latency', delayMs: order.delayMs });
    if (order.kind === 'offline') return cxone.fault({ kind: 'reset' }, { on: 'any' });
    // The fleet keeps to Retry-After, so that one answer holds it back for the whole time.
    return cxone.fault({ kind: 'status', status: 429, retryAfter: { seconds: order.seconds } }, { times: 1 });
  }
}

export const faultsResource = (faults: StandInFaults | undefined): Resource => {
  const needed = (): StandInFaults => {
    if (faults) return faults;
    throw new ConsoleError(409, 'not-local', 'Faults can be ordered in the local stack only.');
  };
  return {
    path: 'faults',
    methods: {
      GET: async (): Promise<FaultsView> => ({ active: faults?.active ?? [] }),
      async POST({ body }): Promise<FaultsView> {
        await needed().order(read(orderSchema, body));
        return { active: needed().active };
      },
      async DELETE(): Promise<FaultsView> {
        await needed().clear();
        return { active: [] };
      },
    },
  };
};
