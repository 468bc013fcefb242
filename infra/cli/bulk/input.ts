import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { decode } from './decode.ts';
import { readRows } from './read-rows.ts';
import type { Row } from './row.ts';
import type { BulkSettings } from './settings.ts';

/** The rows of a file or of the standard input, and an estimate of their number. */
export class BulkInput {
  readonly #settings: Pick<BulkSettings, 'input' | 'encoding' | 'layout'>;
  readonly #signal: AbortSignal;
  /** The size of the file; 0 when it is not known. */
  #size = 0;
  #bytesRead = 0;
  /** What was read, in bytes of UTF-8. */
  #bytesDecoded = 0;
  /** The rows that were handed out, and where the last one ends, in bytes of UTF-8. */
  #rows = 0;
  #endsAt = 0;

  constructor(settings: Pick<BulkSettings, 'input' | 'encoding' | 'layout'>, signal: AbortSignal) {
    this.#settings = settings;
    this.#signal = signal;
  }

  async *rows(): AsyncGenerator<Row> {
    const { input, layout } = this.#settings;
    const name = input === '-' ? 'The standard input' : input;
    for await (const row of readRows(this.#texts(name), name, layout)) {
      this.#rows = row.number;
      this.#endsAt = row.endsAt;
      yield row;
    }
  }

  /** Estimated by the share of the bytes up to the last row that was handed out; undefined where the size is not known. */
  get totalRows(): number | undefined {
    if (this.#size === 0 || this.#endsAt === 0) return undefined;
    const bytes = (this.#endsAt * this.#bytesRead) / this.#bytesDecoded;
    return (this.#rows * this.#size) / Math.min(bytes, this.#size);
  }

  async *#texts(name: string): AsyncGenerator<string> {
    const { encoding } = this.#settings;
    for await (const text of decode(this.#chunks(), { name, encoding })) {
      this.#bytesDecoded += Buffer.byteLength(text);
      yield text;
    }
  }

  async *#chunks(): AsyncGenerator<Uint8Array> {
    const { input } = this.#settings;
    if (input !== '-') this.#size = (await stat(input)).size;
    const stream: AsyncIterable<Uint8Array> = input === '-' ? process.stdin : createReadStream(input);
    for await (const chunk of stream) {
      this.#signal.throwIfAborted();
      this.#bytesRead += chunk.length;
      yield chunk;
    }
  }
}
