import type { Figures } from '../../chart-figures.ts';
import type { LiveEvent } from '../../server/live.ts';
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
import { type State, stateAtStart, type Turn } from './state.ts';

const MOST_VISITED = 50;
/** CloudWatch has a new value each minute. */
const FIGURES_EVERY_MS = 60_000;

/** The state of the page and what changes it. Views only read it. */
export class Model {
  readonly api: Api;
  readonly #onChange: () => void;
  /** Of the clock of the server against that of the browser. */
  #skewMs = 0;
  #figuresAt = 0;
  /** Rows that the answer to a read of the list may lack: later than its span, or told since it began. */
  #toldMeanwhile: RequestRow[] | undefined;
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

  /** Shows another address; the browser's own history has it. */
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
    const { from, to } = this.span();
    const told = this.#state.requests?.rows.filter(({ at }) => at >= to) ?? [];
    this.#toldMeanwhile = told;
    await this.guard(async () => {
      const [requests, faults] = await Promise.all([
        this.api.get<Requests>(`requests?from=${from}&to=${to}`),
        this.api.get<FaultsView>('faults'),
        this.readSeals(),
      ]);
      this.set({ requests: addRows(requests, told), faults: faults.active });
    });
    if (this.#toldMeanwhile === told) this.#toldMeanwhile = undefined;
  }

  /** Charts of a stage in AWS. CloudWatch may be refused or slow: nothing waits for it. */
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

  /** Adds what explains the answer. Another question may have been asked meanwhile. */
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

  /** Runs an action of a button; a failure is told in place of its notice. */
  async guard(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
      this.set({ actionProblem: undefined });
    } catch (error) {
      this.set({ actionProblem: problemOf(error) });
    }
  }

  order = (order: FaultOrder): Promise<void> =>
    this.guard(async () => this.set({ faults: (await this.api.post<FaultsView>('faults', order)).active }));

  clearFaults = (): Promise<void> =>
    this.guard(async () => this.set({ faults: (await this.api.delete<FaultsView>('faults')).active }));

  verify = (): Promise<void> =>
    this.guard(async () => {
      this.set({ verification: 'running' });
      const verification = await this.api.post<VerifyAnswer>('seals', this.span()).catch(error => {
        this.set({ verification: undefined });
        throw error;
      });
      this.set({ verification });
    });

  onEvent(event: LiveEvent): void {
    if (this.#state.connection !== 'open') this.#onConnected();
    if (event.kind === 'requests') this.#addRequests(event.rows);
    else if (event.kind === 'upstream') this.set({ upstream: event.state });
    else if (event.kind === 'webhook') this.#onWebhook(event.view);
    else if (event.kind === 'rules') this.readRules().catch(error => this.set({ trouble: problemOf(error) }));
    else if (event.kind === 'replaced') this.set({ connection: 'paused' });
    else if (event.kind === 'problem') this.set({ trouble: event.problem });
    else {
      this.#skewMs = event.time - Date.now();
      if (this.#state.trouble) this.set({ trouble: undefined });
      this.#keepFigures();
    }
  }

  /** What came while there was no connection is read again. */
  #onConnected(): void {
    const wasOpening = this.#state.connection === 'opening';
    this.set({ connection: 'open' });
    if (!wasOpening) void this.readView();
  }

  /** A run of metrics-flush may have sealed windows, too. */
  #onWebhook(webhook: WebhookView): void {
    this.set({ webhook });
    if (this.#state.seals) this.readSeals().catch(error => this.set({ trouble: problemOf(error) }));
  }

  async readSeals(): Promise<void> {
    const { from, to } = this.span();
    this.set({ seals: (await this.api.get<{ seals: SealRow[] }>(`seals?from=${from}&to=${to}`)).seals });
  }

  #keepFigures(): void {
    const isShown = this.#state.figures && this.#state.address.view === 'operate';
    if (isShown && this.now() - this.#figuresAt > FIGURES_EVERY_MS) void this.#readFigures();
  }

  onLost({ problem }: ApiError): void {
    if (problem.status === 401) this.set({ problem });
    else this.set({ connection: 'lost', trouble: problem });
  }

  #addRequests(rows: readonly RequestRow[]): void {
    this.#toldMeanwhile?.push(...rows);
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
