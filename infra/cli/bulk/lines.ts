/**
 * The line of each row in a file: its position, and the digest of its row. It takes 8 bytes for each row, 12 with
 * digests.
 */
export class Lines {
  /** One more than the position; 0 where there is no line. */
  #ends = new Float64Array(1024);
  /** 0 where it is not known. */
  #digests = new Uint32Array(0);
  #count = 0;
  #last = 0;

  get count(): number {
    return this.#count;
  }

  /** The highest number of a row; 0 without rows. */
  get last(): number {
    return this.#last;
  }

  positionOf(row: number): number | undefined {
    const end = this.#ends[row] ?? 0;
    return end === 0 ? undefined : end - 1;
  }

  digestOf(row: number): number | undefined {
    return this.#digests[row] || undefined;
  }

  set(row: number, position: number, digest?: number): void {
    if (row >= this.#ends.length) {
      const larger = new Float64Array(Math.max(row + 1, this.#ends.length * 2));
      larger.set(this.#ends);
      this.#ends = larger;
    }
    if (this.positionOf(row) === undefined) this.#count += 1;
    this.#ends[row] = position + 1;
    this.#last = Math.max(this.#last, row);
    if (digest !== undefined) this.#setDigest(row, digest);
  }

  *rows(): Iterable<number> {
    for (let row = 0; row < this.#ends.length; row += 1) if (this.positionOf(row) !== undefined) yield row;
  }

  #setDigest(row: number, digest: number): void {
    if (row >= this.#digests.length) {
      const larger = new Uint32Array(this.#ends.length);
      larger.set(this.#digests);
      this.#digests = larger;
    }
    this.#digests[row] = digest;
  }
}
