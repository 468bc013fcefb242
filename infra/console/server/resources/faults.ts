import * as z from 'zod';
import type { FaultOrder as UpstreamFault } from '../../../local/cxone/index.ts';
import type { SinkFault } from '../../../local/webhook-sink/index.ts';
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
export type FaultKind = FaultOrder['kind'];

export interface FaultsView {
  readonly active: readonly FaultKind[];
}

type StandIns = Pick<LocalControls, 'cxone' | 'sink'>;

/** The faults that the stand-ins still have. A fault ends when it has hit its last request. */
export async function readFaults({ cxone, sink }: StandIns): Promise<FaultsView> {
  const [upstream = [], receiver = []] = await Promise.all([cxone?.faults(), sink?.faults()]);
  const kinds = [...upstream.map(kindOfUpstream), ...receiver.map(kindOfReceiver)];
  return { active: [...new Set(kinds.filter(kind => kind !== undefined))] };
}

/** Adds a fault before the others, and replaces one of its kind. The first fault that matches a request hits it. */
export async function orderFault(local: StandIns, order: FaultOrder): Promise<void> {
  if (isOfReceiver(order)) {
    const { sink } = local;
    if (!sink) throw new ConsoleError(409, 'no-stand-in', 'A real receiver is in use: its faults cannot be ordered.');
    // A receiver has one status, so its faults replace each other.
    const others = (await sink.faults()).filter(fault => kindOfReceiver(fault) === undefined);
    return sink.setFaults([{ status: order.kind === 'receiver-gone' ? 410 : 503 }, ...others]);
  }
  const { cxone } = local;
  if (!cxone) throw new ConsoleError(409, 'no-stand-in', 'A real upstream is in use: its faults cannot be ordered.');
  const others = (await cxone.faults()).filter(fault => kindOfUpstream(fault) !== order.kind);
  return cxone.setFaults([upstreamFault(order), ...others]);
}

async function endFault({ cxone, sink }: StandIns, kind: string): Promise<void> {
  await cxone?.setFaults((await cxone.faults()).filter(fault => kindOfUpstream(fault) !== kind));
  await sink?.setFaults((await sink.faults()).filter(fault => kindOfReceiver(fault) !== kind));
}

async function endAllFaults({ cxone, sink }: StandIns): Promise<void> {
  await Promise.all([cxone?.clearFaults(), sink?.clearFaults()]);
}

type ReceiverOrder = Extract<FaultOrder, { kind: `receiver-${string}` }>;

const isOfReceiver = (order: FaultOrder): order is ReceiverOrder => order.kind.startsWith('receiver-');

function upstreamFault(order: Exclude<FaultOrder, ReceiverOrder>): UpstreamFault {
  if (order.kind === 'slow') return { fault: { kind: 'latency', delayMs: order.delayMs }, on: 'extract' };
  if (order.kind === 'offline') return { fault: { kind: 'reset' }, on: 'any' };
  // The fleet obeys Retry-After, so one answer holds it back for the whole time.
  return { fault: { kind: 'status', status: 429, retryAfter: { seconds: order.seconds } }, on: 'extract', times: 1 };
}

function kindOfUpstream({ fault }: UpstreamFault): FaultKind | undefined {
  if (fault.kind === 'latency') return 'slow';
  if (fault.kind === 'reset') return 'offline';
  return fault.kind === 'status' && fault.status === 429 ? 'throttle' : undefined;
}

function kindOfReceiver({ status }: SinkFault): FaultKind | undefined {
  if (status === 410) return 'receiver-gone';
  return status === 503 ? 'receiver-down' : undefined;
}

export const faultsResource = (local: StandIns | undefined): Resource => {
  const needed = (): StandIns => {
    if (local) return local;
    throw new ConsoleError(409, 'not-local', 'Faults can be ordered in the local stack only.');
  };
  return {
    path: 'faults',
    methods: {
      GET: async (): Promise<FaultsView> => (local ? readFaults(local) : { active: [] }),
      async POST({ body }): Promise<FaultsView> {
        await orderFault(needed(), read(orderSchema, body));
        return readFaults(needed());
      },
      /** Ends the faults of one kind, or all. */
      async DELETE({ rest }): Promise<FaultsView> {
        await (rest === '' ? endAllFaults(needed()) : endFault(needed(), rest));
        return readFaults(needed());
      },
    },
  };
};
