import { EXIT_CODES, ToolError } from '../tool/index.ts';
import { type AnswerFormat, FAILURES } from './formats.ts';
import { inOrder } from './in-order.ts';
import { Questions } from './questions.ts';
import type { Row, RowProblem } from './row.ts';
import type { RowFile, WrittenRows } from './row-file.ts';
import type { Asked, Outcome } from './service.ts';

/** The plan of a run, known before the first call. */
export interface BulkPlan {
  readonly rows: AsyncIterable<Row>;
  readonly output: WrittenRows;
  readonly failures: WrittenRows;
  /** Asks again what is in `failures`. */
  readonly retryFailed: boolean;
  readonly rowsPerCall: () => number;
  readonly onRow: (counts: Counts) => void;
}

export interface BulkRun extends BulkPlan {
  readonly output: RowFile;
  readonly format: AnswerFormat;
  readonly failures: RowFile;
  readonly callsAtOnce: number;
  readonly ask: (rows: readonly Asked[]) => Promise<ReadonlyMap<number, Outcome>>;
}

/** The results so far, in rows. */
export interface Counts {
  /** All rows that were read. */
  rows: number;
  /** How many of them an earlier run has done. */
  before: number;
  /** How many of these failed and are not asked again. */
  failedBefore: number;
  answered: number;
  /** How many answers needed no call to the upstream. */
  hits: number;
  duplicates: number;
  failed: number;
}

export const noCounts = (): Counts => ({
  ...{ rows: 0, before: 0, failedBefore: 0 },
  ...{ answered: 0, hits: 0, duplicates: 0, failed: 0 },
});

/** A row to be written: an answer of the service, a copy of an earlier row, or a fault of the row itself. */
type Planned = { readonly row: Row } & (
  | { readonly kind: 'asked' | 'refused' }
  | { readonly kind: 'duplicate'; readonly earlier: number }
);

interface Call {
  readonly planned: readonly Planned[];
  readonly asked: readonly Asked[];
}

/** A call is made after this many rows, even when most of them have no question. */
const MAX_PLANNED = 500;
const MAX_FAILURES_IN_A_ROW = 100;

/**
 * Asks each row that neither file holds, and writes its answer into one of them, in the order of the rows. Stops where
 * the service fails for every row.
 */
export async function runBulk(run: BulkRun): Promise<Counts> {
  const counts = noCounts();
  const writer = new Writer(run, counts);
  const calls = inOrder(planCalls(run, counts), run.callsAtOnce * 2, async ({ planned, asked }) => ({
    planned,
    outcomes: await run.ask(asked),
  }));
  for await (const { planned, outcomes } of calls) {
    for (const one of planned) await writer.write(one, outcomes);
  }
  return counts;
}

/**
 * The calls that are to be made, each with all rows that are written after it.
 * @throws ToolError when the files hold rows of another input
 */
export async function* planCalls(run: BulkPlan, counts: Counts): AsyncGenerator<Call> {
  const questions = new Questions();
  let planned: Planned[] = [];
  let asked: Asked[] = [];
  for await (const row of run.rows) {
    counts.rows += 1;
    const earlier = 'question' in row ? questions.firstRow(row.number, row.question) : row.number;
    const holder = [run.output, run.failures].find(file => file.has(row.number));
    if (holder) checkSameRow(row, holder);
    const hasFailed = holder === run.failures;
    if (holder && !(hasFailed && run.retryFailed)) {
      counts.before += 1;
      if (hasFailed) counts.failedBefore += 1;
      run.onRow(counts);
      continue;
    }
    if (!('question' in row)) planned.push({ row, kind: 'refused' });
    else if (earlier !== row.number) planned.push({ row, kind: 'duplicate', earlier });
    else {
      planned.push({ row, kind: 'asked' });
      asked.push({ row: row.number, question: row.question });
    }
    if (asked.length < run.rowsPerCall() && planned.length < MAX_PLANNED) continue;
    yield { planned, asked };
    planned = [];
    asked = [];
  }
  for (const file of [run.output, run.failures]) checkSameEnd(counts.rows, file);
  yield { planned, asked };
}

/** @throws ToolError */
function checkSameRow({ number, digest }: Row, file: WrittenRows): void {
  const written = file.digestOf(number);
  if (written === undefined || digest === undefined || written === digest) return;
  throw new ToolError(
    `Row ${number} of the input is not row ${number} of ${file.path}. ${SAME_INPUT}`,
    EXIT_CODES.usage,
  );
}

/** @throws ToolError */
function checkSameEnd(rows: number, { path, last }: WrittenRows): void {
  if (last <= rows) return;
  throw new ToolError(`${path} holds row ${last}, but the input ends at row ${rows}. ${SAME_INPUT}`, EXIT_CODES.usage);
}

const SAME_INPUT = 'Give the input and the --id-column of the first run, or another --out.';

class Writer {
  readonly #run: BulkRun;
  readonly #counts: Counts;
  /** Failures of the service, not of a row. */
  #failuresInARow = 0;

  constructor(run: BulkRun, counts: Counts) {
    this.#run = run;
    this.#counts = counts;
  }

  async write(planned: Planned, outcomes: ReadonlyMap<number, Outcome>): Promise<void> {
    const { row, kind } = planned;
    if (kind === 'duplicate') await this.#repeat(row, planned.earlier);
    else if (!('question' in row)) await this.#fail(row, row.fault);
    else {
      const outcome = outcomes.get(row.number) ?? { problem: NOT_IN_ANSWER };
      if ('answer' in outcome) await this.#answer(row, outcome.answer);
      else await this.#fail(row, outcome.problem);
    }
    this.#run.onRow(this.#counts);
  }

  async #answer(row: Row, answer: Extract<Outcome, { answer: unknown }>['answer']): Promise<void> {
    await this.#run.output.append(row.number, this.#run.format.write(row, answer));
    this.#counts.answered += 1;
    if (answer.cache_source !== 'api') this.#counts.hits += 1;
    this.#failuresInARow = 0;
  }

  async #fail(row: Row, problem: RowProblem): Promise<void> {
    await this.#run.failures.append(row.number, FAILURES.write(row, problem));
    this.#counts.failed += 1;
    this.#failuresInARow = problem.status >= 500 ? this.#failuresInARow + 1 : 0;
    if (this.#failuresInARow < MAX_FAILURES_IN_A_ROW) return;
    const what = `The last ${MAX_FAILURES_IN_A_ROW} rows have failed: ${problem.code}. ${problem.detail}`;
    throw new ToolError(`${what}\nThe run ends here. Remove the cause, then continue with --retry-failed.`);
  }

  /** The earlier row is already written, because rows are written in order. */
  async #repeat(row: Row, earlier: number): Promise<void> {
    const { output, failures, format } = this.#run;
    const answer = await output.lineOf(earlier);
    const failure = answer === undefined ? await failures.lineOf(earlier) : undefined;
    if (answer !== undefined) {
      await output.append(row.number, format.repeat(row, answer, earlier));
      this.#counts.answered += 1;
      this.#counts.hits += 1;
      this.#counts.duplicates += 1;
    } else {
      await failures.append(
        row.number,
        failure === undefined ? FAILURES.write(row, NOT_IN_ANSWER) : FAILURES.repeat(row, failure),
      );
      this.#counts.failed += 1;
    }
  }
}

const NOT_IN_ANSWER: RowProblem = {
  status: 502,
  code: 'no-answer',
  detail: 'The answer of the service does not contain the row.',
};
