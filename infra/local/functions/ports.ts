import { randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import { listen, PortTakenError } from '../http/listen.ts';

/**
 * Below the range from which systems assign ephemeral ports (32,768 and above). A free port in this range is still free
 * when serverless-offline listens on it seconds later.
 */
const FREE_PORTS = { from: 10_000, to: 32_000 };
const ATTEMPTS = 50;

/** The port itself if it is free, or a free one for 0. @throws PortTakenError */
export async function freePort(port: number, what: string): Promise<number> {
  if (port !== 0) return probe(port, what);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await probe(randomInt(FREE_PORTS.from, FREE_PORTS.to), what);
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function probe(port: number, what: string): Promise<number> {
  const server = await listen(createServer(), port, what);
  await server.close();
  return server.port;
}
