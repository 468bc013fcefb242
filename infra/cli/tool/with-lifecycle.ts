import { Lifecycle } from '../../local/lifecycle.ts';
import type { Io } from './io.ts';

/** Runs work that starts things. They are closed when it ends, when it fails, and when the person stops the program. */
export async function withLifecycle(io: Io, work: (lifecycle: Lifecycle) => Promise<number>): Promise<number> {
  const lifecycle = new Lifecycle();
  io.onStop(() => lifecycle.close());
  const stopped = new Promise<never>((_resolve, reject) => {
    lifecycle.signal.addEventListener('abort', () => reject(lifecycle.signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(lifecycle), stopped]);
  } finally {
    await lifecycle.close();
  }
}
