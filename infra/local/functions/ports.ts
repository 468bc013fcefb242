import { createServer } from 'node:http';
import { listen } from '../http/listen.ts';

/** The port itself if nobody listens there, or a free one for 0. @throws PortTakenError */
export async function freePort(port: number, what: string): Promise<number> {
  const probe = await listen(createServer(), port, what);
  await probe.close();
  return probe.port;
}
