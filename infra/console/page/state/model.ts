import type { LiveEvent, StagePart } from '../../server/live.ts';
import type { Problem } from '../../server/problem.ts';
import type { FaultOrder, FaultsView } from '../../server/resources/faults.ts';
import type { RulesView } from '../../server/resources/rules.ts';
import type { VerifyAnswer } from '../../server/resources/seals.ts';
import type { Session } from '../../server/resources/session.ts';
import type { WebhookView } from '../../server/resources/webhook.ts';
import { type Address, type Question, readAddress, writeAddress } from './address.ts';
import type { ApiError } from './api.ts';
import { ask } from './ask.ts';
import { StageParts } from './stage-parts.ts';
import { problemOf, Store } from './store.ts';

/** What changes the state of the page. */
export class Model extends Store {
  readonly #stage = new StageParts(this);

  /** Shows another address and adds it to the browser's history. */
  go(change: Partial<Address>): void {
    location.hash = writeAddress({ ...this.state.address, line: undefined, ...change });
  }

  /** Changes the question without an entry in the history. */
  edit(change: Partial<Question>): void {
    const { address } = this.state;
    const next = { ...address, question: { ...address.question, ...change } };
    history.replaceState(null, '', writeAddress(next));
    this.set({ address: next });
  }

  async open(): Promise<void> {
    try {
      const session = await this.api.get<Session>('session');
      this.setTime(session.time);
      this.set({ session, problem: undefined });
      await this.readRules();
      await this.#stage.read();
    } catch (error) {
      this.set({ problem: problemOf(error) });
    }
  }

  /** After a change of the address. */
  async show(fragment: string): Promise<void> {
    const { minutes, view } = this.state.address;
    this.set({ address: readAddress(fragment), notice: '', actionProblem: undefined });
    const { address } = this.state;
    if (address.minutes !== minutes) this.set({ requests: undefined, figures: undefined });
    if (address.minutes !== minutes || address.view !== view) await this.#stage.read();
  }

  async readRules(): Promise<void> {
    this.set({ rules: await this.api.get<RulesView>('rules') });
  }

  ask = (): Promise<void> => ask(this);

  /** Runs an action of a button; a failure is shown instead of its notice. */
  async guard(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
      this.set({ actionProblem: undefined });
    } catch (error) {
      this.set({ actionProblem: problemOf(error) });
    }
  }

  /** Orders a fault, or ends it if it is active. */
  toggleFault = (order: FaultOrder): Promise<void> =>
    this.guard(async () => {
      const { active } = this.state.faults.includes(order.kind)
        ? await this.api.delete<FaultsView>(`faults/${order.kind}`)
        : await this.api.post<FaultsView>('faults', order);
      this.set({ faults: active });
    });

  clearFaults = (): Promise<void> =>
    this.guard(async () => this.set({ faults: (await this.api.delete<FaultsView>('faults')).active }));

  /** The time range, and the windows of the seals that are shown. */
  verify = (): Promise<void> =>
    this.guard(async () => {
      this.set({ verification: 'running' });
      const { from, to } = this.span();
      const oldest = this.state.seals?.at(-1)?.window ?? Number.POSITIVE_INFINITY;
      const span = { from: Math.min(from, oldest * 1000), to };
      const verification = await this.api.post<VerifyAnswer>('seals', span).catch(error => {
        this.set({ verification: undefined });
        throw error;
      });
      this.set({ verification });
    });

  onEvent(event: LiveEvent): void {
    if (this.state.connection !== 'open') this.#onConnected();
    if (event.kind === 'requests') this.#stage.addRows(event.rows);
    else if (event.kind === 'upstream') this.set({ upstream: event.state });
    else if (event.kind === 'webhook') this.#onWebhook(event.view);
    else if (event.kind === 'faults') this.set({ faults: event.active });
    else if (event.kind === 'rules') this.readRules().catch(error => this.set({ stageProblem: problemOf(error) }));
    else if (event.kind === 'replaced') this.set({ connection: 'paused' });
    else if (event.kind === 'problem') this.#onProblem(event.part, event.problem);
    else if (event.kind === 'alive') this.#onAlive(event.time);
  }

  #onProblem(part: StagePart, problem: Problem): void {
    this.set({ stageProblem: problem, unread: { ...this.state.unread, [part]: problem } });
  }

  /** All parts of the stage can be read. */
  #onAlive(time: number): void {
    this.setTime(time);
    const { stageProblem, unread } = this.state;
    if (stageProblem) this.set({ stageProblem: undefined, unread: {} });
    if (stageProblem && (unread.requests || unread.seals)) void this.#stage.read();
    this.#stage.keepFigures();
  }

  /** Rows that arrived without a connection are read now. */
  #onConnected(): void {
    const wasOpening = this.state.connection === 'opening';
    this.set({ connection: 'open' });
    if (!wasOpening) void this.#stage.read();
  }

  /** A run of metrics-flush may have sealed windows, too. */
  #onWebhook(webhook: WebhookView): void {
    this.set({ webhook });
    if (this.state.seals) void this.#stage.readSeals();
  }

  onLost({ problem }: ApiError): void {
    if (problem.status === 401) this.set({ problem });
    else this.set({ connection: 'lost', stageProblem: problem });
  }
}
