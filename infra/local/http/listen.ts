import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running server of the local stack. */
export interface RunningServer {
  /** `http://127.0.0.1:<port>`, no trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Answers a request that comes from this process without a connection. */
  readonly answer: RequestListener;
  /** Stops listening and closes open connections. */
  close(): Promise<void>;
}

export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/**
 * Listens on 127.0.0.1 only.
 * @param port 0 takes a free port
 * @param what the server's name for the error message
 * @throws PortTakenError naming the port and the server
 */
export async function listen(server: Server, port: number, what: string): Promise<RunningServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(`Port ${port}, wanted by ${what}, is taken`) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    answer: (request, response) => server.emit('request', request, response),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
