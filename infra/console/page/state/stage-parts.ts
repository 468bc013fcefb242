import type { Figures } from '../../chart-figures.ts';
import type { StagePart } from '../../server/live.ts';
import type { RequestRow } from '../../server/request-row.ts';
import type { Requests } from '../../server/resources/requests.ts';
import type { SealRow } from '../../server/resources/seals.ts';
import { addRows } from './add-rows.ts';
import { Batch } from './batch.ts';
import { problemOf, type Store } from './store.ts';

/** CloudWatch has a new value each minute. */
const FIGURES_EVERY_MS = 60_000;
const ROWS_EVERY_MS = 500;

/** Reads what the view "Operate" shows of a stage: requests, seals and charts. */
export class StageParts {
  readonly #store: Store;
  #figuresAt = 0;
  /** Under load rows come ten times a second, and the whole view is drawn with them. */
  readonly #rows = new Batch<RequestRow>(ROWS_EVERY_MS, rows => this.#addRequests(rows));
  /**
   * Rows that the result of a read of the list may not have: they are later than its span, or arrived after the read
   * began.
   */
  #arrivedMeanwhile: RequestRow[] | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  async read(): Promise<void> {
    if (this.#store.state.address.view !== 'operate') return;
    void this.#readFigures();
    await Promise.all([this.#readRequests(), this.readSeals()]);
  }

  addRows(rows: readonly RequestRow[]): void {
    this.#rows.add(rows);
  }

  async readSeals(): Promise<void> {
    await this.#readPart('seals', async () =>
      this.#store.set(await this.#store.api.get<{ seals: SealRow[] }>('seals')),
    );
  }

  /** Reads the charts again when they are old. */
  keepFigures(): void {
    const isShown = this.#store.state.figures && this.#store.state.address.view === 'operate';
    if (isShown && this.#store.now() - this.#figuresAt > FIGURES_EVERY_MS) void this.#readFigures();
  }

  async #readRequests(): Promise<void> {
    const { from, to } = this.#store.span();
    const { minutes } = this.#store.state.address;
    const arrived = this.#store.state.requests?.rows.filter(({ at }) => at >= to) ?? [];
    this.#arrivedMeanwhile = arrived;
    await this.#readPart('requests', async () => {
      const requests = await this.#store.api.get<Requests>(`requests?from=${from}&to=${to}`);
      if (this.#store.state.address.minutes === minutes) this.#store.set({ requests: addRows(requests, arrived) });
    });
    if (this.#arrivedMeanwhile === arrived) this.#arrivedMeanwhile = undefined;
  }

  /** Loads the charts of a stage in AWS. Nothing waits for CloudWatch, which may be refused or slow. */
  async #readFigures(): Promise<void> {
    if (this.#store.state.session?.isLocal) return;
    const { from, to } = this.#store.span();
    this.#figuresAt = this.#store.now();
    const { minutes } = this.#store.state.address;
    const figures = await this.#store.api.get<Figures>(`figures?from=${from}&to=${to}`).catch(problemOf);
    if (this.#store.state.address.minutes === minutes) this.#store.set({ figures });
  }

  /** A part that cannot be read shows its own message. */
  async #readPart(part: StagePart, read: () => Promise<void>): Promise<void> {
    const problem = await read().then(() => undefined, problemOf);
    const { [part]: _before, ...others } = this.#store.state.unread;
    this.#store.set({ unread: problem ? { ...others, [part]: problem } : others });
  }

  #addRequests(rows: readonly RequestRow[]): void {
    this.#arrivedMeanwhile?.push(...rows);
    const { requests } = this.#store.state;
    if (requests) this.#store.set({ requests: addRows(requests, rows) });
  }
}
