import type { Figures } from '../../chart-figures.ts';
import type { LiveEvent, StagePart } from '../../server/live.ts';
import type { Problem } from '../../server/problem.ts';
import type { RequestRow } from '../../server/request-row.ts';
import type { Asked } from '../../server/resources/ask.ts';
import type { Explanation } from '../../server/resources/explain.ts';
import type { FaultOrder, FaultsView } from '../../server/resources/faults.ts';
import type { RecordView } from '../../server/resources/record.ts';
import type { Requests } from '../../server/resources/requests.ts';
import type { RulesView } from '../../server/resources/rules.ts';
import type { SealRow, VerifyAnswer } from '../../server/resources/seals.ts';
import type { Session } from '../../server/resources/session.ts';
import type { WebhookView } from '../../server/resources/webhook.ts';
import { addRows } from './add-rows.ts';
import { type Address, type Question, readAddress, requestOf, writeAddress } from './address.ts';
import { explainRequest, isAnswerBody } from './answer-body.ts';
import { type Api, ApiError } from './api.ts';
import { Batch } from './batch.ts';
import { type State, stateAtStart, type Turn } from './state.ts';

const MOST_VISITED = 50;
/** CloudWatch has a new value each minute. */
const FIGURES_EVERY_MS = 60_000;
const ROWS_EVERY_MS = 500;

/** The state of the page and what changes it. Views only read it. */
export class Model {
  readonly api: Api;
  readonly #onChange: () => void;
  /** The difference between the clocks of the server and the browser. */
  #skewMs = 0;
  #figuresAt = 0;
  /** Under load rows come ten times a second, and the whole view is drawn with them. */
  readonly #rows = new Batch<RequestRow>(ROWS_EVERY_MS, rows => this.#addRequests(rows));
  /**
   * Rows that the result of a read of the list may not have: they are later than its span, or arrived after the read
   * began.
   */
  #arrivedMeanwhile: RequestRow[] | undefined;
  #state: State;

  constructor(api: Api, fragment: string, onChange: () => void) {
    this.api = api;
    this.#onChange = onChange;
    this.#state = stateAtStart(readAddress(fragment));
  }

  get state(): State {
    return this.#state;
  }

  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#onChange();
  }

  /** Shows another address and adds it to the browser's history. */
  go(change: Partial<Address>): void {
    location.hash = writeAddress({ ...this.#state.address, line: undefined, ...change });
  }

  /** Changes the question without an entry in the history. */
  edit(change: Partial<Question>): void {
    const { address } = this.#state;
    const next = { ...address, question: { ...address.question, ...change } };
    history.replaceState(null, '', writeAddress(next));
    this.set({ address: next });
  }

  async open(): Promise<void> {
    try {
      const session = await this.api.get<Session>('session');
      this.#skewMs = session.time - Date.now();
      this.set({ session, problem: undefined });
      await this.readRules();
      await this.readView();
    } catch (error) {
      this.set({ problem: problemOf(error) });
    }
  }

  /** After a change of the address. */
  async show(fragment: string): Promise<void> {
    const { minutes, view } = this.#state.address;
    this.set({ address: readAddress(fragment), notice: '', actionProblem: undefined });
    const { address } = this.#state;
    if (address.minutes !== minutes) this.set({ requests: undefined, figures: undefined });
    if (address.minutes !== minutes || address.view !== view) await this.readView();
  }

  async readView(): Promise<void> {
    if (this.#state.address.view !== 'operate') return;
    void this.#readFigures();
    await Promise.all([this.#readRequests(), this.readSeals()]);
  }

  async #readRequests(): Promise<void> {
    const { from, to } = this.span();
    const { minutes } = this.#state.address;
    const arrived = this.#state.requests?.rows.filter(({ at }) => at >= to) ?? [];
    this.#arrivedMeanwhile = arrived;
    await this.#readPart('requests', async () => {
      const requests = await this.api.get<Requests>(`requests?from=${from}&to=${to}`);
      if (this.#state.address.minutes === minutes) this.set({ requests: addRows(requests, arrived) });
    });
    if (this.#arrivedMeanwhile === arrived) this.#arrivedMeanwhile = undefined;
  }

  async readSeals(): Promise<void> {
    await this.#readPart('seals', async () => this.set(await this.api.get<{ seals: SealRow[] }>('seals')));
  }

  /** A part that cannot be read shows its own message. */
  async #readPart(part: StagePart, read: () => Promise<void>): Promise<void> {
    const problem = await read().then(() => undefined, problemOf);
    const { [part]: _before, ...others } = this.#state.unread;
    this.set({ unread: problem ? { ...others, [part]: problem } : others });
  }

  /** Loads the charts of a stage in AWS. Nothing waits for CloudWatch, which may be refused or slow. */
  async #readFigures(): Promise<void> {
    if (this.#state.session?.isLocal) return;
    const { from, to } = this.span();
    this.#figuresAt = this.now();
    const { minutes } = this.#state.address;
    const figures = await this.api.get<Figures>(`figures?from=${from}&to=${to}`).catch(problemOf);
    if (this.#state.address.minutes === minutes) this.set({ figures });
  }

  now(): number {
    return Date.now() + this.#skewMs;
  }

  /** Epoch milliseconds, up to now. */
  span(): { from: number; to: number } {
    const to = this.now() + 1_000;
    return { from: to - this.#state.address.minutes * 60_000, to };
  }

  async readRules(): Promise<void> {
    this.set({ rules: await this.api.get<RulesView>('rules') });
  }

  async ask(): Promise<void> {
    const { question } = this.#state.address;
    if (this.#state.isAsking) return;
    this.set({ isAsking: true, askProblem: undefined });
    try {
      const request = { request: requestOf(question), cacheControl: question.cacheControl };
      const askedAt = this.now();
      const asked = await this.api.post<Asked>('ask', request);
      const receivedAt = this.now();
      const turn = { question, asked, receivedAt, explanations: undefined, isSameRules: true, record: undefined };
      this.set({ turn, visit: visited(question, this.#state.visit) });
      await this.#complete(turn, askedAt);
    } catch (error) {
      this.set({ askProblem: problemOf(error) });
    } finally {
      this.set({ isAsking: false });
    }
  }

  /** Adds the explanation of the answer. Another question may have been asked in the meantime. */
  async #complete(turn: Turn, askedAt: number): Promise<void> {
    const add = (change: Partial<Turn>) => {
      const { turn: current } = this.#state;
      if (current?.asked === turn.asked) this.set({ turn: { ...current, ...change } });
    };
    const { body } = turn.asked;
    const id = auditIdOf(body);
    const record = id === undefined ? undefined : this.api.get<RecordView>(`records/${id}`).catch(problemOf);
    if (isAnswerBody(body)) {
      const { explanations, version } = await this.api.post<{ explanations: Explanation[]; version: string }>(
        'explain',
        explainRequest(turn.question, body, { askedAt, timeZone: this.#state.session?.timeZone ?? 'UTC' }),
      );
      add({ explanations, isSameRules: version === body.rules_version });
    }
    if (record) add({ record: await record });
  }

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
      const { active } = this.#state.faults.includes(order.kind)
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
      const oldest = this.#state.seals?.at(-1)?.window ?? Number.POSITIVE_INFINITY;
      const span = { from: Math.min(from, oldest * 1000), to };
      const verification = await this.api.post<VerifyAnswer>('seals', span).catch(error => {
        this.set({ verification: undefined });
        throw error;
      });
      this.set({ verification });
    });

  onEvent(event: LiveEvent): void {
    if (this.#state.connection !== 'open') this.#onConnected();
    if (event.kind === 'requests') this.#rows.add(event.rows);
    else if (event.kind === 'upstream') this.set({ upstream: event.state });
    else if (event.kind === 'webhook') this.#onWebhook(event.view);
    else if (event.kind === 'faults') this.set({ faults: event.active });
    else if (event.kind === 'rules') this.readRules().catch(error => this.set({ stageProblem: problemOf(error) }));
    else if (event.kind === 'replaced') this.set({ connection: 'paused' });
    else if (event.kind === 'problem') this.#onProblem(event.part, event.problem);
    else if (event.kind === 'alive') this.#onAlive(event.time);
  }

  #onProblem(part: StagePart, problem: Problem): void {
    this.set({ stageProblem: problem, unread: { ...this.#state.unread, [part]: problem } });
  }

  /** All parts of the stage can be read. */
  #onAlive(time: number): void {
    this.#skewMs = time - Date.now();
    const { stageProblem, unread } = this.#state;
    if (stageProblem) this.set({ stageProblem: undefined, unread: {} });
    if (stageProblem && (unread.requests || unread.seals)) void this.readView();
    this.#keepFigures();
  }

  /** Rows that arrived without a connection are read now. */
  #onConnected(): void {
    const wasOpening = this.#state.connection === 'opening';
    this.set({ connection: 'open' });
    if (!wasOpening) void this.readView();
  }

  /** A run of metrics-flush may have sealed windows, too. */
  #onWebhook(webhook: WebhookView): void {
    this.set({ webhook });
    if (this.#state.seals) void this.readSeals();
  }

  #keepFigures(): void {
    const isShown = this.#state.figures && this.#state.address.view === 'operate';
    if (isShown && this.now() - this.#figuresAt > FIGURES_EVERY_MS) void this.#readFigures();
  }

  onLost({ problem }: ApiError): void {
    if (problem.status === 401) this.set({ problem });
    else this.set({ connection: 'lost', stageProblem: problem });
  }

  #addRequests(rows: readonly RequestRow[]): void {
    this.#arrivedMeanwhile?.push(...rows);
    const { requests } = this.#state;
    if (requests) this.set({ requests: addRows(requests, rows) });
  }
}

export const problemOf = (error: unknown): Problem =>
  error instanceof ApiError ? error.problem : { status: 0, code: 'page', detail: String(error) };

const visited = (question: Question, before: readonly Question[]): Question[] => {
  const others = before.filter(({ text, language }) => text !== question.text || language !== question.language);
  return [question, ...others].slice(0, MOST_VISITED);
};

function auditIdOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('audit_id' in body)) return undefined;
  return typeof body.audit_id === 'string' ? body.audit_id : undefined;
}
