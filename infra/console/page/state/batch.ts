/** Passes on items: at once after a pause; under load all together, once in each interval. */
export class Batch<Item> {
  readonly #everyMs: number;
  readonly #take: (items: readonly Item[]) => void;
  #waiting: Item[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(everyMs: number, take: (items: readonly Item[]) => void) {
    this.#everyMs = everyMs;
    this.#take = take;
  }

  add(items: readonly Item[]): void {
    this.#waiting.push(...items);
    if (this.#timer === undefined) this.#giveOn();
  }

  readonly #giveOn = (): void => {
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    this.#timer = setTimeout(this.#giveOn, this.#everyMs);
    this.#take(this.#waiting.splice(0));
  };
}
