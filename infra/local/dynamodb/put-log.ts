import type { IncomingMessage } from 'node:http';

/** The puts since an earlier count of them. */
export interface NewPuts {
  /** All puts since the start. */
  readonly count: number;
  /** The partition key of each; undefined when not all of them are known. */
  readonly partitions?: readonly string[];
}

/** More than a page of the console misses between two reads, under the load of one machine. */
const REMEMBERED = 10_000;

/** The partitions of the last puts: whoever looks for new items asks only these. */
export class PutLog {
  readonly #last: string[] = [];
  #count = 0;

  /** Notes the put when its body is complete, which is before it is stored. Call this before dynalite gets the request. */
  watch(request: IncomingMessage): void {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.once('end', () => this.#note(partitionOf(Buffer.concat(parts).toString())));
  }

  #note(partition: string | undefined): void {
    if (partition === undefined) return;
    this.#last[this.#count % REMEMBERED] = partition;
    this.#count += 1;
  }

  /** @param count of an earlier answer; a higher one is of a server that has been restarted since */
  since(count: number | undefined): NewPuts {
    const added = this.#count - (count ?? Number.NEGATIVE_INFINITY);
    if (added < 0 || added > REMEMBERED) return { count: this.#count };
    const partitions = Array.from(
      { length: added },
      (_, back) => this.#last[(this.#count - 1 - back) % REMEMBERED] ?? '',
    );
    return { count: this.#count, partitions: [...new Set(partitions)] };
  }
}

/** Undefined for a body that dynalite refuses. */
function partitionOf(body: string): string | undefined {
  try {
    const { Item } = JSON.parse(body) as { Item: { pk: { S: string } } };
    return Item.pk.S;
  } catch {
    return undefined;
  }
}
