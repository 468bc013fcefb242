import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** The environment of a tool. Tests pass their own and run the tool in their process. */
export interface Io {
  /** With `isTTY` it is a keyboard, whose echo `setRawMode` turns off. */
  readonly in: Readable & { readonly isTTY?: boolean; setRawMode?(isRaw: boolean): unknown };
  readonly out: Writable & { readonly isTTY?: boolean };
  /** Errors and progress. */
  readonly err: Writable & { readonly isTTY?: boolean };
  /**
   * Registers `close`, which is called when the person stops the program. The program ends after all of these calls
   * have settled.
   */
  onStop(close: () => Promise<void>): void;
}

/** The entry point of a tool. Returns the exit code and never throws. */
export type Main = (argv: readonly string[], io: Io) => Promise<number>;

/** Writes a line and waits while the stream's buffer is full. */
export async function writeLine(stream: Writable, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await once(stream, 'drain');
}
