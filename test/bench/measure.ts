import type { Result } from '../report.ts';

/** Measures how long a piece of work takes on a machine that other programs also use. */

/** Wall-clock milliseconds, for work that waits: the best median of several rounds. */
export async function medianMsAsync(runs: number, work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    best = Math.min(best, middle(times));
  }
  return best;
}

const ROUNDS = 5;

/**
 * Milliseconds on a quiet machine, for work that never waits. Figures are processor time of this thread. Other programs
 * still slow it down, because they share its caches and its core. So a fixed piece of work is measured in turn with it,
 * and the fastest tenth of the runs counts for both.
 */
export function quietMs(work: () => unknown): number {
  const turns = new Turns();
  while (turns.goOn()) {
    turns.runFixed();
    for (let run = 0; run < turns.warmUps; run += 1) work();
    const start = turns.begin();
    for (let run = 0; run < turns.runs; run += 1) work();
    turns.end(start);
  }
  return turns.quietMs;
}

export async function quietMsAsync(work: () => Promise<unknown>): Promise<number> {
  const turns = new Turns();
  while (turns.goOn()) {
    turns.runFixed();
    for (let run = 0; run < turns.warmUps; run += 1) await work();
    const start = turns.begin();
    for (let run = 0; run < turns.runs; run += 1) await work();
    turns.end(start);
  }
  return turns.quietMs;
}

/** The same for work of seconds, which runs once: the fixed piece is measured before and after it. */
export async function quietMsOnce(work: () => Promise<unknown>): Promise<number> {
  const before = slownessNow();
  const start = threadMs();
  await work();
  const took = threadMs() - start;
  return (2 * took) / (before + slownessNow());
}

/** The clock of the processor, and the fixed piece of work. */
export interface Gauge {
  threadMs(): number;
  /** Runs the fixed piece, and returns how long it took. */
  fixedMs(): number;
}

/**
 * Runs of some work and of the fixed piece, in turn. Both get the same time. Long work is interrupted by the scheduler,
 * after which the caches are cold; a series of fixed pieces is interrupted in the same way.
 */
export class Turns {
  readonly #gauge: Gauge;
  readonly #times: number[] = [];
  readonly #fixed: number[] = [];
  #lookedAt: number;
  /** The figure of the last look. */
  #figure = Number.POSITIVE_INFINITY;
  #looks = 0;
  /** In a row, without a gain. */
  #looksInVain = 0;
  /** The time by which the work has run longer than the fixed piece. */
  #ahead = 0;
  #runs = 1;

  constructor(gauge: Gauge = { threadMs, fixedMs }) {
    this.#gauge = gauge;
    this.#lookedAt = gauge.threadMs();
  }

  /** How often the work runs in one turn, because reading the clock takes some microseconds. */
  get runs(): number {
    return this.#runs;
  }

  /**
   * How often the work runs before its time is taken: code and data that another program or the fixed piece has moved out of the
   * caches come back. Long work brings them back while it runs.
   */
  get warmUps(): number {
    return fast(this.#times.slice(-MIN_TURNS)) < SHORT_MS ? this.#runs : 0;
  }

  /**
   * Looks once a second whether the work still becomes faster: V8 compiles small work within some hundred milliseconds, and
   * the readers of all kinds together in up to 5 s. Two looks in a row must find no gain, because V8 compiles in steps with
   * pauses between them.
   * @returns whether more turns are needed
   */
  goOn(): boolean {
    const now = this.#gauge.threadMs();
    if (this.#times.length < MIN_TURNS || now - this.#lookedAt < LOOK_MS) return true;
    const figure = this.quietMs;
    const isFaster = figure < this.#figure * STILL_FASTER;
    this.#figure = figure;
    this.#lookedAt = now;
    this.#looks += 1;
    this.#looksInVain = isFaster ? 0 : this.#looksInVain + 1;
    return this.#looksInVain < LOOKS_IN_VAIN && this.#looks < MAX_LOOKS;
  }

  get quietMs(): number {
    return fast(this.#times) / slownessOf(this.#fixed);
  }

  /** Runs the fixed piece, once before its time is taken, until it has run as long as the work. */
  runFixed(): void {
    if (this.#ahead < 0) return;
    this.#gauge.fixedMs();
    let [took, runs] = [0, 0];
    for (; runs === 0 || took < this.#ahead; runs += 1) took += this.#gauge.fixedMs();
    this.#fixed.push(took / runs);
    this.#ahead -= took;
  }

  begin(): number {
    return this.#gauge.threadMs();
  }

  end(start: number): void {
    const took = this.#gauge.threadMs() - start;
    this.#times.push(took / this.#runs);
    this.#ahead += took;
    this.#runs = Math.max(1, Math.round(TURN_MS / fast(this.#times.slice(-MIN_TURNS))));
  }
}

const MIN_TURNS = 20;
const LOOK_MS = 1_000;
/** Noise changes a figure by less. */
const STILL_FASTER = 0.97;
const LOOKS_IN_VAIN = 2;
const MAX_LOOKS = 10;
const TURN_MS = 1;
const SHORT_MS = 10;

/** How many times slower than a quiet machine this one is now; at least 1. */
export const slowness = (): number => Math.max(1, slownessNow());

const slownessNow = (): number => slownessOf(Array.from({ length: MIN_FIXED }, fixedMs));

const MIN_FIXED = 60;

const slownessOf = (fixed: readonly number[]): number => fast(fixed) / FIXED_MS;

/** The time of the fastest tenth. */
const fast = (times: readonly number[]): number => quantile(times, 0.1);

/** Cuts a text into words, folds them, looks them up and keeps an object of each, as the recognisers do. */
function fixedWork(): number {
  const places = new Map<string, { start: number; end: number; text: string }[]>();
  for (const { 0: said, index } of FIXED_TEXT.matchAll(/[a-z]+|\d+/gi)) {
    const word = { start: index, end: index + said.length, text: said.toLowerCase() };
    const known = places.get(word.text);
    if (known) known.push(word);
    else places.set(word.text, [word]);
  }
  let numbers = 0;
  for (const [text, words] of places) if (/^\d{1,3}$/.test(text)) numbers += words.length;
  return numbers;
}

function fixedMs(): number {
  const start = threadMs();
  if (fixedWork() === 0) throw new Error('The fixed text holds no number');
  return threadMs() - start;
}

/** 1,500 words, a third of which are repeated. */
const FIXED_TEXT = Array.from({ length: 500 }, (_, at) => `Wait${at.toString(36)}ing for ${at} weeks, `).join('');
/** Measured on a quiet machine of the kind for which the bars were set. */
const FIXED_MS = 0.346;

/**
 * Processor time of this thread. Linux updates the time of a thread every 4 ms, and at once when the time of the
 * process is read.
 */
export function threadMs(): number {
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** A bar for a quiet machine, and a figure of a quiet machine. */
export const within = (id: string, value: number, unit: string, bar: number): Result => ({
  ...{ id, value, unit, bar },
  pass: value <= bar,
});

/**
 * A bar for a quiet machine, and the time of work that waits. The bar is multiplied by how many times slower this
 * machine is at the moment.
 */
export const atMost = (id: string, value: number, unit: string, bar: number): Result =>
  within(id, value, unit, bar * slowness());

/** The median. */
export const middle = (values: readonly number[]): number => quantile(values, 0.5);

/** The distance between the quartiles: half of all values are between them. */
export const spread = (values: readonly number[]): number => quantile(values, 0.75) - quantile(values, 0.25);

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
